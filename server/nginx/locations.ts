// What a `location` matches, as ngx_http_core_location (src/http/ngx_http_core_module.c) reads its arguments.

import type { Directive, Word } from './tree.ts';

/** `prefix` includes `^~`. `path` is what is matched or, of a regex, its text; `word` the argument it is in; `modifier` may be empty. */
export type Location = {
  readonly kind: 'prefix' | 'exact' | 'regex' | 'named';
  readonly modifier: string;
  readonly path: string;
  readonly word: Word;
};

const kinds: Readonly<Record<string, Location['kind']>> = { '=': 'exact', '^~': 'prefix', '~': 'regex', '~*': 'regex' };

/** The modifiers that may stand before the path of a location. */
export const locationModifiers: readonly string[] = Object.keys(kinds);

/** The location of a `location` directive; undefined of another directive, of a broken one, and where a template leaves it open. */
export function locationOf({ name, args }: Directive): Location | undefined {
  if (name.value !== 'location' || args.length === 0 || args.length > 2 || args.some(({ hole }) => hole)) return undefined;
  const [first, second] = args as [Word, Word | undefined];
  if (second !== undefined) {
    const kind = kinds[first.value];
    return kind && { kind, modifier: first.value, path: second.value, word: second };
  }
  const modifier = /^(?:=|\^~|~\*?)/.exec(first.value)?.[0] ?? '';
  if (modifier !== '') return { kind: kinds[modifier]!, modifier, path: first.value.slice(modifier.length), word: first };
  return { kind: first.value.startsWith('@') ? 'named' : 'prefix', modifier, path: first.value, word: first };
}

/** The nearest block around a directive that nginx keeps as a location: a location, `if` or `limit_except`. */
export function locationAround(parents: readonly Directive[]): Directive | undefined {
  const nearest = parents.at(-1);
  return nearest !== undefined && locationBlocks.has(nearest.name.value) ? nearest : undefined;
}

const locationBlocks = new Set(['location', 'if', 'limit_except']);
