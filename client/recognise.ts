// Documents that VS Code takes for plain INI or text but whose text is ours: they are given their language, once each.

import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type RecogniseParams, recogniseRequest } from '../server/protocol.ts';

/** Languages of VS Code that such files land in. */
const general = new Set(['ini', 'properties', 'plaintext', 'dosini', 'conf']);

/** Units of text that are looked at. */
const sample = 65_536;

/** Looks at every document that is opened. A user who chooses another language afterwards keeps it. */
export function recogniseDocuments(client: BaseLanguageClient): vscode.Disposable {
  const done = new Set<string>();
  const look = async (document: vscode.TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    const wanted = vscode.workspace.getConfiguration('nginxPaste', document).get<boolean>('recognise.enabled', true);
    if (!wanted || !isFile(document) || !general.has(document.languageId) || done.has(uri) || !client.isRunning()) return;
    const params: RecogniseParams = { uri, text: document.getText(new vscode.Range(0, 0, 3000, 0)).slice(0, sample) };
    const language = await client.sendRequest<string | null>(recogniseRequest, params);
    if (language === null || document.isClosed) return;
    done.add(uri);
    await vscode.languages.setTextDocumentLanguage(document, language);
  };
  const lookAtAll = () => vscode.workspace.textDocuments.forEach(document => void look(document));
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => void look(document)),
    client.onDidChangeState(lookAtAll),
  );
}

/** Whether a document is a file that can be worked on, and not an old version of one, an output, or not saved yet. */
function isFile({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'file' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
