// A cache of a pure function, keyed by the identity of its immutable argument; garbage collection is the invalidation.

/** `compute`, remembering its answer for each argument object as long as that object lives. */
export function memo<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return key => {
    let entry = known.get(key);
    if (entry === undefined) known.set(key, (entry = { value: compute(key) }));
    return entry.value;
  };
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
