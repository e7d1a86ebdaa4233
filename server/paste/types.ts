// What a value type takes: the problems of a text, and the words worth offering. Exact to the reader of each server; the types are data.

import { memoByText } from '../core/memo.ts';
import { t, translated } from '../core/translate.ts';
import type { ValueType } from '../data/paste-types.ts';
import {
  hostProblem,
  ipv6Groups,
  isIpv4,
  isIpv6,
  isPath,
  isUnsureService,
  portProblem,
  readAddress,
  type Stretch,
  urlParts,
} from './addresses.ts';
import { pythonInteger } from './numbers.ts';

/**
 * Why a text is no value of a type. `at` is the part to blame, in offsets into the text; `problem` goes on after that part. `path`: it is
 * the path of a socket where no path can be. `unsure`: it depends on the machine. `instead` is what was probably meant.
 */
export type ValueProblem = {
  readonly at: Stretch;
  readonly problem: string;
  readonly path?: true;
  readonly unsure?: true;
  readonly instead?: string;
};

/** All problems of a text as a value of a type; none means that the reader takes it. */
export function problemsOf(type: ValueType, text: string): readonly ValueProblem[] {
  const whole = { start: 0, end: text.length };
  switch (type.kind) {
    case 'text':
      return type.nonEmpty && text === '' ? [{ at: whole, problem: t`is empty` }] : [];
    case 'integer':
      return integerProblems(type, text);
    case 'boolean': {
      const word = text.trim().toLowerCase();
      if (type.false === undefined || type.true.includes(word) || type.false.includes(word)) return [];
      const instead = meaning(word, type.true, type.false);
      return [{ at: whole, problem: t`is none of ${showWords([...type.true, ...type.false])}`, ...(instead ? { instead } : {}) }];
    }
    case 'choice': {
      const word = type.foldCase ? text.trim().toLowerCase() : text;
      if (type.open || type.values.includes(word) || (type.empty && text === '')) return [];
      const near = type.values.find(value => value.toLowerCase() === text.trim().toLowerCase());
      return [{ at: whole, problem: t`is none of ${showWords(type.values)}`, ...(near ? { instead: near } : {}) }];
    }
    case 'list':
      return listProblems(type, text);
    case 'host': {
      if ((type.any && text === '*') || (type.empty && text === '')) return [];
      if (type.glued && !isPath(text) && urlParts(text) === undefined && /[[:]/.test(text)) return gluedProblems(text);
      const found = hostProblem(type.glued ? text.trimStart() : text);
      return found ? [{ at: whole, ...found }] : [];
    }
    case 'address':
      return text === '' ? [] : addressProblems(type, text);
    case 'socket':
      return socketProblems(text);
    case 'network':
      return type.also.includes(text) || isNetwork(text) ? [] : [{ at: whole, problem: t`is no IP address and no network` }];
    case 'python':
      return /^[\p{L}_][\p{L}\p{N}_.]*\.[\p{L}_][\p{L}\p{N}_]*$/u.test(text)
        ? []
        : [{ at: whole, problem: t`is no dotted name of Python (\`module.function\`)` }];
    case 'pattern':
      return wholly(type.pattern).test(text) ? [] : [{ at: whole, problem: t`must be ${translated(type.says)}` }];
    case 'object':
      return type.text === 'fails' && !(type.empty && text === '')
        ? [{ at: whole, problem: t`cannot be given as text, only by Python code` }]
        : [];
    case 'path':
      return [];
  }
}

/** The words a person may want as a value of a type, the usual first; a list has those of its items. */
export function wordsOf(type: ValueType): readonly string[] {
  switch (type.kind) {
    case 'boolean':
      return [type.true[0]!, type.false?.[0] ?? 'false'];
    case 'choice':
      return type.values;
    case 'list':
      return wordsOf(type.item);
    case 'network':
      return type.also;
    case 'host':
      return ['127.0.0.1', '0.0.0.0', 'localhost', ...(type.any ? ['*'] : [])];
    default:
      return [];
  }
}

/** A type in a word or two, for hovers. */
export function nameOfType(type: ValueType): string {
  switch (type.kind) {
    case 'integer':
      return { 10: t`integer`, 8: t`octal number`, 0: t`integer (\`0x…\`, \`0o…\` allowed)` }[type.base];
    case 'choice':
      return type.open ? t`text` : t`one of ${showWords(type.values)}`;
    case 'list':
      return t`list, separated by ${{ lines: t`line breaks`, blanks: t`blanks`, commas: t`commas` }[type.separator]}`;
    case 'host':
      return t`host name or IP address`;
    case 'socket':
      return t`path of a UNIX socket`;
    case 'network':
      return t`IP address or network`;
    case 'python':
      return t`dotted Python name`;
    case 'pattern':
      return translated(type.says);
    case 'object':
      return t`Python object`;
    case 'boolean':
      return t`boolean`;
    case 'text':
      return t`text`;
    case 'address':
      return t`address`;
    case 'path':
      return t`path`;
  }
}

/** Whether a boolean word is true for its reader. */
export function isTrue(words: readonly string[], text: string): boolean {
  return words.includes(text.trim().toLowerCase());
}

/** The items of a list with where they stand; empty ones, which every reader skips, are left out. */
export function itemsOf(separator: 'blanks' | 'commas' | 'lines', text: string): readonly (Stretch & { readonly text: string })[] {
  return Array.from(text.matchAll(items[separator]), match => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
}

/** White space of `blanks` is what Python's `str.split()` cuts at, which knows more control characters than JavaScript, and no U+FEFF. */
const items = {
  blanks: /[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g,
  commas: /[^,\s](?:[^,]*[^,\s])?/g,
  lines: /[^\s](?:[^\n]*[^\s])?/g,
} as const;

/** Bytes of a text in UTF-8, which is what the kernel counts in a socket path. */
export function bytesOf(text: string): number {
  return /[^\0-\x7f]/.test(text) ? new TextEncoder().encode(text).length : text.length;
}

/** The longest path of a UNIX socket: `sun_path` has 108 bytes, the last of which is zero. */
export const longestSocketPath = 107;

/** A host in front of `:port`, blanks before it dropped: brackets are taken off and what follows them is dropped, else the first colon ends the host. */
function gluedProblems(whole: string): readonly ValueProblem[] {
  const text = whole.trimStart();
  const at = { start: whole.length - text.length, end: whole.length };
  const bracketed = /^\[([^\]]*)\]/.exec(text)?.[1];
  if (bracketed !== undefined) {
    const found = hostProblem(bracketed);
    return found ? [{ at, ...found }] : [];
  }
  if (isIpv6(text)) return [{ at, problem: t`is an IPv6 address, which needs brackets here`, instead: `[${text}]` }];
  const [host = '', port = ''] = text.split(':');
  const found = hostProblem(host);
  if (found) return [{ at, ...found }];
  return portProblem(port, 'number')
    ? [{ at, problem: t`is no host` }]
    : [{ at, problem: t`names a port of its own, which is the one that counts`, unsure: true }];
}

function integerProblems(type: ValueType & { kind: 'integer' }, text: string): readonly ValueProblem[] {
  const at = { start: 0, end: text.length };
  if (type.empty && text === '') return [];
  const value = pythonInteger(text, type.base);
  if (value === undefined) {
    const suffixed = /^\s*(\d+)\s*([a-z]+|%)\s*$/i.exec(text);
    if (suffixed && type.base === 10) return [{ at, problem: t`is no integer: a suffix such as \`${suffixed[2]!}\` is not understood` }];
    if (type.base === 0 && /^0\d+$/.test(text)) {
      return [{ at, problem: t`is no integer: a number with leading zeros is refused`, instead: withoutZeros(text) }];
    }
    return [
      { at, problem: text === '' ? t`is empty, and a number is needed` : type.base === 8 ? t`is no octal number` : t`is no integer` },
    ];
  }
  if (type.min !== undefined && value < type.min) return [{ at, problem: t`is below ${type.min}` }];
  if (type.max !== undefined && value > type.max) return [{ at, problem: t`is above ${type.max}` }];
  return [];
}

/** What was probably meant by leading zeros: three octal digits or more are a mode, and fewer a number. */
function withoutZeros(text: string): string {
  const digits = text.replace(/^0+/, '') || '0';
  return /^0[0-7]{2,}$/.test(text) ? `0o${digits}` : digits;
}

function listProblems(type: ValueType & { kind: 'list' }, text: string): readonly ValueProblem[] {
  const items = itemsOf(type.separator, text);
  const seen = new Set<string>();
  return items.flatMap(item => {
    const at = { start: item.start, end: item.end };
    if (type.unique && seen.has(item.text.toLowerCase())) return [{ at, problem: t`is given twice` }];
    seen.add(item.text.toLowerCase());
    const problems = problemsOf(type.item, item.text).map(problem => ({
      ...problem,
      at: { start: problem.at.start + item.start, end: problem.at.end + item.start },
    }));
    if (problems.length > 0 && type.separator === 'blanks' && item.text.includes(',')) {
      const instead = item.text.replace(/,+/g, ' ').trim();
      return [{ at, problem: t`holds a comma, which belongs to the value here: separate by blanks`, instead }];
    }
    return problems;
  });
}

function addressProblems(type: ValueType & { kind: 'address' }, text: string): readonly ValueProblem[] {
  const address = readAddress(text, type.forms);
  if ('problem' in address) return [address];
  if (address.kind === 'unix') return socketProblems(text.slice(address.path.start), address.path.start);
  if (address.kind === 'other') return [];
  const problems: ValueProblem[] = [];
  const { host, port } = address;
  if (port) {
    const written = text.slice(port.start, port.end);
    const problem = portProblem(written, type.ports);
    if (problem) problems.push({ at: port, problem });
    else if (written === '')
      problems.push({ at: { start: 0, end: text.length }, problem: t`has no port, so the system chooses one`, unsure: true });
    else if (pythonInteger(written, 10) === undefined && isUnsureService(written)) {
      problems.push({ at: port, problem: t`is no number, and not every machine knows a service of that name`, unsure: true });
    }
  }
  if (host) {
    const given = text.slice(host.start, host.end);
    // Behind the bracket gunicorn reads nothing more, but waitress, which looks for the last colon, does.
    const written = type.forms.includes('bare-v6') ? given : given.replace(/^(\[[^\]]*\]).*$/s, '$1');
    const found = type.forms.includes('*') && written === '*' ? undefined : hostProblem(written);
    if (found) problems.push({ at: host, ...found });
  }
  return problems;
}

function socketProblems(text: string, start = 0): readonly ValueProblem[] {
  if (start === 0 && isPath(text) && /^unix:/i.test(text)) {
    const instead = text.replace(/^unix:(?:\/\/(?=\/))?/i, '');
    return [
      { at: { start: 0, end: text.length }, problem: t`begins with \`unix:\`, which would be part of the path`, path: true, instead },
    ];
  }
  return [];
}

function meaning(word: string, yes: readonly string[], no: readonly string[]): string | undefined {
  if (['yes', 'on', '1', 'y', 't', 'true', 'ture', 'enable', 'enabled'].includes(word)) return yes[0];
  return ['no', 'off', '0', 'n', 'f', 'false', 'none', 'disable', 'disabled'].includes(word) ? no[0] : undefined;
}

function showWords(words: readonly string[]): string {
  return words.map(word => `\`${word}\``).join(t`, `);
}

const wholly = memoByText(pattern => new RegExp(`^(?:${pattern})$`, 'u'));

/** `ipaddress.ip_network(text)`: no bits below the prefix may be set. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, more] = text.split('/');
  if (more !== undefined) return false;
  const four = /^\d+(?:\.\d+){3}$/.test(address) && isIpv4(address) && !/(?:^|\.)0\d/.test(address);
  const groups = four ? address.split('.').map(Number) : ipv6Groups(address.replace(/%[^%]+$/, ''));
  if (groups === undefined) return false;
  const width = four ? 8 : 16;
  const length = prefix === undefined ? groups.length * width : four && prefix.includes('.') ? maskLength(prefix) : prefixLength(prefix);
  if (length === undefined || length > groups.length * width) return false;
  return groups.every((group, index) => (group & (2 ** Math.min(width, Math.max(0, (index + 1) * width - length)) - 1)) === 0);
}

function prefixLength(prefix: string): number | undefined {
  return /^\d+$/.test(prefix) ? Number(prefix) : undefined;
}

/** The length of a netmask (`255.255.0.0`) or hostmask (`0.0.255.255`). */
function maskLength(mask: string): number | undefined {
  if (!isIpv4(mask)) return undefined;
  const bits = mask
    .split('.')
    .map(part => Number(part).toString(2).padStart(8, '0'))
    .join('');
  if (/^1*0*$/.test(bits)) return bits.replace(/0/g, '').length;
  return /^0*1*$/.test(bits) ? bits.replace(/1/g, '').length : undefined;
}
