// The reader against what configparser really returned for the same text (golden/golden-lex.json, measured on Python 3.11).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse, type Reader } from '../../server/paste/parser.ts';
import type { Tree } from '../../server/paste/tree.ts';
import { checkDiagnostics, checkHover, checkJump } from '../harness/check.ts';

type Case = {
  readonly name: string;
  readonly input_latin1: string;
  readonly ok: boolean;
  readonly error?: string;
  readonly lines?: readonly number[];
  readonly sections?: Record<string, Record<string, string>>;
};

const cases: readonly Case[] = JSON.parse(readFileSync(new URL('golden/golden-lex.json', import.meta.url), 'utf8'));

for (const { name, input_latin1, ok, error, lines, sections } of cases) {
  const bytes = Buffer.from(input_latin1, 'latin1');
  // A file that is no UTF-8 never reaches the reader: the editor decodes it.
  if (error === 'UnicodeDecodeError') continue;
  test(`golden-lex: ${name}`, () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const tree = parse(text);
    if (ok) {
      assert.deepEqual(tree.mistakes, []);
      assert.deepEqual(valuesOf(tree), sections);
      return;
    }
    const found = tree.mistakes.map(mistake => text.slice(0, mistake.span.start).split(/\r\n|\r|\n/).length);
    for (const line of lines ?? []) assert.ok(found.includes(line), `line ${line} is not among ${found}`);
  });
}

function valuesOf(tree: Tree): Record<string, Record<string, string>> {
  const values: Record<string, Record<string, string>> = { DEFAULT: {} };
  for (const section of tree.sections) {
    const options = (values[section.name] ??= {});
    for (const { key, value } of section.options) options[key] = value.text;
  }
  return values;
}

/** The values of the section a as another reader gets them, or the lines it refuses. */
function readAs(reader: Reader, text: string): unknown {
  const tree = parse(text, reader);
  const lines = tree.mistakes.map(({ span }) => text.slice(0, span.start).split('\n').length);
  return lines.length > 0
    ? lines
    : Object.fromEntries(tree.sections.map(({ name, options }) => [name, options.map(({ key, value }) => `${key}=${value.text}`)]));
}

test('up to Python 3.9 the name of a section ends at the first bracket', () => {
  const name = (text: string) => [parse(text, 'first-bracket').sections[0]?.name, parse(text, 'newest').sections[0]?.name];
  assert.deepEqual(name('[a] # [x]\n'), ['a', 'a] # [x']);
  assert.deepEqual(name('[[a]]\n'), ['[a', '[a]']);
  assert.deepEqual(name('[a]b]\n'), ['a', 'a]b']);
  assert.deepEqual(name('[a]\n'), ['a', 'a']);
});

test('Python 2.7 reads as PasteDeploy 1.5.2 was measured to on it', () => {
  const read = (text: string) => readAs('python2', text);
  assert.deepEqual(read('[a]\nk=1\nk=2\n'), { a: ['k=1', 'k=2'] });
  assert.deepEqual(read('[a]\nk = v\n\n  w\n'), { a: ['k=v\nw'] });
  assert.deepEqual(read('[a]\nk = v\n  # c\n  w\n'), { a: ['k=v\n# c\nw'] });
  assert.deepEqual(read('[a]\nk = v\n# c\n  w\n'), { a: ['k=v\nw'] });
  assert.deepEqual(read('[a]\n  k = v\n  j = w\n'), [2, 3]);
  assert.deepEqual(read('  [a]\n'), [1]);
  assert.deepEqual(read('[a]\nrem c\n'), { a: [] });
  assert.deepEqual(read('[a]\nk = v ; c\nj = v # c\n'), { a: ['k=v', 'j=v # c'] });
  assert.deepEqual(read('[a]\n= v\n'), [2]);
});

const python2 = { settings: { 'python.version': '2.7' as const } };
const python3 = { settings: { 'python.version': '3.9' as const } };

test('what Python 2.7 accepts is no mistake when it is the reader', () => {
  const only = [
    'paste/invalid-option-value',
    'paste/duplicate-option',
    'paste/duplicate-section',
    'paste/inline-comment',
    'paste/no-loader',
  ];
  checkDiagnostics(
    '[server:main]\nuse = egg:waitress\nport = 80x\nport = 6543 ; http\nhost = ::1\n[server:main]\nhost = 127.0.0.1 ; local\n',
    { ...python2, only },
  );
  checkDiagnostics(
    `
[server:main]
use = egg:waitress
port = 6543 ; http
#           ^^^^^^ error[paste/inline-comment] \`; http\` is part of the value
`,
    { only },
  );
});

test('features see the sections and values that the Python of the settings reads', () => {
  checkHover('[app:main]\nuse = egg:demo\nname = a ; b\npath = <|>%(name)s/x\n', /^```\na\n```/, python2);
  checkHover('[app:main]\nuse = egg:demo\nname = a ; b\npath = <|>%(name)s/x\n', /^```\na ; b\n```/);
  checkJump('[app:main] # was [app:old]\nuse = <|>base\n[app:base] # [x]\n#    ^^^^ target\nuse = egg:demo\n', python3);
});
