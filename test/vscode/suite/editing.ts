// What changes text, in VS Code: quick fixes, formatting, odd texts and the two generators.

import * as vscode from 'vscode';
import { at, closeAll, equal, eventually, finding, fix, ok, open, openText, type Tests } from './check.ts';

export const editing: Tests = {
  "the article's cherrypy server becomes waitress on a socket": async () => {
    const document = await open('article-socket/SITENAME.ini');
    const found = await finding(document, /cherrypy/);
    await fix(document, found, /waitress/);
    const text = document.getText();
    ok(/use = egg:waitress/.test(text) && /unix_socket = \/tmp\/SITENAME-python\.sock/.test(text), text);
    ok(/threads = 10/.test(text), `the ten threads are lost: ${text}`);
  },

  'proxy_pass without a scheme gets one': async () => {
    const document = await open('article-tcp/SITENAME.conf');
    const found = await finding(document, /invalid URL prefix|http:\/\//);
    await fix(document, found, /http:\/\/127\.0\.0\.1:6501/);
    ok(document.getText().includes('proxy_pass http://127.0.0.1:6501;'), document.getText());
  },

  'formatting lines up an nginx file, and leaves its meaning': async () => {
    const document = await openText('nginx', 'http {\nserver {\nlisten   80;\n  }\n}\n');
    const edits = await eventually('no formatting', () =>
      vscode.commands.executeCommand<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, {
        tabSize: 4,
        insertSpaces: true,
      }),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    equal(document.getText(), 'http {\n    server {\n        listen 80;\n    }\n}\n');
  },

  'a semicolon typed before that of a completion takes its place': async () => {
    const document = await openText('nginx', 'http { server { listen 8080; } }');
    await eventually('no formatting', () =>
      vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, {}),
    );
    const end = at(document, ';');
    vscode.window.activeTextEditor!.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: ';' });
    await eventually('there are two', () => document.getText() === 'http { server { listen 8080; } }' || undefined);
    equal(vscode.window.activeTextEditor!.selection.active.character, end.character + 1);
  },

  'what is typed after astral characters is judged at its place': async () => {
    const document = await openText('nginx', '# 😀\nevents { }\nhttp { log_format 😀 "😀"; sendfil on; }\n');
    const { range } = await finding(document, /sendfil/);
    equal(document.getText(range), 'sendfil');
  },

  'a binary text, a long one and an empty one are answered': async () => {
    for (const text of ['\u0000\u0001\u0002 {', '', `http { ${'map $a $b { }\n'.repeat(2_000)} }`]) {
      const document = await openText('nginx', text);
      await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
      await closeAll();
    }
    const document = await openText('nginx', 'events { } htp { }');
    await finding(document, /htp/);
  },

  'the generators open their result beside the file': async () => {
    for (const [path, command, part] of [
      ['site/production.ini', 'nginxPaste.generateNginx', 'unix:/run/shop/shop.sock'],
      ['article-socket/SITENAME.conf', 'nginxPaste.generatePaste', '/tmp/SITENAME-python.sock'],
    ] as const) {
      const document = await open(path);
      vscode.window.activeTextEditor!.selection = new vscode.Selection(at(document, part.slice(-6)), at(document, part.slice(-6)));
      void vscode.commands.executeCommand(command);
      await eventually(`${command} opens nothing with ${part}`, () => {
        const shown = vscode.window.activeTextEditor?.document;
        return (shown?.isUntitled && shown.getText().includes(part)) || undefined;
      });
      ok(document.getText() !== '' && !document.isDirty, `${path} was changed`);
      await closeAll();
    }
  },
};
