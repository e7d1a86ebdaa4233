// The link map as it travels from the server to the view: plain nodes and edges, no positions on a page.

/** From left to right: a site's locations pass requests on, through groups, to sockets, where servers of applications listen. */
export type MapKind = 'site' | 'location' | 'group' | 'socket' | 'server' | 'app';

export type MapNode = {
  readonly id: string;
  readonly kind: MapKind;
  readonly label: string;
  readonly detail?: string;
  /** The worst of what is wrong there. */
  readonly problem?: 'error' | 'warning' | 'information' | 'hint';
  /** What is wrong there, for a tooltip and for screen readers. */
  readonly messages?: readonly string[];
};

/** `id`s of nodes, in the direction in which a request goes. */
export type MapEdge = { readonly from: string; readonly to: string };

export type LinkMap = { readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[] };

/** The part of a map that is connected with the nodes whose label or detail holds `words`; all of it when there are none. */
export function filtered(map: LinkMap, words: string): LinkMap {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return map;
  const reached = new Set(
    map.nodes.filter(node => `${node.label} ${node.detail ?? ''}`.toLowerCase().includes(wanted)).map(node => node.id),
  );
  spread(
    reached,
    map.edges.map(({ from, to }) => ({ from: to, to: from })),
  );
  spread(reached, map.edges);
  return {
    nodes: map.nodes.filter(node => reached.has(node.id)),
    edges: map.edges.filter(edge => reached.has(edge.from) && reached.has(edge.to)),
  };
}

/** Adds to `reached` whatever the edges lead to from it. */
function spread(reached: Set<string>, edges: readonly MapEdge[]): void {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const pending = [...reached];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const to of next.get(id) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      pending.push(to);
    }
  }
}
