// What is said in another language than English: every text of the sources has a translation, and everything said is such a text.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { speak, t } from '../server/core/translate.ts';
import type { Spoken } from './harness/spoken.ts';
import { placeholdersOf, textsToTranslate } from './harness/texts.ts';

const folder = fileURLToPath(new URL('../l10n/', import.meta.url));
const texts = textsToTranslate();
const languages = readdirSync(folder).map(name => ({
  name,
  words: JSON.parse(readFileSync(folder + name, 'utf8')) as Record<string, string>,
}));

test('Simplified Chinese is among the languages', () => assert.ok(languages.some(({ name }) => name === 'bundle.l10n.zh-cn.json')));

for (const { name, words } of languages) {
  test(`${name} has exactly the texts there are`, () => assert.deepEqual(Object.keys(words).sort(), [...texts].sort()));

  test(`${name} puts in what the texts put in`, () => {
    for (const [text, translation] of Object.entries(words)) assert.deepEqual(placeholdersOf(translation), placeholdersOf(text), text);
  });
}

test('braces of our own stay what they are, and what is put in is not looked into', () => {
  const say = (name: string) => t`\`{\` is missing before ${name}: ${2} blocks {x} ${'{0}'}`;
  assert.equal(say('a'), '`{` is missing before a: 2 blocks {x} {0}');
  speak({ '`{` is missing before {0}: {1} blocks {x} {2}': '{2} {x} {1} `{` {0}', wrong: 5 as unknown as string });
  try {
    assert.equal(say('{1}'), '{0} {x} 2 `{` {1}');
    assert.equal(t`not translated ${1}`, 'not translated 1');
    assert.equal(t`wrong`, 'wrong');
  } finally {
    // Tests share a process, and with it the language.
    speak({});
  }
});

/** What the rules find in their examples, in a language. */
async function spokenIn(words: Readonly<Record<string, string>>): Promise<readonly Spoken[]> {
  const [spoken] = await once(new Worker(new URL('./harness/spoken.ts', import.meta.url), { workerData: words }), 'message');
  return spoken;
}

test('whatever a rule says is a text of the sources, from its beginning to its end, and what it finds is the same in every language', async () => {
  const marked = Object.fromEntries([...texts].map(text => [text, `⟦${text}⟧`]));
  const [english, other] = await Promise.all([spokenIn({}), spokenIn(marked)]);
  assert.deepEqual(
    other.map(({ place }) => place),
    english.map(({ place }) => place),
  );
  assert.ok(other.length > 500);
  // A name alone, as that of a section, is the same in every language.
  for (const { code, texts } of other) for (const text of texts) assert.match(text, /^⟦.*⟧$|^\[[^ ]*\]$/s, code);
});
