// textDocument/diagnostic and workspace/diagnostic, and publishing for clients that cannot ask. A file is judged again when it changed,
// and the others only when, a moment after the last key, what they can see of it has changed.

import type {
  CancellationToken,
  Connection,
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Diagnostic } from '../core/rule.ts';
import { lineStart } from '../core/text.ts';
import { judge } from '../judge.ts';
import type { Client } from './client.ts';
import { toDiagnostic } from './convert.ts';
import { guarded } from './guard.ts';
import { notOpen } from './positions.ts';
import { asOpened } from './spelling.ts';
import type { Store } from './store.ts';

/** Milliseconds without a change after which other files are looked at again. */
const quiet = 300;

/** Milliseconds that judging many files may take before others get their turn. */
const slice = 15;

/** `ofWorkspace` answers at once when it has news for the client, and otherwise waits for some. */
export type Diagnostics = {
  readonly ofDocument: (file: SourceFile, previous?: string) => DocumentDiagnosticReport;
  /** Findings from elsewhere, shown with our own until the file changes; where we have an error on the line already, they are left out. */
  readonly add: (file: SourceFile, findings: readonly Diagnostic[]) => void;
  readonly ofWorkspace: (previous: readonly PreviousResultId[], token: CancellationToken) => Promise<WorkspaceDiagnosticReport>;
};

/** What was found in a file, seen in an era of the rest of the workspace. */
type Judged = { readonly era: number; readonly id: string; readonly diagnostics: readonly Diagnostic[] };

/** `refresh` is called when other files than those that changed may look different. */
export function createDiagnostics(connection: Connection, store: Store, client: Client, refresh: () => void): Diagnostics {
  const judged = new WeakMap<SourceFile, Judged>();
  const added = new WeakMap<SourceFile, readonly Diagnostic[]>();
  const published = new Map<string, string>();
  const sleepers = new Set<() => void>();
  let era = 1;
  let lastId = 0;
  let seen = store.snapshot();
  let timer: ReturnType<typeof setTimeout> | undefined;

  store.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(settle, quiet);
  });

  /** After a moment of quiet: begins a new era if other files can see the difference, and has the client ask again. */
  function settle(): void {
    const snapshot = store.snapshot();
    const differs = visiblyDiffers(seen, snapshot);
    seen = snapshot;
    if (differs) era++;
    for (const wake of sleepers) wake();
    if (!client.pullsDiagnostics) void publish(snapshot);
    if (differs) refresh();
  }

  function judgementOf(file: SourceFile): Judged {
    const known = judged.get(file);
    if (known?.era === era) return known;
    const ours = guarded(connection, `judging ${file.uri}`, () => judge(store.snapshot(), file), []);
    const diagnostics = merged(file, ours, added.get(file) ?? []);
    const same = known !== undefined && JSON.stringify(known.diagnostics) === JSON.stringify(diagnostics);
    const entry = { era, id: same ? known.id : String(++lastId), diagnostics };
    judged.set(file, entry);
    return entry;
  }

  function report(file: SourceFile, previous?: string): DocumentDiagnosticReport {
    const { id, diagnostics } = judgementOf(file);
    if (id === previous) return { kind: 'unchanged', resultId: id };
    const snapshot = store.snapshot();
    return { kind: 'full', resultId: id, items: diagnostics.map(diagnostic => toDiagnostic(snapshot, file, client, diagnostic)) };
  }

  async function reportAll(previous: ReadonlyMap<string, string>, token: CancellationToken): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const news: WorkspaceDocumentDiagnosticReport[] = [];
    const rest = rests();
    for (const uri of [...store.snapshot().files.keys()]) {
      if (token.isCancellationRequested) return news;
      const file = store.snapshot().files.get(uri);
      if (file === undefined) continue;
      const one = report(file, previous.get(uri));
      if (one.kind === 'full') news.push({ ...one, uri, version: file.version === notOpen ? null : file.version });
      await rest();
    }
    for (const uri of previous.keys()) {
      if (!store.snapshot().files.has(uri)) news.push({ kind: 'full', uri, version: null, items: [] });
    }
    return news;
  }

  async function ofWorkspace(previous: readonly PreviousResultId[], token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    for (;;) {
      const items = await reportAll(known, token);
      if (items.length > 0 || token.isCancellationRequested) return { items };
      await new Promise<void>(resolve => {
        const wake = () => {
          sleepers.delete(wake);
          resolve();
        };
        sleepers.add(wake);
        token.onCancellationRequested(wake);
      });
    }
  }

  /** Sends what has changed since it was last sent, open documents first; a later snapshot makes an earlier round end. */
  async function publish(snapshot: Snapshot): Promise<void> {
    const rest = rests();
    for (const uri of published.keys()) {
      if (snapshot.files.has(uri)) continue;
      published.delete(uri);
      await connection.sendDiagnostics({ uri: asOpened(uri), diagnostics: [] });
    }
    const files = [...snapshot.files.values()].sort((a, b) => Number(b.version !== notOpen) - Number(a.version !== notOpen));
    for (const file of files) {
      if (store.snapshot() !== snapshot) return;
      const { id, diagnostics } = judgementOf(file);
      if (published.get(file.uri) !== id && (diagnostics.length > 0 || published.has(file.uri) || file.version !== notOpen)) {
        published.set(file.uri, id);
        const version = file.version === notOpen ? {} : { version: file.version };
        const items = diagnostics.map(diagnostic => toDiagnostic(snapshot, file, client, diagnostic));
        await connection.sendDiagnostics({ uri: asOpened(file.uri), ...version, diagnostics: items });
      }
      await rest();
    }
  }

  function add(file: SourceFile, findings: readonly Diagnostic[]): void {
    added.set(file, findings);
    judged.delete(file);
    for (const wake of sleepers) wake();
    if (!client.pullsDiagnostics) void publish(store.snapshot());
    refresh();
  }

  return { ofDocument: report, ofWorkspace, add };
}

/** Our findings and those from elsewhere, without those that only repeat an error of ours on their line. */
function merged(file: SourceFile, ours: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  if (others.length === 0) return ours;
  const lineOf = ({ span }: Diagnostic) => lineStart(file.text, span.start);
  const known = new Set(ours.filter(({ severity }) => severity === 'error').map(lineOf));
  return [...ours, ...others.filter(one => !known.has(lineOf(one)))];
}

/** Whether a file that did not change itself may be judged otherwise in `after`: another text, or anything else that is known, has changed. */
function visiblyDiffers(before: Snapshot, after: Snapshot): boolean {
  const { files: oldFiles, ...oldRest } = before;
  const { files: newFiles, ...newRest } = after;
  const keys = Object.keys({ ...oldRest, ...newRest }) as (keyof typeof newRest)[];
  if (keys.some(key => oldRest[key] !== newRest[key]) || oldFiles.size !== newFiles.size) return true;
  for (const [uri, { text, language }] of newFiles) {
    const old = oldFiles.get(uri);
    if (old?.text !== text || old.language !== language) return true;
  }
  return false;
}

/** A pause that lets other messages through, taken only when a slice of time is used up. */
function rests(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < slice) return;
    await new Promise(resolve => setTimeout(resolve));
    since = performance.now();
  };
}
