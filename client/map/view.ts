// The page inside the map's webview: shows a map it is sent, lets mouse and keyboard walk it, and tells the extension what was chosen.

import type { DrawnMap } from '../../server/protocol.ts';
import { type Drawing, draw, kindNames } from './draw.ts';
import { filtered } from './filter.ts';

/** What the page tells the extension, and what it is told. */
export type FromView =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'export'; readonly svg: string };
export type ToView = { readonly type: 'map'; readonly map: DrawnMap };

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): { readonly filter?: string } | undefined;
  setState(state: { readonly filter: string }): void;
};

const vscode = acquireVsCodeApi();
const stage = document.querySelector<HTMLElement>('#stage')!;
const filter = document.querySelector<HTMLInputElement>('#filter')!;
const status = document.querySelector<HTMLElement>('#status')!;

let map: DrawnMap = { nodes: [], edges: [] };
let drawing: Drawing | undefined;
let scale = 1;

filter.value = vscode.getState()?.filter ?? '';
filter.addEventListener('input', () => {
  vscode.setState({ filter: filter.value });
  redraw();
});
document.querySelector('#in')!.addEventListener('click', () => zoom(scale * 1.2));
document.querySelector('#out')!.addEventListener('click', () => zoom(scale / 1.2));
document.querySelector('#fit')!.addEventListener('click', fit);
document.querySelector('#export')!.addEventListener('click', () => {
  if (drawing !== undefined) vscode.postMessage({ type: 'export', svg: standalone(drawing) });
});
stage.addEventListener('wheel', zoomWithWheel, { passive: false });
stage.addEventListener('click', event => open(nodeOf(event.target)));
stage.addEventListener('keydown', walk);
stage.addEventListener('focusin', event => light(nodeOf(event.target)));
stage.addEventListener('mouseover', event => light(nodeOf(event.target)));
stage.addEventListener('mouseout', () => light(undefined));
window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.type !== 'map') return;
  const first = map.nodes.length === 0;
  map = data.map;
  redraw();
  if (first && drawing !== undefined && drawing.width > 0) zoom(Math.min(1, Math.max(0.75, stage.clientWidth / drawing.width)));
});
vscode.postMessage({ type: 'ready' });

function redraw(): void {
  const shown = filtered(map, filter.value);
  const focused = nodeOf(document.activeElement)?.dataset.id;
  drawing = draw(shown, measure());
  stage.replaceChildren(drawing.svg);
  zoom(scale);
  if (focused !== undefined) drawing.nodes.get(focused)?.focus();
  status.textContent = shown.nodes.length === 0 ? emptyText(map) : counts(shown);
}

function emptyText(all: DrawnMap): string {
  return all.nodes.length === 0 ? 'No socket or port is named in this workspace yet.' : 'Nothing matches.';
}

function counts(shown: DrawnMap): string {
  const problems = shown.nodes.filter(node => node.problem === 'error' || node.problem === 'warning').length;
  const kinds = (['site', 'location', 'group', 'socket', 'server', 'app'] as const)
    .map(kind => ({ kind, count: shown.nodes.filter(node => node.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kindNames[kind]}${count === 1 ? '' : 's'}`);
  return [...kinds, ...(problems > 0 ? [`${problems} with problems`] : [])].join(' · ');
}

function measure(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d')!;
  context.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  return text => context.measureText(text).width;
}

function zoom(wanted: number): void {
  scale = Math.min(3, Math.max(0.15, wanted));
  drawing?.svg.setAttribute('width', String(drawing.width * scale));
  drawing?.svg.setAttribute('height', String(drawing.height * scale));
}

function fit(): void {
  if (drawing === undefined || drawing.width === 0) return;
  zoom(Math.min(1, stage.clientWidth / drawing.width, stage.clientHeight / drawing.height));
}

function zoomWithWheel(event: WheelEvent): void {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const { left, top } = stage.getBoundingClientRect();
  const x = (event.clientX - left + stage.scrollLeft) / scale;
  const y = (event.clientY - top + stage.scrollTop) / scale;
  zoom(scale * Math.exp(-event.deltaY / 300));
  stage.scrollTo(x * scale - (event.clientX - left), y * scale - (event.clientY - top));
}

/** Enter opens a node; left and right follow the requests, up and down go through the nodes of a column; + - 0 zoom. */
function walk(event: KeyboardEvent): void {
  const node = nodeOf(event.target);
  if (event.key === '+' || event.key === '=') zoom(scale * 1.2);
  else if (event.key === '-') zoom(scale / 1.2);
  else if (event.key === '0') fit();
  else if (node === undefined) return;
  else if (event.key === 'Enter' || event.key === ' ') open(node);
  else if (event.key === 'ArrowRight') step(node, 'from', 'to');
  else if (event.key === 'ArrowLeft') step(node, 'to', 'from');
  else if (event.key === 'ArrowDown') beside(node, 1);
  else if (event.key === 'ArrowUp') beside(node, -1);
  else return;
  event.preventDefault();
}

function step(node: SVGGElement, from: 'from' | 'to', to: 'from' | 'to'): void {
  const edge = drawing?.svg.querySelector<SVGPathElement>(`.edge[data-${from}="${CSS.escape(node.dataset.id!)}"]`);
  focus(drawing?.nodes.get(edge?.dataset[to] ?? ''));
}

function beside(node: SVGGElement, by: 1 | -1): void {
  const all = [...(drawing?.nodes.values() ?? [])];
  focus(all[all.indexOf(node) + by]);
}

function focus(node: SVGGElement | undefined): void {
  node?.focus();
  node?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function open(node: SVGGElement | undefined): void {
  if (node !== undefined) vscode.postMessage({ type: 'open', id: node.dataset.id! });
}

/** Marks the edges of a node. */
function light(node: SVGGElement | undefined): void {
  for (const edge of drawing?.svg.querySelectorAll<SVGPathElement>('.edge') ?? []) {
    const id = node?.dataset.id;
    edge.classList.toggle('lit', id !== undefined && (edge.dataset.from === id || edge.dataset.to === id));
  }
}

function nodeOf(target: EventTarget | null): SVGGElement | undefined {
  return (target instanceof Element ? target.closest<SVGGElement>('g.node') : null) ?? undefined;
}

/** The drawing with the theme's colours written into it, so that it looks the same in any viewer. */
function standalone({ svg, width, height }: Drawing): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [...svg.querySelectorAll<SVGElement>('*')];
  [...copy.querySelectorAll<SVGElement>('*')].forEach((made, index) => {
    const style = getComputedStyle(originals[index]!);
    for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight', 'opacity']) {
      made.style.setProperty(name, style.getPropertyValue(name));
    }
    made.removeAttribute('tabindex');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.style.background = getComputedStyle(document.body).backgroundColor;
  return copy.outerHTML;
}
