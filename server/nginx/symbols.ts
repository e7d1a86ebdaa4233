// What a file defines and uses by name: upstreams, zones, log formats, named locations, variables. Per file, from its text alone;
// definitions.ts joins the files of a configuration.

import type { SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { type Span, touches } from '../core/text.ts';
import { regexPlaces } from '../data/nginx-regexes.ts';
import { caseless, type Mention, mentions, type SymbolKind } from '../data/nginx-symbols.ts';
import { evaluatedBodies, literal, withoutCaptures } from '../data/nginx-variables.ts';
import { isEvaluated, variablesIn } from './dollars.ts';
import { groupsOf } from './groups.ts';
import { syntaxTree } from './parser.ts';
import { mayHoldRegexes, type Regex, regexesOf, regexSpan } from './regexes.ts';
import { type Directive, innerOf, type Word } from './tree.ts';

export type Family = 'http' | 'stream' | 'mail' | 'rtmp';

/** A name where it stands. `span` is the name alone, without `$`, `@`, `zone=` or quotes. */
export type Name = {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly file: SourceFile;
  readonly span: Span;
  readonly defines: boolean;
  readonly uses: boolean;
  readonly directive: Directive;
  /** The directives around `directive`, outermost first. */
  readonly parents: readonly Directive[];
  /** Undefined where the file does not tell: in a fragment. */
  readonly family: Family | undefined;
  /** Of a zone: what its memory is for, and its size where it is given. */
  readonly purpose?: string | undefined;
  readonly size?: Span | undefined;
  /** nginx looks the name up when it reads the file, and refuses it when it is unknown. */
  readonly checked: boolean;
};

/** The definitions of a file in text order. `open`: kinds with a definition whose name a template fills in. */
export type Definitions = { readonly all: readonly Name[]; readonly open: ReadonlySet<SymbolKind> };

/** What a file defines: a fraction of the cost of all its names, where these are not known yet. */
export const definitionsOf: (file: SourceFile) => Definitions = memo(file => {
  const { all, open } = everything.known(file) ?? collect(file, true);
  return { all: all.filter(name => name.defines), open };
});

/** Every name a file defines or uses, in text order. */
export function namesOf(file: SourceFile): readonly Name[] {
  return everything(file).all;
}

const everything = memo((file: SourceFile) => collect(file, false));

/** Those of one kind, in the same order. */
export function ofKind(names: readonly Name[], kind: SymbolKind): readonly Name[] {
  return groupedByKind(names).get(kind) ?? none;
}

/** Those of one kind by their key. */
export function byKey(names: readonly Name[], kind: SymbolKind): ReadonlyMap<string, readonly Name[]> {
  return groupedByKey(ofKind(names, kind));
}

/** Those of one kind that nginx takes for the same as `name`. */
export function called(names: readonly Name[], kind: SymbolKind, name: string): readonly Name[] {
  return byKey(names, kind).get(keyOf(kind, name)) ?? none;
}

/** The key under which nginx finds a name of a kind: two with the same key are the same. */
export function keyOf(kind: SymbolKind, name: string): string {
  return caseless.has(kind) ? name.toLowerCase() : name;
}

const none: readonly Name[] = [];
const groupedByKind = memo((names: readonly Name[]) => grouped(names, ({ kind }) => kind));
const groupedByKey = memo((names: readonly Name[]) => grouped(names, ({ kind, name }) => keyOf(kind, name)));

/** The name at `offset`: the smallest one that touches it. */
export function nameAt(file: SourceFile, offset: number): Name | undefined {
  const all = namesOf(file);
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0 && index >= low - 3; index--) {
    const name = all[index]!;
    // The folder of a cache is compared, but is a path and no name to a person.
    if (name.kind === 'cache folder') continue;
    if (touches(withSigil(file.text, name), offset)) return name;
  }
  const next = all[low];
  return next !== undefined && touches(withSigil(file.text, next), offset) ? next : undefined;
}

/** A name with the `$`, `${` or `@` before it. */
export function withSigil(text: string, { kind, span }: Name): Span {
  const before = text[span.start - 1];
  if (kind === 'variable' && before === '{') return { start: span.start - 2, end: span.end };
  return (kind === 'variable' && before === '$') || (kind === 'named location' && before === '@')
    ? { start: span.start - 1, end: span.end }
    : span;
}

