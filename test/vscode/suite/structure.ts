// What VS Code makes of the structure of files in both languages: symbols, folds, selections, links, highlights, signatures, refactorings.

import * as vscode from 'vscode';
import { at, equal, eventually, ok, open, openText, type Tests } from './check.ts';

const conf = `# one
# two
http {
    server {
        listen 80;
        server_name a.example b.example;
        location /x {
            proxy_set_header Host "$host";
            proxy_pass http://127.0.0.1:8080;
        }
    }
}
`;

const ini = `[app:main]
use = egg:demo
filter-with = gzip
pyramid.includes =
    pyramid_tm
    pyramid_retry

[filter:gzip]
use = egg:Paste#gzip
`;

export const structure: Tests = {
  'symbols of the workspace are found in both languages': async () => {
    await open('site/production.ini');
    const names = await eventually('no symbol of one of the languages', async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'shop');
      const all = found.map(({ name, containerName }) => `${name} in ${containerName}`);
      return all.some(name => name.includes('.conf')) && all.some(name => name.includes('production.ini')) ? all : undefined;
    });
    ok(
      names.some(name => name.includes('server shop.example.com')),
      names.join(', '),
    );
  },

  'blocks, sections, comments and long values fold': async () => {
    for (const [language, text, expected] of [
      ['nginx', conf, ['0-1', '2-10', '3-9', '6-8']],
      ['paste-deploy', ini, ['0-5', '3-5', '7-8']],
    ] as const) {
      const { uri } = await openText(language, text);
      const folds = await eventually(`no folds in ${language}`, async () => {
        const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
        return ranges.length >= expected.length ? ranges : undefined;
      });
      const lines = folds.map(({ start, end }) => `${start}-${end}`);
      ok(
        expected.every(each => lines.includes(each)),
        `${language}: ${lines.join(', ')}`,
      );
    }
  },

  'a selection grows over what belongs together': async () => {
    for (const [language, text, word, expected] of [
      ['nginx', conf, 'b.example', 'server_name a.example b.example;'],
      ['paste-deploy', ini, 'pyramid_retry', 'pyramid_tm\n    pyramid_retry'],
    ] as const) {
      const document = await openText(language, text);
      const taken = await eventually(`no selection of ${language}`, async () => {
        const [first] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
          'vscode.executeSelectionRangeProvider',
          document.uri,
          [at(document, word, 2)],
        );
        const texts: string[] = [];
        for (let range: vscode.SelectionRange | undefined = first; range !== undefined; range = range.parent) {
          texts.push(document.getText(range.range));
        }
        return texts.includes(expected) ? texts : undefined;
      });
      ok(taken.indexOf(expected) > 0, taken.join(' | '));
    }
  },

  'names are highlighted wherever they stand': async () => {
    const document = await openText('paste-deploy', ini);
    const found = await eventually('no highlights', async () => {
      const all = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        document.uri,
        at(document, 'gzip', 1),
      );
      return all.length > 1 ? all : undefined;
    });
    equal(found.map(({ range }) => range.start.line).sort(), [2, 7]);
  },

  'an include is a link, and a signature tells what comes next': async () => {
    const main = await open('site/nginx.conf');
    const links = await eventually('no link', async () => {
      const all = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', main.uri, 5);
      return all.length > 0 ? all : undefined;
    });
    ok(
      links.some(({ target }) => target?.path.endsWith('shop.conf')),
      links.map(({ target }) => String(target)).join(', '),
    );
    const document = await openText('nginx', 'http { server { return 301 ');
    const help = await eventually('no signature', () =>
      vscode.commands.executeCommand<vscode.SignatureHelp>('vscode.executeSignatureHelpProvider', document.uri, document.positionAt(27)),
    );
    equal([help.signatures[help.activeSignature]?.label, help.activeParameter], ['return code [text];', 1]);
  },

  'a part of a file is formatted': async () => {
    for (const [language, text, expected] of [
      ['nginx', 'http {\nserver {\nlisten   80;\n}\n}\n', 'http {\nserver {\n        listen 80;\n}\n}\n'],
      ['paste-deploy', '[app:a]\nuse=egg:x\nb=1\nc=2\n', '[app:a]\nuse=egg:x\nb = 1\nc=2\n'],
    ] as const) {
      const document = await openText(language, text);
      const edits = await eventually(`no formatting of ${language}`, async () => {
        const all = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
          'vscode.executeFormatRangeProvider',
          document.uri,
          document.lineAt(2).range,
          { tabSize: 4, insertSpaces: true },
        );
        return all !== undefined && all.length > 0 ? all : undefined;
      });
      const edit = new vscode.WorkspaceEdit();
      edit.set(document.uri, edits);
      await vscode.workspace.applyEdit(edit);
      equal(document.getText(), expected);
    }
  },

  'refactorings are offered, and made': async () => {
    for (const [language, text, word, title, part] of [
      ['nginx', conf, 'http://127', 'Extract upstream backend_8080', 'proxy_pass http://backend_8080;'],
      ['nginx', conf, 'location', 'Comment out location', '        # location /x {\n            # proxy_set_header'],
      ['paste-deploy', ini, 'filter-with', 'Convert filter-with to [pipeline:main]', '[pipeline:main]\npipeline = gzip app\n\n[app:app]'],
      ['paste-deploy', ini, '[filter', 'Comment out [filter:gzip]', '# [filter:gzip]\n# use = egg:Paste#gzip'],
    ] as const) {
      const document = await openText(language, text);
      const place = at(document, word, 2);
      const action = await eventually(`no ${title}`, async () => {
        const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(place, place),
          'refactor',
        );
        return all.find(each => each.title === title);
      });
      ok(action.edit && (await vscode.workspace.applyEdit(action.edit)), `the edit of ${title} is refused`);
      ok(document.getText().includes(part), document.getText());
    }
  },
};
