// textDocument/prepareCallHierarchy and its two directions: what a request goes through on its way, from the site to the application.

import type { Call, CallNode, Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { touches } from '../core/text.ts';
import { linkGraph, type MapEdge, type MapNode } from './map.ts';

/** The innermost block or section around `offset` that a request goes through; undefined where there is none. */
export function linksCallNode(snapshot: Snapshot, file: SourceFile, offset: number): CallNode | undefined {
  let innermost: CallNode | undefined;
  for (const node of linkGraph(snapshot).nodes) {
    if (node.kind === 'socket') continue;
    const around = asNode(node);
    if (around.uri !== file.uri || !touches(around.span, offset)) continue;
    if (innermost === undefined || around.span.end - around.span.start < innermost.span.end - innermost.span.start) innermost = around;
  }
  return innermost;
}

/** Who passes requests to the node with this id; nobody when there is no such node any more. */
export function linksCallers(snapshot: Snapshot, id: string): readonly Call[] {
  return edgesAcross(snapshot, id, 'to', 'from');
}

/** Where the node with this id passes requests to; a socket that nobody here listens on is such a place itself. */
export function linksCallees(snapshot: Snapshot, id: string): readonly Call[] {
  return edgesAcross(snapshot, id, 'from', 'to');
}

/** The neighbours of a node in one direction. A socket is no stop on the way: behind it are those at its other end. */
function edgesAcross(snapshot: Snapshot, id: string, own: 'from' | 'to', other: 'from' | 'to'): readonly Call[] {
  const { nodes, edges } = linkGraph(snapshot);
  const byId = new Map(nodes.map(node => [node.id, node]));
  const calls = new Map<string, Call>();
  const add = (node: MapNode, at: readonly Location[]) => {
    const before = calls.get(node.id);
    calls.set(node.id, { node: before?.node ?? asNode(node), at: [...(before?.at ?? []), ...at] });
  };
  for (const edge of edges) {
    const node = edge[own] === id ? byId.get(edge[other]) : undefined;
    if (node === undefined) continue;
    const behind: readonly MapEdge[] = node.kind === 'socket' ? edges.filter(next => next[own] === node.id) : [];
    for (const next of behind) add(byId.get(next[other])!, own === 'from' ? edge.at : next.at);
    if (behind.length === 0 && (node.kind !== 'socket' || own === 'from')) add(node, edge.at);
  }
  return [...calls.values()];
}

function asNode({ id, kind, label, detail, places }: MapNode): CallNode {
  const [{ uri, span, whole = span }] = places as readonly [Location, ...Location[]];
  return { id, kind, label, ...(detail !== undefined && { detail }), uri, span: whole, nameSpan: span };
}
