// One file at a time, in VS Code: languages, findings, hover, completion, outline.

import * as vscode from 'vscode';
import { at, closeAll, codeOf, equal, eventually, finding, hoverAt, labelsAt, ok, open, openText, type Tests, uriOf } from './check.ts';

export const reading: Tests = {
  'opening a sample starts the extension': async () => {
    await open('site/production.ini');
    const extension = vscode.extensions.getExtension('nginx-paste.nginx-paste');
    ok(extension, 'the extension is not there');
    await eventually('it is not active', () => extension.isActive || undefined);
  },

  'both samples have their languages': async () => {
    equal((await open('site/production.ini')).languageId, 'paste-deploy');
    equal((await open('site/nginx.conf')).languageId, 'nginx');
    equal((await open('site/conf.d/shop.conf')).languageId, 'nginx');
  },

  'a file that only its content tells is recognised': async () => {
    const ini = await open('article-socket/SITENAME.ini');
    await eventually('the ini keeps its language', () =>
      vscode.workspace.textDocuments.find(each => each.uri.path === ini.uri.path && each.languageId === 'paste-deploy'),
    );
    const conf = await open('article-socket/SITENAME.conf');
    await eventually('the conf keeps its language', () =>
      vscode.workspace.textDocuments.find(each => each.uri.path === conf.uri.path && each.languageId === 'nginx'),
    );
  },

  'a new file is recognised when its first line is written, until another language is chosen': async () => {
    const uri = uriOf('fresh.ini');
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    const fresh = await open('fresh.ini');
    equal(fresh.languageId, 'ini');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '[app:main]\n');
    await vscode.workspace.applyEdit(edit);
    await eventually('it stays plain INI', () => fresh.languageId === 'paste-deploy' || undefined);
    await vscode.languages.setTextDocumentLanguage(fresh, 'ini');
    await fresh.save();
    await new Promise(resolve => setTimeout(resolve, 500));
    equal(fresh.languageId, 'ini', 'the language that was chosen is taken back');
    await closeAll();
    await vscode.workspace.fs.delete(uri);
  },

  'a missing semicolon is found while typing, and gone when mended': async () => {
    const document = await openText('nginx', 'events { }\nhttp {\n    sendfile on\n}\n');
    await finding(document, /sendfile.*;|;.*sendfile/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(2).range.end, ';');
    await vscode.workspace.applyEdit(edit);
    await eventually('the finding stays', () => vscode.languages.getDiagnostics(document.uri).length === 0 || undefined);
  },

  'a duplicate option is found': async () => {
    const document = await openText('paste-deploy', '[server:main]\nuse = egg:waitress\nport = 1\nport = 2\n');
    const found = await finding(document, /port/);
    equal([found.range.start.line, codeOf(found)], [3, 'paste/duplicate-option']);
  },

  'hover explains a directive and links to nginx.org': async () => {
    const document = await open('site/nginx.conf');
    const text = await hoverAt(document, at(document, 'keepalive_timeout', 2));
    ok(text.includes('nginx.org') && text.includes('keep-alive'), text);
  },

  "hover explains a server's option": async () => {
    const document = await open('site/production.ini');
    const text = await hoverAt(document, at(document, 'threads', 2));
    ok(text.includes('threads'), text);
  },

  'completion offers the directives of the context': async () => {
    const document = await openText('nginx', 'http {\n    server {\n        \n    }\n}\n');
    const labels = await eventually('location is not offered', async () => {
      const all = await labelsAt(document, new vscode.Position(2, 8));
      return all.includes('location') ? all : undefined;
    });
    ok(!labels.includes('worker_processes'), 'worker_processes is offered inside a server');
  },

  'completion offers the options of the server that `use` names': async () => {
    const document = await openText('paste-deploy', '[server:main]\nuse = egg:waitress#main\n\n');
    await eventually(
      'unix_socket_perms is not offered',
      async () => (await labelsAt(document, new vscode.Position(2, 0))).includes('unix_socket_perms') || undefined,
    );
  },

  'names, values and variables have colours by meaning': async () => {
    const { uri } = await open('site/conf.d/shop.conf');
    const tokens = await eventually('no semantic tokens', () =>
      vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', uri),
    );
    ok(tokens.data.length > 0 && tokens.data.length % 5 === 0, `${tokens.data.length} numbers`);
  },

  'hints say what is inherited and resolved': async () => {
    const document = await open('site/production.ini');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await eventually('no hint with the resolved path', async () => {
      const all = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
      const labels = all.map(({ label }) => (typeof label === 'string' ? label : label.map(part => part.value).join('')));
      return labels.length > 0 ? labels : undefined;
    });
    ok(
      hints.some(label => label.includes('/run/shop')),
      hints.join(', '),
    );
  },

  'the outline lists sections and blocks': async () => {
    for (const [path, name] of [
      ['site/production.ini', 'server:main'],
      ['site/conf.d/shop.conf', 'shop.example.com'],
    ] as const) {
      const { uri } = await open(path);
      const symbols = await eventually(`no outline of ${path}`, () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri),
      );
      ok(
        symbols.some(each => each.name.includes(name)),
        `no ${name} among ${symbols.map(each => each.name).join(', ')}`,
      );
    }
  },
};
