// Addresses that differ a little from one another: whom somebody must mean who connects to where nobody listens.

import { distance } from 'fastest-levenshtein';
import { type Address, isName, sameAddress, showAddress } from '../core/endpoint.ts';
import type { Snapshot } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Fix } from '../core/rule.ts';
import { type Span, textOf } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { leadsTo } from './containers.ts';
import type { Site } from './join.ts';
import { allSites, counterparts, isReached, listenersUnder, listenersWithPath, membersOf } from './links.ts';

/** The listener that `site`, to which nobody listens, must mean; undefined when there is none, or none alone. */
export function meantListener(snapshot: Snapshot, site: Site): Site | undefined {
  const known = meantKnown(snapshot);
  if (!known.has(site)) known.set(site, findMeant(snapshot, site));
  return known.get(site);
}

const meantKnown = memo((_: Snapshot) => new Map<Site, Site | undefined>());

/** All listeners that somebody must mean. */
export const meantListeners = memo((snapshot: Snapshot): ReadonlySet<Site> => {
  const meant = new Set<Site>();
  for (const site of allSites(snapshot)) {
    const listener = meantListener(snapshot, site);
    if (listener !== undefined) meant.add(listener);
  }
  return meant;
});

/** Whether two paths are one where /var/run is a link to /run. */
export function sameThroughLink(a: Address, b: Address): boolean {
  return a.kind === 'unix' && b.kind === 'unix' && unlinked(a.path) === unlinked(b.path);
}

/** The fixes after which `site` and `other` have one address: at either end, or at the one that alone can be wrong. */
export function agreed(site: Site, other: Site): readonly Fix[] {
  if (uriGlued(site.address!, other.address!)) return respelled(site, other);
  return [...respelled(site, other), ...respelled(other, site)];
}

function findMeant(snapshot: Snapshot, site: Site): Site | undefined {
  const { address } = site;
  if (site.role !== 'connect' || site.down || address === undefined) return undefined;
  if (membersOf(snapshot, site).length > 0 || counterparts(snapshot, site).length > 0) return undefined;
  const near = listenersNear(snapshot, address).filter(
    other => !other.open && isNear(snapshot, site, other) && (isCertain(address, other.address!) || !isReached(snapshot, other)),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** Listeners whose address may be what a person meant: same folder, same last segment, or a port like it. */
export function listenersNear(snapshot: Snapshot, address: Address): readonly Site[] {
  if (address.kind === 'unix') return listenersWithPath(snapshot, address.path);
  const ports = [address.port, ...portsNear(address.port)];
  return ports.flatMap(port => listenersUnder(snapshot, { ...address, port }));
}

/** One off, or two neighbouring digits in the other order. */
function portsNear(port: number): readonly number[] {
  const digits = String(port);
  const swapped = Array.from(digits.slice(1), (digit, at) => digits.slice(0, at) + digit + digits[at]! + digits.slice(at + 2));
  return [...new Set([port - 1, port + 1, ...swapped.map(Number)])].filter(other => other !== port && other > 0 && other < 65536);
}

/** Spelling differences that nobody writes on purpose, even where the other address has a counterpart already. */
function isCertain(a: Address, b: Address): boolean {
  return a.kind === 'unix' && b.kind === 'unix' && (stem(a.path) === stem(b.path) || uriGlued(a, b));
}

/** Whether a colon or a URI stands behind the path. */
function uriGlued(a: Address, b: Address): boolean {
  return a.kind === 'unix' && b.kind === 'unix' && (a.path === `${b.path}:` || a.path.startsWith(`${b.path}/`));
}

function isNear(snapshot: Snapshot, site: Site, other: Site): boolean {
  const [a, b] = [site.address!, other.address!];
  if (a.kind === 'tcp' && b.kind === 'tcp') {
    const address = { ...a, port: b.port };
    return portsNear(a.port).includes(b.port) && (sameAddress(address, b) || leadsTo(snapshot, { ...site, address }, other));
  }
  if (a.kind !== 'unix' || b.kind !== 'unix') return false;
  if (a.tail || b.tail) return false;
  return isCertain(a, b) || distance(a.path, b.path) === 1;
}

/** The path without what people write in two ways: the link /var/run, the end of the name. */
function stem(path: string): string {
  return unlinked(path).replace(/\.(?:sock|socket)$/, '');
}

function unlinked(path: string): string {
  return path.replace(/^\/var\/run\//, '/run/');
}

/** The fix that gives `site` the address of `other`, where its text can be replaced as a whole. */
function respelled(site: Site, other: Site): readonly Fix[] {
  const [from, to] = [site.address!, other.address!];
  const then = from.kind === 'tcp' && to.kind === 'tcp' ? { ...from, port: to.port } : to;
  const edit = (span: Span | undefined, newText: string): readonly Fix[] =>
    span === undefined
      ? []
      : [
          {
            title: t`Change ${showAddress(from)} to ${showAddress(then)}`,
            edits: [{ uri: site.file.uri, edits: [{ span, newText }] }],
          },
        ];
  if (to.kind === 'tcp') {
    const near = site.role === 'connect' ? from : to;
    if (!sameAddress(then, to) && !(near.kind === 'tcp' && isName(near.host))) return [];
    return edit(site.parts.port, site.parts.port?.start === site.parts.port?.end ? `:${to.port}` : String(to.port));
  }
  return to.tail || /[\s%;{}$"']/.test(to.path) ? [] : edit(site.parts.path, to.path + uriBehind(site, to.path));
}

/** The URI that was glued to the path, behind the colon that it lacks. */
function uriBehind({ file, parts, protocol, group }: Site, path: string): string {
  const written = parts.path === undefined ? '' : textOf(file.text, parts.path);
  const takesUri = group === undefined && (protocol === 'http' || protocol === 'https');
  return takesUri && written.startsWith(`${path}/`) ? `:${written.slice(path.length)}` : '';
}
