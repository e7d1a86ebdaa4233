// The server in another language than English: it speaks the words that the client brings with it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { capable, folderWith, type Session, start } from './client.ts';

const translations = JSON.parse(readFileSync(new URL('../../l10n/bundle.l10n.zh-cn.json', import.meta.url), 'utf8'));

/** What a server says of one misspelt directive: the finding and the titles of what cures it. */
async function saidBy(session: Session, folder: string): Promise<readonly string[]> {
  const textDocument = { uri: pathToFileURL(join(folder, 'nginx.conf')).toString() };
  await session.open(textDocument.uri, 'nginx', 'http {\n  sever {\n  }\n}\n');
  const report = await session.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
  assert.ok(report.kind === 'full');
  const { range } = report.items[0]!;
  const actions = await session.ask<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range,
    context: { diagnostics: report.items },
  });
  return [report.items[0]!.message as string, ...actions.filter(({ kind }) => kind === 'quickfix').map(({ title }) => title)];
}

test('findings and cures are in Chinese for a client that brings the words', async () => {
  const { path, remove } = folderWith({});
  const session = await start([], capable, { translations });
  try {
    const said = await saidBy(session, path);
    assert.deepEqual(said, ['未知指令“sever”：是否应为“server”？', '替换为“server”']);
  } finally {
    await session.close();
    remove();
  }
});

test('without words, and with what are none, it speaks English', async () => {
  const { path, remove } = folderWith({});
  for (const options of [{}, { translations: 'zh-cn' as unknown as Record<string, string> }]) {
    const session = await start([], capable, options);
    try {
      assert.equal((await saidBy(session, path))[0], 'unknown directive "sever": did you mean "server"?');
    } finally {
      await session.close();
    }
  }
  remove();
});
