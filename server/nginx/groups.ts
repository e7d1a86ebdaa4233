// The groups of a PCRE pattern, told by scanning it: how many there are and which have names. Does not check the pattern.

import { memoByText } from '../core/memo.ts';
import type { Span } from '../core/text.ts';

/** Spans into the pattern: of every capturing group with its parentheses, and of the names. `count` is undefined where it cannot be told (branch reset). */
export type Groups = {
  readonly count: number | undefined;
  readonly groups: readonly Span[];
  readonly names: readonly (Span & { readonly name: string })[];
};

const named = /\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/y;

/** The capturing groups of `pattern`, in order. */
export const groupsOf: (pattern: string) => Groups = memoByText(pattern => {
  const groups: { start: number; end: number }[] = [];
  const open: ({ start: number; end: number } | undefined)[] = [];
  let reset = false;
  const names: (Span & { name: string })[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at = pattern[at + 1] === 'Q' ? endOfQuote(pattern, at + 2) : at + 1;
    else if (character === '[') at = endOfClass(pattern, at);
    else if (character === '(') {
      named.lastIndex = at;
      const match = named.exec(pattern);
      const name = match?.[1] ?? match?.[2];
      if (match && name !== undefined) {
        const end = at + match[0].length - 1;
        names.push({ name, start: end - name.length, end });
      }
      if (pattern.startsWith('(?|', at)) reset = true;
      let group: { start: number; end: number } | undefined;
      if (name !== undefined || (pattern[at + 1] !== '?' && pattern[at + 1] !== '*')) {
        group = { start: at, end: pattern.length };
        groups.push(group);
      }
      open.push(group);
    } else if (character === ')') {
      const group = open.pop();
      if (group !== undefined) group.end = at + 1;
    }
  }
  return { count: reset ? undefined : groups.length, groups, names };
});

function endOfQuote(pattern: string, from: number): number {
  const end = pattern.indexOf('\\E', from);
  return end < 0 ? pattern.length : end + 1;
}

/** The `]` that ends the class at `start`; a `]` that comes first is a member. */
function endOfClass(pattern: string, start: number): number {
  let at = start + 1;
  if (pattern[at] === '^') at++;
  if (pattern[at] === ']') at++;
  for (; at < pattern.length && pattern[at] !== ']'; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern.startsWith('[:', at)) at = Math.max(at, pattern.indexOf(':]', at) + 1);
  }
  return at;
}
