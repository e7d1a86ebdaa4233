// Sites (endpoints in their files) joined by address: the other ends of a wire. Knows languages only through the file that carries them.

import { type Address, addressKey, lastSegment, sameAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { type Span, touches } from '../core/text.ts';
import { folderOf } from '../core/uri.ts';
import { type Join, joined, nearKeys, roleKey, type Site } from './join.ts';

/** A wire: who connects (directly, or through `member` of the group it names) and who listens there. */
export type Wire = { readonly connect: Site; readonly listen: Site; readonly member?: Site };

/** The sites of one file in the order of its endpoints; the same array as long as the endpoints are. */
export function sitesOf(snapshot: Snapshot, file: SourceFile): readonly Site[] {
  const known = joined(snapshot).byFile.get(file.uri)?.sites;
  return known ?? file.language.endpoints(snapshot, file).map(endpoint => ({ ...endpoint, file }));
}

/** The sites whose address, or a part of it that stands elsewhere (`host` beside `port`), is at `offset`. */
export function sitesAt(snapshot: Snapshot, file: SourceFile, offset: number): readonly Site[] {
  const at = (span: Span | undefined) => span !== undefined && touches(span, offset);
  return sitesOf(snapshot, file).filter(({ span, parts }) => at(span) || at(parts.path) || at(parts.host) || at(parts.port));
}

/** The members of the group that `site` connects through; none when it names no group that exists. */
export function membersOf(snapshot: Snapshot, site: Site): readonly Site[] {
  return site.via === undefined ? [] : nearest(site.file, joined(snapshot).groups.get(site.via) ?? []);
}

/** Who connects through the group that `member` belongs to. */
export function usersOf(snapshot: Snapshot, member: Site): readonly Site[] {
  if (member.group === undefined) return [];
  const users = joined(snapshot).users.get(member.group) ?? [];
  return ordered(users.filter(user => membersOf(snapshot, user).some(other => other.file === member.file)));
}

/** The sites at the other end of `site`, by file and place: for one that connects through a group, the other ends of its members. */
export function counterparts(snapshot: Snapshot, site: Site): readonly Site[] {
  const { ends } = joined(snapshot);
  let found = ends.get(site);
  if (found === undefined) {
    const members = membersOf(snapshot, site);
    const all = (members.length > 0 ? members : [site]).flatMap(end => sameEnd(snapshot, end, opposite(end.role)));
    ends.set(site, (found = ordered([...new Set(all)])));
  }
  return found;
}

/** Every other site with the address of `site`, in either role. */
export function neighbours(snapshot: Snapshot, site: Site): readonly Site[] {
  return ordered([...sameEnd(snapshot, site, 'listen'), ...sameEnd(snapshot, site, 'connect')]);
}

/** The wires that start or end at `site`. A member of a group has those of everyone who connects through it. */
export function wiresOf(snapshot: Snapshot, site: Site): readonly Wire[] {
  if (site.role === 'listen') {
    return counterparts(snapshot, site).flatMap(end =>
      end.group === undefined
        ? [{ connect: end, listen: site }]
        : usersOf(snapshot, end).map(connect => ({ connect, listen: site, member: end })),
    );
  }
  if (site.group !== undefined) {
    const ends = counterparts(snapshot, site);
    return usersOf(snapshot, site).flatMap(connect => ends.map(listen => ({ connect, listen, member: site })));
  }
  const members = membersOf(snapshot, site);
  if (members.length === 0) return counterparts(snapshot, site).map(listen => ({ connect: site, listen }));
  return members.flatMap(member => counterparts(snapshot, member).map(listen => ({ connect: site, listen, member })));
}

/** Listening sites whose address may be what a person meant who wrote `address`: same folder, same last segment, or a port beside it. */
export function listenersNear(snapshot: Snapshot, address: Address): readonly Site[] {
  const { near } = joined(snapshot);
  const found = new Set<Site>();
  for (const key of nearKeys(address, true)) for (const site of near.get(roleKey('listen', key)) ?? []) found.add(site);
  return ordered([...found]);
}

/** Every site of the snapshot, in no particular order. */
export function* allSites(snapshot: Snapshot): Iterable<Site> {
  for (const { sites } of joined(snapshot).byFile.values()) yield* sites;
}

/** The sites of a role at the address of `site`, not itself. */
function sameEnd(snapshot: Snapshot, { address, file, span, role: own, via }: Site, role: Site['role']): readonly Site[] {
  if (address === undefined || isGroup(snapshot, file, via)) return [];
  return alike(joined(snapshot), address, role).filter(
    other =>
      (other.file !== file || other.span.start !== span.start || role !== own) &&
      sameAddress(address, other.address!) &&
      !isGroup(snapshot, other.file, other.via),
  );
}

function opposite(role: Site['role']): Site['role'] {
  return role === 'listen' ? 'connect' : 'listen';
}

/** The sites among which those of an address are. */
function alike({ byKey, near }: Join, address: Address, role: Site['role']): readonly Site[] {
  const own = byKey.get(roleKey(role, addressKey(address))) ?? [];
  if (address.kind === 'tcp') return own;
  const last = lastSegment(address.path);
  // A path known in part may be any that ends so; a whole one may be what one known in part means.
  if (address.tail) return [...own, ...(near.get(roleKey(role, `/${last}`)) ?? []).filter(other => !isTail(other))];
  const tails = byKey.get(roleKey(role, `…/${last}`));
  return tails === undefined ? own : [...own, ...tails];
}

function isTail({ address }: Site): boolean {
  return address?.kind === 'unix' && address.tail === true;
}

function isGroup(snapshot: Snapshot, file: SourceFile, name: string | undefined): boolean {
  return name !== undefined && nearest(file, joined(snapshot).groups.get(name) ?? []).length > 0;
}

/** Of group members in several files those that `file` must mean: its own, else those of the files nearest to it in the tree. */
function nearest(file: SourceFile, members: readonly Site[]): readonly Site[] {
  if (members.every(member => member.file === members[0]!.file)) return ordered(members);
  const own = members.filter(member => member.file === file);
  if (own.length > 0) return ordered(own);
  const shared = (other: string) => commonLength(folderOf(file.uri), folderOf(other));
  const most = Math.max(...members.map(member => shared(member.file.uri)));
  return ordered(members.filter(member => shared(member.file.uri) === most));
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function ordered(sites: readonly Site[]): readonly Site[] {
  if (sites.length < 2) return sites;
  return [...sites].sort((a, b) => (a.file.uri < b.file.uri ? -1 : a.file.uri > b.file.uri ? 1 : a.span.start - b.span.start));
}
