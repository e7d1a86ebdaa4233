// Both files together, in VS Code: jump, references, code lenses, rename from one end of a socket to the other.

import * as vscode from 'vscode';
import { at, definitionsAt, equal, eventually, ok, open, type Tests, uriOf } from './check.ts';

export const linking: Tests = {
  'the definition of a proxied socket is the option that opens it': async () => {
    const document = await open('site/conf.d/shop.conf');
    equal(await definitionsAt(document, at(document, '/run/shop/shop.sock', 3)), ['site/production.ini: unix_socket = %(run)s/shop.sock']);
  },

  'and back': async () => {
    const document = await open('site/production.ini');
    equal(await definitionsAt(document, at(document, '6543', 1)), ['site/conf.d/shop.conf: proxy_pass http://127.0.0.1:6543;']);
  },

  'a lens over each end says where the other is': async () => {
    const document = await open('site/production.ini');
    const titles = await eventually('no lens leads to shop.conf', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      const all = lenses.flatMap(lens => (lens.command === undefined ? [] : [lens.command.title]));
      return all.some(title => title.includes('shop.conf')) ? all : undefined;
    });
    ok(titles.length >= 2, `one lens for each of the two servers, not ${titles.join(', ')}`);
  },

  'renaming a socket changes every file that names it': async () => {
    const document = await open('site/conf.d/shop.conf');
    const edit = await eventually('no rename', () =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at(document, '6543', 1),
        '7000',
      ),
    );
    equal(
      edit
        .entries()
        .map(([uri]) => vscode.workspace.asRelativePath(uri))
        .sort(),
      ['site/conf.d/shop.conf', 'site/production.ini'],
    );
    ok(await vscode.workspace.applyEdit(edit), 'the edit is refused');
    const other = await vscode.workspace.openTextDocument(uriOf('site/production.ini'));
    ok(other.getText().includes('listen = 127.0.0.1:7000') && document.getText().includes('http://127.0.0.1:7000;'), other.getText());
  },
};
