// The picture of a workspace: sites, locations and groups on one side of each socket, servers and applications on the other.

import type { Holder, HolderKind, Location } from '../core/answers.ts';
import { showAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Diagnostic } from '../core/rule.ts';
import { encloses } from '../core/text.ts';
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

/** Ids of nodes in the direction of a request. */
export type MapEdge = { readonly from: string; readonly to: string };
export type LinkMap = { readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[] };

/**
 * Every wire of the snapshot and what hangs on it, in file order. `judge` answers what is wrong with a file; each finding belongs to the
 * innermost node around it. Where nginx listens for clients from outside is no wire.
 */
export function linkMap(snapshot: Snapshot, judge: (file: SourceFile) => readonly Diagnostic[]): LinkMap {
  const nodes = new Map<string, { -readonly [Key in keyof MapNode]: MapNode[Key] }>();
  const edges = new Map<string, MapEdge>();
  const connect = (from: string, to: string) => edges.set(`${from} ${to}`, { from, to });

  const addHolders = (site: Site): readonly string[] => {
    const held = site.file.language.holders?.(snapshot, site.file, site) ?? [];
    const ids = held.map(idOf);
    held.forEach((holder, index) => {
      const { kind, label, detail, uri, span, nameSpan } = holder;
      nodes.set(
        ids[index]!,
        nodes.get(ids[index]!) ?? {
          id: ids[index]!,
          kind,
          label,
          ...(detail && { detail }),
          places: [{ uri, span: nameSpan, whole: span }],
          problems: [],
        },
      );
      if (holder.from !== undefined) connect(ids[holder.from]!, ids[index]!);
    });
    return ids;
  };

  const sites = [...allSites(snapshot)].filter(site => !site.open || counterparts(snapshot, site).length > 0).sort(byPlace);
  for (const site of sites) {
    const ids = addHolders(site);
    if (site.role === 'connect' && membersOf(snapshot, site).length > 0) {
      for (const member of membersOf(snapshot, site)) {
        const group = addHolders(member).at(-1);
        if (group !== undefined && ids.length > 0) connect(ids.at(-1)!, group);
      }
      continue;
    }
    const socket = addSocket(snapshot, nodes, site);
    if (socket === undefined) continue;
    const nearest = site.role === 'connect' ? ids.at(-1) : ids[0];
    if (nearest !== undefined) connect(...(site.role === 'connect' ? ([nearest, socket] as const) : ([socket, nearest] as const)));
  }
  addProblems(snapshot, nodes, judge);
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

function idOf({ uri, span }: Holder): string {
  return `${uri}#${span.start}`;
}

type Nodes = Map<string, { -readonly [Key in keyof MapNode]: MapNode[Key] }>;

/** One node for all sites that mean the same address; the first that names it in full gives it its name. */
function addSocket(snapshot: Snapshot, nodes: Nodes, site: Site): string | undefined {
  if (site.address === undefined) return undefined;
  const place = { uri: site.file.uri, span: site.span };
  const others = counterparts(snapshot, site).map(other => `socket ${other.address && showAddress(other.address)}`);
  const id = [`socket ${showAddress(site.address)}`, ...others].find(known => nodes.has(known)) ?? `socket ${showAddress(site.address)}`;
  const known = nodes.get(id);
  if (known === undefined) nodes.set(id, { id, kind: 'socket', label: showAddress(site.address), places: [place], problems: [] });
  else known.places = [...known.places, place];
  return id;
}

function addProblems(snapshot: Snapshot, nodes: Nodes, judge: (file: SourceFile) => readonly Diagnostic[]): void {
  const byFile = new Map<string, { readonly node: { -readonly [Key in keyof MapNode]: MapNode[Key] }; readonly place: Location }[]>();
  for (const node of nodes.values()) {
    for (const place of node.places) byFile.set(place.uri, [...(byFile.get(place.uri) ?? []), { node, place }]);
  }
  for (const [uri, placed] of byFile) {
    const file = snapshot.files.get(uri);
    if (file === undefined) continue;
    for (const problem of judge(file)) {
      const around = placed.filter(({ place }) => encloses(place.whole ?? place.span, problem.span));
      const innermost = around.sort((a, b) => width(a.place) - width(b.place))[0]?.node;
      if (innermost !== undefined) innermost.problems = [...innermost.problems, problem];
    }
  }
}

function width({ span, whole = span }: Location): number {
  return whole.end - whole.start;
}

function byPlace(a: Site, b: Site): number {
  return a.file.uri === b.file.uri ? a.span.start - b.span.start : a.file.uri < b.file.uri ? -1 : 1;
}
