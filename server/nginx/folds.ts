// Folding (textDocument/foldingRange): blocks, directives and quoted words over several lines, runs of comments and includes, `#region`.

import type { Fold } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { lineEnd, lineStart, type Span } from '../core/text.ts';
import { syntaxTree } from './parser.ts';
import type { Directive } from './tree.ts';

/** The stretches that fold, in text order; the line with the closing brace stays in sight. */
export function folds(file: SourceFile): readonly Fold[] {
  const { children, comments } = syntaxTree(file);
  const found: Fold[] = [...commentFolds(file.text, comments)];
  addFolds(file.text, children, found);
  return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function addFolds(text: string, children: readonly Directive[], found: Fold[]): void {
  for (const [index, directive] of children.entries()) {
    const { block } = directive;
    const head = block === undefined ? directive : { start: directive.start, end: block.open };
    if (text.slice(head.start, head.end).includes('\n') && directive.args.length > 0)
      found.push({ span: { start: head.start, end: head.end } });
    if (block === undefined) {
      if (isInclude(directive) && !isInclude(children[index - 1])) addIncludes(children, index, found);
      continue;
    }
    const end = block.close === undefined ? block.end : Math.max(block.open, lineStart(text, block.close) - 1);
    if (text.slice(block.open, end).includes('\n')) found.push({ span: { start: block.open, end } });
    addFolds(text, block.children, found);
  }
}

function isInclude(directive: Directive | undefined): boolean {
  return directive?.name.value === 'include' && directive.block === undefined;
}

function addIncludes(children: readonly Directive[], first: number, found: Fold[]): void {
  let last = first;
  while (isInclude(children[last + 1])) last++;
  if (last > first) found.push({ span: { start: children[first]!.start, end: children[last]!.end }, kind: 'imports' });
}

/** Comments alone on their lines that follow one another, and the stretches between `#region` and `#endregion`. */
function commentFolds(text: string, comments: readonly Span[]): readonly Fold[] {
  const found: Fold[] = [];
  const regions: number[] = [];
  let run: { start: number; end: number; lines: number } | undefined;
  const close = () => {
    if (run !== undefined && run.lines > 1) found.push({ span: { start: run.start, end: run.end }, kind: 'comment' });
    run = undefined;
  };
  for (const { start, end } of comments) {
    const mark = /^#\s?(region|endregion)\b/.exec(text.slice(start, end))?.[1];
    if (mark === 'region') regions.push(start);
    const opened = mark === 'endregion' ? regions.pop() : undefined;
    if (opened !== undefined) found.push({ span: { start: opened, end: lineEnd(text, end) }, kind: 'region' });
    const alone = text.slice(lineStart(text, start), start).trim() === '';
    if (mark !== undefined || !alone) close();
    else if (run !== undefined && /^\r?\n[ \t]*$/.test(text.slice(run.end, start))) run = { start: run.start, end, lines: run.lines + 1 };
    else {
      close();
      run = { start, end, lines: 1 };
    }
  }
  close();
  return found;
}
