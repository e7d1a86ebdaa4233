// Completion anywhere in real files: no label twice, nothing in comments, and what is taken where a statement, a section or an option may
// begin makes none of the errors that somebody who knows the language would not make there.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Completion } from '../../server/core/answers.ts';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { withoutPlaceholders } from '../../server/core/snippet.ts';
import { applyEdits, lineStart } from '../../server/core/text.ts';
import { complete } from '../../server/features.ts';
import { judge } from '../../server/judge.ts';
import { contextsOf } from '../../server/nginx/context.ts';
import { syntaxTree as nginxTree } from '../../server/nginx/parser.ts';
import { syntaxTree as pasteTree } from '../../server/paste/parser.ts';
import { corpus } from '../harness/corpus.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { randomFrom, seed } from '../harness/random.ts';

const { below, pick } = randomFrom(seed);

/** Errors that an offer must never make. */
const telling = {
  nginx:
    /^nginx\/(?:unknown-directive|misplaced-directive|wrong-argument-count|missing-semicolon|unexpected-punctuation|invalid-parameter)$/,
  paste:
    /^paste\/(?:not-an-option|unclosed-header|unknown-option|duplicate-option|duplicate-section|missing-section|extra-pipeline-option)$/,
};

for (const language of ['nginx', 'paste'] as const) {
  const treeOf = language === 'nginx' ? nginxTree : pasteTree;
  const files = textsOf(language).map(({ name, text }) => ({ name, ...open(name, text) }));

  test(`${language}: no label twice, and nothing in comments`, () => {
    for (let round = 0; round < rounds(400); round++) {
      const { name, snapshot, file } = pick(files)!;
      const offset = below(file.text.length + 1);
      const offers = complete(snapshot, file, offset);
      const labels = offers.map(({ label }) => label);
      assert.deepEqual([...new Set(labels)], labels, `a label twice at ${offset} of ${name}`);
      for (const { span, label } of offers) assert.ok(span.start <= offset && offset <= span.end, `${label} at ${offset} of ${name}`);
      const comment = treeOf(file).comments.find(({ start, end }) => start < offset && offset <= end);
      if (comment !== undefined) assert.deepEqual(labels, [], `in a comment at ${offset} of ${name}`);
    }
  });

  test(`${language}: what is taken on an empty line is right there`, () => {
    let taken = 0;
    for (let round = 0; round < rounds(150); round++) {
      const { name, file: whole } = pick(files)!;
      const at = lineStart(whole.text, below(whole.text.length + 1));
      const { snapshot, file } = open(name, `${whole.text.slice(0, at)}\n${whole.text.slice(at)}`);
      // A fragment that may stand in several blocks is told to be for one of them by what is taken.
      if (language === 'nginx' && contextsOf(snapshot, file).length !== 1) continue;
      const before = errorsOf(snapshot, file, language);
      // A section takes over the options below it, and `set …` waits for a name.
      const last = language === 'nginx' || /^\s*(?:\[|$)/.test(file.text.slice(at));
      const kinds = last ? /^(?:directive|block|section|snippet|option)$/ : /^option$/;
      const offers = complete(snapshot, file, at).filter(({ kind, label }) => kinds.test(kind) && !label.endsWith('…'));
      for (let choice = 0; choice < 3; choice++) {
        const offer = pick(offers);
        if (offer === undefined) break;
        const after = errorsOf(...(Object.values(open(name, applied(file.text, offer))) as [Snapshot, SourceFile]), language);
        assert.ok(
          after.length <= before.length,
          `${offer.label} at line ${lineOf(whole.text, at)} of ${name}: ${after.filter(error => !before.includes(error)).join('; ')}`,
        );
        taken++;
      }
    }
    assert.ok(taken > 0);
  });
}

/** The text with an offer taken; where it leaves a value open, one is written. */
function applied(text: string, { span, insert, snippet }: Completion): string {
  const newText = snippet ? withoutPlaceholders(insert) : insert;
  return applyEdits(text, [{ span, newText: / = $/.test(newText) ? `${newText}1` : newText }]);
}

function errorsOf(snapshot: Snapshot, file: SourceFile, language: keyof typeof telling): readonly string[] {
  const errors = judge(snapshot, file).filter(({ code, severity }) => severity === 'error' && telling[language].test(code));
  return errors.map(({ code, message }) => `${code} ${message}`);
}

function open(name: string, text: string): { snapshot: Snapshot; file: SourceFile } {
  const snapshot = snapshotOf(parseFixture(`#- ${name}\n`));
  const file = { ...snapshot.files.values().next().value!, text };
  return { snapshot: { ...snapshot, files: new Map([[file.uri, file]]) }, file };
}

function textsOf(language: 'nginx' | 'paste') {
  const folder = new URL(`../${language}/samples/`, import.meta.url);
  const own = readdirSync(folder)
    .filter(name => /\.(?:conf|ini)$/.test(name))
    .map(name => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
  const others = (corpus(language) ?? []).filter(({ text }) => text.length < 20_000);
  return [...own, ...others].map(({ name, text }) => ({ name: language === 'paste' ? name.replace(/(?:\.ini)?$/, '.ini') : name, text }));
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function rounds(usual: number): number {
  return Number(process.env.FUZZ_RUNS ?? usual);
}
