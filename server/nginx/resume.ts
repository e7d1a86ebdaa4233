// Reading a text of which an earlier version has been read: the statements before the first change are kept, and reading goes on behind them.

import { countStarted } from '../core/text.ts';
import { begin, openBlock, type Reading } from './blocks.ts';
import type { Directive, SyntaxMistake } from './tree.ts';

/**
 * A reading of `text` that has come as far as `before`, the first reading of another text that is no template, tells about it. All that the reader looks
 * at for one statement lies before the end of the next punctuation behind it, unless there is a mistake; so the statement in front of the
 * change, or of the first mistake, is read again. `same`: how many characters the texts have in common from their beginnings.
 */
export function resume(before: Reading, text: string, same: number): Reading {
  const reading = begin(text, undefined);
  const limit = before.mistakes.reduce((least, mistake) => Math.min(least, placeOf(mistake)), same);
  for (let statements: readonly Directive[] = before.root; ; ) {
    const finished = countFinished(statements, limit);
    const around = statements[finished];
    const block = around?.block;
    const isInside = around !== undefined && block !== undefined && block.kind !== 'code' && block.open < limit;
    const kept = isInside ? finished : Math.max(finished - 1, 0);
    for (let index = 0; index < kept; index++) reading.children.push(statements[index]!);
    if (!isInside) {
      if (kept > 0) reading.at = statements[kept - 1]!.end;
      break;
    }
    reading.at = block.open + 1;
    openBlock(reading, { ...around }, block.open);
    statements = block.children;
  }
  const comments = countStarted(before.comments, reading.at - 1);
  for (let index = 0; index < comments; index++) reading.comments.push(before.comments[index]!);
  return reading;
}

/** The first place that a mistake is about. */
function placeOf({ span, open, cure }: SyntaxMistake): number {
  return Math.min(span.start, open ?? span.start, cure ?? span.start);
}

/** How many of the statements end before `limit`. */
function countFinished(statements: readonly Directive[], limit: number): number {
  const started = countStarted(statements, limit - 1);
  const last = statements[started - 1];
  return last !== undefined && last.end > limit ? started - 1 : started;
}
