// Where the reader was left by a mistake, told by what nginx would refuse anyway: a missing `;` or `{` by the words that follow,
// a missing or stray `}` by indentation and by what may stand where. Only decisions; parser.ts carries them out.

import { takesAnyWord } from '../data/nginx-free-arguments.ts';
import type { Context } from '../data/nginx-types.ts';
import { isBlank } from './lexer.ts';
import { bodyOf, countsFit, entriesOf, entryIn } from './reference.ts';
import type { Directive } from './tree.ts';

/** What comes after a word at the beginning of a line: how many words up to which punctuation (`}` also for the end of the text). */
export type Ahead = { readonly words: number; readonly terminator: ';' | '{' | '}' };

/**
 * What is missing before `word`, which begins a line inside `directive`: `;` or `{`, or undefined when it may be an argument.
 * Only what nginx would refuse is split: with the word as an argument the count or the value is wrong. `table`: the directive is an entry
 * of the `map`, `geo`, … of that name. `lookAhead` is asked only when the answer depends on it.
 */
export function missingBefore(
  directive: Directive,
  word: string,
  table: string | undefined,
  lookAhead: () => Ahead,
): ';' | '{' | undefined {
  const count = directive.args.length;
  if (table !== undefined) return pairTables.has(table) && count > 0 ? ';' : undefined;
  const name = directive.name.value;
  const entries = entriesOf(name);
  const known = entriesOf(word).length > 0;
  if (entries.length === 0) return known && (lookAhead().terminator === ';' || isBlockDirective(word)) ? ';' : undefined;
  const takesBlock = entries.some(entry => countsFit(entry, count, true));
  const takesPlain = entries.some(entry => countsFit(entry, count, false));
  const missing = takesBlock && !takesPlain ? '{' : ';';
  if (!takesBlock && !takesPlain) return undefined;
  if (!entries.some(entry => takesMoreThan(entry.counts.plain, count) || takesMoreThan(entry.counts.block, count))) return missing;
  const onlyBlock = entries.every(entry => entry.counts.plain === undefined);
  if (!known && !onlyBlock) return undefined;
  if (entries.some(entry => entry.syntax.some(line => line.includes(`\`${word}\``)))) return undefined;
  const { words, terminator } = lookAhead();
  if (missing === '{') return terminator === '{' && !isBlockDirective(word) ? undefined : '{';
  if (!entries.some(entry => countsFit(entry, count + words, terminator === '{'))) return ';';
  return takesAnyWord(name) || entries.every(entry => entry.thirdParty) ? undefined : ';';
}

/**
 * For a directive that needs a block but ended with `;`: the index of the argument that is the first directive of that block,
 * as in `location / return 404;`. Undefined when none can be.
 */
export function firstOfLostBlock({ name, args }: Directive): number | undefined {
  const entries = entriesOf(name.value);
  if (entries.length === 0 || entries.some(entry => entry.counts.plain !== undefined)) return undefined;
  for (let index = 0; index < args.length; index++) {
    const word = args[index]!;
    if (word.quote !== undefined || !entries.some(entry => countsFit(entry, index, true))) continue;
    const rest = args.length - index - 1;
    if (entriesOf(word.value).some(entry => countsFit(entry, rest, false))) return index;
  }
  return undefined;
}

/** Whether the directive never takes a block, though it was given one. */
export function neverTakesBlock({ name }: Directive): boolean {
  const entries = entriesOf(name.value);
  return entries.length > 0 && entries.every(entry => entry.counts.block === undefined);
}

/** Whether the directive with its arguments needs a block, though it ended with `;`. */
export function needsBlock({ name, args }: Directive): boolean {
  const entries = entriesOf(name.value);
  return entries.some(entry => countsFit(entry, args.length, true)) && !entries.some(entry => countsFit(entry, args.length, false));
}

