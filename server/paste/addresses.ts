// Addresses as servers write them: which text is a host, a port, a path, and what keeps a text from being one. Knows no server by name.

import { t } from '../core/translate.ts';
import type { AddressForm, PortSyntax } from '../data/paste-types.ts';
import { pythonInteger } from './numbers.ts';

/** A stretch of a text, in offsets into that text. */
export type Stretch = { readonly start: number; readonly end: number };

/** An address with where its parts stand; `host` and `port` are absent where the text leaves them out. */
export type AddressText =
  | { readonly kind: 'tcp'; readonly host?: Stretch; readonly port?: Stretch }
  | { readonly kind: 'unix'; readonly path: Stretch }
  | { readonly kind: 'other' };

/** `path`: a path where none can be. `at` is the part to blame, `instead` what was probably meant. */
export type AddressProblem = { readonly problem: string; readonly at: Stretch; readonly path?: true; readonly instead?: string };

/** The address that a text is, read as a server that takes `forms` reads it. */
export function readAddress(text: string, forms: readonly AddressForm[]): AddressText | AddressProblem {
  const bare = text.trim();
  if (bare !== text && forms.includes('blanks')) return shifted(readAddress(bare, forms), text.length - text.trimStart().length);
  const whole = { start: 0, end: text.length };
  const takes = (form: AddressForm) => forms.includes(form);
  if (text === '') return { problem: t`is empty`, at: whole };
  const unix = /^unix:(?:\/\/)?/.exec(text);
  if (unix && takes('unix:path')) return { kind: 'unix', path: { start: unix[0].length, end: text.length } };
  if (takes('@abstract') && text.startsWith('@')) return { kind: 'other' };
  if (takes('bare-path') && !text.includes(':')) return { kind: 'unix', path: whole };
  if (takes('path') && (text.includes('/') || (forms.length === 1 && !text.includes(':')))) return { kind: 'unix', path: whole };
  const url = urlParts(text);
  if (url) return { problem: t`is a URL: only its host and port belong here`, at: whole, instead: url.host + url.port };
  if (isPath(text)) return { problem: t`is the path of a socket`, at: whole, path: true };
  if (takes('fd') && text.startsWith('fd://')) {
    if (pythonInteger(text.slice(5), 10) !== undefined) return { kind: 'other' };
    return { problem: t`names no file descriptor`, at: { start: 5, end: text.length } };
  }
  if (takes('v6') && isIpv6(text)) return { kind: 'tcp', host: whole };
  const start = takes('fd') && text.startsWith('tcp://') ? 6 : 0;
  const split = splitHost(text, start, takes('bare-v6'));
  if (split.port === undefined && !takes('host')) return { problem: t`has no port`, at: whole };
  if (split.host === undefined && !takes(':port')) return { problem: t`has no host before the \`:\``, at: whole };
  return { kind: 'tcp', ...split };
}

function shifted(read: AddressText | AddressProblem, by: number): AddressText | AddressProblem {
  const move = ({ start, end }: Stretch): Stretch => ({ start: start + by, end: end + by });
  if ('problem' in read) return { ...read, at: move(read.at) };
  if (read.kind === 'unix') return { ...read, path: move(read.path) };
  if (read.kind === 'other') return read;
  return { kind: 'tcp', ...(read.host && { host: move(read.host) }), ...(read.port && { port: move(read.port) }) };
}

/** Why a text is no port a server can listen on, or undefined. A service name is believed where the machine may know it. */
export function portProblem(text: string, ports: PortSyntax): string | undefined {
  const number = pythonInteger(text, 10);
  if (number !== undefined) return number < 0 || (number > 65535 && ports === 'number') ? t`is no port between 0 and 65535` : undefined;
  if (ports === 'number-or-service' && text === '') return undefined;
  if (ports === 'number-or-service' && /^[a-z][a-z0-9+._-]*$/i.test(text)) return undefined;
  return text.includes(',') ? t`is no port: one address is taken here, and no commas` : t`is no port number`;
}

/** Whether nobody can tell here whether the port exists: the name of a service that not every machine knows. */
export function isUnsureService(text: string): boolean {
  return /^[a-z]/i.test(text) && !/^(https?|http-alt|ssh|smtp|domain|ftp|imap|ldap)$/.test(text);
}

