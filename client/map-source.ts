// Where the link map and the sites view get their picture from: the server, asked again when it reports a change.

import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DrawnDetails, type DrawnMap, linkDetailsRequest, linkMapRequest, type Status } from '../server/protocol.ts';
import type { MapSource } from './map/panel.ts';
import { showTargets } from './targets.ts';

/** `reported` fires when the server says that files or links have changed. */
export function mapSource(client: BaseLanguageClient, reported: vscode.Event<Status>): MapSource {
  return {
    map: async () => (client.isRunning() ? await client.sendRequest<DrawnMap>(linkMapRequest) : { nodes: [], edges: [] }),
    details: async id => (client.isRunning() ? await client.sendRequest<DrawnDetails>(linkDetailsRequest, { id }) : { wires: [], more: 0 }),
    onChange: reported,
    open: async (id, map) => {
      const node = map.nodes.find(candidate => candidate.id === id);
      if (node !== undefined) await showTargets(node.label, node.targets);
    },
  };
}
