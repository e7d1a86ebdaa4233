// The machine as a target over the protocol: what its nginx is built to read is looked for on it, and the finding goes when the file comes.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { capable, folderWith, start, until } from './client.ts';

const main = 'events {}\nhttp {\n    include sites/*.conf;\n}\n';
const site =
  'server {\n    listen 443 ssl;\n    ssl_certificate tls/site.pem;\n    ssl_certificate_key tls/site.pem;\n    access_log logs/a.log;\n}\n';

/** The codes and lines of what is found in a file of a workspace whose nginx is built to read the main file at `configuration`; `act` may ask again. */
async function withNginx(
  configuration: (folder: string) => string,
  act: (folder: string, ask: () => Promise<readonly string[]>) => Promise<void>,
  settings: Record<string, unknown> = {},
): Promise<void> {
  const folder = folderWith({ 'etc/nginx.conf': main, 'etc/sites/a.conf': site, 'etc/tls/other.txt': '', 'prefix/readme': '' });
  const binary = join(folder.path, 'nginx');
  const answer = `nginx version: nginx/1.22.1\nconfigure arguments: --prefix=${folder.path}/prefix --conf-path=${configuration(folder.path)} --with-http_ssl_module`;
  writeFileSync(binary, `#!/bin/sh\necho "${answer}" >&2\n`);
  chmodSync(binary, 0o755);
  symlinkSync(join(folder.path, 'etc'), join(folder.path, 'linked'));
  const session = await start([join(folder.path, 'etc')], capable, { settings: { 'nginx.binary': binary, ...settings }, trusted: true });
  const uri = pathToFileURL(join(folder.path, 'etc/sites/a.conf')).toString();
  try {
    await session.open(uri, 'nginx', site);
    await act(folder.path, async () => {
      const report = await session.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
      return report.kind === 'full'
        ? report.items.filter(({ code }) => code === 'nginx/missing-file').map(({ range }) => site.split('\n')[range.start.line]!.trim())
        : [];
    });
  } finally {
    await session.close();
    folder.remove();
  }
}

test('what the nginx of this machine would miss is found, until it is there', async () => {
  await withNginx(
    folder => `${folder}/linked/nginx.conf`,
    async (folder, ask) => {
      const lines = await until(async () => {
        const found = await ask();
        return found.length > 0 && found;
      });
      assert.deepEqual(lines, ['ssl_certificate tls/site.pem;', 'ssl_certificate_key tls/site.pem;', 'access_log logs/a.log;']);
      mkdirSync(join(folder, 'prefix/logs'));
      renameSync(join(folder, 'etc/tls/other.txt'), join(folder, 'etc/tls/site.pem'));
      await until(async () => (await ask()).length === 0, 10_000);
    },
  );
});

test('where this nginx is built to read another file, or the user says so, nothing is looked for', async () => {
  const isQuiet = async (_: string, ask: () => Promise<readonly string[]>) => {
    await new Promise(resolve => setTimeout(resolve, 1500));
    assert.deepEqual(await ask(), []);
  };
  await withNginx(folder => `${folder}/elsewhere/nginx.conf`, isQuiet);
  await withNginx(folder => `${folder}/etc/nginx.conf`, isQuiet, { 'nginx.thisMachine': 'never' });
});
