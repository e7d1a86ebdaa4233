// What the two ends of a wire allow and expect, as a person reads it: the names of the facts, and their values in words.

import type { EndpointFacts, Fact } from '../core/endpoint.ts';
import type { Snapshot } from '../core/language.ts';
import { memo } from '../core/memo.ts';
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

/** The facts worth showing side by side, in reading order. */
export const factRows: readonly { readonly key: keyof EndpointFacts; readonly label: string; readonly show: (value: never) => string }[] = [
  { key: 'bodyLimit', label: 'largest body', show: showSize },
  { key: 'requestLineLimit', label: 'longest request line', show: showSize },
  { key: 'headerLimit', label: 'longest header', show: showSize },
  { key: 'connectTimeout', label: 'connect timeout', show: showTime },
  { key: 'sendTimeout', label: 'send timeout', show: showTime },
  { key: 'readTimeout', label: 'waits for an answer', show: showTime },
  { key: 'requestLimit', label: 'ends a request after', show: showTime },
  { key: 'idleTimeout', label: 'closes idle connections after', show: showTime },
  { key: 'keepalive', label: 'idle connections kept', show: String },
  { key: 'threads', label: 'requests at once', show: String },
  { key: 'connectionLimit', label: 'connections at once', show: String },
  { key: 'buffering', label: 'buffers answers', show: showSwitch },
  { key: 'requestBuffering', label: 'buffers requests', show: showSwitch },
  { key: 'headers', label: 'sets headers', show: showHeaders },
  { key: 'trustedProxy', label: 'trusts headers from', show: showText },
  { key: 'trustedHeaders', label: 'trusts headers', show: showList },
  { key: 'scheme', label: 'scheme', show: showText },
  { key: 'prefix', label: 'prefix', show: showText },
  { key: 'socketMode', label: 'socket permissions', show: showMode },
  { key: 'user', label: 'runs as', show: showText },
];

/** The value of a fact in words, `–` when nothing is known; a default is marked as one. */
export function showFact(facts: EndpointFacts, row: (typeof factRows)[number]): string {
  const fact = facts[row.key];
  if (fact === undefined || typeof fact !== 'object') return '–';
  if (fact instanceof Map) return row.show(fact as never);
  const { value, span } = fact as Fact<unknown>;
  return row.show(value as never) + (span === undefined ? ' (default)' : '');
}

/** `1m`, `512k`, `1073741823 bytes`, `no limit`. */
export function showSize(bytes: number): string {
  if (bytes === Infinity) return 'no limit';
  if (bytes > 0 && bytes % 1048576 === 0) return `${bytes / 1048576}m`;
  if (bytes > 0 && bytes % 1024 === 0) return `${bytes / 1024}k`;
  return `${bytes} bytes`;
}

/** `90s`, `500ms`, `never`. */
export function showTime(milliseconds: number): string {
  if (milliseconds === Infinity) return 'never';
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

function showSwitch(on: boolean): string {
  return on ? 'yes' : 'no';
}

function showText(text: string): string {
  return text === '' ? 'nobody' : text;
}

function showList(list: readonly string[]): string {
  return list.length === 0 ? 'none' : list.join(', ');
}

function showHeaders(headers: ReadonlyMap<string, Fact<string>>): string {
  return showList([...headers.keys()]);
}

function showMode(mode: number): string {
  return mode.toString(8);
}
