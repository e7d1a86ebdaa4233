// Random texts before Python's configparser, set up as paste.deploy does, and before our reader: the same verdict, lines, values and resolved
// values. More texts with PASTE_TEXTS, others with SEED.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { applyEdits } from '../../server/core/text.ts';
import { resolve } from '../../server/paste/interpolation.ts';
import { syntaxTree } from '../../server/paste/parser.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { seed, seeded } from '../harness/random.ts';
import { absence, type ReadValue, startJudge, type Verdict } from './paste-judge.ts';

const skip = absence();
const configparser = skip === false ? startJudge() : undefined;
after(() => configparser?.end());

const count = Number(process.env.PASTE_TEXTS ?? 3000);
const random = seeded(seed);

/** What the reader's decisions hang on; template marks are left out, because templates are read in their own way. */
const pieces = [
  ...['[a]', '[a', '[b]', '[DEFAULT]', '[ a ]', '[]', '[a] x', '[a] # [b]', '[[a]]', '[a]=1', ']', '['],
  ...['k', 'k', 'j', 'here', ' k', '\tj', 'K', 'k.l', 'set x', '=', '=', ':', ' = ', ' =', '= ', '==', ':='],
  ...['v', 'w', ' w', 'x y', '%', '%%', '%(k)s', '%(j)s', '%(here)s', '%(none)s', '%(k)', '%()s', '%( k )s', '%(K)s', '%d', ')s'],
  ...['\n', '\n', '\n', '\n', '\n\n', '\r\n', '\r', '\n ', '\n  ', '\n\t', '\n   ', ' ', '  ', '\t'],
  ...[
    '#',
    ' # ',
    ';',
    ' ; ',
    '\n#',
    '\n ;',
    '"',
    "'",
    '\\',
    'rem',
    '\u00a0',
    '\u0085',
    '\u2028',
    '\u001c',
    '\u000b',
    '\ufeff',
    'é',
    '😀',
    '\u0000',
  ],
];

const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
const some = (most: number, choices: readonly string[]) =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(choices)).join('');

/** Half of the texts are pieces in any order, which are mostly refused; the others are lines that make sense, with a slip here and there. */
function randomText(): string {
  if (random() < 0.5) return (random() < 0.85 ? '[a]\n' : '') + some(30, pieces);
  const inLine = pieces.filter(piece => !/[\r\n]/.test(piece));
  const lines = Array.from({ length: Math.floor(random() * 12) }, (_, index) => {
    const chance = random();
    if (chance < 0.03) return some(3, inLine);
    if (chance < 0.1) return pick(['[b]', '  [c]', `[d${index}] # x`, '[DEFAULT]', '[e]]']);
    if (chance < 0.2) return pick(['', '   ', '# c', '  ; c', '\t# c']);
    if (chance < 0.35) return `${pick([' ', '  ', '\t', '     '])}${some(3, inLine)}`;
    const value = random() < 0.5 ? some(4, inLine) : `%(k${Math.floor(random() * 12)})s${some(1, inLine)}`;
    return `${pick(['', '', '', ' ', '   '])}k${index}${pick([' = ', '=', ': ', ' ='])}${value}`;
  });
  return `[a]\n${lines.join(pick(['\n', '\n', '\r\n', '\r']))}${pick(['', '\n'])}`;
}

test('random texts are read as configparser reads them', { skip }, async t => {
  let refused = 0;
  let values = 0;
  for (let index = 0; index < count; index++) {
    const text = randomText();
    const verdict = await configparser!.ask({ text, read: true });
    const about = JSON.stringify(text);
    values += compare(text, verdict, about);
    if (!verdict.ok) refused++;
  }
  t.diagnostic(`${count} texts, ${refused} of them refused, ${values} values compared`);
});

test('formatted texts are read by configparser as before', { skip }, async t => {
  let changed = 0;
  for (let index = 0; index < count; index++) {
    const text = randomText();
    const file = {
      ...snapshotOf(parseFixture('', { path: 'app.ini' }))
        .files.values()
        .next().value!,
      text,
    };
    const once = applyEdits(text, file.language.format!(file, { tabSize: 4, insertSpaces: true }));
    if (once === text) continue;
    changed++;
    const [before, now] = [await configparser!.ask({ text, read: true }), await configparser!.ask({ text: once, read: true })];
    const about = JSON.stringify([text, once]);
    assert.equal(now.ok, before.ok, about);
    if (before.ok && now.ok) assert.deepEqual(now.values, before.values, about);
    else if (!before.ok && !now.ok) assert.deepEqual([now.type, now.lines.length], [before.type, before.lines.length], about);
  }
  t.diagnostic(`${changed} of ${count} texts changed by formatting`);
});

/** Holds our reading against theirs; how many values were compared. */
function compare(text: string, verdict: Verdict, about: string): number {
  const empty = snapshotOf(parseFixture('', { path: 'app.ini' }));
  const file = { ...empty.files.values().next().value!, text };
  const snapshot = { ...empty, files: new Map([[file.uri, file]]) };
  const tree = syntaxTree(file);
  const lines = tree.mistakes.map(({ span }) => text.slice(0, span.start).split(/\r\n|\r|\n/).length);
  if (!verdict.ok) {
    assert.ok(tree.mistakes.length > 0, `refused: ${verdict.message}\n${about}`);
    for (const line of verdict.lines) assert.ok(lines.includes(line), `${verdict.type} names line ${line}, we ${lines}\n${about}`);
    return 0;
  }
  assert.deepEqual(tree.mistakes, [], `accepted\n${about}`);
  const ours: Record<string, Record<string, ReadValue>> = { DEFAULT: {} };
  let compared = 0;
  for (const section of tree.sections) {
    const options = (ours[section.name] ??= {});
    for (const option of section.options) {
      const resolution = resolve(snapshot, file, section, option);
      options[option.key] = { raw: option.value.text, ...outcome(resolution) };
      compared++;
    }
  }
  const { DEFAULT, ...others } = verdict.values!;
  const { here, __file__, ...shared } = DEFAULT!;
  const own = ours.DEFAULT!;
  const theirs = { DEFAULT: own.here === undefined ? shared : { ...shared, here }, ...others };
  assert.deepEqual(ours, theirs, about);
  return compared;
}

function outcome(resolution: ReturnType<typeof resolve>): Pick<ReadValue, 'text' | 'error'> {
  switch (resolution.kind) {
    case 'text':
      return { text: resolution.text };
    case 'unresolved':
      return { error: 'InterpolationMissingOptionError' };
    case 'fault':
      return { error: resolution.fault === 'depth' ? 'InterpolationDepthError' : 'InterpolationSyntaxError' };
    case 'unknown':
      return { error: 'unknown' };
  }
}
