// Formatting around mistakes: what is sound is formatted, what is broken is left, and no token changes. On small examples and on mutants of the
// samples and of real files. FORMAT_MUTANTS: how many (800); SEED: another draw.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { FormatOptions } from '../../server/core/answers.ts';
import { applyEdits } from '../../server/core/text.ts';
import { format } from '../../server/nginx/format.ts';
import { nginx } from '../../server/nginx/language.ts';
import { layoutTokens } from '../../server/nginx/layout.ts';
import { syntaxTree } from '../../server/nginx/parser.ts';
import { corpus } from '../harness/corpus.ts';
import { randomFrom, seed } from '../harness/random.ts';
import { mutate } from '../judges/nginx-mutants/mutate.ts';

const spaces: FormatOptions = { tabSize: 4, insertSpaces: true };
const fileOf = (text: string, name = 'a.conf') => ({ uri: `file:///${name}`, language: nginx, version: 0, text });
const formatted = (text: string, name?: string) => applyEdits(text, format(fileOf(text, name), spaces));

function checkFormat(before: string, after: string, name?: string): void {
  assert.equal(formatted(before, name), after);
  assert.equal(formatted(after, name), after, 'twice is not once');
}

test('a statement without its semicolon stays, its neighbours are formatted', () =>
  checkFormat('server {\nlisten   80;\n   root    /a\nindex  b;\n}\n', 'server {\n    listen 80;\n   root    /a\n    index b;\n}\n'));

test('an outermost block with a brace missing stays, what is beside it is formatted', () =>
  checkFormat(
    'user  a;\nhttp {\n  server {\n    location / {\n      root  /a;\n  }\n  server {\n    listen  81;\n  }\n}\nevents{}\n',
    'user a;\nhttp {\n  server {\n    location / {\n      root  /a;\n  }\n  server {\n    listen  81;\n  }\n}\nevents {}\n',
  ));

test('behind a quote that is not closed nothing moves', () => checkFormat('a  1;\nb  "x;\nc   1;\n', 'a 1;\nb  "x;\nc   1;\n'));

test('a brace too many', () => checkFormat('a  1;\nserver {}\n  b   2;\n  }\nc   3;\n', 'a 1;\nserver {}\n  b   2;\n  }\nc 3;\n'));

test('Lua that is not closed', () =>
  checkFormat('a  1;\ncontent_by_lua_block {\n  a  =  {\n\n\n', 'a 1;\ncontent_by_lua_block {\n  a  =  {\n\n\n'));

test('a template whose braces do not balance loses nothing', () =>
  checkFormat(
    'a  1;\n{% if x %}\nserver  {\n{% else %}\nserver  {\n{% endif %}\nlisten   {{ port }};\n}\n',
    'a 1;\n{% if x %}\nserver  {\n{% else %}\nserver  {\n{% endif %}\nlisten   {{ port }};\n}\n',
    'a.conf.j2',
  ));

/** Tokens as nginx reads them, as far as it does: it stops at text behind a closing quote. */
function rawTokens(text: string): readonly string[] {
  const pattern = /#[^\n]*|"(?:[^"\\]|\\[\s\S])*(?:"|$)|'(?:[^'\\]|\\[\s\S])*(?:'|$)|[;{}]|(?:\$\{|\\[\s\S]|[^ \t\r\n;{\\])+|\\$/gu;
  const tokens: string[] = [];
  for (const { 0: token, index } of text.matchAll(pattern)) {
    tokens.push(token.startsWith('#') ? token.trimEnd() : token);
    if (/^["']/.test(token) && /^[^\s;{)]/.test(text.slice(index + token.length))) break;
  }
  return tokens;
}

function treeTokens(text: string): readonly string[] {
  return layoutTokens(text, syntaxTree(fileOf(text))).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
}

/** Comments that share a line with what is before them. */
function trailing(text: string): readonly string[] {
  return syntaxTree(fileOf(text))
    .comments.filter(({ start }) => text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() !== '')
    .map(({ start, end }) => text.slice(start, end).trimEnd());
}

test('mutants: no token changes, no comment leaves its place, twice is once', () => {
  const samples = fileURLToPath(new URL('./samples', import.meta.url));
  const texts = [
    ...readdirSync(samples)
      .filter(name => name.endsWith('.conf'))
      .map(name => readFileSync(join(samples, name), 'utf8')),
    ...(corpus('nginx') ?? []).map(({ text }) => text).filter(text => text.length < 30_000),
  ];
  const random = randomFrom(seed);
  const runs = Number(process.env.FORMAT_MUTANTS ?? 800);
  let broken = 0;
  let changed = 0;
  for (let index = 0; index < runs; index++) {
    let { text, kind } = mutate(random.pick(texts)!, random);
    if (random.below(3) === 0) ({ text, kind } = mutate(text, random));
    const once = formatted(text);
    const where = `${kind}, run ${index} of seed ${seed}\n${text}`;
    assert.deepEqual(rawTokens(once), rawTokens(text), where);
    assert.deepEqual(treeTokens(once), treeTokens(text), where);
    assert.deepEqual(trailing(once), trailing(text), where);
    assert.equal(formatted(once), once, `twice is not once: ${where}`);
    broken += Number(syntaxTree(fileOf(text)).mistakes.length > 0);
    changed += Number(once !== text);
  }
  console.log(`${runs} mutants, ${broken} of them broken: ${changed} formatted, none harmed`);
});
