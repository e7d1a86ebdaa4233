// Lines and columns as people and addresses count them. Inside, positions are offsets; this is for texts that leave the program.

import type { SourceFile } from './language.ts';
import { memo } from './memo.ts';

/** Line and column of an offset, both from 1, columns in UTF-16 units. A line ends with LF, CRLF or a lone CR. */
export function positionIn(file: SourceFile, offset: number): { readonly line: number; readonly column: number } {
  const starts = lineStarts(file);
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

const lineStarts = memo(({ text }: SourceFile): readonly number[] => {
  const starts = [0];
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + lineBreak.length);
  return starts;
});