/** The family of the directives inside `parents`, undefined when they do not tell. */
export function familyOf(parents: readonly Directive[]): Family | undefined {
  for (const parent of parents) {
    const name = parent.name.value;
    if (name === 'http' || name === 'stream' || name === 'mail' || name === 'rtmp') return name;
  }
  return undefined;
}

/** `ordered`: the names came in text order so far. */
type Collection = {
  readonly file: SourceFile;
  readonly all: Name[];
  readonly open: Set<SymbolKind>;
  readonly definitionsOnly: boolean;
  ordered: boolean;
};

/** Where the names being collected stand. */
type Where = { readonly directive: Directive; readonly parents: readonly Directive[]; readonly family: Family | undefined };

const mentionsByName = grouped(mentions, ({ directive }) => directive);
const noParents: readonly Directive[] = [];
const definers = new Set([...mentions.filter(({ role }) => role !== 'use'), ...regexPlaces].map(({ directive }) => directive));
const mentioners = new Set([...mentions, ...regexPlaces].map(({ directive }) => directive));

function collect(file: SourceFile, definitionsOnly: boolean): Collection {
  const collection: Collection = { file, all: [], open: new Set(), definitionsOnly, ordered: true };
  collectAll(collection, syntaxTree(file).children, noParents, undefined);
  if (!collection.ordered) collection.all.sort((a, b) => a.span.start - b.span.start);
  return collection;
}

function collectAll(
  collection: Collection,
  children: readonly Directive[],
  parents: readonly Directive[],
  family: Family | undefined,
): void {
  const parent = parents[parents.length - 1];
  const entries = parent?.block?.kind === 'entries';
  for (const directive of children) {
    if (directive.block === undefined && !entries && !mayName(directive, collection.definitionsOnly)) continue;
    const where: Where = { directive, parents, family };
    if (entries) collectEntry(collection, where, parent!);
    else collectDirective(collection, where);
    const { block } = directive;
    if (block === undefined) continue;
    if (block.kind === 'code') {
      if (!collection.definitionsOnly) collectCode(collection, where);
    } else if (block.children.length > 0) {
      const inside = [...parents, directive];
      collectAll(collection, block.children, inside, family ?? familyOf(inside));
    }
  }
}

/** Whether there may be a name in a directive, as far as its own and its arguments' text tells. */
function mayName({ name, args }: Directive, definitionsOnly: boolean): boolean {
  if (definitionsOnly) return definers.has(name.value);
  return mentioners.has(name.value) || args.some(({ value }) => value.includes('$'));
}

function collectDirective(collection: Collection, where: Where): void {
  const { directive, family } = where;
  const name = directive.name.value;
  let defined: number | undefined;
  for (const mention of mentionsByName.get(name) ?? noMentions) {
    if (mention.family !== undefined && family !== undefined && mention.family !== family) continue;
    if (collection.definitionsOnly && mention.role === 'use') continue;
    if (mention.count !== undefined && mention.count !== directive.args.length) continue;
    for (const word of wordsOf(mention, directive)) {
      if (mention.except?.includes(word.value)) continue;
      if (word.hole) {
        if (mention.role !== 'use') collection.open.add(mention.kind);
        continue;
      }
      const found = read(collection.file.text, word, mention, directive.args);
      if (found === undefined) continue;
      if (mention.kind === 'variable') defined = found.name.start;
      // A fragment does not tell its family: the same place mentioned once for each family is one name.
      const last = collection.all.at(-1);
      if (last !== undefined && last.span.start === found.name.start && last.kind === mention.kind) continue;
      const purpose = family === undefined && mention.family !== undefined ? undefined : mention.purpose;
      add(collection, where, mention.kind, found.name, mention.role, true, purpose, found.size);
    }
  }
  if (directive.args.length === 0) return;
  const regexes = mayHoldRegexes(name) ? regexesOf(directive, undefined) : undefined;
  if (regexes) collectGroups(collection, where, regexes);
  if (!collection.definitionsOnly) collectVariables(collection, where, regexes, defined);
}

const noMentions: readonly Mention[] = [];

