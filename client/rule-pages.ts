// The documentation of each rule as a document of its own, out of the page of rules that came with the extension. The code of a finding leads
// there: a hover follows links to documents, and none to commands.

import * as vscode from 'vscode';
import { ruleScheme } from '../server/protocol.ts';

/** Registers the documents; `extension` is the folder of the extension. */
export function registerRulePages(extension: vscode.Uri): vscode.Disposable {
  const pages = vscode.Uri.joinPath(extension, 'server', 'RULES.md');
  return vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
    provideTextDocumentContent: async ({ path }) => {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(pages));
      const code = path.replace(/^\/|\.md$/g, '');
      return text.split(/^(?=### \w+\/)/m).find(section => section.startsWith(`### ${code}\n`));
    },
  });
}
