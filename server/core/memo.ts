// A cache of a pure function, kept with its immutable argument; garbage collection is the invalidation.

/** A function that remembers; `known` tells an answer only where it has been given before. */
export type Memo<Key extends object, Value> = ((key: Key) => Value) & { readonly known: (key: Key) => Value | undefined };

/**
 * `compute`, remembering its answer for each argument object as long as that object lives. One that is made by the `compute` of another is
 * part of an answer of that, and forgets with it.
 */
export function memo<Key extends object, Value>(compute: (key: Key) => Value): Memo<Key, Value> {
  const answer = (key: Key): Value => {
    depth++;
    try {
      return compute(key);
    } finally {
      depth--;
    }
  };
  return depth === 0 ? inKeys(answer) : inTable(answer);
}

/** How many answers are being worked out at the moment. */
let depth = 0;

/** Answers in a table of their own. */
function inTable<Key extends object, Value>(compute: (key: Key) => Value): Memo<Key, Value> {
  const answers = new WeakMap<Key, { readonly value: Value }>();
  const answer = (key: Key): Value => {
    let entry = answers.get(key);
    if (entry === undefined) answers.set(key, (entry = { value: compute(key) }));
    return entry.value;
  };
  return Object.assign(answer, { known: (key: Key) => answers.get(key)?.value });
}

/**
 * Answers as private fields of what was asked about. In a table that has grown old, those about objects that are gone outlive V8's collections
 * of young objects, so that all that is found out about each version of a file grows old too.
 */
function inKeys<Key extends object, Value>(compute: (key: Key) => Value): Memo<Key, Value> {
  class Answered extends Itself {
    #answer: Value;
    constructor(key: Key) {
      const answer = compute(key);
      super(key);
      this.#answer = answer;
    }
    static known(key: object): Value | undefined {
      return #answer in key ? key.#answer : undefined;
    }
    static of(key: Key): Value {
      return (#answer in key ? key : new Answered(key)).#answer;
    }
  }
  return Object.assign((key: Key) => Answered.of(key), { known: (key: Key) => Answered.known(key) });
}

/** Constructs the object it is given, which thereby gets the private fields of a class that extends this one. */
const Itself = class {
  constructor(key: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is what it is for
    return key;
  }
};

/** How much is remembered by text before all of it is forgotten: more than the largest configurations have that is different. */
const most = 32_768;

/** `compute`, remembering its answers, for questions whose answer hangs on a text alone. */
export function memoByText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return text => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Value;
    const value = compute(text);
    keep(known, text, value);
    return value;
  };
}

/** Remembers a value by a text: by a copy, since one cut out of a file's would keep that alive. */
export function keep<Value>(table: Map<string, Value>, text: string, value: Value): void {
  if (table.size >= most) table.clear();
  table.set(copyOf(text), value);
}

/** The same text in memory of its own. */
export function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
