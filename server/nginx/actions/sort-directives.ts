// Refactoring: selected directives in the order of their names and arguments, where their order has no meaning.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { ordered } from '../../data/nginx-ordered.ts';
import { syntaxTree } from '../parser.ts';
import { entriesOf } from '../reference.ts';
import { selectionIn } from '../selection.ts';
import type { Directive } from '../tree.ts';

/** Offered for at least two selected neighbours without blocks, one to a line, none of which nginx reads in order. */
export function sortDirectives(_snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const { parents, directives } = selectionIn(syntaxTree(file), span);
  if (span.start === span.end || directives.length < 2 || parents.at(-1)?.block?.kind !== 'directives') return [];
  if (directives.some(directive => directive.semicolon === undefined || !isFree(directive.name.value))) return [];
  const between = directives.slice(1).map((directive, index) => file.text.slice(directives[index]!.end, directive.start));
  if (between.some(gap => !/^[ \t]*\r?\n\s*$/.test(gap))) return [];
  const textOf = ({ start, end }: Directive) => file.text.slice(start, end);
  const sorted = [...directives].sort((a, b) => compare(textOf(a), textOf(b)));
  if (sorted.every((directive, index) => directive === directives[index])) return [];
  const edits = directives.map((directive, index) => ({
    span: { start: directive.start, end: directive.end },
    newText: textOf(sorted[index]!),
  }));
  return [change(file, 'refactor.rewrite', t`Sort directives`, edits)];
}

function isFree(name: string): boolean {
  return !ordered.has(name) && entriesOf(name).some(entry => !entry.thirdParty);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
