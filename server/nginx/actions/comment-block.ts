// Refactoring: statements become comments, and comments statements again.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import { commentOut, lineAfter, lineBefore, linesAround, uncomment } from '../../core/comment-lines.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { applyEdits, lineEnd, lineStart, type Span, type TextEdit } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { parse, syntaxTree } from '../parser.ts';
import { selectionIn } from '../selection.ts';

/** Offered on the head of a block: comment it out; on comments that hold statements: take the marks away. */
export function commentBlock(_snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const { text } = file;
  const edited = restoring(text, span);
  if (edited !== undefined) return [change(file, 'refactor.rewrite', t`Uncomment`, edited)];
  const { directives } = selectionIn(syntaxTree(file), span);
  const [directive] = directives;
  const block = directive?.block;
  if (directives.length !== 1 || block?.close === undefined || span.end > block.open) return [];
  // Other statements on the same lines would become comments too.
  const before = text.slice(lineStart(text, directive!.start), directive!.start);
  const behind = text.slice(directive!.end, lineEnd(text, directive!.end));
  if (before.trim() !== '' || !/^\s*(?:#|$)/.test(behind)) return [];
  const edits = commentOut(text, linesAround(text, directive!), 'text');
  return [change(file, 'refactor.rewrite', t`Comment out ${directive!.name.value}`, edits)];
}

/** The edits that take the marks off the comments around `span`, when what is left then are statements. */
function restoring(text: string, span: Span): readonly TextEdit[] | undefined {
  const isComment = ({ start, end }: Span) => /^[ \t]*#/.test(text.slice(start, end));
  const isStillComment = ({ start, end }: Span) => /^[ \t]*# ?[ \t]*(?:#|$)/.test(text.slice(start, end));
  const selected = linesAround(text, span);
  if (!selected.every(isComment)) return undefined;
  let first = selected[0]!;
  let last = selected.at(-1)!;
  if (span.start === span.end) {
    for (let line = lineBefore(text, first); line !== undefined && isComment(line); line = lineBefore(text, first)) first = line;
    for (let line = lineAfter(text, last); line !== undefined && isComment(line); line = lineAfter(text, last)) last = line;
  }
  const lines = linesAround(text, { start: first.start, end: last.end });
  if (span.start !== span.end) return restored(text, lines);
  // Words above and below the statements stay comments.
  const at = lines.findIndex(line => span.start <= line.end);
  const above = Math.min(at, mostWords);
  const below = Math.min(lines.length - 1 - at, mostWords);
  for (let from = 0; from <= above; from++) {
    for (let left = 0; left <= below; left++) {
      const some = lines.slice(from, lines.length - left);
      const edits = isStillComment(some[0]!) || isStillComment(some.at(-1)!) ? undefined : restored(text, some);
      if (edits !== undefined) return edits;
    }
  }
  return undefined;
}

/** How many lines of words are looked over for the statements between them. */
const mostWords = 10;

/** The edits that take the marks off these lines; undefined where what is left are no statements. */
function restored(text: string, lines: readonly Span[]): readonly TextEdit[] | undefined {
  const [from, to] = [lines[0]!.start, lines.at(-1)!.end];
  const edits = uncomment(text, lines, '#');
  const inside = edits.map(edit => ({ ...edit, span: { start: edit.span.start - from, end: edit.span.end - from } }));
  const { children, mistakes } = parse(applyEdits(text.slice(from, to), inside));
  const are =
    children.length > 0 &&
    mistakes.length === 0 &&
    children.every(({ name, semicolon, block }) => /^[a-z_][\w]*$/.test(name.value) && (semicolon !== undefined || block !== undefined));
  return are ? edits : undefined;
}
