// Every rule against its own examples: each `bad` yields exactly its marks, each `good` none, and each fix cures what it is offered for.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Snapshot } from '../server/core/language.ts';
import type { Diagnostic, Fix, RuleInfo } from '../server/core/rule.ts';
import { cures } from '../server/features.ts';
import { judge } from '../server/judge.ts';
import { safeEdits } from '../server/lsp/actions.ts';
import { rules } from '../server/rules.ts';
import { checkDiagnostics, textsAfter } from './harness/check.ts';
import { parseFixture, snapshotOf, sourceFile } from './harness/fixture.ts';

const folders = ['nginx', 'paste', 'links'];

test('every file of the rules folders is registered, under the code that is its path', async () => {
  const files = folders.flatMap(folder => {
    const path = fileURLToPath(new URL(`../server/${folder}/rules`, import.meta.url));
    return existsSync(path) ? readdirSync(path).map(name => `${folder}/${name.replace(/\.ts$/, '')}`) : [];
  });
  assert.deepEqual(rules.map(rule => rule.code).sort(), files.sort());
  for (const code of files) {
    const exported = Object.values(await import(`../server/${code.replace('/', '/rules/')}.ts`)) as RuleInfo[];
    assert.ok(
      exported.some(rule => rule.code === code && rules.includes(rule)),
      `${code}: the file exports another rule than is registered`,
    );
  }
});

for (const rule of rules) {
  const path = rule.code.startsWith('paste/') ? 'app.ini' : 'nginx.conf';
  const sources = [fileURLToPath(new URL(`../server/${rule.code.replace('/', '/rules/')}.ts`, import.meta.url))];

  test(`${rule.code}: its examples`, () => {
    assert.ok(rule.examples.bad.length > 0 && rule.examples.good.length > 0, 'a rule needs a bad and a good example');
    assert.ok(rule.docs.length > 40, 'a rule says what is wrong, why it matters and what to do');
    for (const bad of rule.examples.bad) {
      assert.ok(findingsOf(rule, snapshotOf(parseFixture(bad, { path }))).length > 0, `finds nothing in\n${bad}`);
      checkDiagnostics(bad, { path, sources, only: [rule.code] });
    }
    for (const good of rule.examples.good) {
      const snapshot = snapshotOf(parseFixture(good, { path }));
      const found = findings(snapshot).filter(({ code, severity }) => code === rule.code || severity === 'error');
      assert.deepEqual(found.map(describe), [], good);
    }
  });

  test(`${rule.code}: its fixes cure`, () => {
    for (const bad of rule.examples.bad) {
      const snapshot = snapshotOf(parseFixture(bad, { path }));
      const before = findingsOf(rule, snapshot);
      for (const finding of before) {
        for (const fix of finding.fixes ?? []) {
          assert.ok(fix.edits.length > 0 || fix.setting, `${fix.title} does nothing`);
          const after = findingsOf(rule, applied(snapshot, fix));
          assert.ok(after.length < before.length, `"${fix.title}" does not cure ${describe(finding)} in\n${bad}`);
        }
      }
    }
  });
}

test('all safe cures of a file together come to an end, leave none to make, and bring no new error', () => {
  let made = 0;
  for (const rule of rules) {
    const path = rule.code.startsWith('paste/') ? 'app.ini' : 'nginx.conf';
    for (const bad of rule.examples.bad) {
      let snapshot = snapshotOf(parseFixture(bad, { path }));
      const errors = errorsOf(snapshot);
      for (let round = 0; ; round++) {
        const edits = [...snapshot.files.values()].map(file => ({
          uri: file.uri,
          edits: safeEdits(file, cures(snapshot, file, { start: 0, end: file.text.length })),
        }));
        if (edits.every(edit => edit.edits.length === 0)) break;
        assert.ok(round < 5, `no end of cures for\n${bad}`);
        snapshot = applied(snapshot, { title: '', edits });
        made++;
      }
      assert.ok(errorsOf(snapshot) <= errors, `cures bring new errors into\n${bad}`);
    }
  }
  assert.ok(made > 0);
});

