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
  const found: Regex[] = [];
  const keys = parent && placesByName.get(parent.name.value);
  if (parent?.block?.kind === 'entries' && keys) {
    for (const place of keys) if (place.at === 'keys' && directive.name.value.startsWith('~')) found.push(marked(directive.name, place));
    return found;
  }
  for (const place of placesByName.get(directive.name.value) ?? []) {
    directive.args.forEach((word, index) => {
      if (place.at === index) found.push({ word, skip: 0, variables: place.variables === true });
      else if (place.at === 'marked' && isMarked(word)) found.push(marked(word, place));
      else if (place.at === 'behind' && index > 0 && place.marks!.includes(directive.args[index - 1]!.value)) {
        found.push({ word, skip: 0, variables: place.variables === true });
      }
    });
  }
  return found;
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

function isMarked(word: Word): boolean {
  return word.value.length > 1 && word.value.startsWith('~') && word.value !== '~*';
}

function marked(word: Word, place: RegexPlace): Regex {
  return { word, skip: word.value.startsWith('~*') ? 2 : 1, variables: place.variables === true };
}
