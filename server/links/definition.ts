// textDocument/definition and the command "Jump to Linked Socket": from one end of a wire to the other.

import type { Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Site } from './join.ts';
import { counterparts, membersOf, sitesAt, sitesOf, usersOf } from './links.ts';

/** Where the other ends of the address at `offset` are. A name of a group is left to its language, which knows where the group is. */
export function linksDefine(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  return sitesAt(snapshot, file, offset)
    .filter(site => membersOf(snapshot, site).length === 0)
    .flatMap(site => counterparts(snapshot, site).map(other => locationOf(other, site)));
}

/**
 * Where the command jumps to: the other ends of the address at `offset`, through the group it names or is a member of; off any
 * address, those of the block or section around it, else of all in the file.
 */
export function linksJump(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  const here = sitesAt(snapshot, file, offset);
  const around = here.length > 0 ? here : ownedAt(sitesOf(snapshot, file), offset);
  const from = around.length > 0 ? around : sitesOf(snapshot, file);
  return unique(
    from.flatMap(site => {
      const ends = counterparts(snapshot, site);
      return (ends.length > 0 ? ends : usersOf(snapshot, site)).map(other => locationOf(other, site));
    }),
  );
}

/** The place of a site, as the answer to a question asked at `origin`. */
export function locationOf(site: Site, origin?: Site): Location {
  return { uri: site.file.uri, span: site.span, whole: site.ownerSpan, ...(origin && { origin: origin.span }) };
}

/** The sites of the innermost owner whose text holds `offset`. */
function ownedAt(sites: readonly Site[], offset: number): readonly Site[] {
  const around = sites.filter(site => site.ownerSpan.start <= offset && offset <= site.ownerSpan.end);
  const start = Math.max(...around.map(site => site.ownerSpan.start));
  return around.filter(site => site.ownerSpan.start === start);
}

function unique(locations: readonly Location[]): readonly Location[] {
  return [...new Map(locations.map(location => [`${location.uri}#${location.span.start}`, location])).values()];
}
