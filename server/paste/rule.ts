// How a rule over Paste files is written: it says what it looks at, and is shown each such thing of a file once, in one walk (judge.ts).

import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Finding, RuleInfo } from '../core/rule.ts';
import type { Group } from '../data/paste-sections.ts';
import type { Constraint } from '../data/paste-types.ts';
import type { Place } from './loader.ts';
import type { Reading } from './options.ts';
import type { Mention } from './symbols.ts';
import type { Option, SyntaxMistake } from './tree.ts';
import type { TypedValue } from './values.ts';

export type Report = (finding: Finding) => void;

/** A section where it stands. The object is reused for the next section: a rule keeps nothing of it. */
export type Shown = Place & { readonly snapshot: Snapshot };

/** What a rule may ask to be shown: as many of these as it needs. */
type Checks = {
  /** The file as a whole. */
  readonly checkFile: (snapshot: Snapshot, file: SourceFile, report: Report) => void;
  /** Each mistake of the kinds that the rule names. */
  readonly mistake: SyntaxMistake['kind'];
  readonly checkMistake: (file: SourceFile, mistake: SyntaxMistake, report: Report) => void;
  /** Each section. */
  readonly checkSection: (shown: Shown, report: Report) => void;
  /** Each section that paste.deploy can load, with what it is loaded as and what its factory makes. */
  readonly checkLoadable: (shown: Shown & { readonly group: Group; readonly makes: Group }, report: Report) => void;
  /** Each name of something to load. */
  readonly checkMention: (shown: Shown, mention: Mention, report: Report) => void;
  /** Each option with a `%` whose interpolations somebody resolves. */
  readonly checkInterpolated: (shown: Shown, option: Option, report: Report) => void;
  /** Each section whose reader is known. */
  readonly checkReading: (shown: Shown, reading: Reading, report: Report) => void;
  /** Each constraint, of the kinds that the rule names, which names an option that stands in the section. */
  readonly constraints: readonly Constraint['kind'][];
  readonly checkConstraint: (reading: Reading, constraint: Constraint, report: Report) => void;
  /** Each option whose type and text are known. */
  readonly checkValue: (reading: Reading, value: TypedValue, report: Report) => void;
};

/**
 * `strikes` says when the mistake does harm: as soon as the file is read, whatever is in it; when its section is loaded; or, if absent, when the
 * factory behind the section gets the option. An error in what no start reaches becomes a warning (see judge.ts).
 *
 * Of a section that paste.deploy does not load, what its rules find hangs on its text, on who reads it, on the settings and on the environment
 * (see silence.ts): a rule that looks further there looks at the file as a whole.
 */
export type PasteRule = RuleInfo & Partial<Checks> & { readonly strikes?: 'reading' | 'loading' };
