// What a mistake is: an edit of an accepted configuration, and the small edits all kinds are made of.

import type { Span } from '../../../server/core/text.ts';
import { parse } from '../../../server/nginx/parser.ts';
import { type Directive, type Tree, type Word, walk } from '../../../server/nginx/tree.ts';
import type { Random } from '../../harness/random.ts';

/** An accepted configuration, its parts, and what else a mistake may draw on: other accepted ones. */
export type Material = {
  readonly text: string;
  readonly tree: Tree;
  /** Directives that end with `;`, those with a block, the words of all of them, and those that are arguments. */
  readonly simple: readonly Directive[];
  readonly blocks: readonly Directive[];
  readonly words: readonly Word[];
  readonly args: readonly Word[];
  readonly others: readonly string[];
  readonly random: Random;
};

/**
 * An edit of the text. `breaks`: it takes or adds a brace, bracket, quote or terminator without its other half, so that nginx reads on and
 * complains later, and the place of the edit is as right as nginx's.
 */
export type Change = { readonly span: Span; readonly newText: string; readonly breaks?: boolean };

/** One kind of mistake; undefined where the text has no place for it. */
export type Mistake = (material: Material) => Change | undefined;
export type Mistakes = Readonly<Record<string, Mistake>>;

export function materialOf(text: string, random: Random, others: readonly string[]): Material {
  const tree = parse(text);
  const all: Directive[] = [];
  walk(tree, directive => all.push(directive));
  return {
    text,
    tree,
    others,
    random,
    simple: all.filter(directive => directive.semicolon !== undefined),
    blocks: all.filter(directive => directive.block?.close !== undefined),
    words: all.flatMap(directive => [directive.name, ...directive.args]),
    args: all.flatMap(directive => directive.args),
  };
}

/** The same kinds, each of whose edits leaves something without its other half. */
export function breaking(mistakes: Mistakes): Mistakes {
  return Object.fromEntries(
    Object.entries(mistakes).map(([kind, mistake]) => [
      kind,
      material => {
        const change = mistake(material);
        return change && { ...change, breaks: true };
      },
    ]),
  );
}

export function remove(span: Span | undefined): Change | undefined {
  return replace(span, '');
}

export function replace(span: Span | undefined, newText: string | undefined): Change | undefined {
  return span && newText !== undefined ? { span: { start: span.start, end: span.end }, newText } : undefined;
}

export function insert(at: number | undefined, newText: string | undefined): Change | undefined {
  return at === undefined ? undefined : replace({ start: at, end: at }, newText);
}

/** The one character at an offset. */
export function char(at: number | undefined): Span | undefined {
  return at === undefined ? undefined : { start: at, end: at + 1 };
}

/** The line around an offset, with its line feed. */
export function lineAround(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end + 1 };
}

/** A line drawn at random that is not blank. */
export function someLine({ text, words, random }: Material): Span | undefined {
  const word = random.pick(words);
  return word && lineAround(text, word.start);
}

export function written(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** A text with one character of its inside dropped, doubled, exchanged or put in. */
export function misspelt(word: string, random: Random): string | undefined {
  if (word.length < 3) return undefined;
  const at = 1 + random.below(word.length - 1);
  const letter = random.pick([...'aeinrst_'])!;
  const inserted = [word.slice(0, at), letter, word.slice(at)].join('');
  const variants = [
    word.slice(0, at) + word.slice(at + 1),
    inserted,
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word[at] + word.slice(at),
    word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1),
  ];
  return random.pick(variants);
}
