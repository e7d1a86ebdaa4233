// The reader against what configparser really returned for the same text (golden/golden-lex.json, measured on Python 3.11).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from '../../server/paste/parser.ts';
import type { Tree } from '../../server/paste/tree.ts';

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
