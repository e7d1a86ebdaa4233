// What holds for all that connect to one server together: some of them may be narrower on purpose.

import type { EndpointFacts } from '../core/endpoint.ts';
import type { Snapshot } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { factsOf } from './facts.ts';
import type { Site } from './join.ts';
import { wiresOf } from './links.ts';

/** The largest body, or the longest time for an answer, that any way to a server allows; 0 where none is known. */
export function most(snapshot: Snapshot, listen: Site, key: 'bodyLimit' | 'readTimeout'): number {
  const known = knownMost(snapshot)[key];
  let found = known.get(listen);
  if (found === undefined) {
    const allowed = wiresOf(snapshot, listen).map(({ connect }) => factsOf(snapshot, connect)[key]?.value ?? 0);
    known.set(listen, (found = Math.max(0, ...allowed)));
  }
  return found;
}

const knownMost = memo((_: Snapshot) => ({ bodyLimit: new Map<Site, number>(), readTimeout: new Map<Site, number>() }));

/** Whether the app may have anything at or below the paths that nginx asks a server for. */
export function isMounted({ path }: EndpointFacts, { mounted, prefix }: EndpointFacts): boolean {
  return path === undefined || mounted === undefined || answers(path.value, path.exact === true, mounted.value, prefix?.value ?? '');
}

/** Whether a path, or one that begins with it, is at or below one of those mounted. A prefix that the server is told is taken off before. */
function answers(path: string, exact: boolean, mounted: readonly string[], prefix: string): boolean {
  // Some paths that begin so may be below the prefix, and lose it.
  if (prefix !== '' && !exact && prefix.startsWith(path)) return true;
  const asked = prefix !== '' && `${path}/`.startsWith(`${prefix}/`) ? path.slice(prefix.length) || '/' : path;
  return mounted.some(mount => asked === mount || asked.startsWith(`${mount}/`) || (!exact && mount.startsWith(asked.replace(/\/$/, ''))));
}

/** Whether nginx may open the socket of a server for all that is known; `grouped`: those of its group may. */
export function socketAccess(from: EndpointFacts, to: EndpointFacts): 'open' | 'grouped' | 'closed' {
  const mode = to.socketMode?.value;
  if (mode === undefined || (mode & 0o002) !== 0 || from.user?.value === 'root') return 'open';
  if (from.user !== undefined && from.user.value === to.user?.value) return 'open';
  const grouped = (mode & 0o020) !== 0;
  if (isChosen(from.user, to.socketUser) && (mode & 0o200) !== 0) return 'open';
  if (isChosen(from.group, to.socketGroup) && grouped) return 'open';
  return grouped ? 'grouped' : 'closed';
}

type Name = EndpointFacts['user'];

/** Whether the socket was given to nginx: where it is not known as whom that runs, the owner was chosen for it. */
function isChosen(program: Name, owner: Name): boolean {
  return owner !== undefined && (program === undefined || program.value === owner.value);
}
