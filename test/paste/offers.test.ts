// What holds of every offer of completion in Paste files, at places chosen by chance: no label twice, none in a comment; an option with a sensible
// value, a value in its place bring no new error or warning.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Completion } from '../../server/core/answers.ts';
import type { Snapshot } from '../../server/core/language.ts';
import { applyEdits } from '../../server/core/text.ts';
import { loaderFacts } from '../../server/data/paste-loader-options.ts';
import { completeKey } from '../../server/paste/complete-key.ts';
import { completeValue } from '../../server/paste/complete-value.ts';
import { complete } from '../../server/paste/completion.ts';
import { cursorAt } from '../../server/paste/cursor.ts';
import { judge } from '../../server/paste/judge.ts';
import { lookUpName, optionFacts, readerOf } from '../../server/paste/options.ts';
import { sectionAt, syntaxTree } from '../../server/paste/parser.ts';
import { corpus } from '../harness/corpus.ts';
import { parseFixture, snapshotOf, sourceFile } from '../harness/fixture.ts';
import { randomFrom, seed } from '../harness/random.ts';
import { sensibleValue } from '../harness/sensible.ts';
import { demoDistributions } from './golden/distributions.ts';

const folder = new URL('samples/', import.meta.url);
const samples = readdirSync(folder).map(name => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const runs = Number(process.env.FUZZ_RUNS ?? 25);

function opened(text: string): { readonly snapshot: Snapshot; readonly file: ReturnType<typeof sourceFile> } {
  const snapshot = snapshotOf(parseFixture('', { path: 'app.ini' }), { distributions: demoDistributions });
  const file = sourceFile('file:///w/app.ini', text);
  return { snapshot: { ...snapshot, files: new Map([[file.uri, file]]) }, file };
}

/** Errors and warnings, by code and message, of a text; only those on a line where one is given. */
function troubles(text: string, line?: number): readonly string[] {
  const { snapshot, file } = opened(text);
  return judge(snapshot, file)
    .filter(({ severity, span }) => /error|warning/.test(severity) && (line === undefined || lineOf(text, span.start) === line))
    .map(({ code, message }) => `${code} ${message}`);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** What is there after and was not there before. */
function fresh(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter(trouble => {
    const index = left.indexOf(trouble);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

function taken(text: string, { span, insert, edits = [] }: Completion, more = ''): string {
  return applyEdits(text, [{ span, newText: insert + more }, ...edits]);
}

test('no label twice, nothing in comments, and the cursor lies in what is replaced', () => {
  const random = randomFrom(seed);
  for (const { name, text } of [...samples, ...(corpus('paste') ?? []).slice(0, 40)]) {
    const { snapshot, file } = opened(text);
    for (let run = 0; run < runs; run++) {
      const offset = random.below(text.length + 1);
      const offers = complete(snapshot, file, offset);
      const labels = offers.map(({ label }) => label);
      assert.equal(
        new Set(labels).size,
        labels.length,
        `${name} at ${offset}: ${labels.find((label, index) => labels.indexOf(label) !== index)} twice`,
      );
      for (const { span, label } of offers)
        assert.ok(span.start <= offset && offset <= span.end, `${name} at ${offset}: ${label} is put elsewhere`);
      const inComment = syntaxTree(file).comments.some(({ start, end }) => start < offset && offset <= end);
      if (inComment) assert.deepEqual(labels, [], `${name} at ${offset}, in a comment`);
    }
  }
});

test('an option that is offered, with a sensible value, brings no new error and no warning', () => {
  const random = randomFrom(seed + 1);
  let tried = 0;
  for (const { name, text } of samples) {
    const before = troubles(text);
    const sections = syntaxTree(opened(text).file).sections;
    for (let run = 0; run < runs; run++) {
      const at = random.pick(sections)!.header.end;
      const offset = text.indexOf('\n', at) + 1;
      if (offset === 0) continue;
      const indent = /^[ \t]*/.exec(text.slice(offset))![0];
      const open = `${text.slice(0, offset)}${indent}\n${text.slice(offset)}`;
      const { snapshot, file } = opened(open);
      const cursor = cursorAt(file, offset + indent.length);
      if (cursor?.kind !== 'key' || cursor.section === undefined) continue;
      const { section } = cursor;
      const reader = readerOf(snapshot, file, section);
      const offer = random.pick(completeKey(snapshot, file, cursor));
      const facts = offer && reader && optionFacts(reader.facts, lookUpName(reader.facts, offer.label));
      if (offer === undefined || facts === undefined || loaderFacts.some(known => known.name === offer.label)) continue;
      const value = sensibleValue(facts);
      // What names a section needs one that is there.
      if (value === undefined || offer.label === 'not_found_app') continue;
      tried++;
      const after = taken(open, offer, value);
      assert.deepEqual(fresh(before, troubles(after)), [], `${offer.label} = ${value} in [${section.name}] of ${name}`);
    }
  }
  assert.ok(tried > runs, `${tried} options were tried`);
});

test('a value that is offered brings no error and no warning to its line', () => {
  const random = randomFrom(seed + 2);
  let tried = 0;
  for (const { name, text } of samples) {
    const { snapshot, file } = opened(text);
    const options = syntaxTree(file).sections.flatMap(section => section.options);
    for (let run = 0; run < runs; run++) {
      const option = random.pick(options)!;
      const emptied = text.slice(0, option.delimiter + 1) + text.slice(option.value.end);
      const offset = option.delimiter + 1;
      const { snapshot: now, file: open } = opened(emptied);
      const cursor = cursorAt(open, offset);
      if (cursor?.kind !== 'value' || sectionAt(syntaxTree(open), offset) === undefined) continue;
      const offer = random.pick(completeValue(now, open, cursor, offset));
      // A pipeline begins with filters and is not yet at its end.
      if (offer === undefined || offer.snippet || (option.key === 'pipeline' && offer.detail === 'filter')) continue;
      tried++;
      const after = taken(emptied, offer);
      const line = lineOf(after, offset);
      assert.deepEqual(fresh(troubles(text, line), troubles(after, line)), [], `${option.key} = ${offer.label} in ${name}`);
    }
    assert.ok(snapshot.files.size === 1);
  }
  assert.ok(tried > runs, `${tried} values were tried`);
});
