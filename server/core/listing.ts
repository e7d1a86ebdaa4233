// Lists as people say them.

import { t } from './translate.ts';

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : t`${words.slice(0, -1).join(t`, `)} or ${words.at(-1)!}`;
}

/** `a, b and c`. */
export function allOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : t`${words.slice(0, -1).join(t`, `)} and ${words.at(-1)!}`;
}

/** `"a"`. */
export function quoted(word: string): string {
  return t`"${word}"`;
}
