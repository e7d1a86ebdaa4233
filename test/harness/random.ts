// Chance in tests, the same at every run, so that a verdict depends on the commit alone. SEED draws other numbers, FUZZ_RUNS more texts:
// `SEED=$RANDOM FUZZ_RUNS=20000 npm run unit` looks for what the usual run does not see.

import fc from 'fast-check';

export type Random = {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number;
  /** One of `items`; undefined when there is none. */
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
};

/** What the environment's SEED says, or 1. */
export const seed = Number(process.env.SEED ?? 1);

/** Numbers from 0 up to, not including, 1 (mulberry32). */
export function seeded(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The same numbers as choices. */
export function randomFrom(start: number): Random {
  const random = seeded(start);
  const below = (limit: number) => Math.floor(random() * limit);
  return { below, pick: items => items[below(items.length)] };
}

/**
 * Fails where a property does not hold for one of `runs` inputs, or for one of `examples`, which were found once and stay.
 * @param property  made with `fc.property`
 */
export function holds<Inputs>(property: fc.IRawProperty<Inputs>, runs = 100, examples: readonly Inputs[] = []): void {
  fc.assert(property, { seed, numRuns: Number(process.env.FUZZ_RUNS ?? runs), examples: [...examples] });
}
