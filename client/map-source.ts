// Where the link map and the sites view get their picture from: the server, asked again when it reports a change.

import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DrawnMap, linkMapRequest, statusNotification } from '../server/protocol.ts';
import type { MapSource } from './map/panel.ts';
import { showTargets } from './targets.ts';

export function mapSource(client: BaseLanguageClient): MapSource {
  const changed = new vscode.EventEmitter<void>();
  client.onNotification(statusNotification, () => changed.fire());
  return {
    map: async () => (client.isRunning() ? await client.sendRequest<DrawnMap>(linkMapRequest) : { nodes: [], edges: [] }),
    onChange: changed.event,
    open: async (id, map) => {
      const node = map.nodes.find(candidate => candidate.id === id);
      if (node !== undefined) await showTargets(node.label, node.targets);
    },
  };
}
