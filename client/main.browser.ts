// The extension in a browser (vscode.dev, github.dev): the server is a web worker.

import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './activate.ts';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.browser.js').toString(true);
  await activateWith(context, options => {
    client = new LanguageClient('nginxPaste', 'NGINX & Paste Deploy', async () => new Worker(script), options);
    return client;
  });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
