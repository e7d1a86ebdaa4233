// The extension on the desktop and on remote machines: the server is a process of its own.

import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activate.ts';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  await activateWith(context, options => {
    const server = { module, transport: TransportKind.ipc };
    client = new LanguageClient('nginxPaste', 'NGINX & Paste Deploy', { run: server, debug: server }, options);
    return client;
  });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
