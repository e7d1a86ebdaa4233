// Refactoring: what an include reads takes its place.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { shortName } from '../../core/uri.ts';
import { includesIn, resolve } from '../includes.ts';
import { syntaxTree } from '../parser.ts';
import { indentOf, quotedLines, selectionIn } from '../selection.ts';

/** Offered on an include of one file of the workspace. The file stays. */
export function inlineInclude(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const { directives } = selectionIn(syntaxTree(file), span);
  const [directive] = directives;
  if (directives.length !== 1 || directive?.name.value !== 'include' || directive.semicolon === undefined) return [];
  const include = includesIn(file).find(({ pattern }) => pattern === directive.args[0]);
  const targets = include === undefined ? [] : resolve(snapshot, include).targets;
  const [target] = targets;
  if (target === undefined || targets.length !== 1 || target === file) return [];
  if (syntaxTree(target).mistakes.length > 0) return [];
  const indent = indentOf(file.text, directive);
  const lines = target.text
    .replace(/^\ufeff/, '')
    .replace(/\s+$/, '')
    .split('\n');
  // A line inside a quoted text keeps its beginning, or the text would change.
  const quoted = quotedLines(target);
  const newText = lines.map((line, index) => (index === 0 || line === '' || quoted.has(index) ? line : indent + line)).join('\n');
  const edit = {
    span: { start: directive.start, end: directive.end },
    newText: endsInComment(target) ? `${newText}\n${indent}` : newText,
  };
  return [change(file, 'refactor.inline', t`Inline ${shortName(target.uri, snapshot.roots)}`, [edit])];
}

function endsInComment(file: SourceFile): boolean {
  const last = syntaxTree(file).comments.at(-1);
  return last !== undefined && file.text.slice(last.end).trim() === '';
}
