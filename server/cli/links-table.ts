// Every wire of a workspace as a table for a person and as JSON for programs.

import { showAddress } from '../core/endpoint.ts';
import type { Snapshot } from '../core/language.ts';
import { positionIn } from '../core/lines.ts';
import { calledAddress } from '../links/containers.ts';
import type { Site } from '../links/join.ts';
import { allSites, counterparts, membersOf, usersOf } from '../links/links.ts';

/** One socket or port with everyone who names it; `who` is `file:line owner`. */
type Row = { readonly address: string; readonly listens: readonly string[]; readonly connects: readonly string[] };

/**
 * The sockets and ports of a snapshot, by address. Where nginx listens for clients from outside is left out unless something in the snapshot
 * connects to it. `nameOf` says how the person knows a file.
 */
export function linksTable(snapshot: Snapshot, format: 'table' | 'json', nameOf: (uri: string) => string): string {
  const rows = rowsOf(snapshot, nameOf);
  return format === 'json' ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows);
}

function rowsOf(snapshot: Snapshot, nameOf: (uri: string) => string): readonly Row[] {
  const place = (site: Site) => `${nameOf(site.file.uri)}:${positionIn(site.file, site.span.start).line} ${site.owner}`;
  const seen = new Set<Site>();
  const rows: Row[] = [];
  for (const site of allSites(snapshot)) {
    if (site.address === undefined || seen.has(site) || membersOf(snapshot, site).length > 0) continue;
    const others = counterparts(snapshot, site).filter(other => membersOf(snapshot, other).length === 0);
    if (site.open && others.length === 0) continue;
    const ends = [...new Set([site, ...others, ...others.flatMap(other => counterparts(snapshot, other))])];
    for (const end of ends) seen.add(end);
    const connects = ends
      .filter(({ role, address }) => role === 'connect' && address !== undefined)
      .flatMap(end => [place(end), ...usersOf(snapshot, end).map(user => `${place(user)}, through ${end.owner}`)]);
    const listens = ends.filter(({ role }) => role === 'listen').map(place);
    rows.push({
      address: showAddress(calledAddress(site, others) ?? site.address),
      listens: listens.sort(),
      connects: [...new Set(connects)].sort(),
    });
  }
  return rows.sort((a, b) => (a.address < b.address ? -1 : 1));
}

function table(rows: readonly Row[]): string {
  if (rows.length === 0) return 'no socket or port is named in these files\n';
  const cells = rows.flatMap(({ address, listens, connects }) => {
    const height = Math.max(listens.length, connects.length);
    return Array.from({ length: height }, (_, line) => [
      line === 0 ? address : '',
      connects[line] ?? (line === 0 ? 'nobody' : ''),
      listens[line] ?? (line === 0 ? 'nobody' : ''),
    ]);
  });
  const all = [['ADDRESS', 'CONNECTS', 'LISTENS'], ...cells];
  const widths = [0, 1].map(column => Math.max(...all.map(row => row[column]!.length)));
  return `${all.map(row => `${row[0]!.padEnd(widths[0]!)}  ${row[1]!.padEnd(widths[1]!)}  ${row[2]}`.trimEnd()).join('\n')}\n`;
}
