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

  'the files at several other ends are shown together, and changed when that is accepted': async () => {
    const second = uriOf('second.nginx.conf');
    const text = 'server {\n    listen 81;\n    location / {\n        proxy_pass http://unix:/run/shop/shop.sock;\n    }\n}\n';
    await vscode.workspace.fs.writeFile(second, new TextEncoder().encode(text));
    const ini = await open('site/production.ini');
    const limit = at(ini, 'max_request_body_size = 20971521');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(ini.uri, new vscode.Range(limit, limit.translate(0, 32)), 'max_request_body_size = 52428801');
    ok(await vscode.workspace.applyEdit(edit), 'the limit is not changed');
    await eventually('second.nginx.conf is not known', async () => {
      const position = at(ini, '%(run)s/shop.sock', 8);
      const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', ini.uri, position);
      return places.some(({ uri }) => uri.path.endsWith('second.nginx.conf')) ? true : undefined;
    });
    await vscode.window.showTextDocument(ini);
    const conf = await vscode.workspace.openTextDocument(uriOf('site/conf.d/shop.conf'));
    const tabs = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(({ label }) => label.includes('What would change'));
    const made = vscode.commands.executeCommand('nginxPaste.updateCounterparts');
    await eventually('the changes are not shown', () => (tabs().length > 0 ? true : undefined));
    ok(!conf.getText().includes('50m'), 'changed before it was accepted');
    await eventually('the changes are not made', async () => {
      await vscode.commands.executeCommand('nginxPaste.applyChanges');
      return conf.getText().includes('client_max_body_size 50m;') ? true : undefined;
    });
    await made;
    const other = await vscode.workspace.openTextDocument(second);
    // The site beside it lets the large bodies through; this one is told what the server has to hear.
    ok(other.getText().includes('proxy_set_header X-Forwarded-Proto $scheme;'), other.getText());
    equal(tabs().length, 0, 'the changes are still shown');
    await vscode.workspace.fs.delete(second);
  },
};
