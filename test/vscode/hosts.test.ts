// The suite in suite/, run from the packaged files in every extension host there is: Node and web worker in the embedded VS Code, and a
// desktop VS Code where the machine has one or can download it.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { build } from 'esbuild';
import { needs } from '../../setup/debian.mjs';
import { root, run } from '../../setup/run.mjs';
import { startVSCode } from '../../setup/vscode.mjs';
import { desktopVSCode } from './desktop.ts';
import { unpack } from './package.ts';
import { type Result, resultMark } from './suite/result.ts';
import { copyOf, openBrowser } from './workbench.ts';

/** What a run leaves: the suite's results, everything else that was printed, VS Code's exit code. */
type Outcome = { readonly results: readonly Result[]; readonly log: string; readonly code: number };

const timeout = 300_000;

test('the suite in the Node extension host', { timeout, ...needs('chromium') }, t => runSuite(t, 'node', inWorkbench));

test('the suite in the web extension host', { timeout, ...needs('chromium') }, t =>
  runSuite(t, 'web', inWorkbench, manifest => {
    delete manifest.main;
  }),
);

test('the suite in desktop VS Code', { timeout }, async t => {
  const desktop = await desktopVSCode();
  if ('missing' in desktop) return t.skip(desktop.missing);
  await runSuite(t, 'desktop', async (extension, folder) => {
    const data = join(dirname(folder), 'data');
    const args = [
      `--extensionDevelopmentPath=${extension}`,
      `--extensionTestsPath=${join(extension, 'suite.js')}`,
      `--user-data-dir=${data}`,
    ];
    const flags = ['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--no-sandbox', '--disable-gpu'];
    const [command, ...first] = desktop.command;
    const { code, output } = await run(command, [...first, ...args, ...flags, `--extensions-dir=${data}`, folder]);
    const lines = output.split('\n');
    return {
      code,
      log: lines.filter(each => resultOf(each) === undefined).join('\n'),
      results: lines.flatMap(each => resultOf(each) ?? []),
    };
  });
});

/** Unpacks the package, with its manifest changed by `adapt`, adds the suite, lets `host` run it on a copy of the samples, and reports each result. */
async function runSuite(
  t: TestContext,
  name: string,
  host: (extension: string, folder: string) => Promise<Outcome>,
  adapt?: (manifest: Record<string, unknown>) => void,
): Promise<void> {
  const extension = unpack(adapt);
  const folder = copyOf(join(root, 'samples'));
  t.after(() => {
    for (const each of [extension, dirname(folder)]) rmSync(each, { recursive: true, force: true, maxRetries: 5 });
  });
  await build({
    entryPoints: [join(root, 'test/vscode/suite/main.ts')],
    outfile: join(extension, 'suite.js'),
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
  });
  const { results, log, code } = await host(extension, folder);
  for (const result of results) {
    await t.test(`${name}: ${result.name}`, () => {
      if (result.error !== undefined) throw Object.assign(new Error(result.error), { stack: result.error });
    });
  }
  const failed = results.some(({ error }) => error !== undefined);
  assert.ok(results.length > 0 && code === (failed ? 1 : 0), `VS Code ended with ${code} after ${results.length} tests\n${log}`);
}

/** Runs the suite in the embedded VS Code: the page's address names extension and suite, and the workbench tells us what they print. */
async function inWorkbench(extension: string, folder: string): Promise<Outcome> {
  const server = await startVSCode({ smokeTest: true });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const results: Result[] = [];
    let log = '';
    await page.exposeFunction('codeAutomationLog', (_type: string, parts: readonly unknown[]) => {
      const line = parts.map(part => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
      const result = resultOf(line);
      if (result !== undefined) results.push(result);
      else log += `${line}\n`;
    });
    let exposed: Promise<unknown> | undefined;
    const ended = new Promise<number>(resolve => {
      exposed = page.exposeFunction('codeAutomationExit', resolve);
    });
    await exposed;
    const remote = `vscode-remote://${server.authority}${extension}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote],
      ['extensionTestsPath', `${remote}/suite.js`],
    ]);
    await page.goto(`${server.address}/?folder=${encodeURI(folder)}&payload=${encodeURIComponent(payload)}`);
    return { code: await ended, results, log };
  } finally {
    await browser.close();
    await server.stop();
  }
}

function resultOf(line: string): Result | undefined {
  const start = line.indexOf(resultMark);
  return start < 0 ? undefined : JSON.parse(line.slice(start + resultMark.length));
}
