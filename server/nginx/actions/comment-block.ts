// Refactoring: statements become comments, and comments statements again.

import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { lineEnd, lineStart, type Span, type TextEdit } from '../../core/text.ts';
import { parse, syntaxTree } from '../parser.ts';
import { selectionIn } from '../selection.ts';

/** Offered on the head of a block: comment it out; on comments that hold statements: take the marks away. */
export function commentBlock(_snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const restored = uncomment(file, span);
  if (restored !== undefined) return [rewrite(file, 'Uncomment', restored)];
  const { directives } = selectionIn(syntaxTree(file), span);
  const [directive] = directives;
  const block = directive?.block;
  if (directives.length !== 1 || block?.close === undefined || span.end > block.open) return [];
  const from = lineStart(file.text, directive!.start);
  const to = lineEnd(file.text, directive!.end);
  // Other statements on the same lines would become comments too.
  if (file.text.slice(from, directive!.start).trim() !== '' || !/^\s*(?:#|$)/.test(file.text.slice(directive!.end, to))) return [];
  const edits = linesOf(file.text, { start: from, end: to }).flatMap(({ start, end }): TextEdit[] => {
    const at = start + /^[ \t]*/.exec(file.text.slice(start, end))![0].length;
    return at === end ? [] : [{ span: { start: at, end: at }, newText: '# ' }];
  });
  return [rewrite(file, `Comment out ${directive!.name.value}`, edits)];
}

/** The edits that take the marks off the comments around `span`, when what is left then are statements. */
function uncomment(file: SourceFile, span: Span): readonly TextEdit[] | undefined {
  const isComment = ({ start, end }: Span) => /^[ \t]*#/.test(file.text.slice(start, end));
  let start = lineStart(file.text, span.start);
  let end = lineEnd(file.text, span.end);
  const lines = () => linesOf(file.text, { start, end });
  if (!lines().every(isComment)) return undefined;
  if (span.start === span.end) {
    for (let line = lineBefore(file.text, start); line !== undefined && isComment(line); line = lineBefore(file.text, start))
      start = line.start;
    for (let line = lineAfter(file.text, end); line !== undefined && isComment(line); line = lineAfter(file.text, end)) end = line.end;
  }
  const edits = lines().map(({ start: from, end: to }): TextEdit => {
    const [whole, before] = /^([ \t]*)# ?/.exec(file.text.slice(from, to))!;
    return { span: { start: from + before!.length, end: from + whole.length }, newText: '' };
  });
  const left = lines()
    .map(({ start: from, end: to }) => file.text.slice(from, to).replace(/^([ \t]*)# ?/, '$1'))
    .join('\n');
  const { children, mistakes } = parse(left);
  const are =
    children.length > 0 &&
    mistakes.length === 0 &&
    children.every(({ name, semicolon, block }) => /^[a-z_][\w]*$/.test(name.value) && (semicolon !== undefined || block !== undefined));
  return are ? edits : undefined;
}

function lineBefore(text: string, start: number): Span | undefined {
  if (start === 0) return undefined;
  const end = start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
  return { start: lineStart(text, end), end };
}

function lineAfter(text: string, end: number): Span | undefined {
  if (end >= text.length) return undefined;
  const start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  return { start, end: lineEnd(text, start) };
}

function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  for (let at = start; at <= end; ) {
    const stop = Math.min(lineEnd(text, at), end);
    lines.push({ start: at, end: stop });
    at = text.startsWith('\r\n', stop) ? stop + 2 : stop + 1;
  }
  return lines;
}

function rewrite(file: SourceFile, title: string, edits: readonly TextEdit[]): Action {
  return { title, kind: 'refactor.rewrite', edits: [{ uri: file.uri, edits }] };
}
