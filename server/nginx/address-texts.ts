// The texts that an argument with an address may come to: as written, or with the values that its variables are given in the same file.

import type { SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { uriVariables, valueTables, valueTableWords } from '../data/nginx-addresses.ts';
import { syntaxTree } from './parser.ts';
import { type Directive, type Word, walk } from './tree.ts';

/** The text of an address, and where its characters stand in the file: in a row from an offset on, or each where it is; -1 where that is not told (an escape). */
export type Characters = { readonly text: string; readonly offsets: number | readonly number[] };

/** `whole`: there are no others. A template or a variable that the file does not give its values leaves some out. */
export type Texts = { readonly texts: readonly Characters[]; readonly whole: boolean };

/** What a word may come to as far as its address goes, behind which variables may follow. */
export function textsOf(file: SourceFile, word: Word, parents: readonly Directive[]): Texts {
  return word.hole ? unknown : filledIn(literalOf(file, word), name => valuesOf(file, name, parents));
}

/** The word without its quotes. */
export function innerSpan(file: SourceFile, { start, end, quote }: Word): Span {
  if (quote === undefined) return { start, end };
  return { start: start + 1, end: file.text[end - 1] === quote && end - 1 > start ? end - 1 : end };
}

/** Where a stretch of the text stands, undefined where it does not stand in one piece. */
export function spanIn({ offsets }: Characters, { start, end }: Span): Span | undefined {
  if (typeof offsets === 'number') return { start: offsets + start, end: offsets + end };
  const first = offsets[start]!;
  const isWhole = offsets.slice(start, end).every((offset, index) => offset >= 0 && offset === first + index);
  return isWhole ? { start: first, end: first + end - start } : undefined;
}

const unknown: Texts = { texts: [], whole: false };

/** More values than this for one address are of no use to anybody. */
const mostTexts = 64;

/** The text with the values of its first variable put in, and so on; the URI behind the address stays as it is. */
function filledIn(characters: Characters, valuesFor: (name: string) => Texts): Texts {
  const { text } = characters;
  const found = /\$(?:\{(\w+)\}|(\w+))/.exec(text);
  if (found === null) return text.includes('$') ? unknown : { texts: [characters], whole: true };
  const name = (found[1] ?? found[2])!;
  const offsets = eachOf(characters);
  const before = { text: text.slice(0, found.index), offsets: offsets.slice(0, found.index) };
  if (uriVariables.has(name) || isInUri(before.text)) return { texts: [before], whole: true };
  const end = found.index + found[0].length;
  const values = valuesFor(name);
  const filled = values.texts.map(value =>
    filledIn(
      { text: before.text + value.text + text.slice(end), offsets: [...before.offsets, ...eachOf(value), ...offsets.slice(end)] },
      valuesFor,
    ),
  );
  const texts = filled.flatMap(one => one.texts);
  return { texts: texts.slice(0, mostTexts), whole: values.whole && texts.length <= mostTexts && filled.every(({ whole }) => whole) };
}

/** Whether what comes next is part of the URI, so that the address before it is known. */
function isInUri(text: string): boolean {
  return /^\w+:\/\/(?:unix:[^:]*:|[^/]*\/)/i.test(text);
}

/** The values that a variable is `set` to in the blocks around the use of it, else those of its table. */
function valuesOf(file: SourceFile, name: string, parents: readonly Directive[]): Texts {
  const { sets, tables } = givenIn(file);
  const own = sets.get(name);
  const words = own === undefined ? tables.get(name) : inEffect(own, parents);
  if (words === undefined) return unknown;
  const plain = words.filter(word => word !== undefined && !word.hole && !word.value.includes('$')) as Word[];
  return { texts: plain.map(word => literalOf(file, word)), whole: plain.length === words.length };
}

/** Of the settings of a variable those that may hold inside some blocks: the last one that is always made, and those made in an `if`. */
function inEffect(sets: readonly Setting[], parents: readonly Directive[]): readonly Word[] | undefined {
  const found: Word[] = [];
  for (const block of [...parents.toReversed(), undefined]) {
    const here = sets.filter(set => set.block === block);
    const always = here.findLast(set => !set.conditional);
    found.push(...here.filter(set => set.conditional || set === always).map(({ value }) => value));
    if (always !== undefined) break;
  }
  return found.length === 0 ? undefined : found;
}

/** `block`: the innermost block around that is no `if`. */
type Setting = { readonly value: Word; readonly block: Directive | undefined; readonly conditional: boolean };

/** What a file gives variables: by `set`, and in tables; an entry that is no value known here is undefined. */
type GivenIn = {
  readonly sets: ReadonlyMap<string, readonly Setting[]>;
  readonly tables: ReadonlyMap<string, readonly (Word | undefined)[]>;
};

const givenIn = memo((file: SourceFile): GivenIn => {
  const sets = new Map<string, Setting[]>();
  const tables = new Map<string, (Word | undefined)[]>();
  walk(syntaxTree(file), ({ name, args, block }, parents) => {
    if (name.value === 'set' && args.length === 2) {
      const variable = args[0]!.value.replace(/^\$/, '');
      const conditional = parents.at(-1)?.name.value === 'if';
      const set = { value: args[1]!, block: parents.findLast(parent => parent.name.value !== 'if'), conditional };
      sets.set(variable, [...(sets.get(variable) ?? []), set]);
    } else if (block !== undefined && valueTables.has(name.value)) {
      const variable = args.at(-1)?.value.replace(/^\$/, '') ?? '';
      const entries = block.children.filter(entry => !valueTableWords.has(entry.name.value));
      tables.set(
        variable,
        entries.map(entry => (entry.name.value === 'include' ? undefined : entry.args[0])),
      );
    }
  });
  return { sets, tables };
});

function literalOf(file: SourceFile, word: Word): Characters {
  const { start, end } = innerSpan(file, word);
  const isPlain = file.text.slice(start, end) === word.value;
  return { text: word.value, offsets: isPlain ? start : Array.from({ length: word.value.length }, () => -1) };
}

function eachOf({ text, offsets }: Characters): readonly number[] {
  return typeof offsets === 'number' ? Array.from({ length: text.length }, (_, index) => offsets + index) : offsets;
}
