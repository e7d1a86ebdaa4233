// Refactoring: a regular expression gets quotes, so that braces and semicolons in it are its own.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import { regexesOf, regexSpan } from '../regexes.ts';
import { selectionIn } from '../selection.ts';

/** Offered on a regular expression without quotes. */
export function quoteRegex(_snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const { parents, directives } = selectionIn(syntaxTree(file), span);
  const [directive] = directives;
  if (directives.length !== 1 || directive === undefined) return [];
  const regex = regexesOf(directive, parents.at(-1)).find(({ word }) => word.start <= span.start && span.end <= word.end);
  if (regex === undefined || regex.word.quote !== undefined) return [];
  // The mark `~` belongs inside the quotes, the `)` of a condition outside.
  const whole = { start: regex.word.start, end: regexSpan(file.text, regex, directive).end };
  const raw = file.text.slice(whole.start, whole.end);
  const quote = raw.includes('"') ? "'" : '"';
  if (raw.includes(quote)) return [];
  return [change(file, 'refactor.rewrite', t`Quote the regular expression`, [{ span: whole, newText: quote + raw + quote }])];
}