/** Why no machine can resolve a text as a host, or undefined when one might. `path` marks the path of a socket. */
export function hostProblem(text: string): Omit<AddressProblem, 'at'> | undefined {
  if (text === '') return { problem: t`is empty` };
  const url = urlParts(text);
  if (url) return { problem: t`is a URL: only its host belongs here`, ...(url.port === '' && { instead: url.host }) };
  if (isPath(text)) return { problem: t`is the path of a socket`, path: true };
  const bare = text.normalize('NFKC').replace(/^\[(.*)\]$/, '$1');
  if (bare.includes(':')) return isIpv6(bare) ? undefined : { problem: t`is neither a host name nor an IP address` };
  if (isIpv4(bare)) return undefined;
  const labels = bare.replace(/\.$/, '').split('.');
  if (labels.some(label => label === '' || label.length > 63) || bare.length > 253 || /[^\p{L}\p{N}\p{M}_.-]/u.test(bare)) {
    return { problem: t`is no host name` };
  }
  const last = labels.at(-1)!;
  if (/^\p{Nd}+$/u.test(last)) return { problem: t`is neither a host name nor an IP address` };
  if (last.toLowerCase() === 'invalid') return { problem: t`never resolves: names below \`.invalid\` are reserved for that` };
  return undefined;
}

/** Whether a text is a path rather than a host: it has a slash, or says `unix:`, and is no URL. */
export function isPath(text: string): boolean {
  return /^unix:/i.test(text) || (text.includes('/') && !/^(?:tcp|fd):\/\/[^/]*$/.test(text) && urlParts(text) === undefined);
}

/** Host and `:port` of a URL of the web; undefined for any other text. */
export function urlParts(text: string): { readonly host: string; readonly port: string } | undefined {
  const parts = /^(?:https?|wss?):\/\/(\[[^\]]*\]|[^/:]*)((?::\d+)?)(?:\/.*)?$/is.exec(text);
  return parts === null ? undefined : { host: parts[1]!, port: parts[2]! };
}

/** Whether the C library takes a text for an IPv4 address: one to four numbers, as `inet_aton` reads them. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every(part => /^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(part))) return false;
  const numbers = parts.map(part => (/^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = numbers.pop()!;
  return numbers.every(number => number <= 255) && last < 256 ** (4 - numbers.length);
}

/** Whether a text is an IPv6 address, with or without a zone (`fe80::1%eth0`). */
export function isIpv6(text: string): boolean {
  return ipv6Groups(text.replace(/%[^%]+$/, '')) !== undefined;
}

/** The eight groups of an IPv6 address. */
export function ipv6Groups(text: string): readonly number[] | undefined {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (dotted) {
    const bytes = dotted.slice(2).map(Number);
    if (bytes.some(byte => byte > 255)) return undefined;
    const hex = (high: number, low: number) => (high * 256 + low).toString(16);
    return ipv6Groups(`${dotted[1]}${hex(bytes[0]!, bytes[1]!)}:${hex(bytes[2]!, bytes[3]!)}`);
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map(half => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  return groups.every(group => /^[\da-f]{1,4}$/i.test(group)) ? groups.map(group => Number.parseInt(group, 16)) : undefined;
}

/** Where host and port stand: at the last colon for servers that take bare IPv6 addresses, else at the first; brackets first of all. */
function splitHost(text: string, start: number, last: boolean): { readonly host?: Stretch; readonly port?: Stretch } {
  const close = text.lastIndexOf(']');
  let colon = close > start ? text.indexOf(':', close) : last ? text.lastIndexOf(':') : text.indexOf(':', start);
  if (colon < start) colon = -1;
  const hostEnd = colon === -1 ? text.length : colon;
  const again = last || colon === -1 ? -1 : text.indexOf(':', colon + 1);
  return {
    ...(hostEnd > start ? { host: { start, end: hostEnd } } : {}),
    ...(colon === -1 ? {} : { port: { start: colon + 1, end: again === -1 ? text.length : again } }),
  };
}
