// A real VS Code without a desktop: the server and web workbench inside the npm package code-server, installed on demand into .vscode-test/.
// Nothing of it is compiled: the terminal and logging to files complain in its log; editing, extension hosts and webviews need neither.

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, npm } from './packages.mjs';
import { root, run, start, stop } from './run.mjs';

const codeServer = '4.139.1';
const home = join(root, '.vscode-test', `code-server-${codeServer}`);
const vscode = join(home, 'node_modules', 'code-server', 'lib', 'vscode');
const serverMain = join(vscode, 'out', 'server-main.js');
const installed = join(home, 'installed');

/** Installs the embedded VS Code unless it is there, announced: from the npm registry alone, half a minute. */
export async function installVSCode() {
  if (existsSync(installed)) return;
  console.log(`installing VS Code (code-server ${codeServer} from npm) into .vscode-test/`);
  await rm(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['install', ...quiet, `code-server@${codeServer}`], home);
  // Its own dependencies: `npm ci` refuses there, for what is published is a shrinkwrap.
  await npm(['install', '--omit=dev', ...quiet], vscode);
  await npm(['install', '--omit=dev', ...quiet], join(vscode, 'extensions'));
  writeFileSync(installed, '');
}

/** Settings that leave the picture to the product: no assistant, no welcome page, no questions. */
const plainSettings = {
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'window.commandCenter': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'window.title': '${activeEditorShort}${separator}${rootName}',
};

/**
 * @typedef {object} VSCodeServer
 * @property {string} address  `http://127.0.0.1:PORT`, on the loopback interface only
 * @property {string} authority  its host and port, as `vscode-remote://` uris spell it
 * @property {() => Promise<void>} stop  ends it and removes its data
 * @property {() => void} removeData  removes its data at once, for when the process is about to end and cannot wait
 */

/**
 * Starts VS Code's server on a port of the system's choice, with user data and extensions of its own in a new temporary folder.
 * @param {{ settings?: Record<string, unknown>, vsix?: string, smokeTest?: boolean }} [options] `vsix`: a packaged extension to install
 *   first; `smokeTest`: the workbench reads extension and tests from the page's address
 * @returns {Promise<VSCodeServer>}
 */
export async function startVSCode({ settings = {}, vsix, smokeTest = false } = {}) {
  await installVSCode();
  const data = mkdtempSync(join(tmpdir(), 'nginx-paste-vscode-'));
  const folders = ['--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', join(data, 'extensions')];
  mkdirSync(join(data, 'data', 'Machine'), { recursive: true });
  writeFileSync(join(data, 'data', 'Machine', 'settings.json'), JSON.stringify({ ...plainSettings, ...settings }));

  if (vsix !== undefined) {
    const { code, output } = await run(node, [serverMain, ...folders, '--install-extension', vsix, '--force']);
    if (code !== 0 || !output.includes('successfully installed')) throw new Error(`VS Code does not install ${vsix}:\n${output}`);
  }

  const flags = [
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--without-connection-token',
    '--telemetry-level',
    'off',
    '--disable-workspace-trust',
  ];
  const child = start(node, [serverMain, ...folders, ...flags, ...(smokeTest ? ['--enable-smoke-test-driver'] : [])], {
    cwd: data,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await listeningPort(child);
  return {
    address: `http://127.0.0.1:${port}`,
    authority: `127.0.0.1:${port}`,
    stop: async () => {
      const gone = new Promise(resolve => child.once('exit', resolve));
      stop(child);
      if (child.exitCode === null && child.signalCode === null) await gone;
      await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
    removeData: () => rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/**
 * The port the server says it listens on; rejects with its output when it ends, or says none for a minute.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function listeningPort(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (/** @type {string} */ why) => reject(new Error(`VS Code's server ${why}:\n${output}`));
    const late = setTimeout(() => fail('does not come up within a minute'), 60_000);
    child.once('exit', code => fail(`ended with code ${code}`));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => {
        output += text;
        const port = /agent listening on (\d+)/.exec(output)?.[1];
        if (port === undefined) return;
        clearTimeout(late);
        resolve(Number(port));
      });
    }
  });
}
