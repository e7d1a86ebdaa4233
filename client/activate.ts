// What the extension does in every host: starts the client, registers commands and views, and follows what the server reports.

import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type InitializationOptions, trustNotification } from '../server/protocol.ts';
import { registerCommands } from './commands.ts';
import { answerFileRequests } from './files.ts';
import { showMap } from './map/panel.ts';
import { mapSource } from './map-source.ts';
import { recogniseDocuments } from './recognise.ts';
import { restartHandler } from './restart.ts';
import { registerSites } from './sites.ts';
import { registerStatus } from './status.ts';

/** The languages of the product, as the manifest declares them. */
const documentSelector = [{ language: 'nginx' }, { language: 'paste-deploy' }];

/** Starts everything; the host says how a client for the given options is made. */
export async function activateWith(
  context: vscode.ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<BaseLanguageClient> {
  const output = vscode.window.createOutputChannel('NGINX & Paste Deploy', { log: true });
  const initializationOptions: InitializationOptions = { files: true, trusted: vscode.workspace.isTrusted };
  const client = create({
    documentSelector,
    initializationOptions,
    outputChannel: output,
    diagnosticCollectionName: 'nginx-paste',
    diagnosticPullOptions: { onChange: true, onTabs: true, onSave: true },
    errorHandler: restartHandler(output),
  });
  answerFileRequests(client);
  const source = mapSource(client);
  context.subscriptions.push(
    output,
    registerCommands(context, client, output),
    registerStatus(client, documentSelector),
    registerSites(source),
    vscode.commands.registerCommand('nginxPaste.showMap', () => showMap(context.extensionUri, source)),
    recogniseDocuments(client),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustNotification)),
  );
  await client.start();
  return client;
}
