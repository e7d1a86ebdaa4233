// How the eggs of known servers are written and looked up.

import type { ServerFacts } from '../data/paste-types.ts';
import { canonicalEgg } from './use.ts';

/** `waitress` for `waitress#main`. */
export function shortEgg(facts: ServerFacts): string {
  return facts.eggs[0]!.replace(/#main$/, '');
}

/** The egg of a server as its facts are looked up. */
export function canonicalOf(facts: ServerFacts): string {
  const [dist = '', entry = 'main'] = facts.eggs[0]!.split('#');
  return canonicalEgg(dist, entry);
}
