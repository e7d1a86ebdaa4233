// The part of a link map that a person looks for.

import type { DrawnEdge, DrawnMap } from '../../server/protocol.ts';

/** The nodes whose label or detail holds `words`, with all that leads to them and all they lead to; the whole map when there are none. */
export function filtered(map: DrawnMap, words: string): DrawnMap {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return map;
  const found = map.nodes.filter(({ label, detail = '' }) => `${label} ${detail}`.toLowerCase().includes(wanted)).map(({ id }) => id);
  const back = map.edges.map(({ from, to }) => ({ from: to, to: from }));
  const shown = new Set([...reached(found, map.edges), ...reached(found, back)]);
  return {
    nodes: map.nodes.filter(({ id }) => shown.has(id)),
    edges: map.edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
  };
}

/** The ids and all that the edges lead to from them. */
function reached(ids: readonly string[], edges: readonly DrawnEdge[]): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Set(ids);
  for (const id of found) for (const to of next.get(id) ?? []) found.add(to);
  return found;
}
