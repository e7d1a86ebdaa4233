// A scripted client for protocol tests: starts the server as a child over stdio, speaks to it, and remembers what it said.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../server/protocol.ts';

const entry = fileURLToPath(new URL('../../server/main.node.ts', import.meta.url));

/** A server run and what it published and logged. */
export type Session = {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  readonly capabilities: InitializeResult['capabilities'];
  readonly published: Map<string, PublishDiagnosticsParams>;
  readonly logged: string[];
  readonly shown: string[];
  /** Edits the server asked to be made; all are said to be. */
  readonly edits: WorkspaceEdit[];
  readonly open: (uri: string, languageId: string, text: string) => Promise<void>;
  readonly change: (uri: string, version: number, text: string) => Promise<void>;
  readonly ask: <Result>(method: string, params: object) => Promise<Result>;
  readonly close: () => Promise<number | null>;
};

/** What a capable client says it can do. */
export const capable: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true }, completionList: { itemDefaults: ['editRange'] } },
  },
};

/** Starts a server with a workspace of these folders (none: no workspace). */
export async function start(
  folders: readonly string[] = [],
  capabilities: ClientCapabilities = capable,
  initializationOptions: InitializationOptions = {},
): Promise<Session> {
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', entry, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!));
  const published = new Map<string, PublishDiagnosticsParams>();
  const logged: string[] = [];
  const shown: string[] = [];
  const edits: WorkspaceEdit[] = [];
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: PublishDiagnosticsParams) => void published.set(params.uri, params),
  );
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void shown.push(message));
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
    edits.push(edit);
    return { applied: true };
  });
  connection.listen();
  const uris = folders.map(folder => pathToFileURL(folder).toString());
  const answer: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uris[0] ?? null,
    workspaceFolders: uris.length > 0 ? uris.map(uri => ({ uri, name: uri })) : null,
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    child,
    capabilities: answer.capabilities,
    published,
    logged,
    shown,
    edits,
    open: (uri, languageId, text) =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, text) =>
      connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    ask: (method, params) => connection.sendRequest(method, params),
    close: async () => {
      const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await ended;
      connection.dispose();
      return code;
    },
  };
}

/** A folder with these files, and how to remove it. */
export function folderWith(files: Readonly<Record<string, string>>): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'nginx-paste-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Waits until `check` answers something, for at most `limit` milliseconds. */
export async function until<Value>(
  check: () => Value | undefined | false | Promise<Value | undefined | false>,
  limit = 5000,
): Promise<Value> {
  const end = Date.now() + limit;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`nothing after ${limit} ms`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
