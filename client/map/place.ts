// Where the nodes and edges of a link map stand: dagre lays out each part that hangs together, and the parts stand below each other with
// a column for each kind of node. Knows no page.

import { Graph, layout } from '@dagrejs/dagre';
import type { DrawnMap, DrawnNode } from '../../server/protocol.ts';

/** Centre and size. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };
export type Placed = {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly edges: readonly { readonly from: string; readonly to: string; readonly points: readonly Point[] }[];
  readonly width: number;
  readonly height: number;
};

/** The kinds from left to right, as a request passes them. */
export const kindOrder: readonly DrawnNode['kind'][] = ['site', 'location', 'group', 'socket', 'server', 'app'];

const margin = 16;
const [columnGap, rowGap, partGap] = [40, 12, 14];

/**
 * Places a map whose nodes have these sizes; all nodes of a column get the width of its widest. A part that goes round in circles has no
 * columns.
 */
export function place(map: DrawnMap, sizeOf: (node: DrawnNode) => { readonly width: number; readonly height: number }): Placed {
  const columns = columnsOf(map);
  const widths: number[] = [];
  for (const node of map.nodes) {
    const column = columns.get(node.id)!;
    widths[column] = Math.max(widths[column] ?? 0, sizeOf(node).width);
  }
  const lefts: number[] = [];
  let right = margin;
  for (let column = 0; column < widths.length; column++) {
    lefts[column] = right;
    if (widths[column] !== undefined) right += widths[column]! + columnGap;
  }
  const boxes = new Map<string, Box>();
  const edges: Placed['edges'][number][] = [];
  let top = margin;
  for (const part of partsOf(map, columns)) {
    const graph = laidOut(part, columns, widths, node => sizeOf(node).height);
    const inColumns = part.edges.every(({ from, to }) => columns.get(from)! < columns.get(to)!);
    const stops: (readonly [number, number])[] = [];
    for (const { id } of part.nodes) {
      const { x, y, width, height } = graph.node(id) as unknown as Box;
      const box = { x: inColumns ? lefts[columns.get(id)!]! + width / 2 : x + margin, y: y + top, width, height };
      right = Math.max(right, box.x + width / 2 + columnGap);
      boxes.set(id, box);
      stops.push([x - width / 2, box.x - width / 2], [x + width / 2, box.x + width / 2]);
    }
    stops.sort(([a], [b]) => a - b);
    for (const edge of graph.edges()) {
      const { points } = graph.edge(edge) as { points: readonly Point[] };
      edges.push({ from: edge.v, to: edge.w, points: points.map(({ x, y }) => ({ x: between(stops, x), y: y + top })) });
    }
    top += ((graph.graph() as { height?: number }).height ?? 0) + partGap;
  }
  const empty = map.nodes.length === 0;
  return { boxes, edges, width: empty ? 0 : right - columnGap + margin, height: empty ? 0 : top - partGap + margin };
}

/** The column of each node: that of its kind, or further right behind all that lead to it. */
function columnsOf({ nodes, edges }: DrawnMap): ReadonlyMap<string, number> {
  const columns = new Map(nodes.map(({ id, kind }) => [id, kindOrder.indexOf(kind)]));
  // Each pass moves a node behind those that lead to it; a circle stops moving after as many passes as there are nodes on a way.
  for (let pass = 0, moved = true; moved && pass < deepest; pass++) {
    moved = false;
    for (const { from, to } of edges) {
      const column = (columns.get(from) ?? 0) + 1;
      if (column <= (columns.get(to) ?? column)) continue;
      columns.set(to, column);
      moved = true;
    }
  }
  return columns;
}

const deepest = 40;

/** The parts that hang together: those with sites first, in the order of their nodes. */
function partsOf({ nodes, edges }: DrawnMap, columns: ReadonlyMap<string, number>): readonly DrawnMap[] {
  const above = new Map(nodes.map(({ id }) => [id, id]));
  const topOf = (id: string): string => {
    let top = id;
    while (above.get(top) !== top) top = above.get(top)!;
    above.set(id, top);
    return top;
  };
  for (const { from, to } of edges) above.set(topOf(to), topOf(from));
  const parts = new Map<string, { nodes: DrawnNode[]; edges: DrawnMap['edges'][number][] }>();
  for (const node of nodes) {
    const top = topOf(node.id);
    if (!parts.has(top)) parts.set(top, { nodes: [], edges: [] });
    parts.get(top)!.nodes.push(node);
  }
  for (const edge of edges) parts.get(topOf(edge.from))!.edges.push(edge);
  const first = (part: DrawnMap) => Math.min(...part.nodes.map(({ id }) => columns.get(id)!));
  return [...parts.values()].sort((a, b) => first(a) - first(b));
}

function laidOut(
  part: DrawnMap,
  columns: ReadonlyMap<string, number>,
  widths: readonly number[],
  heightOf: (node: DrawnNode) => number,
): Graph {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: rowGap, ranksep: columnGap, edgesep: 10 });
  for (const node of part.nodes) graph.setNode(node.id, { width: widths[columns.get(node.id)!]!, height: heightOf(node) });
  for (const { from, to } of part.edges) graph.setEdge(from, to, { minlen: Math.max(1, columns.get(to)! - columns.get(from)!) });
  layout(graph);
  return graph;
}

/** Where `x` comes to stand, when the stops do where they should. */
function between(stops: readonly (readonly [number, number])[], x: number): number {
  const next = stops.findIndex(([from]) => from >= x);
  if (next < 0) return stops.at(-1)?.[1] ?? x;
  const [to, there] = stops[next]!;
  if (next === 0 || to === x) return there;
  const [from, here] = stops[next - 1]!;
  return to === from ? there : here + ((x - from) / (to - from)) * (there - here);
}
