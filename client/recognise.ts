// Documents that VS Code takes for plain INI or text but whose text is ours: they are given their language, unless somebody has chosen one.

import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type RecogniseParams, recogniseRequest } from '../server/protocol.ts';

/** Languages of VS Code that such files land in. */
const general = new Set(['ini', 'properties', 'plaintext', 'dosini', 'conf']);

/** Units of text that are looked at. */
const sample = 65_536;

/**
 * Looks at every document that is opened, and at a new one at the end of each line that is typed and when it is saved. A user who chooses
 * another language keeps it for as long as the document is open.
 */
export function recogniseDocuments(client: BaseLanguageClient): vscode.Disposable {
  const settled = new WeakSet<vscode.TextDocument>();
  const isOpen = (document: vscode.TextDocument) => !settled.has(document) && general.has(document.languageId);
  const look = async (document: vscode.TextDocument): Promise<void> => {
    const wanted = vscode.workspace.getConfiguration('nginxPaste', document).get<boolean>('recognise.enabled', true);
    if (!wanted || !isFile(document) || !isOpen(document) || !client.isRunning()) return;
    const params: RecogniseParams = {
      uri: document.uri.toString(),
      text: document.getText(new vscode.Range(0, 0, 3000, 0)).slice(0, sample),
    };
    const language = await client.sendRequest<string | null>(recogniseRequest, params);
    if (language === null || document.isClosed || !isOpen(document)) return;
    await vscode.languages.setTextDocumentLanguage(document, language);
  };
  const lookAtAll = () => vscode.workspace.textDocuments.forEach(document => void look(document));
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => void look(document)),
    vscode.workspace.onDidSaveTextDocument(document => void look(document)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.some(({ text }) => text.includes('\n'))) void look(document);
    }),
    // A document that gets another language closes and opens, and is among the open ones all the time.
    vscode.workspace.onDidCloseTextDocument(document => {
      if (vscode.workspace.textDocuments.includes(document)) settled.add(document);
    }),
    client.onDidChangeState(lookAtAll),
  );
}

/** Whether a document is a file that can be worked on, and not an old version of one, an output, or not saved yet. */
function isFile({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'file' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
