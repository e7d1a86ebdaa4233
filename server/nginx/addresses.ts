// Addresses as nginx reads them (ngx_inet.c): URLs of upstreams and listening sockets, networks in CIDR notation.

import { oneOf, quoted } from '../core/listing.ts';
import { t } from '../core/translate.ts';
import type { ValueKind } from '../data/value-kinds.ts';

type AddressKind = Extract<ValueKind, { kind: 'address' }>;
type NetworkKind = Extract<ValueKind, { kind: 'network' }>;

/** The longest path of a UNIX socket on Linux, without the byte that ends it. */
const longestSocketPath = 107;

/** A port with a stray unit, and parameters of `listen` whose address is missing. */
const noListener =
  /^(?!0x[\da-f]+$)(-\d+|\d+[a-z]{1,4}|ssl|http2|quic|udp|bind|default|default_server|proxy_protocol|reuseport|deferred)$/i;

/** Three numbers and a word: there is no top-level domain that begins with a digit, so nothing resolves it. */
const spoiltIpv4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.(?=\d)\w*[a-z]\w*$/i;

/** Whether no resolver can find the host: a name that begins with `-`, or numbers that make no address even in the short forms of inet_aton(3). */
function isNobody(host: string): boolean {
  if (host.startsWith('-') || spoiltIpv4.test(host)) return true;
  if (!/^\d+(\.\d+)+$/.test(host)) return false;
  const numbers = host.split('.').map(Number);
  return numbers.length > 4 || numbers.pop()! >= 256 ** (4 - numbers.length) || numbers.some(number => number > 255);
}

/** Whether getaddrinfo(3) may find it: a name, or an IPv6 address with a zone; letters beyond ASCII and what looks like the gap of some template
 * get the benefit of the doubt. */
