// A cache of a pure function, keyed by the identity of its immutable argument; garbage collection is the invalidation.

/** A function that remembers; `known` tells an answer only where it has been given before. */
export type Memo<Key extends object, Value> = ((key: Key) => Value) & { readonly known: (key: Key) => Value | undefined };

/** `compute`, remembering its answer for each argument object as long as that object lives. */
export function memo<Key extends object, Value>(compute: (key: Key) => Value): Memo<Key, Value> {
  const answers = new WeakMap<Key, { readonly value: Value }>();
  const answer = (key: Key): Value => {
    let entry = answers.get(key);
    if (entry === undefined) answers.set(key, (entry = { value: compute(key) }));
    return entry.value;
  };
  return Object.assign(answer, { known: (key: Key) => answers.get(key)?.value });
}

/**
 * `compute`, remembering its answers for the texts asked most recently (up to 4096), for questions whose answer hangs on a text alone. A text
 * is remembered as a copy, since one cut out of a file's would keep that alive.
 */
export function memoByText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return text => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Value;
    if (known.size >= 4096) known.clear();
    const value = compute(text);
    known.set(copyOf(text), value);
    return value;
  };
}

/** The same text in memory of its own. */
export function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
