// Endpoints: the places in a file that name a socket or port, and what two of them must share to be the two ends of one wire.

import type { Span } from './text.ts';

/**
 * A canonical address. A `tail` is a UNIX path whose beginning is not known (`%(here)s/run/app.sock` not yet deployed, or one that is relative to
 * where a server is started); `up` is by how many folders it leaves that beginning (`%(here)s/../run/app.sock`). A `family` is that of a loopback or
 * wildcard as written, whose canonical host does not tell.
 */
export type Address =
  | { readonly kind: 'unix'; readonly path: string; readonly tail?: boolean; readonly up?: number }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly family?: 4 | 6 };

export type Protocol = 'http' | 'https' | 'fastcgi' | 'scgi' | 'uwsgi' | 'ajp' | 'grpc' | 'tcp';

/**
 * One end of a wire. `span` is the address as written; `parts` say which piece of text to replace when path, host or port is renamed
 * (a part that is not in the file, such as a default port, is missing; an empty span for the port is where `:port` would go). `owner` says whose it is in words a user knows
 * (`[server:main]`, `location /`, `upstream app`), `ownerSpan` is all of that. `protocol` is undefined when the text does not tell.
 */
export type Endpoint = {
  readonly span: Span;
  readonly parts: { readonly path?: Span; readonly host?: Span; readonly port?: Span };
  /** Undefined only where `via` names a group that has to be there for the text to mean anything (`fastcgi_pass app`). */
  readonly address?: Address;
  readonly role: 'listen' | 'connect';
  readonly protocol?: Protocol;
  readonly owner: string;
  readonly ownerSpan: Span;
  /** The named group of addresses (nginx `upstream`) this one is a member of; it is used by whoever connects `via` that name. */
  readonly group?: string;
  /** A member that its group does not use. */
  readonly down?: true;
  /** The text names a group if there is one of this name, whose members then stand for `address`. */
  readonly via?: string;
  /** A listener for clients from outside (nginx `listen`): that nothing in the workspace connects to it means nothing. */
  readonly open?: true;
};

/**
 * A value that holds at an endpoint, and where it is written: `span` in the endpoint's file, or in the file `uri` that it includes or
 * that includes it. Without a span it is the software's default.
 */
export type Fact<Value> = { readonly value: Value; readonly span?: Span; readonly uri?: string };

/**
 * What holds at one end of a wire, by meaning, so that both ends can be compared without knowing their languages. A fact that is
 * missing is not known or does not exist there. Times are in milliseconds, sizes in bytes; Infinity is "no limit".
 */
export type EndpointFacts = {
  /** The program at this end, as a person calls it: `nginx`, `waitress`, `gunicorn`. */
  readonly software: string;
  /** The largest request body that passes. */
  readonly bodyLimit?: Fact<number>;
  /** Connect: how long an answer may keep silent. */
  readonly readTimeout?: Fact<number>;
  readonly connectTimeout?: Fact<number>;
  readonly sendTimeout?: Fact<number>;
  /** Listen: a request that runs longer is ended, with its worker. */
  readonly requestLimit?: Fact<number>;
  /** Listen: an idle connection is closed after this. Connect: it is kept no longer than this. */
  readonly idleTimeout?: Fact<number>;
  /** Connect: idle connections each worker process keeps open. */
  readonly keepalive?: Fact<number>;
  /** Connect: a connection is used for more than one request, if the group keeps any. */
  readonly persistent?: Fact<boolean>;
  /** Connect: worker processes; `undefined` when the machine decides (`auto`). */
  readonly workerProcesses?: Fact<number>;
  /** Listen: requests worked on at once. */
  readonly threads?: Fact<number>;
  /** Listen: an idle connection occupies one of the `threads`. */
  readonly threadPerConnection?: boolean;
  /** Listen: without a parameter that says the path, it is that of the URI less what the app is mounted at. */
  readonly pathFromUri?: boolean;
  /** Listen: the worker itself reads the request and writes the answer, at the speed of its peer. */
  readonly unbuffered?: boolean;
  readonly connectionLimit?: Fact<number>;
  /** The longest request line that passes. */
  readonly requestLineLimit?: Fact<number>;
  /** The longest header that passes; for uWSGI, all of them together. */
  readonly headerLimit?: Fact<number>;
  /** Listen: the file of the socket is still there when the program has ended. */
  readonly leavesSocket?: Fact<boolean>;
  /** Listen: started by a program of its own, which passes over everything else in the file that listens. */
  readonly ownProgram?: boolean;
  /** Listen: the permission bits of the socket. */
  readonly socketMode?: Fact<number>;
  /** Listen: a wildcard of IPv6 takes no IPv4. */
  readonly separateFamilies?: boolean;
  /** Listen: who owns the file of the socket, where that was chosen. */
  readonly socketUser?: Fact<string>;
  readonly socketGroup?: Fact<string>;
  /** The user the program runs as. */
  readonly user?: Fact<string>;
  /** Connect: the address that connections come from, where it is chosen. */
  readonly source?: Fact<string>;
  /** Connect: the group the program runs as. */
  readonly group?: Fact<string>;
  /** Connect: the headers set on requests passed on, by lower-case name; values as written. */
  readonly headers?: ReadonlyMap<string, Fact<string>>;
  /** Connect: the parameters (`fastcgi_param`, `uwsgi_param`) set, by name. */
  readonly params?: ReadonlyMap<string, Fact<string>>;
  /** Listen: the peer whose forwarded headers are believed, `*` for any; '' for none. */
  readonly trustedProxy?: Fact<string>;
  /** Listen: the forwarded headers that are believed from that peer, lower case, at a server that can be told which. */
  readonly trustedHeaders?: Fact<readonly string[]>;
  /** Connect: the scheme clients use. Listen: the scheme the application is told when no header says otherwise. */
  readonly scheme?: Fact<'http' | 'https'>;
  readonly buffering?: Fact<boolean>;
  readonly requestBuffering?: Fact<boolean>;
  /** Connect: where the paths begin that are asked for; `exact`: there is no other. */
  readonly path?: Fact<string> & { readonly exact?: boolean };
  /** Listen: the paths at and below which the application has anything, where that is known of all of it. */
  readonly mounted?: Fact<readonly string[]>;
  /** Connect: the path prefix taken off before passing on (`/pre`). Listen: the prefix the application is told it lives under. */
  readonly prefix?: Fact<string>;
};

