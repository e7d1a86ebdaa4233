// Spans and edits over plain text. Every offset in the product is a UTF-16 code unit; lines and columns exist only in lsp/.

/** A half-open range of UTF-16 offsets. */
export type Span = { readonly start: number; readonly end: number };

/** A file that is none of the product's languages, by its uri and text. */
export type TextFile = { readonly uri: string; readonly text: string };

/** Replace the text of `span` by `newText`. Edits of one list never overlap. */
export type TextEdit = { readonly span: Span; readonly newText: string };

/** Edits to one file of the workspace, by its uri. */
export type FileEdit = { readonly uri: string; readonly edits: readonly TextEdit[] };

/** Whether `offset` touches the span; both ends count, so a cursor just behind a word is still on it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether `inner` lies within `outer`. */
export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share a character or touch; an empty span overlaps what it stands in. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** How many of some spans start at or before an offset; they are in text order and may nest. A binary search. */
export function countStarted(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretch of a text that is not as in `before`: from the first difference to the last. Empty where something was only taken away. */
export function changed(before: string, text: string): Span {
  const shorter = Math.min(before.length, text.length);
  const start = greatest(shorter, (from, to) => before.slice(from, to) === text.slice(from, to));
  const same = greatest(shorter - start, (from, to) => endOf(before, from, to) === endOf(text, from, to));
  return { start, end: text.length - same };
}

/** The greatest length up to which all is the same, by comparing halves as wholes, which is fast. */
function greatest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let known = 0;
  let end = limit;
  while (known < end) {
    const middle = (known + end + 1) >> 1;
    if (isSame(known, middle)) known = middle;
    else end = middle - 1;
  }
  return known;
}

/** What stands from `to` to `from` characters before the end of a text. */
function endOf(text: string, from: number, to: number): string {
  return text.slice(text.length - to, text.length - from);
}

/** The text of a span. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** The text after all edits, which may come in any order; insertions at one place keep the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index);
  let result = '';
  let end = 0;
  for (const { edit } of ordered) {
    result += text.slice(end, edit.span.start) + edit.newText;
    end = Math.max(end, edit.span.end);
  }
  return result + text.slice(end);
}

/** Where the line of `offset` starts. A line ends with LF, CRLF or a lone CR. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Where the line of `offset` ends, its line break not included. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
