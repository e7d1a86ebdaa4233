// The server in another language than English: it speaks the words that the client brings with it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CodeLens, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { commands } from '../../server/protocol.ts';
import { capable, folderWith, type Session, start, until } from './client.ts';

const translations = JSON.parse(readFileSync(new URL('../../l10n/bundle.l10n.zh-cn.json', import.meta.url), 'utf8'));

const files = {
  'nginx.conf': 'events {}\nhttp {\n  sever {\n  }\n  server {\n    location / { proxy_pass http://127.0.0.1:6543; }\n  }\n}\n',
  'app.ini': '[server:main]\nuse = egg:waitress#main\nlisten = 127.0.0.1:6543\n',
};

/** What a server says of nginx.conf: of its one mistake, what cures it, of its socket, of a name that cannot be, and of a command that cannot be carried out. */
async function saidBy(session: Session, folder: string): Promise<unknown> {
  const textDocument = { uri: pathToFileURL(join(folder, 'nginx.conf')).toString() };
  await session.open(textDocument.uri, 'nginx', files['nginx.conf']);
  const lenses = await until(async () => {
    const found = await session.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
    return found.some(({ command }) => command?.title.startsWith('→')) && found;
  });
  const report = await session.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
  assert.ok(report.kind === 'full');
  const wrong = report.items.find(({ code }) => code === 'nginx/unknown-directive')!;
  const context = { diagnostics: [wrong] };
  const actions = await session.ask<CodeAction[]>('textDocument/codeAction', { textDocument, range: wrong.range, context });
  const position = { line: 5, character: 48 };
  const rename = session.ask('textDocument/rename', { textDocument, position, newName: '99999' }).catch(({ message }) => message);
  const place = { uri: textDocument.uri, line: 0, character: 0 };
  const generated = await session.ask<{ problem: string }>('workspace/executeCommand', {
    command: commands.generateNginx,
    arguments: [place],
  });
  return {
    message: wrong.message,
    cures: actions.filter(({ kind }) => kind === 'quickfix').map(({ title }) => title),
    lens: lenses.map(({ command }) => command?.title),
    rename: await rename,
    generated: generated.problem,
  };
}

test('a client that brings Chinese words is answered with them', async () => {
  const { path, remove } = folderWith(files);
  const session = await start([path], capable, { translations });
  try {
    assert.deepEqual(await saidBy(session, path), {
      message: '未知指令“sever”：是否应为“server”？',
      cures: ['替换为“server”'],
      lens: ['→ app.ini 中的 [server:main]'],
      rename: '99999 不是端口：应为 1 到 65535',
      generated: '这不是 Paste 文件',
    });
  } finally {
    await session.close();
    remove();
  }
});

test('without words, and with what are none, the answers are English', async () => {
  const { path, remove } = folderWith(files);
  for (const options of [{}, { translations: 'zh-cn' as unknown as Record<string, string> }]) {
    const session = await start([path], capable, options);
    try {
      assert.deepEqual(await saidBy(session, path), {
        message: 'unknown directive "sever": did you mean "server"?',
        cures: ['Replace with "server"'],
        lens: ['→ [server:main] in app.ini'],
        rename: '99999 is no port: 1 to 65535',
        generated: 'this is no Paste file',
      });
    } finally {
      await session.close();
    }
  }
  remove();
});
