// The server as any editor meets it: a child over stdio, and texts and places that break careless servers.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  Hover,
  TextEdit,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { type Changes, commands, type Generated } from '../../server/protocol.ts';
import { needs } from '../../setup/debian.mjs';
import { capable, folderWith, start, until } from './client.ts';

const conf = 'untitled:nginx.conf';

/** The diagnostics of a document, asked for. */
async function diagnosticsOf(session: Awaited<ReturnType<typeof start>>, uri: string): Promise<readonly Diagnostic[]> {
  const report = await session.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
  assert.equal(report.kind, 'full');
  return report.items;
}

test('without any workspace, an untitled document is judged, explained, completed and formatted', async () => {
  const session = await start();
  try {
    await session.open(conf, 'nginx', 'http {\n  sever {\n    listen 80;\n  }\n}\n');
    const [unknown] = await diagnosticsOf(session, conf);
    assert.equal(unknown?.code, 'nginx/unknown-directive');
    assert.deepEqual(unknown.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 7 } });

    await session.change(conf, 2, 'http {\n  server {\n    listen 80;\n    \n  }\n}\n');
    assert.deepEqual(await diagnosticsOf(session, conf), []);
    const hover = await session.ask<Hover>('textDocument/hover', { textDocument: { uri: conf }, position: { line: 2, character: 6 } });
    assert.match(JSON.stringify(hover.contents), /nginx\.org/);
    const list = await session.ask<CompletionList>('textDocument/completion', {
      textDocument: { uri: conf },
      position: { line: 3, character: 4 },
    });
    const item = list.items.find(({ label }) => label === 'server_name');
    assert.ok(item);
    const resolved = await session.ask<{ documentation?: unknown }>('completionItem/resolve', item);
    assert.ok(resolved.documentation);
    const symbols = await session.ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: conf } });
    assert.ok(symbols.length > 0);
    const edits = await session.ask<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: conf },
      options: { tabSize: 8, insertSpaces: true },
    });
    assert.ok(edits.length > 0);
  } finally {
    assert.equal(await session.close(), 0);
  }
});

test('positions count UTF-16 units, behind emoji, carriage returns and a byte order mark', async () => {
  const session = await start();
  try {
    for (const [index, lead] of ['# 🦊🦊\r\nadd_header x "🦊"; ', '# a\n\radd_header x "🦊"; ', '\n\n# 𝔘\nadd_header x "🦊"; '].entries()) {
      const uri = `untitled:${index}.conf`;
      await session.open(uri, 'nginx', `http {\r\n${lead}sever { }\n}\n`);
      const unknown = (await diagnosticsOf(session, uri)).find(({ code }) => code === 'nginx/unknown-directive');
      assert.equal(unknown?.range.start.character, 'add_header x "🦊"; '.length, lead);
      assert.equal(unknown.range.end.character - unknown.range.start.character, 5);
    }
  } finally {
    await session.close();
  }
});

test('what is no configuration is met with silence or a clear word', async () => {
  const session = await start();
  try {
    await session.open('untitled:binary', 'nginx', `http {\0\u0001 }${'\0'.repeat(100)}`);
    assert.match((await diagnosticsOf(session, 'untitled:binary'))[0]!.message.toString(), /binary/);
    await session.open('untitled:large', 'nginx', `# ${'x'.repeat(20_000_000)}`);
    assert.match((await diagnosticsOf(session, 'untitled:large'))[0]!.message.toString(), /longer than/);
    await session.open('untitled:apache', 'nginx', 'Listen 80\n<VirtualHost *:80>\n  ServerName a\n</VirtualHost>\n');
    assert.match((await diagnosticsOf(session, 'untitled:apache'))[0]!.message.toString(), /Apache/);
    await session.open('untitled:deep', 'nginx', 'http { server { location / {'.repeat(50_000));
    assert.match((await diagnosticsOf(session, 'untitled:deep'))[0]!.message.toString(), /"http" is not allowed in location/);
    await session.open('untitled:word', 'nginx', 'x'.repeat(1_000_000));
    for (const { message } of await diagnosticsOf(session, 'untitled:word')) assert.ok(message.toString().length < 500);
    await session.open('untitled:line', 'nginx', ';'.repeat(20_000));
    assert.equal((await diagnosticsOf(session, 'untitled:line')).length, 20_000);
    await session.open('untitled:other', 'python', 'print(1)');
    assert.deepEqual(await diagnosticsOf(session, 'untitled:other'), []);
    const place = { textDocument: { uri: 'untitled:never-opened' }, position: { line: 99, character: 99 } };
    for (const method of ['hover', 'definition', 'references', 'completion', 'prepareRename', 'signatureHelp', 'documentHighlight']) {
      assert.equal(await session.ask(`textDocument/${method}`, place), null, method);
    }
    await session.open('untitled:cut', 'nginx', 'http { server { location ~ "^/(');
    for (const method of ['hover', 'definition', 'references', 'completion', 'prepareRename', 'signatureHelp', 'documentHighlight']) {
      await session.ask(`textDocument/${method}`, { textDocument: { uri: 'untitled:cut' }, position: { line: 0, character: 500 } });
    }
    assert.deepEqual(
      session.logged.filter(line => /at .*\.ts/.test(line)),
      [],
    );
  } finally {
    assert.equal(await session.close(), 0);
  }
});

