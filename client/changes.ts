// Changes that the server proposes, shown side by side with what is there and made in one go when the person says so.

import * as vscode from 'vscode';
import type { Change, Changes } from '../server/protocol.ts';

/** The scheme of documents that show what a file would become. */
const scheme = 'nginx-paste-changes';

const applyCommand = 'nginxPaste.applyChanges';
const discardCommand = 'nginxPaste.discardChanges';

/** What a person decides about the changes that are shown. */
type Decision = 'apply' | 'discard' | undefined;

/** Shows what would change and waits for the decision; `none` where nothing would. */
export type LookAt = (ask: () => Promise<Changes>) => Promise<'none' | undefined>;

/** Registers what shows changes: a document for each file, and the buttons above them. */
export function registerChanges(): { readonly lookAt: LookAt } & vscode.Disposable {
  const texts = new Map<string, string>();
  let decide: ((decision: Decision) => void) | undefined;
  let shown = 0;

  const lookAt: LookAt = async ask => {
    decide?.(undefined);
    for (;;) {
      const answer = await ask();
      if ('problem' in answer) {
        void vscode.window.showInformationMessage(answer.problem);
        return undefined;
      }
      if (answer.changes.length === 0) return 'none';
      const files = await Promise.all(answer.changes.map(fileOf));
      shown++;
      const pairs = files.map(({ uri, after }) => {
        const becoming = uri.with({ scheme, query: `${shown}` });
        texts.set(becoming.toString(), after);
        return [uri, becoming] as const;
      });
      await show(pairs);
      const decision = await decided(files.map(({ uri }) => vscode.workspace.asRelativePath(uri)));
      await close(pairs.map(([, becoming]) => becoming));
      for (const [, becoming] of pairs) texts.delete(becoming.toString());
      if (decision !== 'apply') return undefined;
      // A file that has changed meanwhile is asked about, and looked at, once more.
      if (files.some(({ document, version }) => document.version !== version)) continue;
      await vscode.workspace.applyEdit(editOf(answer.changes), { isRefactoring: true });
      return undefined;
    }
  };

  /** The question stays beside what is shown until it is answered, by its own links, the buttons above or closing, and goes with it. */
  const decided = async (names: readonly string[]): Promise<Decision> => {
    await vscode.commands.executeCommand('setContext', 'nginxPaste.looking', true);
    const title = vscode.l10n.t(
      'Change {0} as shown? [Apply]({1}) or [Discard]({2})',
      names.join(', '),
      `command:${applyCommand}`,
      `command:${discardCommand}`,
    );
    const decision = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, cancelled) =>
        new Promise<Decision>(done => {
          decide = done;
          cancelled.onCancellationRequested(() => done('discard'));
        }),
    );
    decide = undefined;
    await vscode.commands.executeCommand('setContext', 'nginxPaste.looking', false);
    return decision;
  };

  const registered = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: uri => texts.get(uri.toString()) ?? '' }),
    vscode.commands.registerCommand(applyCommand, () => decide?.('apply')),
    vscode.commands.registerCommand(discardCommand, () => decide?.('discard')),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.some(isOfChanges)) decide?.(undefined);
    }),
  );
  return { lookAt, dispose: () => registered.dispose() };
}

async function fileOf({ uri, edits }: Change) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const text = document.getText();
  const pieces = edits
    .map(({ newText, ...range }) => ({ newText, start: document.offsetAt(startOf(range)), end: document.offsetAt(endOf(range)) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let after = '';
  let at = 0;
  for (const { start, end, newText } of pieces) {
    after += text.slice(at, start) + newText;
    at = end;
  }
  return { document, version: document.version, uri: document.uri, after: after + text.slice(at) };
}

type Range = Omit<Change['edits'][number], 'newText'>;

function startOf({ line, character }: Range): vscode.Position {
  return new vscode.Position(line, character);
}

function endOf({ endLine, endCharacter }: Range): vscode.Position {
  return new vscode.Position(endLine, endCharacter);
}

function editOf(changes: readonly Change[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of changes) {
    for (const one of edits) edit.replace(vscode.Uri.parse(uri), new vscode.Range(startOf(one), endOf(one)), one.newText);
  }
  return edit;
}

/** One file beside what it becomes, or all of them below each other. */
async function show(pairs: readonly (readonly [vscode.Uri, vscode.Uri])[]): Promise<void> {
  const title = vscode.l10n.t('What would change');
  const [first] = pairs;
  if (pairs.length > 1) {
    await vscode.commands.executeCommand(
      'vscode.changes',
      title,
      pairs.map(([uri, becoming]) => [uri, uri, becoming]),
    );
  } else if (first !== undefined) {
    const name = vscode.workspace.asRelativePath(first[0]);
    await vscode.commands.executeCommand('vscode.diff', ...first, `${title}: ${name}`, { preview: true });
  }
}

async function close(becoming: readonly vscode.Uri[]): Promise<void> {
  const shown = new Set(becoming.map(String));
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(tab => urisOf(tab).some(uri => shown.has(uri.toString())));
  await vscode.window.tabGroups.close(tabs);
}

function isOfChanges(tab: vscode.Tab): boolean {
  return urisOf(tab).some(uri => uri.scheme === scheme);
}

/** What a tab shows as becoming of files. */
function urisOf({ input }: vscode.Tab): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputTextDiff) return [input.modified];
  // The tab of several files is not in the API of every VS Code that runs this.
  const { textDiffs } = (input ?? {}) as { readonly textDiffs?: readonly { readonly modified: vscode.Uri }[] };
  return (textDiffs ?? []).map(({ modified }) => modified);
}
