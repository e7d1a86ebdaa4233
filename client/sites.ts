// The Explorer's view of sites, locations, sockets, servers and applications: the link map as a tree.

import * as vscode from 'vscode';
import type { DrawnKind, DrawnMap, DrawnNode } from '../server/protocol.ts';
import type { MapSource } from './map/panel.ts';
import { kindOrder } from './map/place.ts';
import { kindWords } from './map/words.ts';

/** A node where it hangs in the tree; a node with several ways to it hangs in several places. */
type Twig = { readonly node: DrawnNode; readonly above: readonly string[] };

const icons: Readonly<Record<DrawnKind, string>> = {
  site: 'globe',
  location: 'symbol-namespace',
  group: 'list-tree',
  socket: 'plug',
  server: 'server-process',
  app: 'symbol-method',
};

/** Registers the view; it follows `source` and opens a node's place when it is chosen. */
export function registerSites(source: MapSource): vscode.Disposable {
  let map: DrawnMap = { nodes: [], edges: [] };
  const changed = new vscode.EventEmitter<void>();
  const view = vscode.window.createTreeView('nginxPaste.sites', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: twig => itemOf(twig, map),
      getChildren: async (twig?: Twig): Promise<Twig[]> => {
        if (twig === undefined) map = await source.map();
        return childrenOf(map, twig);
      },
    },
  });
  const opening = vscode.commands.registerCommand('nginxPaste.openNode', (id: string) => source.open(id, map));
  return vscode.Disposable.from(
    view,
    changed,
    opening,
    source.onChange(() => changed.fire()),
  );
}

/** What a node leads to; at the top whatever nothing leads to, sites before all others. */
function childrenOf(map: DrawnMap, twig: Twig | undefined): Twig[] {
  const byId = new Map(map.nodes.map(node => [node.id, node]));
  if (twig === undefined) {
    const led = new Set(map.edges.map(({ to }) => to));
    const rank = ({ kind }: DrawnNode) => kindOrder.indexOf(kind);
    const first = map.nodes.filter(({ id }) => !led.has(id)).sort((a, b) => rank(a) - rank(b));
    return first.map(node => ({ node, above: [] }));
  }
  const above = [...twig.above, twig.node.id];
  return map.edges
    .filter(({ from, to }) => from === twig.node.id && !above.includes(to))
    .flatMap(({ to }) => byId.get(to) ?? [])
    .map(node => ({ node, above }));
}

function itemOf({ node, above }: Twig, map: DrawnMap): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const leads = map.edges.some(({ from }) => from === node.id);
  const item = new vscode.TreeItem(node.label, leads ? (node.kind === 'app' ? Collapsed : Expanded) : None);
  item.id = [...above, node.id].join(' > ');
  item.iconPath = new vscode.ThemeIcon(icons[node.kind], problemColour(node));
  if (node.detail !== undefined) item.description = node.detail;
  item.tooltip = [node.label, node.detail, ...(node.messages ?? [])].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: `${kindWords()[node.kind].one} ${item.tooltip}` };
  item.command = { command: 'nginxPaste.openNode', title: vscode.l10n.t('Open'), arguments: [node.id] };
  return item;
}

function problemColour({ problem }: DrawnNode): vscode.ThemeColor | undefined {
  if (problem === 'error') return new vscode.ThemeColor('list.errorForeground');
  return problem === 'warning' ? new vscode.ThemeColor('list.warningForeground') : undefined;
}
