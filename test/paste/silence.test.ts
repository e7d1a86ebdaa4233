// What is remembered of one section changes no finding about another: each file is judged among all the others, which share their settings
// and so what is remembered, and alone, with settings of its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/paste/judge.ts';
import { pasteRules } from '../../server/paste/rules.ts';
import { corpus } from '../harness/corpus.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { randomFrom, seed, seeded } from '../harness/random.ts';
import { breakers } from '../judges/paste-mutants.ts';

const random = randomFrom(seed);
const texts = [
  ...pasteRules.flatMap(({ examples }) => [...examples.bad, ...examples.good]),
  ...(corpus('paste') ?? []).filter(({ name }) => name.endsWith('.ini')).map(({ text }) => text),
];
const number = seeded(seed);
const mutants = texts.map(text => {
  // What a fixture says of its surroundings is no text of the file.
  const head = /^\n?(?:#- .*\n)*/.exec(text)![0];
  return head + (random.pick(Object.values(breakers))!(text.slice(head.length), number) ?? text.slice(head.length));
});

/** Sections that are right in some company and wrong in other, and some of all files, after what makes the difference. */
const telling = [
  '[loggers]\nkeys = root, a\n',
  '[handlers]\nkeys = console, other\n',
  '[formatters]\nkeys = generic\n',
  '[logger_root]\nlevel = INFO\nhandlers = console\n',
  '[logger_a]\nlevel = %(level)s\nhandlers =\nqualname = a\n',
  '[handler_console]\nargs = (sys.stderr,)\n',
  '[handler_other]\nclass = %(kind)s\nargs = ()\n',
  '[pshell]\na = 1\nA = 2\n',
  '[handler_unheard]\nclass = NoSuchHandler\nargs = (\n',
  '[formatter_generic]\nformat = hello\n',
  '[formatter_generic] = x\n',
  '[formatter_generic]\n',
];
const sections = texts.flatMap(text => text.split(/^(?=\[)/m).slice(1)).filter(text => text.length < 2000);
const beginnings = [
  '',
  '',
  'level = LOUD\n',
  'class = NoSuchHandler\n',
  'kind = StreamHandler\n',
  'kind = NoSuchHandler\n',
  '{{ all }} = 1\n',
];
const mixtures = Array.from({ length: 400 }, () =>
  [
    `[DEFAULT]\n${random.pick(beginnings)}`,
    ...telling.filter(() => random.below(3) > 0),
    ...Array.from({ length: 3 }, () => random.pick(sections)),
  ].join(''),
);

for (const version of ['', '3.9', '2.7']) {
  test(`a section is judged as if it were the first of its text: Python ${version || 'unknown'}`, () => {
    const settings = { ...defaultSettings, 'python.version': version };
    for (const text of [...texts, ...mutants, ...mixtures]) {
      const snapshot = { ...snapshotOf(parseFixture(text, { path: 'app.ini' }), { settings }), settings };
      for (const file of snapshot.files.values()) {
        if (file.language.id !== 'paste-deploy') continue;
        const among = judge(snapshot, file);
        const alone = judge({ ...snapshot, settings: { ...settings } }, file);
        assert.deepEqual(among, alone, text);
      }
    }
  });
}
