// Builds dist/: the bundles that package.json's `main`, `browser` and `bin` name. `--dev` leaves them readable, with source maps.

import { chmodSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const dev = process.argv.includes('--dev');

/** @type {import('esbuild').BuildOptions} */
const node = { platform: 'node', target: 'node20', format: 'cjs' };
/** @type {import('esbuild').BuildOptions} */
const browser = { platform: 'browser', target: 'es2022' };
/** @type {import('esbuild').BuildOptions} */
const program = { ...node, banner: { js: '#!/usr/bin/env node' } };

/** @type {Record<string, import('esbuild').BuildOptions & { entry: string }>} */
const bundles = {
  'client.js': { ...node, entry: 'client/main.node.ts', external: ['vscode'] },
  'client.browser.js': { ...browser, entry: 'client/main.browser.ts', format: 'cjs', external: ['vscode'] },
  'map.js': { ...browser, entry: 'client/map/view.ts', format: 'iife' },
  'server.js': { ...program, entry: 'server/main.node.ts' },
  'server.browser.js': { ...browser, entry: 'server/main.browser.ts', format: 'iife' },
  'cli.js': { ...program, entry: 'server/main.cli.ts' },
};

rmSync('dist', { recursive: true, force: true });
for (const [name, { entry, ...options }] of Object.entries(bundles)) {
  const outfile = `dist/${name}`;
  await build({ ...options, entryPoints: [entry], outfile, bundle: true, minify: !dev, sourcemap: dev, logLevel: 'warning' });
  if (options.banner !== undefined) chmodSync(outfile, 0o755);
}
