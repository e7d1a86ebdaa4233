// What is remembered of one directive changes no finding about another: each file is judged among all the others, which share their settings
// and so what is remembered, and alone, with settings of its own.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { nginxRules } from '../../server/nginx/rules.ts';
import { corpus } from '../harness/corpus.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { randomFrom, seed } from '../harness/random.ts';
import { mutate } from '../judges/nginx-mutants/mutate.ts';

const samples = fileURLToPath(new URL('samples', import.meta.url));
const texts = [
  ...nginxRules.flatMap(({ examples }) => [...examples.bad, ...examples.good]),
  ...readdirSync(samples)
    .filter(name => name.endsWith('.conf'))
    .map(name => readFileSync(join(samples, name), 'utf8')),
  ...(corpus('nginx') ?? []).map(({ text }) => text),
];
const random = randomFrom(seed);
const mutants = texts.filter(text => text.includes(';')).map(text => mutate(text, random).text);

for (const [target, settings] of Object.entries({
  'the newest nginx': defaultSettings,
  'an old one': { ...defaultSettings, 'nginx.version': '1.14.0', 'nginx.modules': ['lua'] },
})) {
  test(`a directive is judged as if it were the first of its text: ${target}`, () => {
    for (const text of [...texts, ...mutants]) {
      for (const path of ['nginx.conf', 'snippets/part']) {
        const snapshot = snapshotOf(parseFixture(text, { path }));
        for (const file of snapshot.files.values()) {
          const among = judge({ ...snapshot, settings }, file);
          const alone = judge({ ...snapshot, settings: { ...settings } }, file);
          assert.deepEqual(among, alone, text);
        }
      }
    }
  });
}
