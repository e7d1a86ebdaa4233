// Where the servers of a file listen, as ngx_http_core_listen, ngx_http_add_addresses and their siblings of stream and mail read it.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo, memoByText } from '../core/memo.ts';
import { contextsOf } from './context.ts';
import { filesBelow, rootsOf } from './includes.ts';
import { isAfter } from './order.ts';
import { syntaxTree } from './parser.ts';
import type { Directive, Word } from './tree.ts';

/** One `listen`, or the one nginx supplies for a server without. `addresses`: canonical, one for each port of a range. */
export type Listen = {
  readonly family: 'http' | 'stream' | 'mail';
  readonly file: SourceFile;
  readonly server: Directive;
  /** The words of the server's `server_name` that are names: no patterns, and nothing of a template. */
  readonly names: readonly Word[];
  readonly directive?: Directive;
  readonly addresses: readonly string[];
  readonly isDefault: boolean;
  /** The first option of the socket itself, which only one `listen` of an address may give. */
  readonly socketOption?: Word;
  readonly ssl: boolean;
};

const socketOptions =
  /^(?:bind|setfib=.*|fastopen=.*|backlog=.*|rcvbuf=.*|sndbuf=.*|accept_filter=.*|deferred|ipv6only=.*|reuseport|so_keepalive=.*)$/;

/** The listens of the servers in a file, in text order; none of a file that is a template. Servers of a fragment are taken for those of http. */
export const allListensOf: (file: SourceFile) => readonly Listen[] = memo(file => {
  const { children, holes } = syntaxTree(file);
  if (holes.length > 0) return [];
  return children.flatMap(directive => {
    const name = directive.name.value;
    if (name === 'server') return listensOfServer(file, directive, 'http');
    if (name !== 'http' && name !== 'stream' && name !== 'mail') return [];
    const servers = directive.block?.children.filter(child => child.name.value === 'server') ?? [];
    return servers.flatMap(server => listensOfServer(file, server, name));
  });
});

/** Those of its http servers. */
export const listensOf: (file: SourceFile) => readonly Listen[] = memo(file =>
  allListensOf(file).filter(({ family }) => family === 'http'),
);

/**
 * The listens of the whole configuration that a file belongs to, in the order of its files; only those of the file where it is alone.
 * The same array for all files of one configuration.
 */
export function listensAround(snapshot: Snapshot, file: SourceFile): readonly Listen[] {
  const root = rootsOf(snapshot, file)[0] ?? file;
  const known = listensKnown(snapshot);
  let listens = known.get(root);
  if (listens === undefined) {
    listens = filesBelow(snapshot, root).flatMap(each => (isHttp(snapshot, each) ? listensOf(each) : []));
    known.set(root, listens);
  }
  return listens;
}

const listensKnown = memo((_: Snapshot) => new Map<SourceFile, readonly Listen[]>());

/**
 * The listen of the server that answers at a canonical address where the host of a request is none of its servers': the one that says so, else
 * the first that nginx reads. Undefined where nobody around `file` listens.
 */
export function defaultAt(snapshot: Snapshot, file: SourceFile, address: string): Listen | undefined {
  const here = listensAround(snapshot, file).filter(({ addresses }) => addresses.includes(address));
  const [first, ...others] = here.map(listen => ({ listen, file: listen.file, span: listen.directive ?? listen.server }));
  const earliest = first && others.reduce((before, one) => (isAfter(snapshot, before, one) ? one : before), first);
  return here.find(({ isDefault }) => isDefault) ?? earliest?.listen;
}

/** The canonical addresses of an argument of `listen`: `80` is `0.0.0.0:80`. Undefined when it is none, or not known. */
const listenAddresses = memoByText((value: string): readonly string[] | undefined => {
  if (value.includes('$')) return undefined;
  if (value.startsWith('unix:')) return [value];
  const parts = /^(?:(\[[^\]]*\]|[^:[\]]*[^:[\]\d-][^:[\]]*|[\d.]*\.[\d.]*):?)?(\d+)?(?:-(\d+))?$/.exec(value);
  if (parts === null) return undefined;
  const [, host = '*', port = '80', last = port] = parts;
  const [from, to] = [Number(port), Number(last)];
  if (from < 1 || to > 65535 || to < from || to - from > 1000) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => `${canonicalHost(host)}:${from + index}`);
});

function listensOfServer(file: SourceFile, server: Directive, family: Listen['family']): Listen[] {
  const children = server.block?.children;
  if (children === undefined) return [];
  const written: Directive[] = [];
  const names: Word[] = [];
  for (const child of children) {
    if (child.name.value === 'listen') written.push(child);
    else if (child.name.value === 'server_name') for (const word of child.args) if (isPlainName(word)) names.push(word);
  }
  if (written.length === 0) {
    if (family !== 'http' || children.some(({ name }) => name.value === 'include')) return [];
    return [{ file, family, server, names, addresses: ['0.0.0.0:80'], isDefault: false, ssl: false }];
  }
  return written.flatMap(directive => {
    const addresses = addressesOf(directive);
    if (addresses === undefined) return [];
    const options = directive.args.slice(1);
    const socketOption = options.find(({ value }) => socketOptions.test(value));
    const isDefault = options.some(({ value }) => value === 'default_server' || value === 'default');
    const ssl = options.some(({ value }) => value === 'ssl' || value === 'quic');
    return [{ file, family, server, names, directive, addresses, isDefault, ssl, ...(socketOption && { socketOption }) }];
  });
}

/** The addresses of a `listen`, canonical, one for each port of a range; undefined where they are not known. */
export function addressesOf({ args }: Directive): readonly string[] | undefined {
  const [address, ...options] = args;
  const sockets = address === undefined || address.hole ? undefined : listenAddresses(address.value);
  // the same port may be listened on by both TCP and UDP, which QUIC is too (ngx_http_add_listen compares the type of the socket)
  return options.some(({ value }) => value === 'quic' || value === 'udp') ? sockets?.map(socket => `${socket}/udp`) : sockets;
}

function isPlainName({ value, hole }: Word): boolean {
  return !hole && !value.includes('$') && !value.startsWith('~');
}

function canonicalHost(host: string): string {
  if (host === '*') return '0.0.0.0';
  if (!host.startsWith('[')) return host.toLowerCase();
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host.toLowerCase();
}

function isHttp(snapshot: Snapshot, file: SourceFile): boolean {
  const contexts = contextsOf(snapshot, file);
  return contexts.length === 1 && (contexts[0] === 'http' || contexts[0] === 'main');
}
