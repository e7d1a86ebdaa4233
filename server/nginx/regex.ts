// The structure of a PCRE pattern: what PCRE2 itself would refuse, with its place, and the groups a pattern captures. Nothing is matched here.

import { memoByText } from '../core/memo.ts';

/** Something PCRE2 refuses: `at` is an offset into the pattern. */
export type RegexProblem = { readonly message: string; readonly at: number };

/** The groups of a pattern: how many numbered ones (named ones count), and the names. */
export type RegexGroups = { readonly count: number; readonly names: readonly string[] };

type Compiled = { readonly problem?: RegexProblem; readonly groups: RegexGroups };

/** What is wrong with a pattern, or with its number of groups when `groups` are needed. */
export function regexProblem(pattern: string, groups = 0): RegexProblem | undefined {
  const { problem, groups: found } = compile(pattern);
  if (problem !== undefined) return problem;
  return found.count < groups ? { message: `must have ${groups} capturing groups`, at: 0 } : undefined;
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
    if (reader.at < pattern.length) fail(reader, 'the ")" closes nothing');
    checkReferences(reader);
  } catch (error) {
    if (!isProblem(error)) throw error;
    problem = { message: error.message, at: error.at };
  }
  const groups = { count: reader.count, names: reader.names };
  return problem === undefined ? { groups } : { problem, groups };
});

type Reference = { readonly group: number | string; readonly at: number };

type Reader = {
  readonly text: string;
  at: number;
  count: number;
  readonly names: string[];
  readonly references: Reference[];
  extended: boolean;
};

/** How many characters something matches; undefined when that varies. */
type Length = number | undefined;

function fail(reader: Reader, message: string, at = reader.at): never {
  throw { regexProblem: true, message, at };
}

function isProblem(error: unknown): error is RegexProblem {
  return typeof error === 'object' && error !== null && 'regexProblem' in error;
}

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
    if (end === -1) fail(reader, 'the comment "(?#" has no ")"');
    reader.at = end + 1;
  } else if (text.startsWith('\\E', at)) reader.at += 2;
  else if (extended && /\s/.test(text[at] ?? '')) reader.at++;
  else if (extended && text[at] === '#') reader.at = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
  else return false;
  return true;
}

type Atom = { readonly length: Length; readonly repeatable: boolean };
const one: Atom = { length: 1, repeatable: true };
const nothing: Atom = { length: 0, repeatable: false };

function readItem(reader: Reader): Atom {
  const { text, at } = reader;
  const char = text[at]!;
  if (char === '*' || char === '+' || char === '?') fail(reader, `there is nothing for "${char}" to repeat`);
  if (char === '(') return readGroup(reader);
  if (char === '[') {
    readClass(reader);
    return one;
  }
  if (char === '\\') return readEscape(reader);
  if (char === '{' && /^\{\d+(,\d*)?\}/.test(text.slice(at))) fail(reader, 'there is nothing for "{" to repeat');
  reader.at++;
  return char === '^' || char === '$' ? nothing : one;
}

/** The quantifier behind an item: how often it matches, undefined when that varies. */
function readQuantifier(reader: Reader, repeatable: boolean): number | undefined {
  const match = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})[+?]?/.exec(reader.text.slice(reader.at));
  if (match === null) return 1;
  if (!repeatable) fail(reader, `there is nothing for "${match[0]}" to repeat`);
  const [whole, low, comma, high] = match;
  if (low !== undefined) {
    if (Number(low) > 65535 || Number(high ?? 0) > 65535) fail(reader, `a number in "${whole}" is above 65535`);
    if (high && Number(high) < Number(low)) fail(reader, `the numbers in "${whole}" are out of order`);
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
    if (look[1]!.startsWith('<') && lengths.some(length => length === undefined)) fail(reader, 'the lookbehind has no fixed length', start);
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
    fail(reader, reader.at < reader.text.length ? 'an unknown character follows "(?"' : 'the "(" is not closed', reader.at);
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
  if (name === '') fail(reader, 'the group has no name');
  if (/^\d/.test(name)) fail(reader, `the name "${name}" of a group begins with a digit`);
  if (name.length > 32) fail(reader, `the name "${name}" of a group is longer than 32 characters`);
  if (reader.names.includes(name)) fail(reader, `two groups are named "${name}"`);
  reader.at += name.length;
  if (!take(reader, opening.endsWith("'") ? "'" : '>')) fail(reader, `the name "${name}" of a group is not closed`);
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
  if (lengths.length > 2) fail(reader, 'a condition has more than two branches', start);
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
  if (verb === null || verb[0] === '*)') fail(reader, 'an unknown verb follows "(*"', start);
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
  if (!take(reader, ')')) fail(reader, 'the "(" is not closed', start);
}