test('pipes, devices and folders that lead into themselves end no reading', { skip: process.platform === 'win32' }, async () => {
  const folder = folderWith({
    'nginx.conf': 'events {}\nhttp {\n  include pipe.conf;\n  include zeros.conf;\n  include loop/*.conf;\n  include conf.d/*;\n}\n',
    'conf.d/a.conf': 'sever { }',
  });
  execFileSync('mkfifo', [join(folder.path, 'pipe.conf')]);
  symlinkSync('/dev/zero', join(folder.path, 'zeros.conf'));
  symlinkSync('.', join(folder.path, 'loop'));
  symlinkSync('../conf.d', join(folder.path, 'conf.d/again'));
  const session = await start([folder.path]);
  try {
    assert.match(await until(() => session.logged.find(line => line.startsWith('read '))), /^read \d+ files$/);
  } finally {
    assert.equal(await session.close(), 0);
    folder.remove();
  }
});

test('a workspace is read: other files answer, a deleted one goes, one without rights is passed over', async () => {
  const folder = folderWith({
    'app.ini': '[server:main]\nuse = egg:waitress#main\nunix_socket = /run/app.sock\n',
    'nginx.conf': 'events {}\nhttp {\n  server {\n    location / { proxy_pass http://unix:/run/app.sock; }\n  }\n}\n',
    'broken/nginx.conf': 'events {}\nhttp {\n  sever { }\n}\n',
    'locked/nginx.conf': 'http { }',
    'node_modules/x/nginx.conf': 'sever { }',
    'kept/nginx.conf': 'events {}\nhttp {\n  include sites/*;\n}\n',
    'kept/sites/.gitignore': '/*\n!.gitignore\n',
    'notes.txt': 'sever { }',
  });
  chmodSync(join(folder.path, 'locked'), 0o000);
  const uriOf = (name: string) => pathToFileURL(join(folder.path, name)).toString();
  const session = await start([folder.path]);
  try {
    await until(() => session.logged.some(line => line.startsWith('read ')));
    const report = await session.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    const seen = new Map(report.items.map(item => [item.uri, item.kind === 'full' ? item.items.map(({ code }) => code) : []]));
    assert.deepEqual(seen.get(uriOf('broken/nginx.conf')), ['nginx/unknown-directive']);
    assert.equal(seen.has(uriOf('node_modules/x/nginx.conf')), false);
    assert.equal(seen.has(uriOf('notes.txt')), false);
    assert.equal(seen.has(uriOf('kept/sites/.gitignore')), false);

    await session.open(uriOf('app.ini'), 'paste-deploy', '[server:main]\nuse = egg:waitress#main\nunix_socket = /run/app.sock\n');
    const links = await session.ask<{ targetUri: string }[]>('textDocument/definition', {
      textDocument: { uri: uriOf('app.ini') },
      position: { line: 2, character: 20 },
    });
    assert.deepEqual(
      links.map(link => link.targetUri),
      [uriOf('nginx.conf')],
    );

    rmSync(join(folder.path, 'app.ini'));
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('app.ini'), type: 3 }] });
    await session.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('app.ini') } });

    writeFileSync(join(folder.path, 'broken/nginx.conf'), 'events {}\nhttp {\n  server { }\n}\n');
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('broken/nginx.conf'), type: 2 }],
    });
    const cured = await until(async () => {
      const { items } = await session.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
      return items.some(item => item.uri === uriOf('broken/nginx.conf') && item.kind === 'full' && item.items.length === 0);
    });
    assert.ok(cured);
  } finally {
    assert.equal(await session.close(), 0);
    chmodSync(join(folder.path, 'locked'), 0o700);
    folder.remove();
  }
});

