// Servers that nobody connects to, as far as that can be known: what a wrong address somewhere else may have meant.

import { isLocal } from '../core/endpoint.ts';
import type { Snapshot } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { factsOf } from './facts.ts';
import type { Site } from './join.ts';
import { allSites, connectorsUnder, isReached, sitesOf } from './links.ts';
import { meantListeners } from './near.ts';
import { served } from './occasions.ts';

/** None where a file connects to what its text does not tell. */
export const freeListeners = memo((snapshot: Snapshot): ReadonlySet<Site> => {
  if (!snapshot.complete || [...snapshot.files.values()].some(file => file.language.connectsUnseen?.(file))) return new Set();
  const listeners = served([...allSites(snapshot)].filter(({ role, open }) => role === 'listen' && !open));
  return new Set(listeners.filter(site => !isReached(snapshot, site) && !isReachedOtherwise(snapshot, site)));
});

/** Whether somebody may connect to a server by another name, means it, or uses another program for which its file is. */
function isReachedOtherwise(snapshot: Snapshot, site: Site): boolean {
  const { address, file } = site;
  if (meantListeners(snapshot).has(site)) return true;
  if (address?.kind === 'tcp' && !isLoopback(address.host)) {
    if (connectorsUnder(snapshot, address).some(other => other.address?.kind === 'tcp' && !isLocal(other.address.host))) return true;
  }
  if (factsOf(snapshot, site).ownProgram) return false;
  return sitesOf(snapshot, file).some(other => factsOf(snapshot, other).ownProgram && isReached(snapshot, other));
}

function isLoopback(host: string): boolean {
  return host !== '*' && isLocal(host);
}
