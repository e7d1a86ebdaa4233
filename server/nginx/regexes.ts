// The regular expressions in a file: which words they are, and where their text stands.

import type { Span } from '../core/text.ts';
import { type RegexPlace, regexPlaces } from '../data/nginx-regexes.ts';
import { type Directive, innerOf, type Word } from './tree.ts';

/** Whether a directive of this name may have a regular expression among its arguments or keys. */
export function mayHoldRegexes(name: string): boolean {
  return placesByName.has(name);
}

/** The regular expressions among the arguments of a directive, or among the keys of its block when it is the parent of `directive`. */
export function regexesOf(directive: Directive, parent: Directive | undefined): readonly Regex[] {
  const keys = parent?.block?.kind === 'entries' ? placesByName.get(parent.name.value) : undefined;
  if (keys !== undefined) {
    const { name } = directive;
    return keys.flatMap(place => (place.at === 'keys' && name.value.startsWith('~') ? [regexIn(name, place)] : []));
  }
  let found: Regex[] | undefined;
  for (const place of placesByName.get(directive.name.value) ?? noPlaces) {
    for (let index = 0; index < directive.args.length; index++) {
      if (!isAt(place, directive.args, index)) continue;
      const regex = regexIn(directive.args[index]!, place);
      if (found === undefined) found = [regex];
      else found.push(regex);
    }
  }
  return found ?? none;
}

/** A regular expression: the text of `word`, quotes aside, behind the first `skip` characters. */
export type Regex = { readonly word: Word; readonly skip: number; readonly variables: boolean };

/** Where the text of a regular expression stands. A condition's last word loses the `)` that closes the condition. */
export function regexSpan(text: string, { word, skip }: Regex, directive: Directive): Span {
  const inner = innerOf(word, text);
  const closes = directive.name.value === 'if' && word === directive.args[directive.args.length - 1] && text[inner.end - 1] === ')';
  return { start: inner.start + skip, end: inner.end - (closes && word.quote === undefined ? 1 : 0) };
}

const placesByName = new Map<string, RegexPlace[]>();
for (const place of regexPlaces) placesByName.set(place.directive, [...(placesByName.get(place.directive) ?? []), place]);

const noPlaces: readonly RegexPlace[] = [];
const none: readonly Regex[] = [];

function isAt({ at, marks }: RegexPlace, args: readonly Word[], index: number): boolean {
  if (at === 'marked') return isMarked(args[index]!);
  if (at === 'behind') return index > 0 && marks!.includes(args[index - 1]!.value);
  return at === index;
}

function isMarked(word: Word): boolean {
  return word.value.length > 1 && word.value.startsWith('~') && word.value !== '~*';
}

function regexIn(word: Word, { at, variables = false }: RegexPlace): Regex {
  const skip = at !== 'marked' && at !== 'keys' ? 0 : word.value.startsWith('~*') ? 2 : 1;
  return { word, skip, variables };
}
