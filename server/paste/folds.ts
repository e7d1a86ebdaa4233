// textDocument/foldingRange of Paste files: sections, values of several lines, comments of several lines, and `#region`.

import type { Fold } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { isSpace } from './lexer.ts';
import { syntaxTree } from './parser.ts';

/** What can be folded away; a fold of one line is none. */
export function folds(file: SourceFile): readonly Fold[] {
  const tree = syntaxTree(file);
  const found: Fold[] = [];
  for (const section of tree.sections) {
    if (section.end > section.header.end) found.push({ span: { start: section.start, end: section.end } });
    for (const { start, end, value } of section.options) if (value.lines.length > 1) found.push({ span: { start, end } });
  }
  const marks = tree.comments.map(span => ({
    span,
    mark: /^[#;]\s?(region|endregion)\b/.exec(file.text.slice(span.start, span.end))?.[1],
  }));
  const plain = marks.filter(({ mark }) => mark === undefined).map(({ span }) => span);
  for (const span of runs(file.text, plain)) found.push({ span, kind: 'comment' });
  const open: number[] = [];
  for (const { span, mark } of marks) {
    if (mark === 'region') open.push(span.start);
    const start = mark === 'endregion' ? open.pop() : undefined;
    if (start !== undefined) found.push({ span: { start, end: span.end }, kind: 'region' });
  }
  return found;
}

/** Comments that follow each other line by line, joined. */
function runs(text: string, comments: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  let count = 0;
  let run: Span | undefined;
  const close = () => {
    if (run !== undefined && count > 1) joined.push(run);
  };
  for (const comment of comments) {
    if (run !== undefined && isOneBreak(text, run.end, comment.start)) {
      run = { start: run.start, end: comment.end };
      count++;
      continue;
    }
    close();
    run = comment;
    count = 1;
  }
  close();
  return joined;
}

/** Whether there is nothing but white space and one line break between two offsets. */
function isOneBreak(text: string, start: number, end: number): boolean {
  let breaks = 0;
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (!isSpace(code)) return false;
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) breaks++;
  }
  return breaks === 1;
}
