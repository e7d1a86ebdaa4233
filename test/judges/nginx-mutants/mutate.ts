// One small mistake in an accepted configuration, as people make them, and the lines on which it really is.

import type { Random } from '../../harness/random.ts';
import { type Change, type Mistakes, materialOf, written } from './mistake.ts';
import { characterMistakes } from './mistakes/characters.ts';
import { limitMistakes } from './mistakes/limits.ts';
import { lineMistakes } from './mistakes/lines.ts';
import { punctuationMistakes } from './mistakes/punctuation.ts';
import { slipMistakes } from './mistakes/slips.ts';
import { statementMistakes } from './mistakes/statements.ts';
import { tableMistakes } from './mistakes/tables.ts';
import { valueMistakes } from './mistakes/values.ts';
import { wordMistakes } from './mistakes/words.ts';

/**
 * A changed text. `lines`: where it was changed, counted from 1 in the new text. `breaks`: the change leaves a brace, bracket, quote or
 * terminator without its other half, which nginx may notice only later. `braces`: it takes or adds braces.
 */
export type Mutant = {
  readonly kind: string;
  readonly text: string;
  readonly lines: readonly number[];
  readonly breaks: boolean;
  readonly braces: boolean;
};

/** Every kind of mistake by its name. */
export const mistakes: Mistakes = {
  ...punctuationMistakes,
  ...wordMistakes,
  ...valueMistakes,
  ...statementMistakes,
  ...lineMistakes,
  ...characterMistakes,
  ...tableMistakes,
  ...limitMistakes,
  ...slipMistakes,
};

const kinds = Object.keys(mistakes).filter(kind => new RegExp(process.env.NGINX_MISTAKES ?? '').test(kind));

/** One mutant of `text`, of a kind drawn at random among those that apply. `others`: further accepted texts. */
export function mutate(text: string, random: Random, others: readonly string[] = []): Mutant {
  const material = materialOf(text, random, others);
  for (;;) {
    const kind = random.pick(kinds)!;
    const change = mistakes[kind]!(material);
    if (change === undefined) continue;
    const mutant = text.slice(0, change.span.start) + change.newText + text.slice(change.span.end);
    if (mutant === text) continue;
    const braces = bracesOf(written(text, change.span)) !== bracesOf(change.newText);
    return { kind, text: mutant, lines: changedLines(text, mutant, change), breaks: change.breaks ?? false, braces };
  }
}

function bracesOf(text: string): string {
  return text.replace(/[^{}]/g, '');
}

/** The number of the line, from 1, on which an offset is. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/**
 * The first and the last line of what was put in. Where whole lines went, nothing is left to point at but the gap: the line above, the one below, and
 * blank ones between them.
 */
function changedLines(text: string, mutant: string, { span, newText }: Change): readonly number[] {
  const first = lineAt(mutant, span.start);
  const last = lineAt(mutant, span.start + newText.replace(/\n$/, '').length);
  const isGap = newText.trim() === '' && written(text, span).includes('\n') && isLineStart(mutant, span.start);
  if (!isGap) return [first, last];
  const above = mutant.slice(0, span.start).trimEnd().length;
  const below = span.start + /^\s*/.exec(mutant.slice(span.start))![0].length;
  const [from, to] = [lineAt(mutant, above), lineAt(mutant, Math.min(below, mutant.length))];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
}