function collectEntry(collection: Collection, where: Where, parent: Directive): void {
  if (mayHoldRegexes(parent.name.value)) collectGroups(collection, where, regexesOf(where.directive, parent));
  if (collection.definitionsOnly || !evaluatedBodies.has(parent.name.value)) return;
  for (const word of where.directive.args) addVariables(collection, where, word, true, undefined);
}

/** The variables in the arguments; `defined` is the offset of the name that the directive defines. */
function collectVariables(collection: Collection, where: Where, regexes: readonly Regex[] | undefined, defined: number | undefined): void {
  const { args, name } = where.directive;
  const unread = literal[name.value];
  if (unread === 'all') return;
  for (let index = 0; index < args.length; index++) {
    const word = args[index]!;
    if (!word.value.includes('$') || unread?.includes(index) || regexes?.some(regex => regex.word === word)) continue;
    const checked = isEvaluated(name.value, index, args.length) && !(index === 0 && name.value === 'if' && isOneName(word));
    addVariables(collection, where, word, checked, defined);
  }
}

/** The first word of a condition is one name up to its end: in `$http_a$b` that of the header `a$b`. */
function isOneName({ value }: Word): boolean {
  return value.lastIndexOf('$') > value.indexOf('$');
}

function addVariables(collection: Collection, where: Where, word: Word, checked: boolean, defined: number | undefined): void {
  for (const span of variablesIn(collection.file.text, word, !withoutCaptures.has(where.directive.name.value))) {
    if (span.start !== defined) add(collection, where, 'variable', span, 'use', checked && !word.hole);
  }
}

/** Named groups of regular expressions are variables. */
function collectGroups(collection: Collection, where: Where, regexes: readonly Regex[]): void {
  for (const regex of regexes) {
    if (!regex.variables) continue;
    const { start, end } = regexSpan(collection.file.text, regex, where.directive);
    const pattern = collection.file.text.slice(start, end);
    if (!pattern.includes('(?')) continue;
    for (const group of groupsOf(pattern).names) {
      add(collection, where, 'variable', { start: start + group.start, end: start + group.end }, 'define', true);
    }
  }
}

/** Lua reads and writes variables as `ngx.var.name`. */
function collectCode(collection: Collection, where: Where): void {
  const { start, end } = where.directive.block!;
  for (const match of collection.file.text.slice(start, end).matchAll(/\bngx\.var\.([A-Za-z_]\w*)/g)) {
    const from = start + match.index + 'ngx.var.'.length;
    add(collection, where, 'variable', { start: from, end: from + match[1]!.length }, 'use', false);
  }
}

function add(
  collection: Collection,
  { directive, parents, family }: Where,
  kind: SymbolKind,
  span: Span,
  role: Mention['role'],
  checked: boolean,
  purpose?: string,
  size?: Span,
): void {
  const { file, all } = collection;
  const name = file.text.slice(span.start, span.end);
  if (all.length > 0 && span.start < all[all.length - 1]!.span.start) collection.ordered = false;
  const defines = role !== 'use';
  all.push({ kind, name, file, span, defines, uses: role !== 'define', directive, parents, family, purpose, size, checked });
}

function wordsOf(mention: Mention, directive: Directive): readonly Word[] {
  const { at } = mention;
  if (at === 'each') return directive.args;
  if (at === 'children') return (directive.block?.children ?? []).map(child => child.name);
  const word = directive.args[at < 0 ? directive.args.length + at : at];
  return word === undefined ? [] : [word];
}

/** The name in a word, by the form of the mention; the text is taken as written, escapes and all. */
function read(
  text: string,
  word: Word,
  mention: Mention,
  args: readonly Word[],
): { readonly name: Span; readonly size?: Span } | undefined {
  const inner = innerOf(word, text);
  const written = text.slice(inner.start, inner.end);
  const match = mention.form?.exec(written);
  if (written === '' || match === null) return undefined;
  const start = inner.start + (match?.[1]?.length ?? 0);
  const name = { start, end: match === undefined ? inner.end : start + match[2]!.length };
  const sized = mention.sizeAt === undefined ? undefined : args[mention.sizeAt];
  if (sized !== undefined) return { name, size: innerOf(sized, text) };
  return match?.[3] === undefined ? { name } : { name, size: { start: inner.end - match[3].length, end: inner.end } };
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
