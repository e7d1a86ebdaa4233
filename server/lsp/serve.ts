// One run of the server on one connection: what the client can do decides what is set up; the rest follows from its messages.

import {
  CancellationTokenSource,
  type Connection,
  type ConnectionOptions,
  DidChangeWatchedFilesNotification,
  type FileEvent,
  type InitializeResult,
  LSPErrorCodes,
  Message,
  type ResponseMessage,
} from 'vscode-languageserver';
import { defaultSettings, settingsFrom } from '../core/settings.ts';
import { speak, t } from '../core/translate.ts';
import { commands, statusNotification, type Tested } from '../protocol.ts';
import { askBuild, type Run, testNginx } from './binary.ts';
import { capabilities } from './capabilities.ts';
import { type Client, folderUri, readClient } from './client.ts';
import { answerCommands } from './commands.ts';
import { createDiagnostics } from './diagnostics.ts';
import { followDocuments } from './documents.ts';
import { isPackageFile, packageGlobs, readEnvironment } from './environment.ts';
import { candidateGlobs, clientFiles, type FileSystem, noFiles } from './files.ts';
import { guarded } from './guard.ts';
import { answerRequests } from './handlers.ts';
import { followMachine, type Looking } from './machine.ts';
import { forgetModules, moduleGlob, readModules } from './modules.ts';
import { type Reading, readNeeded, scan, takeEvents } from './scan.ts';
import { isServiceFile, readServices, serviceGlobs } from './services.ts';
import { followSettings } from './settings.ts';
import { respell } from './spelling.ts';
import { statusOf } from './status.ts';
import { createStore, type Store } from './store.ts';

/** What differs between the programs the server runs in. `files` is the disk, where there is one. */
export type Host = {
  readonly files?: FileSystem;
  /** Runs programs, where that can be done; it is used in trusted workspaces only. */
  readonly run?: Run;
  /** The machine that the files lie on, where it can be looked at. */
  readonly looking?: Looking;
};

/** Answers requests that were cancelled before their turn at once, so that a burst of keys costs one answer, and knows each file by one uri. */
export const connectionOptions = {
  messageStrategy: {
    handleMessage(message, next) {
      respell(message);
      return next(message);
    },
  },
  connectionStrategy: {
    cancelUndispatched: (message: Message): ResponseMessage | undefined =>
      Message.isRequest(message)
        ? { jsonrpc: message.jsonrpc, id: message.id, error: { code: LSPErrorCodes.RequestCancelled, message: 'cancelled' } }
        : undefined,
  },
} satisfies ConnectionOptions;

/** Serves a connection until it closes. */
export function serve(connection: Connection, host: Host): void {
  connection.onInitialize((params): InitializeResult => {
    const client = readClient(params);
    speak(client.translations);
    const settings = client.settings === undefined ? defaultSettings : settingsFrom(client.settings, client.trusted);
    const store = createStore({ files: new Map(), roots: client.folders, complete: false, settings });
    follow(connection, client, store, filesFor(connection, client, host), host);
    return { capabilities, serverInfo: { name: 'nginx-paste' } };
  });
  connection.listen();
}

