// The TextMate grammars against the annotated files beside this one, by vscode-tmgrammar-test; and the manifest-facing JSON files parse.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const grammars = ['syntaxes/nginx.tmLanguage.json', 'syntaxes/paste-deploy.tmLanguage.json'];

for (const file of readdirSync('test/grammar').filter(name => /\.(nginx|ini)$/.test(name))) {
  test(`colours of test/grammar/${file}`, () => {
    execFileSync('node_modules/.bin/vscode-tmgrammar-test', [...grammars.flatMap(path => ['-g', path]), `test/grammar/${file}`], {
      stdio: 'pipe',
    });
  });
}

for (const [scope, suffix] of [
  ['source.nginx', 'nginx'],
  ['source.paste-deploy', 'ini'],
] as const) {
  test(`every scope of test/grammar/snapshots/*.${suffix} is as it was looked at (UPDATE=1 writes them anew)`, () => {
    const update = process.env.UPDATE ? ['-u'] : [];
    const files = `test/grammar/snapshots/*.${suffix}`;
    execFileSync('node_modules/.bin/vscode-tmgrammar-snap', [...grammars.flatMap(path => ['-g', path]), '-s', scope, ...update, files], {
      stdio: 'pipe',
    });
  });
}

for (const folder of ['syntaxes', 'snippets']) {
  for (const name of readdirSync(folder)) {
    test(`${folder}/${name} is JSON`, () => assert.doesNotThrow(() => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))));
  }
}

for (const name of readdirSync('snippets')) {
  test(`snippets/${name}: every snippet has a prefix, a body and a description, and no prefix twice`, () => {
    const snippets = Object.values(
      JSON.parse(readFileSync(`snippets/${name}`, 'utf8')) as Record<string, { prefix: string[]; body: string[]; description: string }>,
    );
    const prefixes = snippets.flatMap(snippet => snippet.prefix);
    assert.deepEqual(
      prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index),
      [],
    );
    for (const snippet of snippets) assert.ok(snippet.body.length > 0 && snippet.description.length > 0);
  });
}
