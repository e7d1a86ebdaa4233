// Formatting of Paste files with mistakes: every reader reads what it read before, and twice is once. On mutants of the samples and of real files.
// FORMAT_MUTANTS: how many (800); SEED: another draw.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { FormatOptions } from '../../server/core/answers.ts';
import { applyEdits } from '../../server/core/text.ts';
import { format } from '../../server/paste/format.ts';
import { paste } from '../../server/paste/language.ts';
import { parse } from '../../server/paste/parser.ts';
import { corpus } from '../harness/corpus.ts';
import { seed, seeded } from '../harness/random.ts';
import { breakers } from '../judges/paste-mutants.ts';

const spaces: FormatOptions = { tabSize: 4, insertSpaces: true };
const formatted = (text: string) => applyEdits(text, format({ uri: 'file:///a.ini', language: paste, version: 0, text }, spaces));

/** All that a reader makes of a text, and where its mistakes are. */
function reading(text: string) {
  const tree = parse(text);
  return {
    sections: tree.sections.map(({ name, options }) => [name, options.map(({ key, value }) => [key, value.text])]),
    mistakes: tree.mistakes.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`),
    comments: tree.comments.map(({ start, end }) => text.slice(start, end).trimEnd()),
  };
}

test('mutants: nothing is read differently, no comment is lost, twice is once', () => {
  const samples = fileURLToPath(new URL('./samples', import.meta.url));
  const texts = [
    ...readdirSync(samples).map(name => readFileSync(join(samples, name), 'utf8')),
    ...(corpus('paste') ?? []).map(({ text }) => text),
  ];
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const kinds = Object.keys(breakers);
  const runs = Number(process.env.FORMAT_MUTANTS ?? 800);
  let broken = 0;
  let changed = 0;
  for (let index = 0; index < runs; index++) {
    let text = texts[below(texts.length)]!;
    for (let times = 1 + below(3); times > 0; times--) text = breakers[kinds[below(kinds.length)]!]!(text, random) ?? text;
    const once = formatted(text);
    const where = `run ${index} of seed ${seed}\n${text}`;
    assert.deepEqual(reading(once), reading(text), where);
    assert.equal(formatted(once), once, `twice is not once: ${where}`);
    broken += Number(parse(text).mistakes.length > 0);
    changed += Number(once !== text);
  }
  console.log(`${runs} mutants, ${broken} of them broken: ${changed} formatted, none harmed`);
});