function take(reader: Reader, char: string): boolean {
  if (reader.text[reader.at] !== char) return false;
  reader.at++;
  return true;
}

function readEscape(reader: Reader): Atom {
  const start = reader.at;
  const rest = reader.text.slice(start + 1);
  const char = rest[0];
  if (char === undefined) fail(reader, 'a "\\" stands at the end');
  if (char === 'Q') {
    const end = rest.indexOf('\\E');
    const quoted = rest.slice(1, end === -1 ? undefined : end);
    reader.at = end === -1 ? reader.text.length : start + 1 + end + 2;
    return { length: quoted.length, repeatable: quoted !== '' };
  }
  const reference = /^(?:([1-9]\d*)|g\{([-+]?\w+)\}|g([-+]?\d+)|g<([^>]+)>|g'([^']+)'|k(?:<(\w+)>|'(\w+)'|\{(\w+)\}))/.exec(rest);
  if (reference !== null) return readReference(reader, start, reference);
  const long = /^(?:x\{([^}]*)\}?|o\{([0-7]+)\}|x[0-9a-fA-F]{0,2}|p\{\^?[\w ]*\}|P\{\^?[\w ]*\}|[pP][CLMNPSZclmnpsz]|c.|0[0-7]{0,2})/s.exec(
    rest,
  );
  reader.at += 1 + (long?.[0].length ?? 1);
  checkEscape(reader, start, char, long);
  if (/[bBAzZGK]/.test(char)) return nothing;
  return { length: char === 'R' || char === 'X' ? undefined : 1, repeatable: true };
}

function checkEscape(reader: Reader, start: number, char: string, long: RegExpExecArray | null): void {
  if (long?.[1] !== undefined && (!/^[0-9a-fA-F]+$/.test(long[1]) || !long[0].endsWith('}')))
    fail(reader, '"\\x{" needs hexadecimal digits and "}"', start);
  if (long?.[1] !== undefined && Number.parseInt(long[1], 16) > 0x10ffff)
    fail(reader, `"\\${long[0]}" is above the last code point`, start);
  if (char === 'c' && long === null) fail(reader, '"\\c" needs a character', start);
  if (/[pP]/.test(char) && long === null)
    fail(reader, `"\\${reader.text.slice(start + 1, start + 3)}" is no property of characters`, start);
  if (/[gko]/.test(char) && long === null) fail(reader, `"\\${char}" needs a name or number behind it`, start);
  if (/[lLuUF]/.test(char)) fail(reader, `"\\${char}" is not known to PCRE`, start);
  if (/[ijqyYJmMITO]/.test(char)) fail(reader, `"\\${char}" is no escape`, start);
}

function readReference(reader: Reader, start: number, match: RegExpExecArray): Atom {
  const group = match.slice(1).find(part => part !== undefined)!;
  reader.at = start + 1 + match[0].length;
  // above \9 digits may be an octal number; PCRE decides by the count of groups, so only the certain ones are looked at
  if (match[1] === undefined || Number(group) < 10) reader.references.push({ group: referenced(reader, group), at: start });
  return { length: match[1] !== undefined && Number(group) > 9 ? 1 : undefined, repeatable: true };
}

