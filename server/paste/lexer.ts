// Text → physical lines that cover every character, with what configparser asks of a line first: its indentation, whether it is blank or a comment.

import type { Span } from '../core/text.ts';

/**
 * One physical line. `start`…`end` is its text without the line break, `next` where the following line starts; `first`…`last` is the text
 * stripped as Python's `str.strip` does, empty for a blank line.
 */
export type Line = Span & {
  readonly next: number;
  readonly first: number;
  readonly last: number;
};

/** All lines of the text, as universal newlines cut it: LF, CRLF or a lone CR. A text that ends in a line break has no empty last line. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
    const next = end === text.length ? end : end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
    let first = start;
    while (first < end && isSpace(text.charCodeAt(first))) first++;
    let last = end;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
    lines.push({ start, end, next, first, last });
    start = next;
  }
  return lines;
}

/** Where the text between the offsets starts and ends once white space is gone from both sides. */
export function strip(text: string, start: number, end: number): Span {
  let from = start;
  while (from < end && isSpace(text.charCodeAt(from))) from++;
  let to = end;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** White space as Python's `str.isspace` knows it: more than JavaScript's in the control characters, less in U+FEFF. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  if (code < 0x85) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
