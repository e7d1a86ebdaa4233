// Starts programs, and ends every one of them with us: also when Ctrl-C, a signal or a crash ends us. Needs Node 20 and nothing else.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const windows = process.platform === 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) stop(child);
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => process.exit(130));

/**
 * Starts a program in a process group of its own, so that `stop` reaches what it starts in turn. A `.cmd` of Windows is found too.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, detached: !windows, shell: windows && !command.endsWith('.exe'), ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/**
 * Ends a program that `start` started, with all it started.
 * @param {import('node:child_process').ChildProcess} child
 */
export function stop(child) {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It is gone already.
  }
}

/**
 * Runs a program to its end, its output going to ours (`show`) or kept. The answer's code is 127 when it cannot be started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = process.env, show = false } = {}) {
  return new Promise(resolve => {
    const child = start(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [stream, ours] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      stream?.setEncoding('utf8').on('data', text => {
        output += text;
        if (show) ours.write(text);
      });
    }
    child.once('error', error => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.once('close', code => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The full path of a program, or undefined when no folder of the PATH holds it. Those of our own node_modules do not count.
 * @param {string} name
 */
export function onPath(name) {
  const names = windows ? [`${name}.exe`, `${name}.cmd`] : [name];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== '' && !folder.includes('node_modules'));
  return [...folders, ...(windows ? [] : ['/usr/sbin', '/sbin'])].flatMap(folder => names.map(each => join(folder, each))).find(existsSync);
}
