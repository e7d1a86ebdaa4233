// What the extension does in every host: starts the client, registers commands and views, and follows what the server reports.

import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type InitializationOptions, type Status, statusNotification, trustNotification } from '../server/protocol.ts';
import { registerCommands } from './commands.ts';
import { answerFileRequests } from './files.ts';
import { showMap } from './map/panel.ts';
import { mapSource } from './map-source.ts';
import { recogniseDocuments } from './recognise.ts';
import { restartHandler } from './restart.ts';
import { registerRulePages } from './rule-pages.ts';
import { mergeSemicolons } from './semicolons.ts';
import { registerSites } from './sites.ts';
import { registerStatus } from './status.ts';

/** Starts everything; the host says how a client for the given options is made. */
export async function activateWith(
  context: vscode.ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<BaseLanguageClient> {
  const selector = documentSelector();
  const output = vscode.window.createOutputChannel('NGINX & Paste Deploy', { log: true });
  const initializationOptions: InitializationOptions = {
    files: true,
    trusted: vscode.workspace.isTrusted,
    ...(vscode.l10n.bundle && { translations: vscode.l10n.bundle }),
  };
  const client = create({
    documentSelector: selector,
    initializationOptions,
    outputChannel: output,
    diagnosticCollectionName: 'nginx-paste',
    diagnosticPullOptions: { onChange: true, onTabs: true, onSave: true },
    errorHandler: restartHandler(output),
  });
  answerFileRequests(client);
  // The client keeps a single handler for each notification; several parts follow this one.
  const reported = new vscode.EventEmitter<Status>();
  client.onNotification(statusNotification, (status: Status) => reported.fire(status));
  const source = mapSource(client, reported.event);
  context.subscriptions.push(
    output,
    reported,
    registerCommands(context, client, output),
    registerStatus(client, selector, reported.event),
    registerSites(source),
    registerRulePages(context.extensionUri),
    vscode.commands.registerCommand('nginxPaste.showMap', () => showMap(context.extensionUri, source)),
    recogniseDocuments(client),
    mergeSemicolons(),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustNotification)),
  );
  await client.start();
  return client;
}

/**
 * The documents that are asked about: of our languages, and of places that hold files. Others show old versions of them (`git:`) or parts,
 * and would be taken for second files beside the first.
 */
function documentSelector(): { readonly language: string; readonly scheme: string }[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', ...folders.map(folder => folder.uri.scheme)]);
  return ['nginx', 'paste-deploy'].flatMap(language => [...schemes].map(scheme => ({ language, scheme })));
}
