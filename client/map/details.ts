// What stands beside the map about the node in focus: what is wrong there, and both ends of its wires side by side.

import type { DrawnDetails, DrawnNode, DrawnWire } from '../../server/protocol.ts';
import { filled } from './fill.ts';
import type { Words } from './words.ts';

/** Fills `pane` with what there is to read; `details` is undefined until the server has answered. */
export function showDetails(pane: HTMLElement, words: Words, node: DrawnNode, details: DrawnDetails | undefined): void {
  const parts: HTMLElement[] = [element('h2', `${words.kinds[node.kind].one} ${node.label}`)];
  if (node.detail !== undefined) parts.push(element('div', node.detail));
  const said = new Set((details?.wires ?? []).flatMap(wire => wire.problems));
  const others = (node.messages ?? []).filter(message => !said.has(message));
  if (others.length > 0) parts.push(list(others));
  for (const wire of details?.wires ?? []) parts.push(...wireParts(wire));
  if (details !== undefined && details.more > 0) parts.push(element('h3', filled(words.more, details.more)));
  pane.replaceChildren(...parts);
}

function wireParts({ address, connect, listen, rows, problems }: DrawnWire): HTMLElement[] {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const text of ['', connect, listen]) head.append(cell('th', text, 'col'));
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    if (row.clash) line.className = 'clash';
    line.append(cell('th', `${row.clash ? '⚠ ' : ''}${row.label}`, 'row'), element('td', row.connect), element('td', row.listen));
  }
  return [element('h3', address), table, ...(problems.length > 0 ? [list(problems)] : [])];
}

function list(texts: readonly string[]): HTMLElement {
  const made = document.createElement('ul');
  for (const text of texts) made.append(element('li', text));
  return made;
}

function cell(name: 'th', text: string, scope: 'col' | 'row'): HTMLElement {
  const made = document.createElement(name);
  made.scope = scope;
  made.textContent = text;
  return made;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
