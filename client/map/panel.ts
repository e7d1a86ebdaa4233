// The webview of the link map: gives the page its frame, sends it the map, and does what is chosen in it.

import * as vscode from 'vscode';
import type { DrawnDetails, DrawnMap } from '../../server/protocol.ts';
import type { FromView, ToView } from './view.ts';
import { words } from './words.ts';

/** What the panel needs from the extension: the map as it is now, what there is to read about a node, when it may have changed, and how to show a node's places. */
export type MapSource = {
  readonly map: () => Promise<DrawnMap>;
  readonly details: (id: string) => Promise<DrawnDetails>;
  readonly onChange: vscode.Event<unknown>;
  readonly open: (id: string, map: DrawnMap) => Promise<void>;
};

let panel: vscode.WebviewPanel | undefined;

/** Shows the link map in the editor's place, or brings the one that is there to the front. */
export function showMap(extension: vscode.Uri, source: MapSource): void {
  if (panel !== undefined) {
    panel.reveal();
    return;
  }
  const dist = vscode.Uri.joinPath(extension, 'dist');
  const made = vscode.window.createWebviewPanel('nginxPaste.map', vscode.l10n.t('Link Map'), vscode.ViewColumn.Active, {
    enableScripts: true,
    retainContextWhenHidden: true,
    localResourceRoots: [dist],
  });
  panel = made;
  made.webview.html = page(made.webview, vscode.Uri.joinPath(dist, 'map.js'));
  let shown: DrawnMap = { nodes: [], edges: [] };
  const send = async () => {
    shown = await source.map();
    await made.webview.postMessage({ type: 'map', map: shown } satisfies ToView);
  };
  made.webview.onDidReceiveMessage(async (message: FromView) => {
    if (message.type === 'ready') await send();
    else if (message.type === 'open') await source.open(message.id, shown);
    else if (message.type === 'ask') {
      const details = await source.details(message.id);
      await made.webview.postMessage({ type: 'details', id: message.id, details } satisfies ToView);
    } else await save(message.svg);
  });
  const listening = source.onChange(() => void send());
  made.onDidDispose(() => {
    listening.dispose();
    panel = undefined;
  });
}

async function save(svg: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    filters: { SVG: ['svg'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, 'links.svg') }),
  });
  if (target !== undefined) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
}

function page(webview: vscode.Webview, script: vscode.Uri): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
  const escaped = (text: string) => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
  const t = (text: string) => escaped(vscode.l10n.t(text));
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<style nonce="${nonce}">${style}</style>
</head>
<body data-words="${escaped(JSON.stringify(words()))}">
<header>
<input id="filter" type="search" placeholder="${t('Filter sites, sockets, servers')}" aria-label="${t('Filter')}">
<button id="out" title="${t('Zoom out')}" aria-label="${t('Zoom out')}">−</button>
<button id="in" title="${t('Zoom in')}" aria-label="${t('Zoom in')}">+</button>
<button id="fit">${t('Fit')}</button>
<button id="export">${t('Export SVG')}</button>
<span id="status" role="status" aria-live="polite"></span>
</header>
<div id="panes">
<main id="stage"></main>
<aside id="details" aria-label="${t('Details')}" hidden></aside>
</div>
<script nonce="${nonce}" src="${webview.asWebviewUri(script)}"></script>
</body>
</html>`.replace("script-src 'nonce", `script-src ${webview.cspSource} 'nonce`);
}

const style = `
html, body { height: 100%; margin: 0; padding: 0; }
body { display: flex; flex-direction: column; color: var(--vscode-editor-foreground); background: var(--vscode-editor-background); font-family: var(--vscode-font-family); font-size: 13px; }
header { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 6px 10px; border-bottom: 1px solid var(--vscode-panel-border); }
input { flex: 0 1 260px; min-width: 120px; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, transparent); padding: 3px 6px; font: inherit; }
button { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-contrastBorder, transparent); border-radius: 2px; padding: 3px 10px; font: inherit; cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button:focus-visible, input:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
#status { opacity: 0.8; margin-left: auto; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#panes { flex: 1; display: flex; min-height: 0; }
#stage { flex: 1; overflow: auto; }
#details { flex: 0 0 min(420px, 45%); overflow: auto; padding: 4px 12px; border-left: 1px solid var(--vscode-panel-border); }
#details[hidden] { display: none; }
#details h2 { font-size: 13px; margin: 8px 0 2px; overflow-wrap: anywhere; }
#details h3 { font-size: 13px; font-weight: normal; margin: 12px 0 2px; color: var(--vscode-descriptionForeground); overflow-wrap: anywhere; }
#details ul { margin: 4px 0; padding-left: 18px; }
#details table { border-collapse: collapse; width: 100%; }
#details th, #details td { text-align: left; vertical-align: top; padding: 2px 6px; border-top: 1px solid var(--vscode-panel-border); font-weight: normal; overflow-wrap: anywhere; }
#details tbody th { overflow-wrap: normal; }
#details thead th { color: var(--vscode-descriptionForeground); border-top: none; }
#details tr.clash > * { color: var(--vscode-editorWarning-foreground); font-weight: bold; }
svg { display: block; }
text { fill: var(--vscode-editor-foreground); font-size: 13px; }
text.detail { font-size: 11.7px; fill: var(--vscode-descriptionForeground); }
text.mark { font-weight: bold; }
rect { fill: var(--vscode-editorWidget-background); stroke: var(--vscode-editorWidget-border, var(--vscode-contrastBorder)); stroke-width: 1; }
.site rect { stroke: var(--vscode-charts-blue); }
.location rect { stroke: var(--vscode-charts-blue); stroke-dasharray: 4 2; }
.group rect { stroke: var(--vscode-charts-purple); }
.socket rect { stroke: var(--vscode-charts-green); stroke-width: 1.5; }
.server rect, .app rect { stroke: var(--vscode-charts-yellow); }
.app rect { stroke-dasharray: 4 2; }
.warning rect { stroke: var(--vscode-editorWarning-foreground); stroke-width: 2; }
.error rect { stroke: var(--vscode-editorError-foreground); stroke-width: 2; }
.warning .mark { fill: var(--vscode-editorWarning-foreground); }
.error .mark { fill: var(--vscode-editorError-foreground); }
.node { cursor: pointer; }
.node:focus { outline: none; }
.node:focus rect { stroke: var(--vscode-focusBorder); stroke-width: 3; }
.edge { fill: none; stroke: var(--vscode-editor-foreground); opacity: 0.45; stroke-width: 1.2; }
.edge.lit { opacity: 1; stroke-width: 2; }
.head { fill: var(--vscode-editor-foreground); }
`;
