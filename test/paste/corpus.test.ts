// Real Paste files, where the environment variable NGINX_PASTE_CORPUS says they are: no error on one that the real loader reads, none in a
// template, and the defects that are known are found. Nothing of them is in this project.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Diagnostic } from '../../server/core/rule.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { paste } from '../../server/paste/language.ts';

const folder = process.env.NGINX_PASTE_CORPUS && `${process.env.NGINX_PASTE_CORPUS}/paste/`;
const skip = folder ? false : 'NGINX_PASTE_CORPUS names no folder with real files';

/** Files with a mistake that stops the real loader or server, and the rules that find it. */
const defects: Readonly<Record<string, readonly string[]>> = {
  'Backfeed__backfeed-restapi-ops__docker_api_production.ini': ['paste/duplicate-option'],
  'thuvh__monasca-api__etc_api-config.ini': ['paste/unknown-option'],
  'reddit__reddit__r2_example.ini': ['paste/duplicate-option'],
};

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap(entry => (entry.isFile() && entry.name !== 'INDEX.tsv' ? [entry.name] : []));
}

function judged(path: string, name: string): readonly Diagnostic[] {
  const file = { uri: `file:///corpus/${encodeURIComponent(name)}`, language: paste, version: 1, text: readFileSync(path + name, 'utf8') };
  const snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///corpus'], complete: false, settings: defaultSettings };
  return judge(snapshot, file);
}

const errors = (found: readonly Diagnostic[]) => found.filter(({ severity }) => severity === 'error');

test('real files have no errors but those that are known', { skip }, t => {
  let clean = 0;
  const names = filesIn(folder as string);
  for (const name of names) {
    const found = errors(judged(folder as string, name));
    // paste.deploy has no opinion of servers that are no more; ours is in the facts.
    const unexpected = found.filter(({ code }) => code !== 'paste/dead-server' && !defects[name]?.includes(code));
    assert.deepEqual(
      unexpected.map(({ code, message }) => `${code} ${message}`),
      [],
      name,
    );
    if (found.length === 0) clean++;
    for (const code of defects[name] ?? [])
      assert.ok(
        found.some(each => each.code === code),
        `${name}: ${code} is not found`,
      );
  }
  t.diagnostic(`${clean} of ${names.length} files are clean`);
});

test('templates have no errors', { skip }, t => {
  const names = filesIn(`${folder}templated/`);
  for (const name of names) {
    assert.deepEqual(
      errors(judged(`${folder}templated/`, name)).map(({ code, message }) => `${code} ${message}`),
      [],
      name,
    );
  }
  t.diagnostic(`${names.length} templates`);
});

test('every real file is recognised by its content', { skip }, () => {
  const missed = filesIn(folder as string).filter(name => !paste.recognise(name, readFileSync((folder as string) + name, 'utf8')));
  assert.deepEqual(missed, []);
});
