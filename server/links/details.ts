// What there is to read about a node of the link map: the wires that pass through it, both ends of each side by side.

import { showAddress } from '../core/endpoint.ts';
import type { Snapshot } from '../core/language.ts';
import { encloses } from '../core/text.ts';
import { type Comparison, compared } from './compare.ts';
import { nameOf } from './ends.ts';
import { sitesOf, type Wire, wiresOf } from './links.ts';
import { linkGraph } from './map.ts';

/** A wire in words: its address, whose its ends are, and what they say. */
export type WireDetails = Comparison & { readonly address: string; readonly connect: string; readonly listen: string };

/** The wires of the node with this id, and how many more it has than are shown; none when there is no such node any more. */
export function linkDetails(snapshot: Snapshot, id: string): { readonly wires: readonly WireDetails[]; readonly more: number } {
  const wires = wiresAt(snapshot, id);
  return { wires: wires.slice(0, most).map(wire => detailsOf(snapshot, wire)), more: Math.max(0, wires.length - most) };
}

const most = 5;

function wiresAt(snapshot: Snapshot, id: string): readonly Wire[] {
  const node = linkGraph(snapshot).nodes.find(one => one.id === id);
  const found = new Map<string, Wire>();
  for (const { uri, span, whole = span } of node?.places ?? []) {
    const file = snapshot.files.get(uri);
    for (const site of file === undefined ? [] : sitesOf(snapshot, file)) {
      if (site.open || !encloses(whole, site.span)) continue;
      for (const wire of wiresOf(snapshot, site)) found.set(keyOf(wire), wire);
    }
  }
  return [...found.values()];
}

function keyOf({ connect, listen, member }: Wire): string {
  return [connect, listen, member].map(site => site && `${site.file.uri}#${site.span.start}`).join(' ');
}

function detailsOf(snapshot: Snapshot, wire: Wire): WireDetails {
  const { connect, listen, member } = wire;
  return {
    address: showAddress((member ?? connect).address ?? listen.address!),
    connect: nameOf(snapshot, connect),
    listen: nameOf(snapshot, listen),
    ...compared(snapshot, wire),
  };
}
