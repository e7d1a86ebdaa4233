// The picture of a workspace: sites, locations and groups on one side of each socket, servers and applications on the other.

import type { Holder, HolderKind, Location } from '../core/answers.ts';
import { type Address, showAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Diagnostic } from '../core/rule.ts';
import { encloses } from '../core/text.ts';
import { calledAddress } from './containers.ts';
import type { Site } from './join.ts';
import { allSites, counterparts, membersOf } from './links.ts';

/** A node of the map: a block, a section, or a socket (then `places` are all that name it). */
export type MapNode = {
  readonly id: string;
  readonly kind: HolderKind | 'socket';
  readonly label: string;
  readonly detail?: string;
  readonly places: readonly Location[];
  readonly problems: readonly Diagnostic[];
};

/** Ids of nodes in the direction of a request; `at` is where the one names the other, in the file of the first. */
export type MapEdge = { readonly from: string; readonly to: string; readonly at: readonly Location[] };
export type LinkMap = { readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[] };

/** `linkGraph` with what is wrong: `judge` answers that for a file, and each finding belongs to the innermost node around it. */
export function linkMap(snapshot: Snapshot, judge: (file: SourceFile) => readonly Diagnostic[]): LinkMap {
  const { nodes, edges } = linkGraph(snapshot);
  const problems = problemsOf(snapshot, nodes, judge);
  return { nodes: nodes.map(node => ({ ...node, problems: problems.get(node.id) ?? [] })), edges };
}

/** Every wire of the snapshot and what hangs on it, in file order. Where nginx listens for clients from outside is no wire. */
export const linkGraph = memo((snapshot: Snapshot): LinkMap => {
  const nodes: Nodes = new Map();
  const edges = new Map<string, { readonly from: string; readonly to: string; readonly at: Location[] }>();
  const connect = (from: string, to: string, at?: Location) => {
    const key = `${from} ${to}`;
    const known = edges.get(key) ?? { from, to, at: [] };
    if (at !== undefined && !known.at.some(({ span }) => span.start === at.span.start)) known.at.push(at);
    edges.set(key, known);
  };

  const addHolders = (site: Site): readonly string[] => {
    const held = site.file.language.holders?.(snapshot, site.file, site) ?? [];
    const ids = held.map(idOf);
    held.forEach((holder, index) => {
      const { kind, label, detail, uri, span, nameSpan, from } = holder;
      const id = ids[index]!;
      if (!nodes.has(id))
        nodes.set(id, { id, kind, label, ...(detail && { detail }), places: [{ uri, span: nameSpan, whole: span }], problems: [] });
      if (from === undefined) return;
      const before = held[from]!;
      const inside = before.uri === uri && encloses(before.span, nameSpan);
      connect(ids[from]!, id, inside ? { uri, span: nameSpan } : { uri: before.uri, span: before.nameSpan });
    });
    return ids;
  };

  const sites = [...allSites(snapshot)].filter(site => !site.open || counterparts(snapshot, site).length > 0).sort(byPlace);
  for (const site of sites) {
    const ids = addHolders(site);
    if (site.role === 'connect' && membersOf(snapshot, site).length > 0) {
      for (const member of membersOf(snapshot, site)) {
        const group = addHolders(member).at(-1);
        if (group !== undefined && ids.length > 0) connect(ids.at(-1)!, group, placeOf(site));
      }
      continue;
    }
    const socket = addSocket(snapshot, nodes, site);
    if (socket === undefined) continue;
    const nearest = site.role === 'connect' ? ids.at(-1) : ids[0];
    if (nearest === undefined) continue;
    if (site.role === 'connect') connect(nearest, socket, placeOf(site));
    else connect(socket, nearest);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
});

function placeOf({ file, span }: Site): Location {
  return { uri: file.uri, span };
}

function idOf({ uri, span }: Holder): string {
  return `${uri}#${span.start}`;
}

type Nodes = Map<string, { -readonly [Key in keyof MapNode]: MapNode[Key] }>;

/** One node for all sites that mean the same address; the first that names it in full gives it its name. */
function addSocket(snapshot: Snapshot, nodes: Nodes, site: Site): string | undefined {
  const ends = counterparts(snapshot, site);
  const address = calledAddress(site, ends);
  if (address === undefined) return undefined;
  const place = placeOf(site);
  const idFor = (one: Address | undefined) => `socket ${one && showAddress(one)}`;
  const others = ends.map(end => idFor(calledAddress(end, counterparts(snapshot, end))));
  const id = [idFor(address), ...others].find(known => nodes.has(known)) ?? idFor(address);
  const known = nodes.get(id);
  if (known === undefined) nodes.set(id, { id, kind: 'socket', label: showAddress(address), places: [place], problems: [] });
  else known.places = [...known.places, place];
  return id;
}

function problemsOf(
  snapshot: Snapshot,
  nodes: readonly MapNode[],
  judge: (file: SourceFile) => readonly Diagnostic[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const byFile = new Map<string, { readonly id: string; readonly place: Location }[]>();
  for (const { id, places } of nodes) for (const place of places) byFile.set(place.uri, [...(byFile.get(place.uri) ?? []), { id, place }]);
  const found = new Map<string, Diagnostic[]>();
  for (const [uri, placed] of byFile) {
    const file = snapshot.files.get(uri);
    for (const problem of file === undefined ? [] : judge(file)) {
      const around = placed.filter(({ place }) => encloses(place.whole ?? place.span, problem.span));
      const innermost = around.sort((a, b) => width(a.place) - width(b.place))[0]?.id;
      if (innermost !== undefined) found.set(innermost, [...(found.get(innermost) ?? []), problem]);
    }
  }
  return found;
}

function width({ span, whole = span }: Location): number {
  return whole.end - whole.start;
}

function byPlace(a: Site, b: Site): number {
  return a.file.uri === b.file.uri ? a.span.start - b.span.start : a.file.uri < b.file.uri ? -1 : 1;
}