test('a client that cannot ask for diagnostics is sent them', async () => {
  const session = await start([], {});
  try {
    await session.open(conf, 'nginx', 'http { sever { } }');
    const first = await until(() => session.published.get(conf));
    assert.equal(first.diagnostics[0]?.code, 'nginx/unknown-directive');
    await session.change(conf, 2, 'http { server { } }');
    await until(() => session.published.get(conf)!.diagnostics.length === 0);
    assert.equal(session.published.get(conf)!.version, 2);
  } finally {
    await session.close();
  }
});

test('an editor that spells uris otherwise means the same files', async () => {
  const { path, remove } = folderWith({
    'a+b@c/app.ini': '[server:main]\nuse = egg:waitress\nport = 6501\n',
    'a+b@c/app.conf': 'upstream u { server 127.0.0.1:6501; }\nserver { location / { proxy_pass http://u; } }\n',
  });
  const uri = (name: string) => `file://${path}/a+b@c/${name}`;
  const session = await start([path], {});
  try {
    await session.open(
      uri('app.conf'),
      'nginx',
      'upstream u { server 127.0.0.1:6501; }\nserver { location / { proxy_pass http://u; no; } }\n',
    );
    const sent = await until(() => session.published.get(uri('app.conf')));
    assert.ok(sent.diagnostics.some(({ code }) => code === 'nginx/unknown-directive'));
    const found = await until(async () => {
      const locations = await session.ask<{ uri: string }[]>('textDocument/references', {
        textDocument: { uri: uri('app.conf') },
        position: { line: 0, character: 10 },
        context: { includeDeclaration: true },
      });
      return locations.length > 0 && locations;
    });
    assert.deepEqual([...new Set(found.map(location => decodeURIComponent(location.uri)))], [uri('app.conf')]);
    assert.equal(found.length, 2);
  } finally {
    await session.close();
    remove();
  }
});

test('a client that knows all there is to know is told when there is more', async () => {
  const session = await start();
  try {
    await session.open(conf, 'nginx', 'http { sever { } }');
    const first = await session.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    const known = first.items.map(item => ({ uri: item.uri, value: item.resultId! }));
    const next = session.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: known });
    await session.change(conf, 2, 'http { server { } }');
    const [item] = (await next).items;
    assert.ok(item?.kind === 'full');
    assert.deepEqual(item.items, []);
  } finally {
    await session.close();
  }
});

test('entry points of a virtual environment are known, and lead to their Python definition', async () => {
  const packages = '.venv/lib/python3.11/site-packages';
  const folder = folderWith({
    'app.ini': '[app:main]\nuse = egg:shop\n',
    [`${packages}/shop-1.0.dist-info/METADATA`]: 'Metadata-Version: 2.1\nName: shop\nVersion: 1.0\n',
    [`${packages}/shop-1.0.dist-info/entry_points.txt`]: '[paste.app_factory]\nmain = shop.wsgi:make_app\n',
    [`${packages}/shop/wsgi.py`]: 'import os\n\ndef make_app(global_conf, **settings):\n    pass\n',
  });
  const uriOf = (name: string) => pathToFileURL(join(folder.path, name)).toString();
  const session = await start([folder.path]);
  try {
    await session.open(uriOf('app.ini'), 'paste-deploy', '[app:main]\nuse = egg:shop\n');
    const place = { textDocument: { uri: uriOf('app.ini') }, position: { line: 1, character: 12 } };
    const [link] = await until(async () => {
      const found = await session.ask<{ targetUri: string; targetSelectionRange: unknown }[] | null>('textDocument/definition', place);
      return found !== null && found.length > 0 ? found : undefined;
    });
    assert.equal(link!.targetUri, uriOf(`${packages}/shop/wsgi.py`));
    assert.deepEqual(link!.targetSelectionRange, { start: { line: 2, character: 4 }, end: { line: 2, character: 12 } });
  } finally {
    await session.close();
    folder.remove();
  }
});