function follow(connection: Connection, client: Client, store: Store, files: FileSystem, { run, looking }: Host): void {
  const documents = followDocuments(connection, store, files);
  const diagnostics = createDiagnostics(connection, store, client, () => {
    refresh(connection, client);
    const status = client.isOurs ? guarded(connection, 'status', () => statusOf(store.snapshot()), undefined) : undefined;
    if (status) void connection.sendNotification(statusNotification, status);
  });
  answerRequests(connection, store, client, diagnostics);
  answerCommands(connection, store, client, {
    [commands.testNginx]: async (): Promise<Tested> => {
      if (run === undefined) return { problem: t`no program can be run here` };
      if (!settings.trusted()) return { problem: t`nginx is not run in a workspace that is not trusted` };
      return testNginx(run, store.snapshot(), diagnostics.add);
    },
  });

  let stop = new CancellationTokenSource();
  let jobs = Promise.resolve();
  const isOpen = (uri: string) => documents.get(uri) !== undefined;
  const then = (job: (reading: Reading) => Promise<unknown>): void => {
    const reading = { store, files, isOpen, token: stop.token };
    jobs = jobs.then(() => job(reading)).then(noResult, error => connection.console.error(String(error?.stack ?? error)));
  };
  const rescan = (): void => {
    stop.cancel();
    stop = new CancellationTokenSource();
    store.change(snapshot => ({ ...snapshot, complete: false }));
    readContainers();
    then(reading => scanShown(connection, client, reading));
    readPackages();
  };
  const readContainers = (): void =>
    then(async ({ token }) => {
      const found = await readServices(files, store.snapshot(), token);
      if (!token.isCancellationRequested) store.change(({ services: _, ...snapshot }) => ({ ...snapshot, ...found }));
    });
  const readPackages = (): void =>
    then(async ({ token }) => {
      const found = await readEnvironment(files, store.snapshot(), token);
      const python = await readModules(files, { ...store.snapshot(), ...found }, token);
      store.change(({ distributions: _, python: __, ...snapshot }) => ({ ...snapshot, ...found, ...(python && { python }) }));
    });
  const readSources = (): void =>
    then(async ({ token }) => {
      const python = await readModules(files, store.snapshot(), token);
      store.change(snapshot => (python === undefined || python === snapshot.python ? snapshot : { ...snapshot, python }));
    });
  const readBinary = (): void =>
    then(async () => {
      const build = run && settings.trusted() ? await askBuild(run, store.snapshot()) : undefined;
      store.change(({ build: _, ...snapshot }) => (build ? { ...snapshot, build } : snapshot));
    });
  const settings = followSettings(connection, store, client, readBinary);
  store.listen(({ settings: before }, { settings: after }) => {
    if (before['nginx.binary'] !== after['nginx.binary']) readBinary();
    if (before['paste.environment'] !== after['paste.environment']) readPackages();
  });

  const machine = looking && followMachine(store, looking, then);

  connection.onInitialized(() => {
    if (client.registersWatchers) {
      const watchers = [...candidateGlobs, ...packageGlobs, ...serviceGlobs, moduleGlob].map(globPattern => ({ globPattern }));
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(noResult);
    }
    if (client.hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(folder => folderUri(folder.uri)));
        const come = added.map(folder => folderUri(folder.uri));
        store.change(snapshot => ({ ...snapshot, roots: [...snapshot.roots.filter(root => !gone.has(root)), ...come] }));
        rescan();
      });
    }
    then(settings.load);
    readBinary();
    if (store.snapshot().roots.length > 0) rescan();
  });
  connection.onDidChangeWatchedFiles(({ changes }: { changes: FileEvent[] }) => {
    then(reading => takeEvents(reading, changes));
    store.change(snapshot =>
      forgetModules(
        snapshot,
        changes.map(({ uri }) => uri),
      ),
    );
    if (changes.some(({ uri }) => isPackageFile(uri))) readPackages();
    else readSources();
    if (changes.some(({ uri }) => isServiceFile(uri))) readContainers();
  });
  documents.onDidSave(() => {
    then(readNeeded);
    readSources();
    machine?.look();
  });
  documents.onDidOpen(() => machine?.look());
  connection.onShutdown(() => {
    stop.cancel();
    machine?.stop();
  });
}

/** The scan, with progress where the client shows it. */
async function scanShown(connection: Connection, client: Client, reading: Reading): Promise<void> {
  if (reading.token.isCancellationRequested) return;
  const progress = client.showsProgress ? await connection.window.createWorkDoneProgress() : undefined;
  progress?.begin(t`Reading nginx and Paste files`, 0);
  const complete = await scan(reading, percent => progress?.report(percent));
  progress?.done();
  const count = reading.store.snapshot().files.size;
  connection.console.info(`read ${count} files${complete ? '' : ', not all there are'}`);
}

/** Has the client ask again for what depends on other files. */
function refresh(connection: Connection, client: Client): void {
  const asks = [
    client.refreshesDiagnostics && connection.languages.diagnostics.refresh(),
    client.refreshesLenses && connection.sendRequest('workspace/codeLens/refresh'),
    client.refreshesHints && connection.languages.inlayHint.refresh(),
    client.refreshesTokens && connection.languages.semanticTokens.refresh(),
  ];
  for (const ask of asks) if (ask) ask.catch(noResult);
}

/** The disk for `file:` uris where there is one, else the client where it answers. */
function filesFor(connection: Connection, client: Client, { files: disk }: Host): FileSystem {
  const remote = client.isOurs ? clientFiles(connection) : noFiles;
  const of = (uri: string) => (disk !== undefined && uri.startsWith('file:') ? disk : remote);
  return {
    find: (params, token) => of(params.folder).find(params, token),
    read: params => of(params.uri).read(params),
  };
}

function noResult(): void {}
