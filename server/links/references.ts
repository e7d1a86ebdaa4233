// textDocument/references and documentHighlight: every place that names the socket or port at the cursor.

import type { Highlight, Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { locationOf } from './definition.ts';
import type { Site } from './join.ts';
import { membersOf, neighbours, sitesAt, usersOf } from './links.ts';

/** All sites with the address at `offset`, that one among them, and those that connect to it through a group. */
export function linksRefer(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  return sameSites(snapshot, file, offset).map(site => locationOf(site));
}

/** The same places, of this file only; a listener counts as the one that is written. */
export function linksHighlight(snapshot: Snapshot, file: SourceFile, offset: number): readonly Highlight[] {
  return sameSites(snapshot, file, offset)
    .filter(site => site.file === file)
    .map(site => ({ span: site.span, ...(site.role === 'listen' && { write: true }) }));
}

function sameSites(snapshot: Snapshot, file: SourceFile, offset: number): readonly Site[] {
  const found = sitesAt(snapshot, file, offset)
    .filter(site => membersOf(snapshot, site).length === 0)
    .flatMap(site => [site, ...neighbours(snapshot, site)])
    .flatMap(site => [site, ...usersOf(snapshot, site)]);
  return [...new Map(found.map(site => [`${site.file.uri}#${site.span.start}`, site])).values()];
}
