// Where the text of a value of several lines stands in its file: configparser strips each line and joins them by a line feed.

import { memo } from '../core/memo.ts';
import type { Value } from './tree.ts';

/** Where a character of a value's text stands in the file; the LF between two lines stands at the end of the first. */
export function offsetInFile(value: Value, offset: number): number {
  if (offset > value.text.length) return value.end;
  const index = lineIndexAt(value, offset);
  return value.lines[index]!.start + offset - startsOf(value)[index]!;
}

/** Which line of a value holds an offset into its text, the LF behind it included. */
export function lineIndexAt(value: Value, offset: number): number {
  const starts = startsOf(value);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where each line of a value begins in its text. */
export const startsOf: (value: Value) => readonly number[] = memo(({ lines }) => {
  let next = 0;
  return lines.map(({ text }) => {
    const start = next;
    next += text.length + 1;
    return start;
  });
});
