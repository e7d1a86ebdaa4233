// A `;` typed before the one that a completion has put there takes its place, as a closing bracket would; VS Code does so for brackets only.

import * as vscode from 'vscode';

/** Asks the server whether a `;` that is typed right before another is one too many, whether or not VS Code formats while typing. */
export function mergeSemicolons(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(async ({ document, contentChanges: [change, ...others], reason }) => {
    if (change?.text !== ';' || others.length > 0 || reason !== undefined || document.languageId !== 'nginx') return;
    const { version } = document;
    const behind = change.range.start.translate(0, 1);
    const next = new vscode.Range(behind, behind.translate(0, 1));
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== document || document.getText(next) !== ';') return;
    const command = 'vscode.executeFormatOnTypeProvider';
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(command, document.uri, behind, ';', editor.options);
    if (document.version !== version || !edits?.some(({ range, newText }) => newText === '' && range.isEqual(next))) return;
    await editor.edit(edit => edit.delete(next), { undoStopBefore: false, undoStopAfter: false });
  });
}
