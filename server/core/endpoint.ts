// Endpoints: the places in a file that name a socket or port, and what two of them must share to be the two ends of one wire.

import type { Span } from './text.ts';

/** A canonical address. A `tail` is a UNIX path whose beginning is not known (`%(here)s/run/app.sock` not yet deployed). */
export type Address =
  | { readonly kind: 'unix'; readonly path: string; readonly tail?: boolean }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

export type Protocol = 'http' | 'https' | 'fastcgi' | 'scgi' | 'uwsgi' | 'ajp' | 'grpc' | 'tcp';

/**
 * One end of a wire. `span` is the address as written; `parts` say which piece of text to replace when path, host or port is renamed.
 * `owner` says whose it is in words a user knows (`[server:main]`, `location /`, `upstream app`), `ownerSpan` where that begins.
 * `protocol` is undefined when the text does not tell.
 */
export type Endpoint = {
  readonly span: Span;
  readonly parts: { readonly path?: Span; readonly host?: Span; readonly port?: Span };
  readonly address: Address;
  readonly role: 'listen' | 'connect';
  readonly protocol?: Protocol;
  readonly owner: string;
  readonly ownerSpan: Span;
};

const loopback = new Set(['localhost', '127.0.0.1', '::1']);
const wildcard = new Set(['0.0.0.0', '::', '*', '']);

/** The canonical host: lower case, no brackets, one spelling for every name of this machine's loopback and for every wildcard. */
export function canonicalHost(host: string): string {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return loopback.has(bare) ? 'localhost' : wildcard.has(bare) ? '*' : bare;
}

/** The path with `.`, `..` and doubled slashes resolved, as the kernel would (links aside). */
export function canonicalPath(path: string): string {
  const absolute = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
    else if (part !== '..' || !absolute) kept.push(part);
  }
  return (absolute ? '/' : '') + kept.join('/');
}

/** A UNIX address by its path. */
export function unixAddress(path: string, tail = false): Address {
  const canonical = canonicalPath(path);
  return tail ? { kind: 'unix', path: canonical.replace(/^\//, ''), tail } : { kind: 'unix', path: canonical };
}

/** A TCP address by host and port. */
export function tcpAddress(host: string, port: number): Address {
  return { kind: 'tcp', host: canonicalHost(host), port };
}

/** Whether a connection to `a` can arrive at `b` (or the other way): equal, a wildcard for a local address, or a path known by its tail. */
export function sameAddress(a: Address, b: Address): boolean {
  if (a.kind === 'unix' && b.kind === 'unix') {
    if (a.tail && b.tail) return a.path === b.path;
    if (a.tail) return b.path.endsWith(`/${a.path}`);
    if (b.tail) return a.path.endsWith(`/${b.path}`);
    return a.path === b.path;
  }
  if (a.kind === 'tcp' && b.kind === 'tcp') {
    return a.port === b.port && (a.host === b.host || (a.host === '*' && isLocal(b.host)) || (b.host === '*' && isLocal(a.host)));
  }
  return false;
}

/** A key under which every address that may be the same as `address` is found: the port, or the last segment of the path. */
export function addressKey(address: Address): string {
  return address.kind === 'tcp' ? `:${address.port}` : address.path.slice(address.path.lastIndexOf('/') + 1);
}

/** The address as a person writes it. */
export function showAddress(address: Address): string {
  if (address.kind === 'unix') return address.tail ? `…/${address.path}` : `unix:${address.path}`;
  const host = address.host === 'localhost' ? '127.0.0.1' : address.host;
  return host.includes(':') ? `[${host}]:${address.port}` : `${host}:${address.port}`;
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '*' || /^[\d.]+$/.test(host) || host.includes(':');
}
