// The suite in suite/, run from the packaged files in VS Code's Node extension host and in its web extension host.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { needs } from '../../setup/debian.mjs';
import { root } from '../../setup/run.mjs';
import { startVSCode } from '../../setup/vscode.mjs';
import { unpack } from './package.ts';
import { type Result, resultMark } from './suite/result.ts';
import { copyOf, openBrowser } from './workbench.ts';

for (const host of ['node', 'web'] as const) {
  test(`the suite in the ${host} extension host`, { timeout: 300_000, ...needs('chromium') }, async t => {
    const extension = unpack(manifest => {
      if (host === 'web') delete manifest.main;
    });
    await build({
      entryPoints: [join(root, 'test/vscode/suite/main.ts')],
      outfile: join(extension, 'suite.js'),
      bundle: true,
      format: 'cjs',
      platform: 'browser',
      external: ['vscode'],
    });
    const { results, log, code } = await runSuite(extension);
    for (const { name, error } of results) {
      await t.test(`${name} (${host})`, () => {
        if (error !== undefined) assert.fail(error);
      });
    }
    assert.ok(results.length > 0 && code === (results.some(({ error }) => error !== undefined) ? 1 : 0), `exit ${code}\n${log}`);
    await rm(extension, { recursive: true });
  });
}

/** Opens VS Code on a copy of the samples with the extension and its suite, and waits for the end. */
async function runSuite(extension: string): Promise<{ results: readonly Result[]; log: string; code: number }> {
  const folder = copyOf(join(root, 'samples'));
  const server = await startVSCode({ smokeTest: true });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const results: Result[] = [];
    let log = '';
    await page.exposeFunction('codeAutomationLog', (_type: string, parts: unknown[]) => {
      const line = parts.map(part => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
      if (line.includes(resultMark)) results.push(JSON.parse(line.slice(line.indexOf(resultMark) + resultMark.length)));
      else log += `${line}\n`;
    });
    const ended = new Promise<number>(resolve => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    const remote = `vscode-remote://${server.authority}`;
    const payload = [
      ['extensionDevelopmentPath', `${remote}${extension}`],
      ['extensionTestsPath', `${remote}${extension}/suite.js`],
    ];
    await page.goto(`${server.address}/?folder=${encodeURI(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    return { code: await ended, results, log };
  } finally {
    await browser.close();
    await server.stop();
    await rm(dirname(folder), { recursive: true });
  }
}
