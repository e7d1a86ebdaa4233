// What holds at one site, and how its sizes and times are put into words.

import type { EndpointFacts } from '../core/endpoint.ts';
import type { Snapshot } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { t } from '../core/translate.ts';
import type { Site } from './join.ts';

/** What holds at a site; only the language is known of where it has no facts to tell. */
export function factsOf(snapshot: Snapshot, site: Site): EndpointFacts {
  const known = factsKnown(snapshot);
  let facts = known.get(site);
  if (facts === undefined)
    known.set(site, (facts = site.file.language.facts?.(snapshot, site.file, site) ?? { software: site.file.language.id }));
  return facts;
}

const factsKnown = memo((_: Snapshot) => new WeakMap<Site, EndpointFacts>());

/** `1m`, `512k`, `1073741823 bytes`, `no limit`. */
export function showSize(bytes: number): string {
  if (bytes === Infinity) return t`no limit`;
  if (bytes > 0 && bytes % 1048576 === 0) return `${bytes / 1048576}m`;
  if (bytes > 0 && bytes % 1024 === 0) return `${bytes / 1024}k`;
  return t`${bytes} bytes`;
}

/** `90s`, `500ms`, `never`. */
export function showTime(milliseconds: number): string {
  if (milliseconds === Infinity) return t`never`;
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