/** A group by number or name; relative numbers are counted from here. */
function referenced(reader: Reader, group: string): number | string {
  if (/^-\d/.test(group)) return reader.count + 1 + Number(group) || Number.NaN;
  if (/^\+\d/.test(group)) return reader.count + Number(group);
  return /^\d+$/.test(group) ? Number(group) : group;
}

function checkReferences(reader: Reader): void {
  for (const { group, at } of reader.references) {
    const known = typeof group === 'number' ? group > 0 && group <= reader.count : reader.names.includes(group);
    if (!known) fail(reader, `there is no group ${group}`, at);
  }
}

const posixClasses = 'alpha lower upper alnum ascii blank cntrl digit graph print punct space word xdigit < >'.split(' ');

function readClass(reader: Reader): void {
  const start = reader.at;
  if (/^\[[:.=]\^?\w+[:.=]\]/.test(reader.text.slice(start))) fail(reader, 'a class such as "[:alpha:]" must stand in another "[ ]"');
  reader.at++;
  take(reader, '^');
  let first = true;
  let low: string | undefined;
  for (;;) {
    const char = reader.text[reader.at];
    if (char === undefined) fail(reader, 'the "[" is not closed', start);
    if (char === ']' && !first) break;
    first = false;
    if (char === '-' && low !== undefined && reader.text[reader.at + 1] !== ']' && reader.text[reader.at + 1] !== undefined) {
      const dash = reader.at++;
      const high = readClassItem(reader);
      if (high === undefined || low === '') fail(reader, 'a range in "[ ]" has a class at one end', dash);
      if (high.codePointAt(0)! < low.codePointAt(0)!) fail(reader, `the range "${low}-${high}" is out of order`, dash);
      low = undefined;
    } else low = readClassItem(reader) ?? '';
  }
  reader.at++;
}

/** One character of a class, undefined for what stands for several. */
function readClassItem(reader: Reader): string | undefined {
  const rest = reader.text.slice(reader.at);
  const collating = /^\[([.=])[^\]]*?\1\]/.exec(rest);
  if (collating !== null) fail(reader, `"${collating[0]}" is a collating element, which PCRE does not know`);
  const posix = /^\[:(\^?)((?:[^\]\\[]|\\.|\[(?!:))*?):\]/.exec(rest);
  if (posix !== null) {
    if (!posixClasses.includes(posix[2]!)) fail(reader, `"${posix[0]}" is no known class`);
    reader.at += posix[0].length;
    return undefined;
  }
  if (rest[0] !== '\\') {
    const char = String.fromCodePoint(rest.codePointAt(0)!);
    reader.at += char.length;
    return char;
  }
  return readClassEscape(reader, rest);
}

function readClassEscape(reader: Reader, rest: string): string | undefined {
  const char = rest[1];
  if (char === undefined) fail(reader, 'a "\\" stands at the end');
  if (char === 'Q') {
    const end = rest.indexOf('\\E');
    reader.at = end === -1 ? reader.text.length : reader.at + end + 2;
    return undefined;
  }
  const match =
    /^\\(?:x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{0,2})|p\{\^?[\w ]*\}|P\{\^?[\w ]*\}|[pP][CLMNPSZclmnpsz]|c.|([0-7]{1,3})|.)/su.exec(rest)!;
  if (/[ABCGKNRXZkz]/.test(char)) fail(reader, `"\\${char}" must not stand in "[ ]"`);
  if (/[lLuUFijqyYJmMITO]/.test(char)) fail(reader, `"\\${char}" is no escape`);
  reader.at += match[0].length;
  const hex = match[1] ?? match[2];
  if (hex !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hex || '0', 16), 0x10ffff));
  if (match[3] !== undefined) return String.fromCodePoint(Number.parseInt(match[3], 8));
  if (/[dDwWsShHvVpPN]/.test(char)) return undefined;
  const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', e: '\x1b', a: '\x07', b: '\b' };
  return controls[char] ?? match[0].slice(1);
}
