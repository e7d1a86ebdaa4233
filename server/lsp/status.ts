// What the client's status line says: how many files and links are known, which nginx they are judged for, and where it starts.

import type { Snapshot } from '../core/language.ts';
import { shortName } from '../core/uri.ts';
import { allSites, counterparts } from '../links/links.ts';
import { targetVersion } from '../nginx/target.ts';
import type { Status } from '../protocol.ts';

export function statusOf(snapshot: Snapshot): Status {
  const files = [...snapshot.files.values()];
  const roots = files.filter(file => file.language.isRoot?.(snapshot, file));
  let links = 0;
  for (const site of allSites(snapshot)) if (site.role === 'connect' && counterparts(snapshot, site).length > 0) links++;
  return {
    state: snapshot.complete || snapshot.roots.length === 0 ? 'ready' : 'reading',
    nginx: files.filter(file => file.language.id === 'nginx').length,
    paste: files.filter(file => file.language.id === 'paste-deploy').length,
    links,
    target: targetVersion(snapshot),
    roots: roots.slice(0, 5).map(file => shortName(file.uri, snapshot.roots)),
  };
}