/** Facts that can be written into a file, by the value they shall have; `headers` and `params` are added or replaced one by one. */
export type WantedFacts = {
  readonly [Key in Exclude<
    keyof EndpointFacts,
    | 'software'
    | 'path'
    | 'mounted'
    | 'threadPerConnection'
    | 'unbuffered'
    | 'ownProgram'
    | 'separateFamilies'
    | 'pathFromUri'
    | 'headers'
    | 'params'
  >]?: NonNullable<EndpointFacts[Key]>['value'];
} & {
  readonly headers?: Readonly<Record<string, string>>;
  readonly params?: readonly string[];
  /** Another protocol to connect with. */
  readonly protocol?: Protocol;
  /** A member of a group is not to be used. */
  readonly down?: true;
  /** Another host to listen on. */
  readonly host?: string;
};

const loopback = new Set(['localhost', '127.0.0.1', '::1']);
const wildcard = new Set(['0.0.0.0', '::', '*', '']);

/** The canonical host: lower case, no brackets, one spelling for every name of this machine's loopback and for every wildcard. */
export function canonicalHost(host: string): string {
  const lower = host.toLowerCase();
  const bare = lower.startsWith('[') && lower.endsWith(']') ? lower.slice(1, -1) : lower;
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

/** A UNIX address by its path, or by what of it is known. */
export function unixAddress(path: string, tail = false): Address {
  if (!tail) return { kind: 'unix', path: canonicalPath(path) };
  const canonical = canonicalPath(path.replace(/^\/+/, ''));
  const [above] = /^(?:\.\.\/)*/.exec(canonical)!;
  const up = above.length / '../'.length;
  return { kind: 'unix', path: canonical.slice(above.length), tail, ...(up > 0 && { up }) };
}

/** A TCP address by host and port. */
export function tcpAddress(host: string, port: number): Address {
  const family = familyOf(host);
  return { kind: 'tcp', host: canonicalHost(host), port, ...(family && { family }) };
}

function familyOf(host: string): 4 | 6 | undefined {
  if (host === '0.0.0.0' || isLoopback4(host)) return 4;
  return /^\[?::1?\]?$/.test(host) ? 6 : undefined;
}

function isLoopback4(host: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(host);
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

/** Whether two listeners of these addresses get in each other's way: a path that is known in part only never surely does. */
export function canMeet(a: Address, b: Address): boolean {
  if (a.kind === 'tcp' && b.kind === 'tcp' && a.host === b.host && a.host !== '*' && (a.family ?? b.family) !== (b.family ?? a.family))
    return false;
  return !(a.kind === 'unix' && a.tail) && !(b.kind === 'unix' && b.tail) && sameAddress(a, b);
}

/** The key that an address is kept under: the port, the whole path, or the last segment of a path whose beginning is not known. */
export function addressKey(address: Address): string {
  if (address.kind === 'tcp') return `:${address.port}`;
  return address.tail ? `…/${lastSegment(address.path)}` : address.path;
}

/** The last segment of a path: `/run/app/x.sock` → `x.sock`. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The address as a person writes it. */
export function showAddress(address: Address): string {
  if (address.kind === 'unix') return address.tail ? `…/${address.path}` : `unix:${address.path}`;
  const host = address.host !== 'localhost' ? address.host : address.family === 6 ? '::1' : '127.0.0.1';
  return host.includes(':') ? `[${host}]:${address.port}` : `${host}:${address.port}`;
}

/** A path without its last segment: `/run/app/x.sock` → `/run/app`. */
export function folderOfPath(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Whether the host of a TCP address is certainly this machine. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host === '*' || isLoopback4(host);
}

/** Whether a host that is not this machine is called by a name: what that resolves to is not known. */
export function isName(host: string): boolean {
  return !isLocal(host) && !/^[\d.]+$|:/.test(host);
}
