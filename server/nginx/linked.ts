// Linked editing (textDocument/linkedEditingRange): the quotes of a word, so that one that becomes the other kind takes its partner along.

import type { SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { syntaxTree } from './parser.ts';
import { pathAt } from './tree.ts';

/** Both quotes of the word at one of whose quotes `offset` is; none where the other kind is inside, which would then end the word. */
export function linked(file: SourceFile, offset: number): readonly Span[] {
  const words = pathAt(syntaxTree(file), offset).flatMap(({ name, args }) => [name, ...args]);
  const word = words.find(({ start, end, quote }) => quote !== undefined && start <= offset && offset <= end);
  if (word === undefined || word.end - word.start < 2 || file.text[word.end - 1] !== word.quote) return [];
  if (/["'\\]/.test(file.text.slice(word.start + 1, word.end - 1))) return [];
  const atQuote = offset <= word.start + 1 || offset >= word.end - 1;
  return atQuote
    ? [
        { start: word.start, end: word.start + 1 },
        { start: word.end - 1, end: word.end },
      ]
    : [];
}
