// Sites (endpoints in their files) joined by address: the other ends of a wire. Knows languages only through the file that carries them.

import { type Address, type Endpoint, folderOfPath, lastSegment, sameAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { type Span, touches } from '../core/text.ts';
import { commonLength, folderOf } from '../core/uri.ts';
import { leadsTo } from './containers.ts';
import { addressBucket, folderBucket, groupBucket, inBucket, joined, type Site, segmentBucket, tailBucket, userBucket } from './join.ts';

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
  return site.via === undefined ? [] : nearest(site.file, inBucket(snapshot, groupBucket(site.via)));
}

/** Who connects through the group that `member` belongs to. */
export function usersOf(snapshot: Snapshot, member: Site): readonly Site[] {
  if (member.group === undefined) return [];
  const users = inBucket(snapshot, userBucket(member.group));
  return ordered(users.filter(user => membersOf(snapshot, user).some(other => other.file === member.file)));
}

/** The sites at the other end of `site`, by file and place: for one that connects through a group, the other ends of its members. */
export function counterparts(snapshot: Snapshot, site: Site): readonly Site[] {
  const { ends } = joined(snapshot);
  let found = ends.get(site);
  if (found === undefined) {
    const members = membersOf(snapshot, site);
    const all = (members.length > 0 ? members : [site]).flatMap(end => sameEnd(snapshot, end, opposite(end.role)));
    // Several values of a variable may give one argument the same address.
    const once = new Map(all.map(end => [`${end.file.uri}#${end.span.start}`, end]));
    ends.set(site, (found = ordered(once.size === all.length ? all : [...once.values()])));
  }
  return found;
}

/** Every other site with the address of `site`, in either role; and whoever calls the same server by another name. */
export function neighbours(snapshot: Snapshot, site: Site): readonly Site[] {
  const listeners = sameEnd(snapshot, site, 'listen');
  const callers = site.address?.kind !== 'tcp' ? [] : listeners.flatMap(listener => sameEnd(snapshot, listener, 'connect'));
  const all = new Set([...listeners, ...sameEnd(snapshot, site, 'connect'), ...callers]);
  return ordered([...all].filter(other => other.role !== site.role || !isSame(site, other)));
}

/** The listeners that an address may meet, by file and place: those of its port or path; none where only the end of the path is known. */
export function listenersUnder(snapshot: Snapshot, address: Address): readonly Site[] {
  return address.kind === 'unix' && address.tail ? nobody : inOrder(inBucket(snapshot, addressBucket('listen', address)));
}

/** Those who connect to the port or path of an address, on whatever host; in no particular order. */
export function connectorsUnder(snapshot: Snapshot, address: Address): readonly Site[] {
  return inBucket(snapshot, addressBucket('connect', address));
}

/** Whether anybody connects to a listener; a server of a group that is down is nobody. */
export function isReached(snapshot: Snapshot, listener: Site): boolean {
  return counterparts(snapshot, listener).some(({ down }) => !down);
}

const inOrder = memo((sites: readonly Site[]) => ordered(sites));

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

/** Listeners on sockets in the same folder, or whose last segment is in the path: a URI glued to a path makes the socket one of its folders. */
export function listenersWithPath(snapshot: Snapshot, path: string): readonly Site[] {
  const segments = path.split('/').map(segment => segmentBucket('listen', segment));
  return [...new Set([folderBucket('listen', folderOfPath(path)), ...segments].flatMap(key => inBucket(snapshot, key)))];
}

/** Every site of the snapshot, in no particular order. */
export function* allSites(snapshot: Snapshot): Iterable<Site> {
  for (const { sites } of joined(snapshot).byFile.values()) yield* sites;
}

/** Whether there is any listener but for clients from outside: without one there is nothing to be said of wires. */
export const anybodyListens = memo((snapshot: Snapshot): boolean => {
  for (const file of snapshot.files.values()) if (holdsListener(file.language.endpoints(snapshot, file))) return true;
  return false;
});

const holdsListener = memo((endpoints: readonly Endpoint[]) => endpoints.some(({ role, open }) => role === 'listen' && !open));

/** The sites of a role at the address of `site`, not itself. */
function sameEnd(snapshot: Snapshot, site: Site, role: Site['role']): readonly Site[] {
  const { address, file, via } = site;
  if (address === undefined || isGroup(snapshot, file, via)) return [];
  return alike(snapshot, address, role).filter(
    other => (role !== site.role || !isSame(site, other)) && meets(snapshot, site, other) && !isGroup(snapshot, other.file, other.via),
  );
}

/** Whether two sites are at one address, or one calls the container of the other by name. */
function meets(snapshot: Snapshot, site: Site, other: Site): boolean {
  if (sameAddress(site.address!, other.address!)) return true;
  return site.role !== other.role && (site.role === 'connect' ? leadsTo(snapshot, site, other) : leadsTo(snapshot, other, site));
}

/** Whether two sites are one: the same text, filled in from the same place. */
function isSame(a: Site, b: Site): boolean {
  const from = ({ path, host }: Site['parts']) => (path ?? host)?.start;
  return a.file === b.file && a.span.start === b.span.start && from(a.parts) === from(b.parts);
}

function opposite(role: Site['role']): Site['role'] {
  return role === 'listen' ? 'connect' : 'listen';
}

/** The sites among which those of an address are. */
function alike(snapshot: Snapshot, address: Address, role: Site['role']): readonly Site[] {
  const own = inBucket(snapshot, addressBucket(role, address));
  if (address.kind === 'tcp') return own;
  const last = lastSegment(address.path);
  // A path known in part may be any that ends so; a whole one may be what one known in part means.
  if (address.tail) return [...own, ...inBucket(snapshot, segmentBucket(role, last)).filter(other => !isTail(other))];
  const tails = inBucket(snapshot, tailBucket(role, last));
  return tails.length === 0 ? own : [...own, ...tails];
}

const nobody: readonly Site[] = [];

function isTail({ address }: Site): boolean {
  return address?.kind === 'unix' && address.tail === true;
}

function isGroup(snapshot: Snapshot, file: SourceFile, name: string | undefined): boolean {
  return name !== undefined && nearest(file, inBucket(snapshot, groupBucket(name))).length > 0;
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

function ordered(sites: readonly Site[]): readonly Site[] {
  const isOrdered = sites.every((site, index) => index === 0 || byPlace(sites[index - 1]!, site) <= 0);
  return isOrdered ? sites : [...sites].sort(byPlace);
}

function byPlace(a: Site, b: Site): number {
  return a.file.uri < b.file.uri ? -1 : a.file.uri > b.file.uri ? 1 : a.span.start - b.span.start;
}
