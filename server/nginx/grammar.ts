// What may stand at an argument: the documentation's syntax lines joined with the facts about nginx's parsers. Serves completion and signatures.

import type { DirectiveEntry } from '../data/nginx-types.ts';
import type { Item, Piece } from '../data/syntax.ts';
import type { ParameterKind, ValueKind } from '../data/value-kinds.ts';
import { kindOfPlaceholder, rulesOf, syntaxOf } from './argument-rules.ts';

/** One way to write a directive: a label to show, and where in it each parameter stands (UTF-16 offsets into the label). */
export type Form = {
  readonly label: string;
  readonly parameters: readonly FormParameter[];
  readonly items: readonly Item[];
  readonly block: boolean;
};
export type FormParameter = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly optional: boolean;
  readonly repeated: boolean;
};

/**
 * Something that may stand at an argument: a word as it is; a parameter `name=` with its value's kind (or the words its value is one of); or
 * a place for the user's own text, with the documentation's name for it. `kind` is undefined where the text is free. `last`: nothing
 * can follow it.
 */
export type Expected =
  | { readonly what: 'literal'; readonly text: string; readonly commercial?: true; readonly since?: string }
  | { readonly what: 'parameter'; readonly text: string; readonly kind?: ValueKind; readonly commercial?: true; readonly since?: string }
  | { readonly what: 'placeholder'; readonly name: string; readonly kind?: ValueKind };

/** The ways to write a directive, as the documentation gives them, the name first. */
export function formsOf(entry: DirectiveEntry): readonly Form[] {
  let forms = known.get(entry);
  if (forms === undefined) known.set(entry, (forms = syntaxOf(entry).map(({ items, block }) => formOf(entry.name, items, block))));
  return forms;
}

/**
 * What may stand at argument `index` (from 0) after the arguments `before` it, most specific first. Parameters already there are left
 * out. Empty when nothing may stand there, or nothing is known.
 */
export function expectedAt(entry: DirectiveEntry, before: readonly string[], index: number): readonly Expected[] {
  const given = before.slice(0, index);
  const found = new Map<string, Expected>();
  const add = (expected: Expected) => {
    const key = expected.what === 'placeholder' ? `<${expected.name}>` : expected.text;
    if (!found.has(key)) found.set(key, expected);
  };
  for (const { items } of formsOf(entry)) {
    for (const state of statesAfter(start(items), given)) for (const word of nextWords(state)) add(expectedOf(word));
  }
  for (const expected of ruledAt(entry, given, index, [...found.values()])) add(expected);
  const used = new Set(given.map(argument => (argument.includes('=') ? argument.slice(0, argument.indexOf('=') + 1) : argument)));
  return [...found.values()]
    .filter(expected => expected.what === 'placeholder' || index === 0 || !used.has(expected.text))
    .map(withKind(entry, index));
}

/** The words that a value of this kind is one of, empty when it is free. */
export function wordsOfKind(kind: ValueKind | undefined): readonly string[] {
  if (kind?.kind === 'word') return kind.of;
  if (kind?.kind === 'network') return kind.words;
  return kind?.kind === 'either' ? kind.of.flatMap(wordsOfKind) : [];
}

const known = new WeakMap<DirectiveEntry, readonly Form[]>();

type Word = Extract<Item, { kind: 'word' }>;

/** What is still to come, as a list of items of which the first is next; repetition puts its items back in front of the rest. */
type State = readonly Item[];

function start(items: readonly Item[]): State {
  return items;
}

/** The words that may come next, and what is to come after each. */
function* steps(state: State): Iterable<{ readonly word: Word; readonly after: State }> {
  const [item, ...rest] = state;
  if (item === undefined) return;
  switch (item.kind) {
    case 'word':
      yield { word: item, after: rest };
      return;
    case 'choice':
      for (const items of item.choices) yield* steps([...items, ...rest]);
      return;
    case 'repeat':
      for (const { word, after } of steps(item.items)) yield { word, after: [...after, { kind: 'optional', items: [item] }, ...rest] };
      return;
    case 'optional':
      // parameters in brackets may come in any order: what is skipped now may still come later
      for (const { word, after } of steps(item.items)) yield { word, after: [...after, ...rest] };
      for (const { word, after } of steps(rest)) yield { word, after: isParameter(item) && isNamed(word) ? [item, ...after] : after };
  }
}

function statesAfter(state: State, given: readonly string[]): readonly State[] {
  let states: readonly State[] = [state];
  for (const argument of given) {
    const all = states.flatMap(current => [...steps(current)]);
    const fitting = all.filter(({ word }) => fits(word, argument));
    const exact = fitting.filter(({ word }) => isNamed(word));
    states = unique((exact.length > 0 ? exact : fitting).map(({ after }) => after));
  }
  return states;
}

/** Different ways to the same rest are one; without this the optional parameters of `listen` would multiply. */
function unique(states: readonly State[]): readonly State[] {
  const seen = new Map<string, State>();
  for (const state of states) seen.set(JSON.stringify(state), state);
  return [...seen.values()].slice(0, 8);
}

function nextWords(state: State): readonly Word[] {
  return [...steps(state)].map(({ word }) => word);
}

function isParameter(item: Item): boolean {
  return item.kind === 'optional' && [...steps(item.items)].every(({ word }) => isNamed(word));
}

