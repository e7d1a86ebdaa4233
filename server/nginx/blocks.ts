// The state of a text being read, and its blocks: opening, closing, and ending those that nothing closes.

import type { Context } from '../data/nginx-types.ts';
import { luaEnd } from './lexer.ts';
import { type Ahead, contextInside } from './recovery.ts';
import { bodyKindOf } from './reference.ts';
import { mask, type Template } from './templates.ts';
import type { Block, Directive, SyntaxMistake } from './tree.ts';
import type { Cursor } from './words.ts';

/** A node of the tree while it is being read. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export type OpenDirective = Mutable<Directive>;
export type OpenBlock = Mutable<Block> & { children: Directive[] };

/** How many braces a first reading found missing and too many, as far as a second has not placed them yet. */
export type Imbalance = { missing: number; extra: number };

/**
 * Where the reader is: `open` holds the directives whose blocks are not closed yet, `contexts` what is inside each of them (second reading
 * only), `children` the list being filled.
 */
export type Reading = Cursor &
  Imbalance & {
    readonly root: Directive[];
    children: Directive[];
    readonly open: OpenDirective[];
    readonly contexts: (Context | undefined)[];
    readonly imbalance: Imbalance | undefined;
    ahead: { readonly start: number; readonly end: number; readonly ahead: Ahead } | undefined;
  };

/** A reading that stands at the beginning of `source`. Where the file is a template, its holes are masked. */
export function begin(source: string, template: Template | undefined, imbalance?: Imbalance): Reading {
  const root: Directive[] = [];
  return {
    source,
    text: template === undefined ? source : mask(source, template),
    template,
    at: 0,
    newLine: false,
    comments: [],
    mistakes: [],
    root,
    children: root,
    open: [],
    contexts: [],
    imbalance,
    missing: 0,
    extra: 0,
    ahead: undefined,
  };
}

/** Deeper than any configuration nests. What is in a block down there is not read, so that whoever walks a tree may do it by recursion. */
const deepest = 200;

/** Opens the block of `directive`, whose `{` stands at `open` or is missing there; the cursor is behind it. */
export function openBlock(reading: Reading, directive: OpenDirective, open: number): void {
  const kind = reading.open.length < deepest ? bodyKindOf(directive.name.value) : 'code';
  const block: OpenBlock = { start: open, end: reading.at, open, close: undefined, kind, children: [] };
  directive.block = block;
  directive.end = reading.at;
  reading.children.push(directive);
  if (kind === 'code') {
    skipCode(reading, directive, block);
    return;
  }
  if (reading.imbalance !== undefined) reading.contexts.push(contextInside(directive.name.value, reading.contexts.at(-1)));
  reading.open.push(directive);
  reading.children = block.children;
}

function skipCode(reading: Reading, directive: OpenDirective, block: OpenBlock): void {
  const close = luaEnd(reading.text, reading.at);
  if (close < 0) reading.mistakes.push({ kind: 'unclosed-code', span: { start: block.open, end: block.open + 1 }, directive });
  else block.close = close;
  block.end = directive.end = reading.at = close < 0 ? reading.text.length : close + 1;
}

/** At a `}`: closes the innermost block, or reports the brace where none is open. */
export function closeBlock(reading: Reading): void {
  const directive = reading.open[reading.open.length - 1];
  if (directive === undefined) {
    reading.extra++;
    strayPunctuation(reading, 'unexpected-close-brace');
    return;
  }
  (directive.block as OpenBlock).close = reading.at;
  reading.at++;
  leaveBlock(reading, reading.at);
}

/** Ends the innermost block at `end`; the reader goes on in the one around it. */
export function leaveBlock(reading: Reading, end: number): void {
  const directive = reading.open.pop()!;
  const block = directive.block as OpenBlock;
  block.end = directive.end = end;
  block.children = trimmed(block.children);
  if (reading.imbalance !== undefined) reading.contexts.pop();
  const parent = reading.open[reading.open.length - 1];
  reading.children = parent === undefined ? reading.root : (parent.block as OpenBlock).children;
}

/** The same list in no more memory than it needs: one that grew has room for more than it holds, which adds up in a large tree. */
export function trimmed<Item>(list: readonly Item[]): Item[] {
  return list.length > 1 ? list.slice() : (list as Item[]);
}

/** Ends the blocks that the text leaves open. */
export function closeAtEnd(reading: Reading): void {
  const end = reading.text.length;
  while (reading.open.length > 0) {
    reading.missing++;
    reading.mistakes.push({ kind: 'missing-close-brace', span: { start: end, end }, directive: reading.open.at(-1), cure: end });
    leaveBlock(reading, end);
  }
}

/** Reports the sign at the cursor and passes over it. */
export function strayPunctuation(reading: Reading, kind: SyntaxMistake['kind']): void {
  reading.mistakes.push({ kind, span: { start: reading.at, end: reading.at + 1 } });
  reading.at++;
}

/** A `{` with no directive before it: its block is read, for nothing that is known. */
export function openNameless(reading: Reading): void {
  const { at } = reading;
  const span = { start: at, end: at + 1 };
  reading.mistakes.push({ kind: 'unexpected-open-brace', span });
  reading.at = at + 1;
  openBlock(reading, { start: at, end: at + 1, name: { start: at, end: at, value: '', hole: true }, args: [] }, at);
}
