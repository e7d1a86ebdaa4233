// Where the reading of a PCRE pattern has got to, and how it fails. See regex.ts.

/** Something PCRE2 refuses: `at` is an offset into the pattern. */
export type RegexProblem = { readonly message: string; readonly at: number };

type Reference = { readonly group: number | string; readonly at: number };

/** `at`: the offset read next; `count` and `names` of the groups begun so far; `references` to groups, to be found at the end. */
export type Reader = {
  readonly text: string;
  at: number;
  count: number;
  readonly names: string[];
  readonly references: Reference[];
  extended: boolean;
};

/** How many characters something matches; undefined when that varies. */
export type Length = number | undefined;

/** Ends the reading with a problem. */
export function fail(reader: Reader, message: string, at = reader.at): never {
  throw { regexProblem: true, message, at };
}

/** Whether something thrown is a problem of `fail`. */
export function isProblem(error: unknown): error is RegexProblem {
  return typeof error === 'object' && error !== null && 'regexProblem' in error;
}

/** An item of a pattern: the length of what it matches, and whether a quantifier may follow. */
export type Atom = { readonly length: Length; readonly repeatable: boolean };
/** One character. */
export const one: Atom = { length: 1, repeatable: true };
/** A place between characters. */
export const nothing: Atom = { length: 0, repeatable: false };

/** Steps over a character if it is the next; whether it was. */
export function take(reader: Reader, char: string): boolean {
  if (reader.text[reader.at] !== char) return false;
  reader.at++;
  return true;
}

/** A group by number or name; relative numbers are counted from here. */
export function referenced(reader: Reader, group: string): number | string {
  if (/^-\d/.test(group)) return reader.count + 1 + Number(group) || Number.NaN;
  if (/^\+\d/.test(group)) return reader.count + Number(group);
  return /^\d+$/.test(group) ? Number(group) : group;
}
