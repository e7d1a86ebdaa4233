// As whom nginx comes to a server, and whether the server can trust that one.

import { isLocal } from '../core/endpoint.ts';
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
  return near.family === 6 ? ['::1'] : near.family === 4 ? ['127.0.0.1'] : ['127.0.0.1', '::1'];
}

/** Whether nginx may be one of those whom a server trusts, for all that is known. */
export function mayTrust(ends: Ends, trusted: string): boolean {
  const names = trusted.split(/[\s,]+/).filter(name => name !== '');
  if (names.includes('*')) return true;
  const peers = peersOf(ends);
  if (peers !== undefined) return names.some(name => peers.includes(name) || name.includes('/'));
  const { address } = ends.listen;
  const isInside = address?.kind === 'tcp' && isLocal(address.host);
  return names.some(name => name !== socketPeer && (isInside || !(isLocal(name) || name === '::1')));
}
