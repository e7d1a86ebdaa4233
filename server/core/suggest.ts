// "Did you mean": the nearest known name, by edit distance.

import { distance } from 'fastest-levenshtein';

/** The known name nearest to `name`, or undefined when none is near enough to be what a person meant to type. */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const limit = name.length < 4 ? 1 : name.length < 8 ? 2 : 3;
  const wanted = name.toLowerCase();
  // Half of a short name is another word, unless two letters changed places.
  const isNear = (candidate: string, d: number) => name.length > 4 || d < 2 || lettersOf(candidate) === lettersOf(wanted);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const d = distance(wanted, candidate.toLowerCase());
    if (d < bestDistance && isNear(candidate.toLowerCase(), d)) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best === name ? undefined : best;
}

function lettersOf(name: string): string {
  return [...name].sort().join('');
}
