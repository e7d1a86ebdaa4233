// As whom nginx comes to a server, and whether the server can trust that one.

import { type Address, isLocal, isName } from '../core/endpoint.ts';
import { containersOf } from './containers.ts';
import type { Ends } from './ends.ts';

/** What a server calls its peer on a UNIX socket. */
const socketPeer = 'localhost';

/** The names under which nginx comes to a server; undefined where that is not known. */
export function peersOf({ connect, listen, member, from }: Ends): readonly string[] | undefined {
  const [near, there] = [(member ?? connect).address, listen.address];
  if (there?.kind === 'unix') return [socketPeer];
  if (from.source !== undefined) return from.source.value.includes('$') ? undefined : [from.source.value];
  // Behind a wildcard may be a container, to which nginx comes from the outside.
  if (near?.kind !== 'tcp' || there === undefined || !isLocal(near.host) || there.host === '*') return undefined;
  const family = near.family ?? there.family;
  return family === 6 ? ['::1'] : family === 4 ? ['127.0.0.1'] : ['127.0.0.1', '::1'];
}

/** Whom a server is to trust that must trust nginx. */
export function peerToTrust(ends: Ends): string {
  const [known] = peersOf(ends) ?? [];
  if (known !== undefined) return known;
  const { snapshot, connect, member, from, listen } = ends;
  const near = member ?? connect;
  const containers = containersOf(snapshot, listen.file);
  const isOutside = containers.length > 0 && !containersOf(snapshot, near.file).some(container => containers.includes(container));
  return isOutside || from.source !== undefined ? '*' : peerAt(near.address ?? listen.address!);
}

/**
 * As whom nginx comes to a server that it connects to at an address. Connections to an address of this machine's network come from the same one;
 * a name is that of a container, to which nginx comes from wherever its own runs.
 */
export function peerAt(address: Address): string {
  if (address.kind === 'unix') return socketPeer;
  if (address.host === '::1' || address.family === 6) return '::1';
  if (isLocal(address.host)) return '127.0.0.1';
  return isName(address.host) ? '*' : address.host;
}

/** Whether nginx may be one of those whom a server trusts, for all that is known. */
export function mayTrust(ends: Ends, trusted: string): boolean {
  const names = trusted.split(/[\s,]+/).filter(name => name !== '');
  if (names.includes('*')) return true;
  const peers = peersOf(ends);
  if (peers !== undefined) return names.some(name => peers.includes(name) || name.includes('/'));
  const near = (ends.member ?? ends.connect).address;
  const isInside = near?.kind === 'tcp' && isLocal(near.host);
  return names.some(name => name !== socketPeer && (isInside || !(isLocal(name) || name === '::1')));
}
