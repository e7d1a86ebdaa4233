// The extension in a browser (vscode.dev, github.dev): the server is a web worker.

import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './activate.ts';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const script = await loadable(Uri.joinPath(context.extensionUri, 'dist/server.browser.js'));
  await activateWith(context, options => {
    client = new LanguageClient('nginxPaste', 'NGINX & Paste Deploy', async () => transports(new Worker(script)), options);
    return client;
  });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** Where a worker can load this script from: a browser knows no `vscode-remote:` and the like, so from there it is copied into memory. */
async function loadable(script: Uri): Promise<string> {
  if (/^https?$/.test(script.scheme)) return script.toString(true);
  const bytes = await workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
}

/** Made here, because VS Code's own `Worker` makes none that the client would recognise as one. */
function transports(worker: Worker) {
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
