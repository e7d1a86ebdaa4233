// Every site of a snapshot in buckets of what it may have in common with others: kept from one snapshot to the next, so that an edit
// costs what it changes.

import { type Address, addressKey, type Endpoint, folderOfPath, lastSegment } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';

/** An endpoint in its file. */
export type Site = Endpoint & { readonly file: SourceFile };

/** What is read of a join; it holds until one of another snapshot is asked for. */
export type Join = {
  readonly byFile: ReadonlyMap<string, { readonly sites: readonly Site[] }>;
  /** The sites that have something in common, by what that is: one of the keys below. */
  readonly buckets: ReadonlyMap<string, readonly Site[]>;
  /** The answers of `counterparts`, as long as nothing changes. */
  readonly ends: WeakMap<Site, readonly Site[]>;
  /** The answers of `serversBehind`, likewise. */
  readonly servers: WeakMap<Site, readonly Site[]>;
};

/** The join of a snapshot. */
export function joined(snapshot: Snapshot): Join {
  if (latest.snapshot !== snapshot) follow(snapshot);
  return latest;
}

/** The sites of a bucket, in no particular order. */
export function inBucket(snapshot: Snapshot, key: string): readonly Site[] {
  return joined(snapshot).buckets.get(key) ?? nobody;
}

const nobody: readonly Site[] = [];

/** The bucket of an address. Listeners and connectors are apart, since there may be many of one and none of the other. */
export function addressBucket(role: Site['role'], address: Address): string {
  return `${role} ${addressKey(address)}`;
}

/** The bucket of the paths known by their tail that end in a segment. */
export function tailBucket(role: Site['role'], segment: string): string {
  return `${role} …/${segment}`;
}

/** The bucket of the paths that end in a segment, however much of them is known. */
export function segmentBucket(role: Site['role'], segment: string): string {
  return `${role} */${segment}`;
}

/** The bucket of the paths in a folder. */
export function folderBucket(role: Site['role'], folder: string): string {
  return `${role} ${folder}/*`;
}

/** The bucket of the members of a group. */
export function groupBucket(name: string): string {
  return `group ${name}`;
}

/** The bucket of those who connect through a group. */
export function userBucket(name: string): string {
  return `via ${name}`;
}

type Entry = { readonly endpoints: readonly Endpoint[]; readonly file: SourceFile; readonly sites: readonly Site[] };

/**
 * A memo of one entry, for the snapshot asked about last. Another snapshot is reached by what differs, in whichever direction, so that
 * it never changes what an answer is.
 */
const latest = {
  snapshot: undefined as Snapshot | undefined,
  byFile: new Map<string, Entry>(),
  buckets: new Map<string, readonly Site[]>(),
  ends: new WeakMap<Site, readonly Site[]>(),
  servers: new WeakMap<Site, readonly Site[]>(),
};

function follow(snapshot: Snapshot): void {
  const removed: Entry[] = [];
  const added: Entry[] = [];
  for (const [uri, entry] of latest.byFile) if (!snapshot.files.has(uri)) removed.push(entry);
  for (const file of snapshot.files.values()) {
    const before = latest.byFile.get(file.uri);
    const endpoints = file.language.endpoints(snapshot, file);
    if (before !== undefined && before.endpoints === endpoints && before.file === file) continue;
    if (before !== undefined) removed.push(before);
    added.push({ endpoints, file, sites: endpoints.map(endpoint => ({ ...endpoint, file })) });
  }
  const sameServices = latest.snapshot?.services === snapshot.services;
  latest.snapshot = snapshot;
  if (removed.length === 0 && added.length === 0 && sameServices) return;
  latest.ends = new WeakMap();
  latest.servers = new WeakMap();
  move(removed, added);
}

/** Takes the sites of some files out of their buckets and puts others in; buckets themselves never change, only which of them there are. */
function move(removed: readonly Entry[], added: readonly Entry[]): void {
  const gone = new Set(removed.map(({ file }) => file));
  const fresh = new Map<string, Site[]>();
  for (const { file, sites } of removed) {
    latest.byFile.delete(file.uri);
    for (const site of sites) for (const key of bucketsOf(site)) if (!fresh.has(key)) fresh.set(key, []);
  }
  for (const entry of added) {
    latest.byFile.set(entry.file.uri, entry);
    for (const site of entry.sites) {
      for (const key of bucketsOf(site)) {
        const list = fresh.get(key);
        if (list === undefined) fresh.set(key, [site]);
        else list.push(site);
      }
    }
  }
  for (const [key, sites] of fresh) {
    const before = latest.buckets.get(key);
    const kept = before === undefined ? sites : before.filter(({ file }) => !gone.has(file)).concat(sites);
    if (kept.length > 0) latest.buckets.set(key, kept);
    else latest.buckets.delete(key);
  }
}

function bucketsOf({ address, role, group, via }: Site): readonly string[] {
  const named = group !== undefined ? [groupBucket(group)] : via !== undefined ? [userBucket(via)] : [];
  if (address === undefined) return named;
  const own = addressBucket(role, address);
  if (address.kind === 'tcp') return [own, ...named];
  return [own, segmentBucket(role, lastSegment(address.path)), folderBucket(role, folderOfPath(address.path)), ...named];
}
