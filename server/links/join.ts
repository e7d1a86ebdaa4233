// Every site of a snapshot in buckets of what it may have in common with others: kept from one snapshot to the next, so that an edit
// costs what it changes.

import { type Address, addressKey, type Endpoint, folderOfPath, lastSegment } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';

/** An endpoint in its file. */
export type Site = Endpoint & { readonly file: SourceFile };

/** What is read of a join; it holds until one of another snapshot is asked for. */
export type Join = {
  readonly byFile: ReadonlyMap<string, { readonly sites: readonly Site[] }>;
  /** Sites with an address of their own, by `roleKey` of their role and `addressKey`. */
  readonly byKey: ReadonlyMap<string, readonly Site[]>;
  /** The same, by role and what addresses that look alike share; see `nearKeys`. */
  readonly near: ReadonlyMap<string, readonly Site[]>;
  /** Members by the name of their group, and those who connect through it. */
  readonly groups: ReadonlyMap<string, readonly Site[]>;
  readonly users: ReadonlyMap<string, readonly Site[]>;
  /** The answers of `counterparts`, as long as nothing changes. */
  readonly ends: WeakMap<Site, readonly Site[]>;
};

/** The join of a snapshot. */
export function joined(snapshot: Snapshot): Join {
  if (latest.snapshot !== snapshot) follow(snapshot);
  return latest;
}

/** Buckets in which addresses that look alike meet: those of an address, or, `asking`, those in which it finds its like. */
export function nearKeys(address: Address, asking: boolean): readonly string[] {
  if (address.kind === 'tcp') return asking ? [`:${address.port}`, `:${address.port - 1}`, `:${address.port + 1}`] : [`:${address.port}`];
  const own = [`/${lastSegment(address.path)}`, `${folderOfPath(address.path)}/`];
  // A URI glued to the path makes the socket one of its folders.
  return asking ? [...own, ...address.path.split('/').map(part => `/${part}`)] : own;
}

/** Listeners and connectors of an address are apart, since there may be many of one and none of the other. */
export function roleKey(role: Site['role'], key: string): string {
  return `${role} ${key}`;
}

type Entry = { readonly endpoints: readonly Endpoint[]; readonly file: SourceFile; readonly sites: readonly Site[] };
type Buckets = Map<string, readonly Site[]>;

/**
 * A memo of one entry, for the snapshot asked about last. Another snapshot is reached by what differs, in whichever direction, so that
 * it never changes what an answer is.
 */
const latest = {
  snapshot: undefined as Snapshot | undefined,
  byFile: new Map<string, Entry>(),
  byKey: new Map() as Buckets,
  near: new Map() as Buckets,
  groups: new Map() as Buckets,
  users: new Map() as Buckets,
  ends: new WeakMap<Site, readonly Site[]>(),
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
  latest.snapshot = snapshot;
  if (removed.length === 0 && added.length === 0) return;
  latest.ends = new WeakMap();
  for (const { file } of removed) latest.byFile.delete(file.uri);
  for (const entry of added) latest.byFile.set(entry.file.uri, entry);
  const [gone, come] = [removed.flatMap(entry => entry.sites), added.flatMap(entry => entry.sites)];
  move(latest.byKey, gone, come, ({ address, role }) => (address === undefined ? [] : [roleKey(role, addressKey(address))]));
  move(latest.near, gone, come, ({ address, role }) =>
    address === undefined ? [] : nearKeys(address, false).map(key => roleKey(role, key)),
  );
  move(latest.groups, gone, come, ({ group }) => (group === undefined ? [] : [group]));
  move(latest.users, gone, come, ({ via }) => (via === undefined ? [] : [via]));
}

/** Takes sites out of their buckets and puts others in; buckets themselves never change, only which of them there are. */
function move(buckets: Buckets, gone: readonly Site[], come: readonly Site[], keysOf: (site: Site) => readonly string[]): void {
  const old = new Set(gone);
  const fresh = new Map<string, Site[]>();
  for (const site of gone) for (const key of keysOf(site)) if (!fresh.has(key)) fresh.set(key, []);
  for (const site of come) {
    for (const key of keysOf(site)) {
      const list = fresh.get(key);
      if (list === undefined) fresh.set(key, [site]);
      else list.push(site);
    }
  }
  for (const [key, sites] of fresh) {
    const kept = (buckets.get(key) ?? []).filter(site => !old.has(site)).concat(sites);
    if (kept.length > 0) buckets.set(key, kept);
    else buckets.delete(key);
  }
}
