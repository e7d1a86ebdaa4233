// server/paste/format.ts: what it changes, what it leaves, and that over real files it never changes what configparser reads.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormatOptions } from '../../server/core/answers.ts';
import { applyEdits } from '../../server/core/text.ts';
import { format } from '../../server/paste/format.ts';
import { paste } from '../../server/paste/language.ts';
import { parse } from '../../server/paste/parser.ts';
import { checkTyped } from '../harness/check.ts';
import { corpus, noCorpus } from '../harness/corpus.ts';

const spaces: FormatOptions = { tabSize: 4, insertSpaces: true };

function formatted(text: string, options: FormatOptions = spaces): string {
  const edits = format({ uri: 'file:///a.ini', language: paste, version: 0, text }, options);
  return applyEdits(text, edits);
}

function checkFormat(before: string, after: string, options: FormatOptions = spaces): void {
  assert.equal(formatted(before, options), after);
  assert.equal(formatted(after, options), after);
}

test('blanks around delimiters', () => checkFormat('[a]\nk=v\nj  :w\nl\t=\t1\nempty =   \n', '[a]\nk = v\nj: w\nl = 1\nempty =\n'));

test('columns that were lined up stay', () =>
  checkFormat('[a]\nhost    = 1\nportnum = 2\nx =    3\n', '[a]\nhost    = 1\nportnum = 2\nx = 3\n'));

test('columns that were lined up go when the user does not want them', () =>
  checkFormat('[a]\nhost    = 1\nportnum = 2\n', '[a]\nhost = 1\nportnum = 2\n', { ...spaces, align: 'never' }));

test('a continuation moves with its option, deeper lines stay deeper', () =>
  checkFormat('[a]\n  k =\n   one\n     two\n\n   three\n  j = 1\n', '[a]\nk =\n    one\n      two\n\n    three\nj = 1\n'));

test('a header inside a value is no header', () => checkFormat('[a]\nk = 1\n  [b]\nj=2\n', '[a]\nk = 1\n    [b]\nj = 2\n'));

test('comments in a value: at the margin they stay, indented ones follow', () =>
  checkFormat('[a]\nk =\n  one\n# margin\n  # inside\n  two\n', '[a]\nk =\n    one\n# margin\n    # inside\n    two\n'));

test('a blank line before a section and its comments, two at most between, none at the end', () =>
  checkFormat('[a]\nk = 1\n# about b\n[b]\nk = 1\n\n\n\n\nj = 1\n\n\n', '[a]\nk = 1\n\n# about b\n[b]\nk = 1\n\n\nj = 1\n'));

test('line ends of the file are kept, and a last one is added', () => checkFormat('[a]\r\nk=1\r\n[b]', '[a]\r\nk = 1\r\n\r\n[b]\r\n'));

test('what is no option is left alone', () => checkFormat('[a]\n=x\nnothing here\nk=1\n', '[a]\n=x\nnothing here\nk = 1\n'));

test('an inline "comment" is value text', () => checkFormat('[a] # c\nk=v   # c\n', '[a] # c\nk = v   # c\n'));

test('tabs when the editor indents with tabs', () =>
  checkFormat('[a]\nk =\n    one\n', '[a]\nk =\n\tone\n', { tabSize: 4, insertSpaces: false }));

test('templates keep their statements and holes', () =>
  checkFormat('[a]\n{% if x %}\nk={{ v }}\n{% endif %}\n', '[a]\n{% if x %}\nk = {{ v }}\n{% endif %}\n'));

test('a range formats its lines only', () => {
  const text = '[a]\nk=1\nj=2\n';
  const edits = format({ uri: 'file:///a.ini', language: paste, version: 0, text }, spaces, { start: 4, end: 6 });
  assert.ok(!('problem' in edits));
  assert.equal(applyEdits(text, edits), '[a]\nk = 1\nj=2\n');
});

test('a line break formats the option before it', () => checkTyped('[a]\nj=1\nk=v\n<|>', '\n', '[a]\nj=1\nk = v\n', { path: 'app.ini' }));

test('over real files: nothing is refused, nothing read differently, and twice is once', { skip: noCorpus }, () => {
  const meaning = (text: string) =>
    parse(text).sections.map(section => [section.name, section.options.map(option => [option.key, option.value.text])]);
  for (const { name, text } of [...corpus('paste')!, ...corpus('paste/templated')!]) {
    const once = formatted(text);
    assert.deepEqual(meaning(once), meaning(text), name);
    assert.equal(formatted(once), once, name);
  }
});
