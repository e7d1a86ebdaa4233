// How a rule over nginx files is written: it names the directives it cares for and is shown each of them once, in one walk of the tree.

import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Finding, RuleInfo } from '../core/rule.ts';
import type { Context } from '../data/nginx-types.ts';
import type { Directive } from './tree.ts';

/** One directive where it stands. The object is reused for the next directive: a rule keeps nothing of it. */
export type Place = {
  readonly file: SourceFile;
  readonly snapshot: Snapshot;
  readonly directive: Directive;
  /** The directives around it, outermost first. */
  readonly parents: readonly Directive[];
  /** The contexts it may be in: one when that is known, several in a fragment, none when nothing is known. */
  readonly contexts: readonly Context[];
};

export type Report = (finding: Finding) => void;

/**
 * A rule shown single directives: those in `names`, or all of them.
 * `toldBy` says what decides, with the contexts and the settings, whether it finds anything at all: the directive's name, or its text up to
 * `;` or `{`; it is not asked again about what it was silent on. Where what is around or inside the directive matters too, it is left out;
 * then `concerns` may be a condition, told by the text in the same sense, without which it finds nothing.
 */
export type DirectiveRule = RuleInfo & {
  readonly names?: readonly string[];
  readonly toldBy?: 'name' | 'text';
  readonly concerns?: (place: Place) => boolean;
  readonly check: (place: Place, report: Report) => void;
};

/** A rule that looks at a file as a whole. */
export type FileRule = RuleInfo & {
  readonly checkFile: (snapshot: Snapshot, file: SourceFile, report: Report) => void;
};

export type NginxRule = DirectiveRule | FileRule;
