// What the tests inside VS Code share: questions to the editor, and checks that need nothing of Node, so that they run in a web worker too.

import * as vscode from 'vscode';

/** The tests of one file by name. They run one after the other, each on the editors the one before left closed. */
export type Tests = Readonly<Record<string, () => Promise<void>>>;

/** Throws, with `message`, unless `condition` holds. */
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws unless both are the same JSON. */
export function equal(actual: unknown, expected: unknown, message = 'not equal'): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${message}: ${one} instead of ${other}`);
}

/** The first answer of `ask` that is not undefined, asked again and again for thirty seconds; then throws with `message`. */
export async function eventually<Answer>(message: string, ask: () => Answer | undefined | Thenable<Answer | undefined>): Promise<Answer> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${message}, not within 30 s`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** The uri of a file of the workspace's only folder. */
export function uriOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Shows a file of the workspace in the editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Shows a text that belongs to no file. */
export async function openText(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const editor = await vscode.window.showTextDocument(document);
  // A namesake closed a moment ago may have left a backup, and VS Code prefers that to the content it was asked to show.
  if (document.getText() !== content) {
    const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    await editor.edit(edit => edit.replace(all, content));
  }
  return document;
}

/** The position `shift` characters after the beginning of the first place where `text` stands. */
export function at(document: vscode.TextDocument, text: string, shift = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  ok(offset >= 0, `${JSON.stringify(text)} does not stand in ${document.uri.path}`);
  return document.positionAt(offset + shift);
}

/** The first finding of ours whose message fits, once it is there. */
export function finding(document: vscode.TextDocument, message: RegExp): Promise<vscode.Diagnostic> {
  return eventually(`no finding like ${message} in ${document.uri.path}`, () =>
    vscode.languages.getDiagnostics(document.uri).find(each => message.test(each.message)),
  );
}

/** The code of a finding, without the address of its page. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The Markdown of all hovers there, once there is one. */
export function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return eventually(`no hover at ${position.line + 1}:${position.character + 1} of ${document.uri.path}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    const text = hovers.flatMap(hover => hover.contents.map(content => (typeof content === 'string' ? content : content.value))).join('\n');
    return text === '' ? undefined : text;
  });
}

/** The completion labels offered there. */
export async function labelsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** The lines *Go to Definition* leads to from there, each as `path: its text`. */
export async function definitionsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const places = await eventually(`no definition of ${position.line + 1}:${position.character + 1} of ${document.uri.path}`, async () => {
    const answers = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    return answers.length === 0 ? undefined : answers;
  });
  const lines = places.map(async each => {
    const { uri, range } = 'targetUri' in each ? { uri: each.targetUri, range: each.targetSelectionRange ?? each.targetRange } : each;
    const target = await vscode.workspace.openTextDocument(uri);
    return `${vscode.workspace.asRelativePath(uri)}: ${target.lineAt(range.start.line).text.trim()}`;
  });
  return Promise.all(lines);
}

/** Carries out the quick fix with this title at a finding. */
export async function fix(document: vscode.TextDocument, { range }: vscode.Diagnostic, title: RegExp): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
  const action = actions.find(each => title.test(each.title));
  ok(action, `no fix like ${title}; there are: ${actions.map(each => each.title).join(', ')}`);
  if (action.edit) ok(await vscode.workspace.applyEdit(action.edit), `the edit of ${action.title} is refused`);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Closes all editors, also of documents that were changed without one; what was not saved is lost. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(each => each.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
