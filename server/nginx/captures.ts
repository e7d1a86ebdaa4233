// What `$1` to `$9` stand for: the groups of the regular expression that was matched last, as far as the text around tells.

import { groupsOf } from './groups.ts';
import { regexesOf, regexSpan } from './regexes.ts';
import type { Directive } from './tree.ts';

/** A group of a regular expression, and the whole expression, as written. */
export type Capture = { readonly number: number; readonly group: string; readonly pattern: string };

/** The captures that `directive` can use: those of its own regular expression, else of the nearest block around that has groups. */
export function capturesFor(text: string, directive: Directive, parents: readonly Directive[]): readonly Capture[] {
  const parent = parents.at(-1);
  const inTable = parent?.block?.kind === 'entries';
  const own = { directive, parent: inTable ? parent : undefined };
  const before = inTable
    ? []
    : (parent?.block?.children ?? []).filter(({ name, start }) => name.value === 'rewrite' && start < directive.start);
  const around = inTable ? [] : [...before, ...[...parents].reverse()].map(outer => ({ directive: outer, parent: undefined }));
  for (const place of [own, ...around]) {
    for (const regex of regexesOf(place.directive, place.parent)) {
      const at = regexSpan(text, regex, place.directive);
      const pattern = text.slice(at.start, at.end);
      const { groups } = groupsOf(pattern);
      if (groups.length > 0)
        return groups.slice(0, 9).map((group, index) => ({ number: index + 1, group: pattern.slice(group.start, group.end), pattern }));
    }
  }
  return [];
}
