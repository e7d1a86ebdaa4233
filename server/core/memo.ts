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
