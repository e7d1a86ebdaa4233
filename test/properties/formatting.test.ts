// Formatting a part of a file, as on paste and for a selection: only what the part touches changes, and every token and value stays.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { SourceFile } from '../../server/core/language.ts';
import { applyEdits, overlaps } from '../../server/core/text.ts';
import { layoutTokens } from '../../server/nginx/layout.ts';
import { syntaxTree as nginxTree } from '../../server/nginx/parser.ts';
import { syntaxTree as pasteTree } from '../../server/paste/parser.ts';
import { corpus } from '../harness/corpus.ts';
import { sourceFile } from '../harness/fixture.ts';
import { randomFrom, seed } from '../harness/random.ts';

const { below, pick } = randomFrom(seed);
const options = { tabSize: 4, insertSpaces: true };

/** What is read of a file: tokens of nginx with their depth, names and values of Paste. */
const readOf = {
  nginx: (file: SourceFile) =>
    layoutTokens(file.text, nginxTree(file)).map(({ start, end, depth }) => [depth, file.text.slice(start, end)]),
  paste: (file: SourceFile) =>
    pasteTree(file).sections.map(({ name, options: all }) => [name, all.map(({ key, value }) => [key, value.text])]),
};

for (const language of ['nginx', 'paste'] as const) {
  test(`${language}: a part is formatted, and the file reads as before`, () => {
    const suffix = language === 'nginx' ? 'conf' : 'ini';
    const folder = new URL(`../${language}/samples/`, import.meta.url);
    const names = readdirSync(folder).filter(name => name.endsWith(suffix));
    const texts = [...names.map(name => readFileSync(new URL(name, folder), 'utf8')), ...(corpus(language) ?? []).map(({ text }) => text)];
    let changed = 0;
    for (let round = 0; round < Number(process.env.FUZZ_RUNS ?? 200); round++) {
      const source = pick(texts)!;
      // What was pasted has other blanks than the rest.
      const text =
        round % 2 === 0 ? source : source.replaceAll(language === 'nginx' ? /\n +(?=\S)/g : / = /g, language === 'nginx' ? '\n' : '=');
      const file = sourceFile(`file:///w/a.${suffix}`, text);
      const start = below(text.length + 1);
      const span = { start, end: Math.min(text.length, start + below(400)) };
      const edits = file.language.format!(file, options, span);
      for (const edit of edits)
        assert.ok(overlaps(edit.span, span), `an edit at ${edit.span.start}, outside of ${span.start} to ${span.end}`);
      const after = { ...file, version: 2, text: applyEdits(text, edits) };
      assert.deepEqual(readOf[language](after), readOf[language](file), text.slice(span.start, span.end));
      changed += edits.length;
    }
    assert.ok(changed > 0);
  });
}
