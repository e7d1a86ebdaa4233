// Where a cursor stands in a Paste file that may be half typed: in a header, a name or a value. For completion and signature help.

import type { SourceFile } from '../core/language.ts';
import { lineEnd, lineStart, type Span } from '../core/text.ts';
import { sectionAt, syntaxTree } from './parser.ts';
import type { Option, Section } from './tree.ts';

/**
 * `header`: between `[` and the end of a section header; `span` is what is written there, without the brackets. `key`: where the name of an
 * option stands or would stand; `typed` is what of it is there, and `free` says that no `=` follows. `value`: in the value of an option, on
 * its first line or a later one; `line` is the part of it on this line, `before` the text of it in front of the cursor.
 */
export type Cursor =
  | { readonly kind: 'header'; readonly span: Span; readonly closed: boolean }
  | { readonly kind: 'key'; readonly section?: Section; readonly span: Span; readonly free: boolean }
  | { readonly kind: 'value'; readonly section: Section; readonly option: Option; readonly line: Span; readonly before: string };

/** What the cursor is in; undefined in a comment and inside a template's expression. */
export function cursorAt(file: SourceFile, offset: number): Cursor | undefined {
  const { text } = file;
  const tree = syntaxTree(file);
  if (tree.holes.some(hole => hole.start < offset && offset < hole.end)) return undefined;
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  if (tree.comments.some(comment => start <= comment.start && comment.start < offset && comment.end <= end)) return undefined;
  const first = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length);
  const section = sectionAt(tree, offset);
  const option = section?.options.findLast(candidate => candidate.start <= offset);
  if (section !== undefined && option !== undefined) {
    const onKeyLine = option.start >= start;
    if (onKeyLine && offset > option.delimiter) return valueCursor(text, section, option, option.delimiter + 1, offset, end);
    const indent = option.start - lineStart(text, option.start);
    if (!onKeyLine && Math.min(first, offset) - start > indent) return valueCursor(text, section, option, start, offset, end);
  }
  if (text[first] === '[' && first < offset) {
    const close = text.slice(first, end).lastIndexOf(']');
    if (close !== -1 && first + close < offset) return undefined;
    return { kind: 'header', span: { start: first + 1, end: close === -1 ? end : first + close }, closed: close !== -1 };
  }
  const delimiter = text.slice(first, end).search(/[=:]/);
  const keyEnd = delimiter === -1 ? end : first + delimiter;
  const span = { start: Math.min(first, offset), end: Math.max(offset, text.slice(0, keyEnd).trimEnd().length, first) };
  if (offset > keyEnd) return undefined;
  return { kind: 'key', span: { start: span.start, end: Math.min(span.end, end) }, free: delimiter === -1, ...(section && { section }) };
}

function valueCursor(text: string, section: Section, option: Option, from: number, offset: number, end: number): Cursor {
  const blanks = text.slice(from, end).length - text.slice(from, end).trimStart().length;
  const start = Math.min(from + blanks, offset);
  const line = { start, end: Math.max(offset, text.slice(0, end).trimEnd().length) };
  return { kind: 'value', section, option, line, before: text.slice(start, offset) };
}
