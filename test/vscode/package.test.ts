// The packages as they are published: the .vsix holds what runs and nothing else, and the npm package's `bin` answers an editor.

import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { npm } from '../../setup/packages.mjs';
import { onPath, root, run, start, stop } from '../../setup/run.mjs';
import { packagedFiles } from './package.ts';

test('the .vsix holds what the manifest names, and only what runs', t => {
  const files = packagedFiles();
  const manifest = JSON.parse(new TextDecoder().decode(files.get('package.json')));
  const { languages, grammars, snippets } = manifest.contributes;
  const named: readonly (string | undefined)[] = [
    manifest.main,
    manifest.browser,
    manifest.icon,
    ...contributedPictures(manifest),
    ...Object.values<string>(manifest.bin),
    ...grammars.map((each: { path: string }) => each.path),
    ...snippets.map((each: { path: string }) => each.path),
    ...languages.map((each: { configuration?: string }) => each.configuration),
    'dist/server.js',
    'dist/server.browser.js',
  ];
  for (const path of named) if (path !== undefined) assert.ok(files.has(path.replace('./', '')), `${path} is missing`);

  const runs =
    /^(package(\.nls[^/]*)?\.json|README\.md|CHANGELOG\.md|LICENSE\.txt|server\/RULES\.md|walkthrough\/[^/]+\.(md|svg)|l10n\/[^/]+\.json|dist\/[^/]+\.js|(syntaxes|snippets)\/[^/]+\.json|images\/.+\.(png|svg))$/i;
  assert.deepEqual(
    [...files.keys()].filter(path => !runs.test(path)),
    [],
  );
  const page = new TextDecoder().decode(files.get('readme.md'));
  assert.deepEqual(
    page.match(/(?:src="|srcset="|\]\()(?!https:|data:)[^")]*/g),
    null,
    'the page leads to files that VS Code does not show',
  );
  const bytes = [...files.values()].reduce((sum, each) => sum + each.length, 0);
  t.diagnostic(`${files.size} files, ${Math.round(bytes / 1024)} KB unpacked`);
});

/** The pictures and pages that the walkthrough shows. */
function contributedPictures({ contributes }: { contributes: { walkthroughs: { steps: { media: Media }[] }[] } }): readonly string[] {
  return contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(({ media }) => media.markdown ?? Object.values(media.image ?? {})));
}

type Media = { readonly markdown?: string; readonly image?: Readonly<Record<string, string>> };

test('the npm package answers an editor over --stdio, started by npx', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-paste-npm-'));
  const { code, output } = await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  assert.equal(code, 0, output);
  const tarball = join(folder, output.trim().split('\n').at(-1) ?? '');
  await npm(['install', '--no-save', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder, tarball], folder);

  // Not the Node of our node_modules: what the machine has is what an editor's user has.
  const child = start(onPath('npx') ?? 'npx', ['--no-install', 'nginx-paste-language-server', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PATH: (process.env.PATH ?? '')
        .split(':')
        .filter(each => !each.startsWith(root))
        .join(':'),
    },
  });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!));
  try {
    connection.listen();
    const { capabilities } = await connection.sendRequest<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    assert.ok(capabilities.hoverProvider && capabilities.definitionProvider, JSON.stringify(capabilities));
    const found = new Promise<{ uri: string; diagnostics: { message: string; range: { start: { line: number } } }[] }>(resolve =>
      connection.onNotification('textDocument/publishDiagnostics', resolve),
    );
    await connection.sendNotification('initialized', {});
    const text = 'events { }\nhttp {\n  sendfil on;\n}\n';
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'file:///nowhere/nginx.conf', languageId: 'nginx', version: 1, text },
    });
    const { diagnostics } = await found;
    assert.deepEqual(
      diagnostics.map(each => each.range.start.line),
      [2],
    );
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    const exit = await new Promise(resolve => child.once('exit', resolve));
    assert.equal(exit, 0);
  } finally {
    connection.dispose();
    stop(child);
    await rm(folder, { recursive: true, force: true });
  }
});
