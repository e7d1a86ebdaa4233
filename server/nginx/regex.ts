// The structure of a PCRE pattern: what PCRE2 itself would refuse, with its place, and the groups a pattern captures. Nothing is matched here.

import { memoByText } from '../core/memo.ts';
import { t } from '../core/translate.ts';
import { readClass } from './regex-classes.ts';
import { checkReferences, readEscape } from './regex-escapes.ts';
import { type Atom, fail, isProblem, type Length, nothing, one, type Reader, type RegexProblem, referenced, take } from './regex-reader.ts';

/** The groups of a pattern: how many numbered ones (named ones count), and the names. */
export type RegexGroups = { readonly count: number; readonly names: readonly string[] };

type Compiled = { readonly problem?: RegexProblem; readonly groups: RegexGroups };

/** What is wrong with a pattern, or with its number of groups when `groups` are needed. */
export function regexProblem(pattern: string, groups = 0): RegexProblem | undefined {
  const { problem, groups: found } = compile(pattern);
  if (problem !== undefined) return problem;
  return found.count < groups ? { message: t`must have ${groups} capturing groups`, at: 0 } : undefined;
}

/** The groups that a pattern captures; those found so far in a broken one. */
export function regexGroups(pattern: string): RegexGroups {
  return compile(pattern).groups;
}

const compile = memoByText((pattern: string): Compiled => {
  const reader: Reader = { text: pattern, at: 0, count: 0, names: [], references: [], extended: false };
  let problem: RegexProblem | undefined;
  try {
    readAlternatives(reader);
    if (reader.at < pattern.length) fail(reader, t`the ")" closes nothing`);
    checkReferences(reader);
  } catch (error) {
    if (!isProblem(error)) throw error;
    problem = { message: error.message, at: error.at };
  }
  const groups = { count: reader.count, names: reader.names };
  return problem === undefined ? { groups } : { problem, groups };
});

/** Everything up to a `)` or the end; the lengths of the alternatives. */
function readAlternatives(reader: Reader): Length[] {
  const lengths: Length[] = [];
  const extended = reader.extended;
  do {
    lengths.push(readSequence(reader));
  } while (take(reader, '|'));
  reader.extended = extended;
  return lengths;
}

function readSequence(reader: Reader): Length {
  let total: Length = 0;
  while (reader.at < reader.text.length && reader.text[reader.at] !== '|' && reader.text[reader.at] !== ')') {
    if (skips(reader)) continue;
    const { length, repeatable } = readItem(reader);
    while (skips(reader));
    const times = readQuantifier(reader, repeatable);
    total = total === undefined || length === undefined || times === undefined ? undefined : total + length * times;
  }
  return total;
}

/** Steps over a comment, an `\\E` that ends nothing and, in extended mode, white space: a quantifier behind them is that of the item before. */
function skips(reader: Reader): boolean {
  const { text, at, extended } = reader;
  if (text.startsWith('(?#', at)) {
    const end = text.indexOf(')', at);
    if (end === -1) fail(reader, t`the comment "(?#" has no ")"`);
    reader.at = end + 1;
  } else if (text.startsWith('\\E', at)) reader.at += 2;
  else if (extended && /\s/.test(text[at] ?? '')) reader.at++;
  else if (extended && text[at] === '#') reader.at = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
  else return false;
  return true;
}

function readItem(reader: Reader): Atom {
  const { text, at } = reader;
  const char = text[at]!;
  if (char === '*' || char === '+' || char === '?') fail(reader, t`there is nothing for "${char}" to repeat`);
  if (char === '(') return readGroup(reader);
  if (char === '[') {
    readClass(reader);
    return one;
  }
  if (char === '\\') return readEscape(reader);
  if (char === '{' && /^\{\d+(,\d*)?\}/.test(text.slice(at))) fail(reader, t`there is nothing for "{" to repeat`);
  reader.at++;
  return char === '^' || char === '$' ? nothing : one;
}

/** The quantifier behind an item: how often it matches, undefined when that varies. */
function readQuantifier(reader: Reader, repeatable: boolean): number | undefined {
  const match = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})[+?]?/.exec(reader.text.slice(reader.at));
  if (match === null) return 1;
  if (!repeatable) fail(reader, t`there is nothing for "${match[0]}" to repeat`);
  const [whole, low, comma, high] = match;
  if (low !== undefined) {
    if (Number(low) > 65535 || Number(high ?? 0) > 65535) fail(reader, t`a number in "${whole}" is above 65535`);
    if (high && Number(high) < Number(low)) fail(reader, t`the numbers in "${whole}" are out of order`);
  }
  reader.at += whole.length;
  return low !== undefined && comma === undefined ? Number(low) : undefined;
}

