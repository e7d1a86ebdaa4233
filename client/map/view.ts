// The page inside the map's webview: shows a map it is sent, lets mouse and keyboard walk it, and tells the extension what was chosen.

import type { DrawnDetails, DrawnMap } from '../../server/protocol.ts';
import { showDetails } from './details.ts';
import { type Drawing, draw } from './draw.ts';
import { filled } from './fill.ts';
import { filtered } from './filter.ts';
import { kindOrder } from './place.ts';
import type { Words } from './words.ts';

/** What the page tells the extension, and what it is told. */
export type FromView =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'ask'; readonly id: string }
  | { readonly type: 'export'; readonly svg: string };
export type ToView =
  | { readonly type: 'map'; readonly map: DrawnMap }
  | { readonly type: 'details'; readonly id: string; readonly details: DrawnDetails };

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): { readonly filter?: string } | undefined;
  setState(state: { readonly filter: string }): void;
};

const vscode = acquireVsCodeApi();
const stage = document.querySelector<HTMLElement>('#stage')!;
const filter = document.querySelector<HTMLInputElement>('#filter')!;
const details = document.querySelector<HTMLElement>('#details')!;
const status = document.querySelector<HTMLElement>('#status')!;
const words = JSON.parse(document.body.dataset.words!) as Words;

let map: DrawnMap = { nodes: [], edges: [] };
let drawing: Drawing | undefined;
let scale = 1;
/** The node that is described beside the map. */
let described: string | undefined;

filter.value = vscode.getState()?.filter ?? '';
filter.addEventListener('input', () => {
  vscode.setState({ filter: filter.value });
  redraw();
  fit();
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
stage.addEventListener('focusin', event => attend(nodeOf(event.target)));
stage.addEventListener('mouseover', event => attend(nodeOf(event.target)));
stage.addEventListener('mouseout', () => light(undefined));
window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.type === 'details') {
    if (data.id === described) describe(data.id, data.details);
    return;
  }
  const first = map.nodes.length === 0;
  map = data.map;
  redraw();
  if (described !== undefined) vscode.postMessage({ type: 'ask', id: described });
  if (first) fit();
});
vscode.postMessage({ type: 'ready' });

function redraw(): void {
  const shown = filtered(map, filter.value);
  const focused = nodeOf(document.activeElement)?.dataset.id;
  drawing = draw(shown, words, measure());
  stage.replaceChildren(drawing.svg);
  zoom(scale);
  if (focused !== undefined) drawing.nodes.get(focused)?.focus();
  if (described !== undefined && !drawing.nodes.has(described)) {
    described = undefined;
    details.hidden = true;
  }
  status.textContent = shown.nodes.length === 0 ? emptyText(map) : counts(shown);
}

function emptyText(all: DrawnMap): string {
  return all.nodes.length === 0 ? words.empty : words.nothing;
}

function counts(shown: DrawnMap): string {
  const problems = shown.nodes.filter(node => node.problem === 'error' || node.problem === 'warning').length;
  const kinds = kindOrder
    .map(kind => ({ kind, count: shown.nodes.filter(node => node.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => (count === 1 ? `1 ${words.kinds[kind].one}` : filled(words.kinds[kind].many, count)));
  return [...kinds, ...(problems > 0 ? [filled(words.withProblems, problems)] : [])].join(' · ');
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

/** All of it where that can be read; else its width, and if that cannot be read either, a part, from its beginning on. */
function fit(): void {
  if (drawing === undefined || drawing.width === 0) return;
  const [across, down] = [stage.clientWidth / drawing.width, stage.clientHeight / drawing.height];
  zoom(Math.min(1, Math.max(readable, Math.min(across, down) >= readable ? Math.min(across, down) : across)));
  stage.scrollTo(0, 0);
}

/** The scale below which texts are hard to read. */
const readable = 0.7;

function zoomWithWheel(event: WheelEvent): void {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const { left, top } = stage.getBoundingClientRect();
  const x = (event.clientX - left + stage.scrollLeft) / scale;
  const y = (event.clientY - top + stage.scrollTop) / scale;
  zoom(scale * Math.exp(-event.deltaY / 300));
  stage.scrollTo(x * scale - (event.clientX - left), y * scale - (event.clientY - top));
}

/** Enter opens a node, Escape closes what stands beside the map; left and right follow the requests, up and down go through the nodes of a column; + - 0 zoom. */
function walk(event: KeyboardEvent): void {
  const node = nodeOf(event.target);
  if (event.key === '+' || event.key === '=') zoom(scale * 1.2);
  else if (event.key === '-') zoom(scale / 1.2);
  else if (event.key === '0') fit();
  else if (event.key === 'Escape') details.hidden = true;
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

/** Marks the way of a node, and tells about it beside the map. */
function attend(node: SVGGElement | undefined): void {
  light(node);
  const id = node?.dataset.id;
  if (id === undefined || id === described) return;
  described = id;
  describe(id, undefined);
  vscode.postMessage({ type: 'ask', id });
}

function describe(id: string, answer: DrawnDetails | undefined): void {
  const node = map.nodes.find(one => one.id === id);
  details.hidden = node === undefined;
  if (node !== undefined) showDetails(details, words, node, answer);
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