/** Whether a directive that ended with `;` takes nothing but a block, and would have it after `words` more arguments. */
export function takesBlockWith({ name, args }: Directive, words: number): boolean {
  const entries = entriesOf(name.value);
  return entries.some(entry => countsFit(entry, args.length + words, true)) && !entries.some(entry => countsFit(entry, args.length, false));
}

/** Whether a known directive cannot end here, but could with more arguments and no block. */
export function needsMore({ name, args }: Directive): boolean {
  const entries = entriesOf(name.value);
  if (entries.length === 0 || entries.some(entry => countsFit(entry, args.length, false))) return false;
  return entries.some(entry => takesMoreThan(entry.counts.plain, args.length));
}

/** Whether a directive of this name is known. */
export function isKnown(name: string): boolean {
  return entriesOf(name).length > 0;
}

/** The column of the first character of a line, a tab counting as four; undefined when `at` is not the first on its line. */
export function indentAt(text: string, at: number): number | undefined {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) !== 10) {
    start--;
    if (!isBlank(text.charCodeAt(start))) return undefined;
  }
  let column = 0;
  for (let offset = start; offset < at; offset++) column += text.charCodeAt(offset) === 9 ? 4 - (column % 4) : 1;
  return column;
}

/** Whether the block of `owner` must have ended before the statement `name` at column `indent`, going by how the block is indented. */
export function endsBeforeIndent(text: string, owner: Directive, name: string, indent: number): boolean {
  const own = indentAt(text, owner.start);
  const first = owner.block?.children[0];
  if (own === undefined || indent > own || first === undefined) return false;
  if (owner.block?.kind === 'entries' && entriesOf(name).length === 0) return false;
  const content = indentAt(text, first.start);
  return content === undefined || content > own;
}

/** Whether a `}` at column `indent` is one too many inside the block of `owner`: it stands where that block's content does. */
export function isExtraBrace(text: string, owner: Directive, indent: number): boolean {
  const own = indentAt(text, owner.start);
  const first = owner.block?.children[0];
  if (own === undefined || first === undefined || indent <= own) return false;
  const content = indentAt(text, first.start);
  return content !== undefined && content > own && indent >= content;
}

/** The context inside the block of a directive that stands in `context`; where that is not known (a fragment), a likely one. */
export function contextInside(name: string, context: Context | undefined): Context | undefined {
  const contexts = context === undefined ? entriesOf(name).flatMap(entry => entry.contexts) : [context];
  for (const outer of contexts) {
    const body = bodyOf(name, outer);
    if (body !== undefined && body !== 'entries' && body !== 'code') return body;
  }
  return undefined;
}

/** Whether a directive of this name may stand in a context; true when either is not known. */
export function mayStandIn(name: string, context: Context | undefined): boolean {
  return context === undefined || entriesOf(name).length === 0 || entryIn(name, context) !== undefined;
}

/**
 * Whether a statement belongs into the block of `last`, which stands before it and was closed: it may not stand beside that, but may in it.
 * `context`: what both are in, undefined where that is not known.
 */
export function belongsInside(last: Directive, name: string, context: Context | undefined): boolean {
  const outer = context === undefined ? entriesOf(last.name.value).flatMap(entry => entry.contexts) : [context];
  if (last.block?.kind === 'entries') return entriesOf(name).length === 0;
  if (last.block?.kind !== 'directives' || entriesOf(name).length === 0 || outer.some(each => mayStandIn(name, each))) return false;
  const inside = contextInside(last.name.value, context);
  return inside !== undefined && mayStandIn(name, inside);
}

/** Bodies whose every entry is one key and one value; that of `split_clients` takes no notice of more. */
const pairTables = new Set(['map', 'geo', 'charset_map']);

function takesMoreThan(mask: number | undefined, count: number): boolean {
  return mask !== undefined && (count >= 31 ? mask >>> 31 === 1 : mask >>> (count + 1) !== 0);
}

function isBlockDirective(name: string): boolean {
  return entriesOf(name).some(entry => entry.counts.block !== undefined);
}