function readGroup(reader: Reader): Atom {
  const start = reader.at++;
  const rest = reader.text.slice(reader.at);
  if (rest.startsWith('*')) return readVerb(reader, start);
  const named = /^\?(?:P?<(?![=!])|')/.exec(rest);
  if (named !== null) return readNamed(reader, start, named[0]);
  if (!rest.startsWith('?')) {
    reader.count++;
    return closed(reader, start);
  }
  return readSpecialGroup(reader, start, rest);
}

function readSpecialGroup(reader: Reader, start: number, rest: string): Atom {
  const look = /^\?(<?[=!])/.exec(rest);
  if (look !== null) {
    reader.at += look[0].length;
    const lengths = readAlternatives(reader);
    close(reader, start);
    if (look[1]!.startsWith('<') && lengths.some(length => length === undefined))
      fail(reader, t`the lookbehind has no fixed length`, start);
    return { length: 0, repeatable: true };
  }
  const plain = /^\?[:>|]/.exec(rest);
  if (plain !== null) {
    reader.at += plain[0].length;
    const before = reader.count;
    // (?|a|b) numbers the groups of every branch alike; counting them all is only ever too many
    const atom = closed(reader, start);
    if (plain[0] === '?|' && reader.count > before) reader.references.length = 0;
    return atom;
  }
  if (rest.startsWith('?(')) return readCondition(reader, start);
  const recursion = /^\?(?:R|P?[>&=](\w+)|([-+]?\d+))\)/.exec(rest);
  if (recursion !== null) {
    reader.at += recursion[0].length;
    const group = recursion[1] ?? recursion[2];
    if (group !== undefined && group !== '0') reader.references.push({ group: referenced(reader, group), at: start });
    return { length: undefined, repeatable: true };
  }
  const callout = /^\?C[^)]*\)/.exec(rest);
  if (callout !== null) {
    reader.at += callout[0].length;
    return nothing;
  }
  return readOptions(reader, start, rest);
}

function readOptions(reader: Reader, start: number, rest: string): Atom {
  const options = /^\?(\^?[imsxnJUa]*(?:-[imsxnJU]*)?)([:)]?)/.exec(rest)!;
  reader.at += options[0].length;
  if (options[2] === '')
    fail(reader, reader.at < reader.text.length ? t`an unknown character follows "(?"` : t`the "(" is not closed`, reader.at);
  const [on, off = ''] = options[1]!.split('-');
  const before = reader.extended;
  if (on!.includes('x')) reader.extended = true;
  if (off.includes('x')) reader.extended = false;
  if (options[2] === ')') return nothing;
  const atom = closed(reader, start);
  reader.extended = before;
  return atom;
}

function readNamed(reader: Reader, start: number, opening: string): Atom {
  reader.at += opening.length;
  const name = /^\w*/.exec(reader.text.slice(reader.at))![0];
  if (name === '') fail(reader, t`the group has no name`);
  if (/^\d/.test(name)) fail(reader, t`the name "${name}" of a group begins with a digit`);
  if (name.length > 32) fail(reader, t`the name "${name}" of a group is longer than 32 characters`);
  if (reader.names.includes(name)) fail(reader, t`two groups are named "${name}"`);
  reader.at += name.length;
  if (!take(reader, opening.endsWith("'") ? "'" : '>')) fail(reader, t`the name "${name}" of a group is not closed`);
  reader.count++;
  reader.names.push(name);
  return closed(reader, start);
}

function readCondition(reader: Reader, start: number): Atom {
  reader.at++;
  const condition = /^\((?:R\d*|R&\w+|DEFINE|VERSION[^)]*|<?'?([-+]?\w+)'?>?)\)/.exec(reader.text.slice(reader.at));
  if (condition !== null) {
    reader.at += condition[0].length;
    if (condition[1] !== undefined) reader.references.push({ group: referenced(reader, condition[1]), at: start });
  } else readGroup(reader);
  const lengths = readAlternatives(reader);
  close(reader, start);
  if (lengths.length > 2) fail(reader, t`a condition has more than two branches`, start);
  return { length: lengths.length === 2 && lengths[0] === lengths[1] ? lengths[0] : undefined, repeatable: true };
}

const verbs =
  /^\*(?:(?:ACCEPT|FAIL|F|COMMIT|PRUNE|SKIP|THEN|MARK)?(?::[^)]*)?|UTF8?|UCP|CR|LF|CRLF|ANYCRLF|ANY|NUL|BSR_\w+|NO_\w+|NOTEMPTY\w*|LIMIT_\w+=\d+)\)/;
const wordGroups =
  /^\*(?:pla|nla|plb|nlb|napla|naplb|positive_look\w+|negative_look\w+|non_atomic_\w+|atomic|sr|asr|script_run|atomic_script_run):/;

function readVerb(reader: Reader, start: number): Atom {
  const rest = reader.text.slice(reader.at);
  const word = wordGroups.exec(rest);
  if (word !== null) {
    reader.at += word[0].length;
    return closed(reader, start);
  }
  const verb = verbs.exec(rest);
  if (verb === null || verb[0] === '*)') fail(reader, t`an unknown verb follows "(*"`, start);
  reader.at += verb[0].length;
  return nothing;
}

/** The rest of a group up to its `)`. */
function closed(reader: Reader, start: number): Atom {
  const lengths = readAlternatives(reader);
  close(reader, start);
  return { length: lengths.every(length => length === lengths[0]) ? lengths[0] : undefined, repeatable: true };
}

function close(reader: Reader, start: number): void {
  if (!take(reader, ')')) fail(reader, t`the "(" is not closed`, start);
}