test('compose files tell who a host is, also when they come later or change', async () => {
  const folder = folderWith({
    'app/app.ini': '[server:main]\nuse = egg:waitress\nlisten = *:6543\n',
    'nginx.conf': 'events {}\nhttp { server { location / { proxy_pass http://app:6543; } } }\n',
  });
  const uriOf = (name: string) => pathToFileURL(join(folder.path, name)).toString();
  const session = await start([folder.path]);
  const ends = async () => {
    const place = { textDocument: { uri: uriOf('app/app.ini') }, position: { line: 2, character: 12 } };
    const found = await session.ask<{ targetUri: string }[] | null>('textDocument/definition', place);
    return (found ?? []).map(({ targetUri }) => targetUri);
  };
  const write = async (name: string, text: string, type: number) => {
    writeFileSync(join(folder.path, name), text);
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });
  };
  try {
    await until(() => session.logged.some(line => line.startsWith('read ')));
    assert.deepEqual(await ends(), []);
    await write('compose.yaml', 'services: { app: { build: ./app } }\n', 1);
    await until(async () => (await ends())[0] === uriOf('nginx.conf'));
    await write('app/Dockerfile', 'FROM python\nCMD pserve other.ini\n', 1);
    await until(async () => (await ends()).length === 0);
    await write('app/Dockerfile', 'FROM python\nCMD pserve app.ini\n', 2);
    await until(async () => (await ends()).length === 1);
    rmSync(join(folder.path, 'compose.yaml'));
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('compose.yaml'), type: 3 }] });
    await until(async () => (await ends()).length === 0);
  } finally {
    assert.equal(await session.close(), 0);
    folder.remove();
  }
});

test('nginx is run in a trusted workspace only, and what it says stands in the file until that is changed', needs('nginx'), async () => {
  const conf = 'events {}\nhttp {\n  server {\n    listen 127.0.0.1:18080;\n    ssl_certificate nowhere.pem;\n  }\n}\n';
  const folder = folderWith({ 'nginx.conf': conf });
  const uri = pathToFileURL(join(folder.path, 'nginx.conf')).toString();
  const command = { command: 'nginxPaste.server.testNginx', arguments: [] };
  const careful = await start([folder.path]);
  try {
    assert.match((await careful.ask<{ problem: string }>('workspace/executeCommand', command)).problem, /not trusted/);
  } finally {
    await careful.close();
  }
  const session = await start([folder.path], capable, { trusted: true });
  try {
    await session.open(uri, 'nginx', conf.replace('ssl_certificate nowhere.pem', 'root $nowhere'));
    writeFileSync(join(folder.path, 'nginx.conf'), conf.replace('ssl_certificate nowhere.pem', 'root $nowhere'));
    await until(() => session.logged.some(line => line.startsWith('read ')));
    const tested = await session.ask<{ ok: boolean; findings: number; output: string }>('workspace/executeCommand', command);
    assert.equal(tested.ok, false, tested.output);
    const errors = (await diagnosticsOf(session, uri)).filter(({ severity }) => severity === 1);
    assert.deepEqual([...new Set(errors.map(({ range }) => range.start.line))], [4]);
  } finally {
    await session.close();
    folder.remove();
  }
});

test('quick fixes, and all safe ones at once', async () => {
  const session = await start();
  try {
    await session.open(conf, 'nginx', 'http {\n  server {\n    listen 80\n  }\n}\n');
    const ask = (only: readonly string[]) =>
      session.ask<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: conf },
        range: { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } },
        context: { diagnostics: [], only },
      });
    const fixes = await ask(['quickfix']);
    assert.ok(
      fixes.length > 0 && fixes.every(fix => fix.kind === 'quickfix' && (fix.edit || fix.command) && fix.diagnostics?.length === 1),
    );
    const [all, ...others] = await ask(['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(all?.kind, 'source.fixAll');
    assert.ok(all.edit);
    assert.deepEqual(await ask(['refactor.nothing']), []);
  } finally {
    await session.close();
  }
});

test('refactorings are offered to one who asks or selects, and bring up no light bulb of themselves', async () => {
  const session = await start();
  try {
    await session.open(conf, 'nginx', 'http {\n  upstream app {\n    server 127.0.0.1:80;\n  }\n}\n');
    const titles = async (end: number, triggerKind: number) => {
      const range = { start: { line: 1, character: 4 }, end: { line: 1, character: end } };
      const context = { diagnostics: [], triggerKind };
      const actions = await session.ask<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: conf }, range, context });
      return actions.map(({ title }) => title);
    };
    const [invoked, automatic] = [1, 2];
    assert.deepEqual(await titles(4, automatic), []);
    assert.deepEqual(await titles(4, invoked), ['Comment out upstream']);
    assert.deepEqual(await titles(8, automatic), ['Extract to snippets/app.conf', 'Comment out upstream']);
  } finally {
    await session.close();
  }
});