function isHost(text: string): boolean {
  return /^[^\0-,/:-@[-^`{-\x7f]+$|:.*:|\$\{|[<>%]|\[\[/.test(text) && !isNobody(text);
}

/** What is wrong with an address, as the end of a sentence; undefined when nothing is. Names are not looked up. */
export function addressProblem(kind: AddressKind, text: string): string | undefined {
  const lower = text.toLowerCase();
  const scheme = kind.schemes?.find(start => lower.startsWith(start));
  if (kind.schemeNeeded && scheme === undefined) return t`must begin with ${oneOf(kind.schemes!.map(quoted))}`;
  const address = text.slice(scheme?.length ?? 0);
  if (/^unix:/i.test(address)) return socketProblem(kind, address.slice(5));
  const { host, port, uri, problem } = address.startsWith('[') ? splitBracketed(address) : splitPlain(kind, address);
  if (problem !== undefined) return problem;
  if (uri && kind.as !== 'uri') return t`has an invalid host: no "/" may be in it`;
  if (host !== undefined && !kind.variables && !(kind.as === 'listen' ? /^([\w.[\]:-]*|\*)$/ : /^[\w.[\]:-]*$/).test(host))
    return t`has a host with characters that no name of a host has`;
  if (host !== undefined && !(kind.variables && text.includes('$')) && isNobody(host)) {
    return t`has a host that is no IPv4 address, and no name either`;
  }
  if (port !== undefined) return portProblem(kind, port) ?? (host === '' ? t`has no host` : undefined);
  if (kind.as === 'listen' && host !== undefined && /^\d+(-\d+)?$/.test(host)) return portProblem(kind, host);
  if (kind.as === 'listen' && host !== undefined && noListener.test(host)) return t`must be ${t`a port, an address or a UNIX socket`}`;
  if (host === '') return t`has no host`;
  const needed = kind.portNeeded === 'always' || (kind.portNeeded === 'literal' && /^\[|\$/.test(address));
  return needed ? t`has no port` : undefined;
}

/** What is wrong with a network such as `10.0.0.0/8`, as the end of a sentence; undefined when nothing is. */
export function networkProblem(kind: NetworkKind, text: string): string | undefined {
  if (kind.words.includes(text)) return undefined;
  const slash = text.indexOf('/');
  const address = slash === -1 ? text : text.slice(0, slash);
  const bits = isIpv4(address) ? 32 : isIpv6(address) ? 128 : undefined;
  if (bits === undefined) {
    if (kind.hosts && slash === -1 && text !== '') return isHost(text) ? undefined : t`is no address, and no name of a host either`;
    return t`must be ${t`an IP address or a network such as "10.0.0.0/8"`}`;
  }
  if (slash === -1) return undefined;
  const length = text.slice(slash + 1);
  return /^\d{1,3}$/.test(length) && Number(length) <= bits ? undefined : t`has an invalid prefix length: it must be between 0 and ${bits}`;
}

/** Whether the text is an IP address, optionally with a port (`ngx_parse_addr_port`). */
export function isAddressWithPort(text: string): boolean {
  if (isIpv4(text) || isIpv6(text)) return true;
  const match = /^(?:\[(.*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(text);
  if (match === null) return false;
  const [, six, four, port] = match;
  return (six !== undefined ? isIpv6(six) : isIpv4(four!)) && (port === undefined || isPort(port));
}

/** Whether the text is an IPv4 address in nginx's reading: four numbers up to 255, which it also lets be empty. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every(part => /^\d*$/.test(part) && Number(part) <= 255);
}

/** Whether the text is an IPv6 address, without brackets and zone. */
export function isIpv6(text: string): boolean {
  if (!text.includes(':') || !/^[0-9a-fA-F:.]+$/.test(text)) return false;
  const tail = text.slice(text.lastIndexOf(':') + 1);
  const mapped = tail.includes('.');
  if (mapped && !isIpv4(tail)) return false;
  const [left, right, more] = (mapped ? `${text.slice(0, -tail.length)}0:0` : text).split('::');
  if (more !== undefined) return false;
  const groups = [left, right].flatMap(side => (side === undefined || side === '' ? [] : side.split(':')));
  if (!groups.every(group => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return right === undefined ? groups.length === 8 : groups.length < 8;
}

type Parts = { readonly host?: string; readonly port?: string; readonly uri?: boolean; readonly problem?: string };

function splitPlain(kind: AddressKind, address: string): Parts {
  const slash = address.search(/[/?]/);
  const authority = slash === -1 ? address : address.slice(0, slash);
  if (slash !== -1 && kind.as !== 'uri') return { problem: t`has an invalid host: no "/" may be in it` };
  const colon = authority.indexOf(':');
  if (colon === -1) return { host: authority, uri: slash !== -1 };
  return { host: authority.slice(0, colon), port: authority.slice(colon + 1), uri: slash !== -1 };
}

function splitBracketed(address: string): Parts {
  const close = address.indexOf(']');
  if (close === -1) return { problem: t`has an invalid host: the "]" is missing` };
  const slash = address.indexOf('/', close);
  const behind = address.slice(close + 1, slash === -1 ? undefined : slash);
  if (behind !== '' && !behind.startsWith(':')) return { problem: t`has an invalid host: only a port may follow the "]"` };
  const host = address.slice(1, close);
  if (host === '') return { problem: t`has no host` };
  if (!isIpv6(host)) return { problem: t`has an invalid IPv6 address "${host}"` };
  return { host: `[${host}]`, uri: slash !== -1, ...(behind === '' ? {} : { port: behind.slice(1) }) };
}

function socketProblem(kind: AddressKind, rest: string): string | undefined {
  const colon = kind.as === 'uri' ? rest.indexOf(':') : -1;
  const path = colon === -1 ? rest : rest.slice(0, colon);
  if (path === '') return t`has no path of a UNIX socket`;
  return new TextEncoder().encode(path).length > longestSocketPath ? t`has a path that is too long for a UNIX socket` : undefined;
}

function portProblem(kind: AddressKind, text: string): string | undefined {
  const [first = '', last] = kind.as === 'listen' ? text.split(/-(.*)/s) : [text];
  if (!isPort(first) || (last !== undefined && !isPort(last))) return t`has an invalid port "${text}": it must be between 1 and 65535`;
  return last !== undefined && Number(first) > Number(last) ? t`has an invalid port range "${text}"` : undefined;
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
