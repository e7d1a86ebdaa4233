// Installs the npm packages of package-lock.json when they are not there, and makes sure of the Node that npm's scripts run on.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

/** The Node 24 that comes as a package: what npm's scripts run on, whatever the machine has. */
export const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs what is missing, announced. Throws with npm's own words when it cannot. */
export async function installPackages() {
  if (!upToDate()) {
    console.log('installing the npm packages of package-lock.json (npm ci)');
    await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  // The package `node` fetches its binary in an install script, and some set-ups never run those.
  if ((await run(node, ['--version'])).code !== 0) {
    console.log('fetching Node 24 (npm rebuild node)');
    await npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  }
}

/**
 * Runs npm to its end; throws with its output when it fails.
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
export async function npm(args, cwd = root) {
  const { code, output } = await run('npm', args, { cwd });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${output}`);
}

/** Whether every package of the lock file is installed in its version; those for other platforms need not be. */
function upToDate() {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || installed[path]?.version === version || (optional && !(path in installed)),
  );
}

/**
 * @param {string} lock
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lock) {
  return existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : {};
}
