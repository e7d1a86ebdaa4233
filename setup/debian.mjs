// The real nginx, Python loaders, WSGI servers, browser and editor that the tests judge by: Debian's packages, and how to tell that
// each is there. A machine of another kind may have them from elsewhere.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onPath, run } from './run.mjs';

/**
 * @typedef {object} Part
 * @property {readonly string[]} packages  Debian's names
 * @property {string} [program]  what the PATH has
 * @property {string} [module]  what the system's Python imports
 * @property {string} [file]  what there is then
 */

/** @satisfies {Record<string, Part>} */
export const parts = {
  nginx: { packages: ['nginx-light'], program: 'nginx' },
  'nginx modules': {
    packages: [
      ...['stream', 'mail', 'rtmp'].map(name => `libnginx-mod-${name}`),
      ...'ndk echo headers-more-filter set-misc fancyindex dav-ext subs-filter cache-purge brotli-filter brotli-static upstream-fair uploadprogress auth-pam memc srcache-filter'
        .split(' ')
        .map(name => `libnginx-mod-http-${name}`),
    ],
    file: '/usr/lib/nginx/modules/ngx_http_srcache_filter_module.so',
  },
  python: { packages: ['python3'], program: 'python3' },
  'paste.deploy': { packages: ['python3-pastedeploy'], module: 'paste.deploy' },
  paste: { packages: ['python3-paste'], module: 'paste.httpserver' },
  pastescript: { packages: ['python3-pastescript'], module: 'paste.script' },
  waitress: { packages: ['python3-waitress'], module: 'waitress' },
  gunicorn: { packages: ['gunicorn', 'python3-gunicorn'], module: 'gunicorn' },
  cheroot: { packages: ['python3-cheroot'], module: 'cheroot' },
  uwsgi: { packages: ['uwsgi-core', 'uwsgi-plugin-python3'], program: 'uwsgi' },
  pyramid: { packages: ['python3-pyramid'], module: 'pyramid' },
  chromium: { packages: ['chromium'], program: 'chromium' },
  neovim: { packages: ['neovim'], program: 'nvim' },
};

/** @typedef {keyof typeof parts} PartName */

/** The Python that Debian's packages belong to: another may stand before it on the PATH. */
export const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/**
 * Options for a test that needs these parts: it is skipped, with the packages to install, where one is missing.
 * @param {PartName[]} names
 * @returns {{ skip?: string }}
 */
export function needs(...names) {
  const missing = names.filter(name => !isThere(parts[name]));
  return missing.length === 0 ? {} : { skip: `needs ${packagesOf(missing).join(' ')} (Debian's names)` };
}

/**
 * Installs the missing parts where we are root on a Debian, announced first; elsewhere it leaves the machine alone.
 * @returns {Promise<readonly PartName[]>} those that are still missing
 */
export async function installParts() {
  const missing = missingParts();
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return missing;
  const packages = packagesOf(missing);
  console.log(`installing Debian packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  if (code !== 0) console.log(`apt-get could not:\n${output.trim().split('\n').slice(-10).join('\n')}`);
  return missingParts();
}

/** @param {readonly PartName[]} names */
export function packagesOf(names) {
  return names.flatMap(name => parts[name].packages);
}

function missingParts() {
  return /** @type {PartName[]} */ (Object.keys(parts)).filter(name => !isThere(parts[name]));
}

/** @param {Part} part */
function isThere({ program, module, file }) {
  if (file !== undefined) return existsSync(file);
  if (program !== undefined) return onPath(program) !== undefined;
  return spawnSync(python, ['-c', `import ${module}`]).status === 0;
}
