// What is generated from tables and rules is up to date: the manifest, its texts and translations, and RULES.md. UPDATE=1 rewrites them.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { englishTexts, expectedPackage } from './harness/manifest.ts';
import { rulesPage } from './harness/rules-page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function upToDate(name: string, actual: string, expected: string): void {
  if (actual === expected) return;
  if (process.env.UPDATE) writeFileSync(root + name, expected);
  else assert.fail(`${name} is stale: run UPDATE=1 npm run unit`);
}

function read(name: string): string {
  return existsSync(root + name) ? readFileSync(root + name, 'utf8') : '';
}

test('package.json contributes what the tables say', () => {
  const { actual, expected } = expectedPackage(root);
  upToDate('package.json', actual, expected);
});

test('the texts of the manifest are written down, and each is used', () => {
  upToDate('package.nls.json', read('package.nls.json'), `${JSON.stringify(englishTexts(), undefined, 2)}\n`);
  const used = new Set([...read('package.json').matchAll(/%([\w.-]+)%/g)].map(match => match[1]!));
  assert.deepEqual([...used].sort(), Object.keys(englishTexts()).sort());
});

test('server/RULES.md describes the rules as they are', () => upToDate('server/RULES.md', read('server/RULES.md'), rulesPage()));

test('translations of the manifest have exactly the texts there are', () => {
  const english = Object.keys(englishTexts()).sort();
  const packages = readdirSync(root).filter(file => /^package\.nls\..+\.json$/.test(file));
  assert.ok(packages.includes('package.nls.zh-cn.json'));
  for (const name of packages) {
    assert.deepEqual(Object.keys(JSON.parse(read(name))).sort(), english, name);
  }
});

test('what the manifest names is there', () => {
  const { contributes } = JSON.parse(read('package.json'));
  const files = [
    ...contributes.languages.map((language: { configuration: string }) => language.configuration),
    ...[...contributes.grammars, ...contributes.snippets].map((part: { path: string }) => part.path),
    ...contributes.walkthroughs.flatMap((one: { steps: { media: { markdown?: string; image?: Record<string, string> } }[] }) =>
      one.steps.flatMap(({ media }) => media.markdown ?? Object.values(media.image ?? {})),
    ),
  ];
  for (const file of files) assert.ok(existsSync(root + file), file);
});
