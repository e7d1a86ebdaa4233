// What a directive's name means where it stands, when that may be one of several contexts; and how rules speak of it.

import { oneOf } from '../core/listing.ts';
import { t } from '../core/translate.ts';
import type { Context, DirectiveEntry } from '../data/nginx-types.ts';
import { entriesOf, entryIn } from './reference.ts';
import type { Place } from './rule.ts';

const known = new WeakMap<readonly Context[], Map<string, readonly DirectiveEntry[]>>();

/**
 * The entries that the directive may be: those of the contexts it may stand in, all of its name when nothing is known of these. Empty when
 * the name is unknown or allowed in none of them.
 */
export function meaningsOf({ directive, contexts }: Place): readonly DirectiveEntry[] {
  const name = directive.name.value;
  let byName = known.get(contexts);
  if (byName === undefined) known.set(contexts, (byName = new Map()));
  let entries = byName.get(name);
  if (entries === undefined) byName.set(name, (entries = findMeanings(name, contexts)));
  return entries;
}

/** Contexts as a person would say them: `server, location or if in location`. */
export function listedContexts(contexts: readonly Context[]): string {
  return oneOf(contexts.map(context => (context === 'main' ? t`the top level` : context)));
}

function findMeanings(name: string, contexts: readonly Context[]): readonly DirectiveEntry[] {
  if (contexts.length === 0) return entriesOf(name);
  return [...new Set(contexts.flatMap(context => entryIn(name, context) ?? []))];
}
