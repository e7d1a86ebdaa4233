// A link map as SVG, in colours of the theme. Knows the page it draws on, not VS Code.

import type { DrawnMap, DrawnNode } from '../../server/protocol.ts';
import { filled } from './fill.ts';
import { type Box, place } from './place.ts';
import type { Words } from './words.ts';

/** The drawing's size in its own units, and its nodes by id in reading order. */
export type Drawing = {
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, SVGGElement>;
};

const lineHeight = 16;
const padding = 10;

/** Draws a map; `words` are what screen readers are told. `measure` answers the width of a text in pixels; every node can be focused and carries its label for screen readers. */
export function draw(map: DrawnMap, words: Words, measure: (text: string) => number): Drawing {
  const sizeOf = (node: DrawnNode) => ({
    width: Math.min(320, Math.max(90, measure(node.label), measure(node.detail ?? '') * 0.9)) + 2 * padding + 14,
    height: (node.detail === undefined ? 1 : 2) * lineHeight + 14,
  });
  const { boxes, edges, width, height } = place(map, sizeOf);
  const svg = element('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': words.map });
  svg.append(arrowHead());
  for (const { from, to, points } of edges) {
    const path = element('path', { d: curve(points), class: 'edge', 'marker-end': 'url(#arrow)' });
    path.dataset.from = from;
    path.dataset.to = to;
    svg.append(path);
  }
  const placed = map.nodes.map(node => ({ node, box: boxes.get(node.id)! }));
  placed.sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y);
  const nodes = new Map<string, SVGGElement>();
  for (const { node, box } of placed) {
    const group = drawNode(node, box, words, measure);
    nodes.set(node.id, group);
    svg.append(group);
  }
  return { svg, width, height, nodes };
}

function drawNode(node: DrawnNode, { x, y, width, height }: Box, words: Words, measure: (text: string) => number): SVGGElement {
  const left = x - width / 2;
  const top = y - height / 2;
  const group = element('g', {
    class: `node ${node.kind} ${node.problem ?? ''}`,
    tabindex: 0,
    role: 'button',
    'aria-label': spoken(node, words),
  });
  group.dataset.id = node.id;
  const title = element('title', {});
  title.textContent = [node.label, ...(node.detail === undefined ? [] : [node.detail]), ...(node.messages ?? [])].join('\n');
  group.append(title, element('rect', { x: left, y: top, width, height, rx: node.kind === 'socket' ? height / 2 : 4 }));
  const label = element('text', { x: left + padding, y: top + 7 + 12, class: 'label' });
  label.textContent = fitted(node.label, width - 2 * padding - 14, measure);
  group.append(label);
  if (node.detail !== undefined) {
    const detail = element('text', { x: left + padding, y: top + 7 + 12 + lineHeight, class: 'detail' });
    detail.textContent = fitted(node.detail, (width - 2 * padding - 14) / 0.9, measure);
    group.append(detail);
  }
  if (node.problem !== undefined) {
    const mark = element('text', { x: left + width - padding, y: top + 7 + 12, class: 'mark', 'text-anchor': 'end' });
    mark.textContent = node.problem === 'error' ? '✕' : node.problem === 'warning' ? '!' : 'i';
    group.append(mark);
  }
  return group;
}

function spoken({ kind, label, detail, messages = [] }: DrawnNode, { kinds, problem }: Words): string {
  const parts = [`${kinds[kind].one} ${label}`, detail, ...messages.map(message => filled(problem, message))];
  return parts.filter(part => part !== undefined).join(', ');
}

/** The text cut to a width, its middle left out: both ends of a path tell the most. */
function fitted(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let keep = text.length - 1;
  while (keep > 4 && measure(shortened(text, keep)) > width) keep--;
  return shortened(text, keep);
}

function shortened(text: string, keep: number): string {
  return `${text.slice(0, Math.ceil(keep / 2))}…${text.slice(text.length - Math.floor(keep / 2))}`;
}

function curve(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${first.x} ${first.y}`;
  for (let index = 0; index < rest.length - 1; index++) {
    const here = rest[index]!;
    const next = rest[index + 1]!;
    path += ` Q${here.x} ${here.y} ${(here.x + next.x) / 2} ${(here.y + next.y) / 2}`;
  }
  const last = rest.at(-1);
  return last === undefined ? path : `${path} L${last.x} ${last.y}`;
}

function arrowHead(): SVGDefsElement {
  const defs = element('defs', {});
  const marker = element('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' });
  marker.append(element('path', { d: 'M0 0L8 4L0 8z', class: 'head' }));
  defs.append(marker);
  return defs;
}

function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
