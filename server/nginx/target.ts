// The nginx that the files are for: its version by setting, by the binary in use, or the newest; and what that version knows.

import type { Snapshot } from '../core/language.ts';
import type { Counts, DirectiveEntry } from '../data/nginx-types.ts';
import { newestVersion } from './reference.ts';

/** The version that the files of the workspace are judged for, as `1.22.1`. */
export function targetVersion(snapshot: Snapshot): string {
  return snapshot.settings['nginx.version'] || snapshot.build?.version || newestVersion;
}

/**
 * Whether servers of `stream` may share an address and are told apart by name, as since nginx 1.25.5; what one of them does is since then asked
 * only when it has a connection.
 */
export function hasNamedStreams(snapshot: Snapshot): boolean {
  return compareVersions(targetVersion(snapshot), '1.25.5') >= 0;
}

/** Negative when version `a` is older than `b`, zero when they are the same release. Missing parts count as zero. */
export function compareVersions(a: string, b: string): number {
  return order(a) - order(b);
}

const orders = new Map<string, number>();

function order(version: string): number {
  let found = orders.get(version);
  if (found === undefined) {
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(part => Number.parseInt(part, 10) || 0);
    orders.set(version, (found = (major * 1000 + minor) * 1000 + patch));
  }
  return found;
}

/** Whether nginx of `version` has the directive: it has come and is not gone yet. Modules with versions of their own always do. */
export function isIn(entry: DirectiveEntry, version: string): boolean {
  return !isNewerThan(entry, version) && !isRemovedIn(entry, version);
}

/** Whether the directive came after `version`. */
export function isNewerThan(entry: DirectiveEntry, version: string): boolean {
  return entry.since !== undefined && compareVersions(version, entry.since) < 0;
}

/** Whether the directive was gone by `version`. */
export function isRemovedIn(entry: DirectiveEntry, version: string): boolean {
  return entry.removed !== undefined && compareVersions(version, entry.removed.version) >= 0;
}

/** What the directive takes in nginx of `version`. */
export function countsIn(entry: DirectiveEntry, version: string): Counts {
  return entry.earlier !== undefined && compareVersions(version, entry.earlier.version) < 0 ? entry.earlier.counts : entry.counts;
}

/**
 * The third-party module a directive belongs to when the user has named the modules in use and this is none of them; undefined when
 * the directive is nginx's own, its module is in use, or nothing was said.
 */
export function absentModule(snapshot: Snapshot, entries: readonly DirectiveEntry[]): string | undefined {
  const used = snapshot.settings['nginx.modules'];
  if (used.length === 0 || entries.length === 0) return undefined;
  return entries.every(entry => entry.thirdParty && !used.includes(entry.module)) ? entries[0]!.module : undefined;
}

/** Whether the user has said that a directive of this name is to be accepted. */
export function isAccepted(snapshot: Snapshot, name: string): boolean {
  return snapshot.settings['nginx.directives'].includes(name);
}

/** Whether the version is one that the user or a binary names, not merely the newest known. */
export function isTargetKnown(snapshot: Snapshot): boolean {
  return snapshot.settings['nginx.version'] !== '' || snapshot.build !== undefined;
}