test('all findings of a kind are cured at once, and their rule is turned off by our own client alone', async () => {
  const text = 'events {}\nhttp {\n  server {\n    listen 80\n  }\n  server {\n    listen 81\n  }\n}\n';
  for (const ours of [false, true]) {
    const session = await start([], capable, ours ? { files: true } : {});
    try {
      await session.open(conf, 'nginx', text);
      const at = { line: 4, character: 2 };
      const actions = await session.ask<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: conf },
        range: { start: at, end: at },
        context: { diagnostics: [], only: ['quickfix'] },
      });
      const all = actions.filter(({ title }) => title === 'Fix all 2 findings of nginx/missing-semicolon in this file');
      assert.equal(all.length, 1, JSON.stringify(actions.map(({ title }) => title)));
      const changes = all[0]!.edit?.documentChanges?.flatMap(change => ('edits' in change ? change.edits : []));
      const made = changes?.map(edit => ('newText' in edit ? [edit.range.start.line, edit.newText] : []));
      assert.deepEqual(made, [
        [3, ';'],
        [6, ';'],
      ]);
      const off = actions.filter(({ title }) => title === 'Turn off the rule nginx/missing-semicolon');
      assert.deepEqual(
        off.map(({ command }) => command?.arguments),
        ours ? [['rules', { 'nginx/missing-semicolon': 'off' }]] : [],
      );
    } finally {
      await session.close();
    }
  }
});

test('the generators answer with text, and say why they cannot', async () => {
  const session = await start();
  try {
    await session.open('untitled:app.ini', 'paste-deploy', '[server:main]\nuse = egg:waitress#main\nunix_socket = /run/app.sock\n');
    const run = (command: string, uri: string) =>
      session.ask<Generated>('workspace/executeCommand', { command, arguments: [{ uri, line: 2, character: 16 }] });
    const made = await run(commands.generateNginx, 'untitled:app.ini');
    assert.ok('text' in made && made.languageId === 'nginx' && made.text.includes('unix:/run/app.sock'));
    assert.match(JSON.stringify(session.edits), /"kind":"create","uri":"untitled:app.ini.generated.conf"/);
    assert.equal(made.also, true);
    session.edits.length = 0;
    const proposed = await session.ask<Changes>('workspace/executeCommand', {
      command: commands.adaptPaste,
      arguments: [{ uri: 'untitled:app.ini', line: 0, character: 0 }],
    });
    assert.ok('changes' in proposed && proposed.changes[0]?.uri === 'untitled:app.ini');
    assert.match(JSON.stringify(session.edits), /needsConfirmation/);
    assert.ok('problem' in (await run(commands.generatePaste, 'untitled:app.ini')));
    assert.ok('problem' in (await run(commands.generateNginx, 'untitled:nobody')));
    await assert.rejects(session.ask('workspace/executeCommand', { command: commands.generateNginx, arguments: ['nonsense'] }));
  } finally {
    await session.close();
  }
});

test('what is wrong with the settings is said once, and the rest of them counts', async () => {
  const session = await start(
    [],
    { ...capable, workspace: {} },
    { settings: { 'nginx.version': 'latest', rules: { 'nginx/unknown-directive': 'hint' } } },
  );
  try {
    await session.open(conf, 'nginx', 'http { sever { } }');
    assert.equal((await diagnosticsOf(session, conf))[0]?.severity, 4);
    await session.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { nginxPaste: { 'nginx.version': 'latest', rules: { 'nginx/unknown-directive': 'of' } } },
    });
    await until(() => session.shown.length > 1);
    assert.deepEqual(session.shown, [
      '"nginxPaste.nginx.version" must be a text such as "1.22.1", not "latest"',
      'the level of "nginx/unknown-directive" in "nginxPaste.rules" must be "error", "warning", "information", "hint", "off", not "of"',
    ]);
    await until(async () => (await diagnosticsOf(session, conf))[0]?.severity === 1);
  } finally {
    await session.close();
  }
});
