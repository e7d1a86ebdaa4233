// The part of a link map that a person looks for.

import type { DrawnEdge, DrawnMap } from '../../server/protocol.ts';

/** The part of a map that is connected with the nodes whose label or detail holds `words`; all of it when there are none. */
export function filtered(map: DrawnMap, words: string): DrawnMap {
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
function spread(reached: Set<string>, edges: readonly DrawnEdge[]): void {
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