/** Why a rule offers no cure: no single edit is obviously what the person meant. */
const withoutCure: Readonly<Record<string, string>> = {
  'nginx/parameter-too-long': 'where it should have ended is not known',
  'nginx/duplicate-location': 'what is in both must be merged by somebody who knows what is meant',
  'nginx/nested-location': 'it may belong elsewhere, or its path is wrong',
  'nginx/misused-alias': '"root" means another path',
  'nginx/missing-certificate': 'the path of the certificate is not known',
  'nginx/missing-certificate-key': 'the path of the key is not known',
  'nginx/missing-trusted-certificate': 'the path of the certificates to trust is not known',
  'nginx/missing-listen': 'the port is not known',
  'nginx/incomplete-server': 'what it should do, and for whom, is not known',
  'nginx/missing-memcached-key': 'the key is what the application chose',
  'nginx/invalid-listen': 'the address is not known',
  'nginx/long-server-name': 'the size is set in the http block, which may be another file',
  'nginx/conflicting-server-name': 'either server may be the one that is meant',
  'nginx/invalid-entry': 'the value, or what is too much, is not known',
  'nginx/include-not-found': 'the file may be deployed from elsewhere',
  'nginx/misplaced-directive': 'the block it belongs into is not known',
  'nginx/misplaced-include': 'the block it belongs into is not known',
  'nginx/wrong-argument-count': 'the missing or surplus argument is not known',
  'nginx/newer-directive': 'another nginx is needed, or another way',
  'nginx/missing-module': 'another nginx is needed',
  'nginx/conflicting-buffer-sizes': 'any of three sizes may change',
  'nginx/invalid-address': 'the address is not known',
  'nginx/invalid-regex': 'the pattern is not known',
  'nginx/fixed-variable': 'the name is the choice of who reads it',
  'nginx/capture-without-group': 'the group or the number is wrong',
  'nginx/duplicate-upstream': 'its uses would have to be told apart',
  'nginx/duplicate-zone': 'its uses would have to be told apart',
  'nginx/duplicate-log-format': 'its uses would have to be told apart',
  'nginx/duplicate-cache-path': 'the other folder is not known',
  'nginx/zone-for-another-use': 'a zone of its own needs a key and a size',
  'nginx/missing-log-format': 'the format is not known',
  'paste/duplicate-section': 'what is in both must be merged',
  'paste/older-python': 'which Python reads it is not known to the file',
  'paste/ambiguous-section': 'either may be the one that is meant',
  'paste/no-main': 'it may be started by its name',
  'paste/no-loader': 'what it should load is not known',
  'paste/missing-option': 'the value is not known',
  'paste/reference-cycle': 'any name of the circle may be the wrong one',
  'paste/url-as-key': 'what reads the section says how it is written',
  'paste/endless-interpolation': 'any name of the circle may be the wrong one',
  'paste/bad-default': 'what is wrong stands in a setting or in the name of a folder',
  'paste/long-socket-path': 'the shorter path is not known',
  'links/unmounted-path': 'the app may be missing, or the location',
  'links/nobody-connects': 'it may be meant for something else',
  'links/two-listeners': 'either may move elsewhere',
  'links/ignored-server': 'either section may be the one that is meant',
  'links/relative-path': 'the folder it runs in is not known',
  'links/idle-only-timeout': 'the option does nothing here, and no other does what it seems to say',
};

test('every rule has a cure, or a reason why it has none', () => {
  const curing = rules.filter(rule => {
    const path = rule.code.startsWith('paste/') ? 'app.ini' : 'nginx.conf';
    return rule.examples.bad.some(bad => findingsOf(rule, snapshotOf(parseFixture(bad, { path }))).some(({ fixes }) => fixes?.length));
  });
  const cured = new Set(curing.map(({ code }) => code));
  assert.deepEqual(
    rules
      .map(({ code }) => code)
      .filter(code => !cured.has(code))
      .sort(),
    Object.keys(withoutCure).sort(),
  );
});

test('messages are lower case and end without a period', () => {
  for (const rule of rules) {
    const path = rule.code.startsWith('paste/') ? 'app.ini' : 'nginx.conf';
    for (const bad of rule.examples.bad) {
      for (const { message } of findingsOf(rule, snapshotOf(parseFixture(bad, { path })))) {
        assert.doesNotMatch(message, /\.$/, `${rule.code}: ${message}`);
        assert.doesNotMatch(message, /^[A-Z][a-z]+ [a-z]/, `${rule.code}: ${message}`);
      }
    }
  }
});

function findings(snapshot: Snapshot): readonly Diagnostic[] {
  return [...snapshot.files.values()].flatMap(file => judge(snapshot, file));
}

function findingsOf(rule: RuleInfo, snapshot: Snapshot): readonly Diagnostic[] {
  return findings(snapshot).filter(({ code }) => code === rule.code);
}

function errorsOf(snapshot: Snapshot): number {
  return findings(snapshot).filter(({ severity }) => severity === 'error').length;
}

function describe({ code, severity, message }: Diagnostic): string {
  return `${severity}[${code}] ${message}`;
}

/** The snapshot after a fix: its edits made and its setting changed. */
function applied(snapshot: Snapshot, fix: Fix): Snapshot {
  const texts = textsAfter(snapshot, fix.edits);
  const files = new Map([...texts].map(([uri, text]) => [uri, sourceFile(uri, text, 2)]));
  if (!fix.setting) return { ...snapshot, files };
  const { key, value } = fix.setting;
  const old = (snapshot.settings as Record<string, unknown>)[key];
  return { ...snapshot, files, settings: { ...snapshot.settings, [key]: Array.isArray(old) ? [...old, value] : value } };
}
