// What the client at the other end can do, read once from its capabilities, so that no other file asks the long way.

import { type Connection, type InitializeParams, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { isRecord } from '../core/settings.ts';
import type { Translations } from '../core/translate.ts';
import type { InitializationOptions } from '../protocol.ts';

/** Yes or no questions to the client, and what it said of itself. */
export type Client = {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesTokens: boolean;
  readonly takesSnippets: boolean;
  readonly takesEditRange: boolean;
  readonly takesLinks: boolean;
  readonly takesTree: boolean;
  readonly takesDocumentChanges: boolean;
  readonly createsFiles: boolean;
  readonly appliesEdits: boolean;
  readonly showsDocuments: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly showsProgress: boolean;
  readonly hasFolders: boolean;
  /** Uris of the workspace folders, without a slash at the end. */
  readonly folders: readonly string[];
  /** It is our own client, which answers file requests and knows our commands. */
  readonly isOurs: boolean;
  readonly trusted: boolean;
  readonly settings: unknown;
  /** English where it is empty. */
  readonly translations: Translations;
};

/** Reads the parameters of `initialize`. A client that is silent on a point cannot do it. */
export function readClient(params: InitializeParams): Client {
  const { workspace, textDocument, window } = params.capabilities;
  const given: unknown = params.initializationOptions;
  const options: InitializationOptions = typeof given === 'object' && given !== null ? given : {};
  const folders = params.workspaceFolders?.map(folder => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    takesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    takesEditRange: textDocument?.completion?.completionList?.itemDefaults?.includes('editRange') === true,
    takesLinks: textDocument?.definition?.linkSupport === true,
    takesTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    appliesEdits: workspace?.applyEdit === true,
    showsDocuments: window?.showDocument?.support === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    showsProgress: window?.workDoneProgress === true,
    hasFolders: workspace?.workspaceFolders === true,
    folders: folders.map(folderUri),
    isOurs: options.files === true,
    trusted: options.trusted === true,
    settings: options.settings,
    translations: isRecord(options.translations) ? options.translations : {},
  };
}

/** The uri of a folder as roots are compared: without a slash at the end. */
export function folderUri(uri: string): string {
  return uri.replace(/\/+$/, '');
}

/** Tells the user something without waiting for them: a client that shows no messages does not matter. */
export function warn(connection: Connection, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}
