// textDocument/codeLens: over each socket and port, where its other end is, or that there is none.

import type { Lens } from '../core/answers.ts';
import { showAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { locationOf } from './definition.ts';
import { nameOf } from './ends.ts';
import type { Site } from './join.ts';
import { counterparts, membersOf, sitesOf } from './links.ts';

/** One lens for each address written in the file; none over listeners for clients from outside that nothing here connects to. */
export function linksLens(snapshot: Snapshot, file: SourceFile): readonly Lens[] {
  const lenses: Lens[] = [];
  for (const site of sitesOf(snapshot, file)) {
    const ends = counterparts(snapshot, site);
    if (ends.length === 0 && (site.open || site.address === undefined)) continue;
    lenses.push({ span: site.span, title: titleOf(snapshot, site, ends), targets: ends.map(end => locationOf(end, site)) });
  }
  return lenses;
}

/** What is said of an address and its other ends in one line. */
export function titleOf(snapshot: Snapshot, site: Site, ends: readonly Site[]): string {
  const [first] = ends;
  if (first === undefined) {
    if (membersOf(snapshot, site).length > 0) return t`no file here listens on a server of ${site.via!}`;
    const address = showAddress(site.address!);
    return site.role === 'listen' ? t`nothing here connects to ${address}` : t`no file here listens on ${address}`;
  }
  const place = nameOf(snapshot, first);
  const more = ends.length - 1;
  if (site.role === 'listen') return more === 0 ? t`← ${place} connects here` : t`← ${place} and ${more} more connect here`;
  return more === 0 ? `→ ${place}` : t`→ ${place} and ${more} more`;
}
