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
  const restored = restoring(text, span);
  if (restored !== undefined) return [change(file, 'refactor.rewrite', t`Uncomment`, restored)];
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
  const selected = linesAround(text, span);
  if (!selected.every(isComment)) return undefined;
  let first = selected[0]!;
  let last = selected.at(-1)!;
  if (span.start === span.end) {
    for (let line = lineBefore(text, first); line !== undefined && isComment(line); line = lineBefore(text, first)) first = line;
    for (let line = lineAfter(text, last); line !== undefined && isComment(line); line = lineAfter(text, last)) last = line;
  }
  const whole = { start: first.start, end: last.end };
  const edits = uncomment(text, linesAround(text, whole), '#');
  const inside = edits.map(edit => ({ ...edit, span: { start: edit.span.start - whole.start, end: edit.span.end - whole.start } }));
  const { children, mistakes } = parse(applyEdits(text.slice(whole.start, whole.end), inside));
  const are =
    children.length > 0 &&
    mistakes.length === 0 &&
    children.every(({ name, semicolon, block }) => /^[a-z_][\w]*$/.test(name.value) && (semicolon !== undefined || block !== undefined));
  return are ? edits : undefined;
}