/** Whether a word begins with fixed text. */
function isNamed(word: Word): boolean {
  return (
    word.pieces[0]?.kind === 'literal' ||
    (word.pieces[0]?.kind === 'choice' && word.pieces[0].choices.every(([piece]) => piece?.kind === 'literal'))
  );
}

function fits(word: Word, argument: string): boolean {
  if (!isNamed(word)) return true;
  return literalsOf(word.pieces).some(text =>
    text.endsWith('=') ? argument.startsWith(text) : argument === text || argument.startsWith(`${text}=`),
  );
}

/** The fixed texts that a word may begin with. */
function literalsOf(pieces: readonly Piece[]): readonly string[] {
  const [first, second] = pieces;
  if (first?.kind === 'choice') return first.choices.flatMap(literalsOf);
  if (first?.kind !== 'literal') return [];
  return [second?.kind === 'literal' ? first.text + second.text : first.text];
}

function expectedOf(word: Word): Expected {
  const literal = literalsOf(word.pieces)[0];
  if (literal === undefined) return { what: 'placeholder', name: textOf(word.pieces) };
  const rest = word.pieces.slice(1).filter(piece => piece.kind !== 'literal');
  if (rest.length === 0 && (!literal.endsWith('=') || literal === '=')) return { what: 'literal', text: literal };
  if (!literal.endsWith('=')) return { what: 'placeholder', name: textOf(word.pieces) };
  const words = rest.flatMap(piece => (piece.kind === 'choice' ? piece.choices.flatMap(literalsOf) : []));
  const [value] = rest;
  const kind: ValueKind | undefined =
    words.length > 0 ? { kind: 'word', of: words } : value?.kind === 'placeholder' ? kindOfPlaceholder(value.name) : undefined;
  return kind === undefined ? { what: 'parameter', text: literal } : { what: 'parameter', text: literal, kind };
}

/** What nginx's own parser takes there and the documentation does not show. */
function ruledAt(entry: DirectiveEntry, given: readonly string[], index: number, documented: readonly Expected[]): readonly Expected[] {
  const { args = [], rest, parameters = {}, when } = rulesOf(entry);
  const special = given[0] === undefined ? undefined : when?.[given[0]];
  if (special !== undefined) return wordsOfKind(special.args?.[index]).map(text => ({ what: 'literal', text }));
  const kind = args[index] ?? rest;
  const words = wordsOfKind(kind).map((text): Expected => ({ what: 'literal', text }));
  if (index < args.length) return words;
  const named = Object.entries(parameters).map(([text, parameter]) => parameterExpected(text, parameter));
  // deprecated spellings stay accepted, but are not offered beside what is documented
  return [...words, ...named.filter(expected => documented.length === 0 || (expected.what !== 'literal' && !('commercial' in expected)))];
}

function parameterExpected(text: string, parameter: ParameterKind): Expected {
  const { value, ...facts } = typeof parameter === 'object' && 'value' in parameter ? parameter : { value: parameter };
  return value === true ? { what: 'literal', text, ...facts } : { what: 'parameter', text, kind: value, ...facts };
}

/** The kind of a placeholder or parameter: as nginx's parser sees it where that is known, else by the documentation's name. */
function withKind(entry: DirectiveEntry, index: number): (expected: Expected) => Expected {
  const { args = [], rest, last, parameters = {} } = rulesOf(entry);
  return expected => {
    if (expected.what === 'literal') return expected;
    if (expected.what === 'parameter') {
      const parameter = parameters[expected.text];
      return parameter === undefined ? expected : { ...expected, ...parameterExpected(expected.text, parameter) };
    }
    const kind = args[index] ?? (last !== undefined && expected.name !== 'code' ? last : rest) ?? kindOfPlaceholder(expected.name);
    return kind === undefined ? expected : { ...expected, kind };
  };
}

function formOf(name: string, items: readonly Item[], block: boolean): Form {
  const parameters: FormParameter[] = [];
  let label = name;
  const write = (item: Item, optional: boolean, repeated: boolean) => {
    switch (item.kind) {
      case 'word': {
        const text = textOf(item.pieces);
        parameters.push({ text, start: label.length, end: label.length + text.length, optional, repeated });
        label += text;
        return;
      }
      case 'optional':
        label += '[';
        writeAll(item.items, true, repeated);
        label += ']';
        return;
      case 'repeat':
        writeAll(item.items, optional, true);
        label += ' …';
        return;
      case 'choice':
        item.choices.forEach((choice, at) => {
          if (at > 0) label += ' | ';
          writeAll(choice, optional, repeated);
        });
    }
  };
  const writeAll = (all: readonly Item[], optional: boolean, repeated: boolean) =>
    all.forEach((item, at) => {
      if (at > 0) label += ' ';
      write(item, optional, repeated);
    });
  if (items.length > 0) label += ' ';
  writeAll(items, false, false);
  return { label: label + (block ? ' { … }' : ';'), parameters, items, block };
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(textOfPiece).join('');
}

function textOfPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'literal':
      return piece.text;
    case 'placeholder':
      return piece.name;
    case 'optional':
      return `[${textOf(piece.pieces)}]`;
    case 'choice':
      return piece.choices.map(textOf).join('|');
  }
}
