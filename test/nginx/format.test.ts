// server/nginx/format.ts: what it changes, what it leaves, and that over real files the tokens stay what they are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormatOptions } from '../../server/core/answers.ts';
import { applyEdits } from '../../server/core/text.ts';
import { format, formatTyped } from '../../server/nginx/format.ts';
import { nginx } from '../../server/nginx/language.ts';
import { layoutTokens } from '../../server/nginx/layout.ts';
import { syntaxTree } from '../../server/nginx/parser.ts';
import { checkFormat, checkTyped } from '../harness/check.ts';
import { corpus, noCorpus } from '../harness/corpus.ts';
import { randomFrom, seed } from '../harness/random.ts';

const spaces: FormatOptions = { tabSize: 4, insertSpaces: true };
const fileOf = (text: string, name = 'a.conf') => ({ uri: `file:///${name}`, language: nginx, version: 0, text });

function formatted(text: string, options: FormatOptions = spaces, name?: string): string {
  const edits = format(fileOf(text, name), options);
  return applyEdits(text, edits);
}

test('one directive a line, a step in for each block', () =>
  checkFormat(
    'http{server{listen   80;location /{root   /a ;index b;}}}',
    'http {\n    server {\n        listen 80;\n        location / {\n            root /a;\n            index b;\n        }\n    }\n}\n',
  ));

test('a block of one directive on one line stays there', () =>
  checkFormat('location = /a {return 204;}\nevents {}\nevents { }', 'location = /a { return 204; }\nevents {}\nevents { }\n'));

test('a brace on a line of its own goes up', () => checkFormat('events\n{\n}\n', 'events {\n}\n'));

test('columns that were lined up stay, other runs of blanks go', () =>
  checkFormat(
    'server {\n  listen       80;\n  server_name  localhost;\n  # c\n  root    /a;\n}\n',
    'server {\n    listen       80;\n    server_name  localhost;\n    # c\n    root /a;\n}\n',
  ));

test('columns go when the user does not want them', () =>
  checkFormat('a    1;\nbb   2;\n', 'a 1;\nbb 2;\n', { ...spaces, align: 'never' }));

test('comments stay behind or above what they are about', () =>
  checkFormat(
    'server { # a\n# b\nlisten 80;   # c\n\n\n\n# d\n} # managed by Certbot\n',
    'server { # a\n    # b\n    listen 80; # c\n\n    # d\n} # managed by Certbot\n',
  ));

test('arguments on further lines stay below what they were lined up with, or go one step in', () =>
  checkFormat(
    "log_format  main  'a'\n                  'b';\nlog_format j\n  '{'\n    '1';\n",
    "log_format main 'a'\n                'b';\nlog_format j\n    '{'\n      '1';\n",
  ));

test('a comment between arguments', () => checkFormat('index a # one\nb\n;', 'index a # one\n    b;\n'));

test('Lua is not touched', () =>
  checkFormat('content_by_lua_block   {\n  a  =  { "}" }\n }', 'content_by_lua_block {\n  a  =  { "}" }\n }\n'));

test('quoted text, regexes and variables are not touched', () =>
  checkFormat('set $a  "x   ${b}  y" ;\nif ($a ~ "(a  b)"){ return 1; }\n', 'set $a "x   ${b}  y";\nif ($a ~ "(a  b)") { return 1; }\n'));

test('entries of a map are lined up as found', () =>
  checkFormat('map $a $b {\ndefault   0;\n~^/x      1;\n}\n', 'map $a $b {\n    default   0;\n    ~^/x      1;\n}\n'));

test('line ends of the file are kept', () => checkFormat('a 1;\r\nb  2;', 'a 1;\r\nb 2;\r\n'));

test('tabs when the editor indents with tabs', () =>
  checkFormat('a {\n    b;\n}\n', 'a {\n\tb;\n}\n', { tabSize: 4, insertSpaces: false }));

test('template statements stay where they are', () => {
  const text = 'server {\n{% if x %}\nlisten   {{ port }};\n{% endif %}\n}\n';
  assert.equal(formatted(text, spaces, 'a.conf.j2'), 'server {\n{% if x %}\n    listen {{ port }};\n{% endif %}\n}\n');
});

test('a typed } goes below its directive', () => {
  const text = '  server {\n    listen 80;\n    }';
  assert.equal(applyEdits(text, formatTyped(fileOf(text), text.length, '}', spaces)), '  server {\n    listen 80;\n  }');
});

test('a typed ; takes the place of the one right behind it, but not in a string, in Lua or where that one ends something', () => {
  const typed = (before: string, after: string) => {
    const text = `${before};${after}`;
    return applyEdits(text, formatTyped(fileOf(text), before.length + 1, ';', spaces));
  };
  assert.equal(typed('server {\n    listen 80', ';\n}'), 'server {\n    listen 80;\n}');
  for (const [before, after] of [
    ['lua_package_path "?.lua', ';";'],
    ['http { init_by_lua_block { a()', '; } }'],
    ['# a', ';'],
    ['listen 80', ' # ;'],
  ] as const) {
    assert.equal(typed(before, after), `${before};${after}`);
  }
});

test('a typed ; gives its statement its blanks, and touches nothing else', () =>
  checkTyped('server   {\n  listen   80   ;<|>\n  root   /a;\n}\n', ';', 'server   {\n  listen 80;\n  root   /a;\n}\n'));

test('over real files: the tokens stay what they are, and twice is once', { skip: noCorpus }, () => {
  const tokens = (text: string, name: string) =>
    layoutTokens(text, syntaxTree(fileOf(text, name))).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
  for (const { name, text } of [...corpus('nginx')!, ...corpus('nginx/templated')!]) {
    if (syntaxTree(fileOf(text, name)).mistakes.length > 0) continue;
    const once = formatted(text, spaces, name);
    assert.deepEqual(tokens(once, name), tokens(text, name), name);
    assert.equal(formatted(once, spaces, name), once, name);
  }
});

test('real files with their white space shaken: the tokens stay what they are, and twice is once', { skip: noCorpus }, () => {
  const kindsAndTexts = (text: string) =>
    layoutTokens(text, syntaxTree(fileOf(text))).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
  const random = randomFrom(seed).below;
  const gaps = [' ', '  ', '\t', '\n', '\n\n\n', ' \t ', '\r\n', '        '];
  for (const { name, text } of corpus('nginx')!) {
    if (syntaxTree(fileOf(text)).mistakes.length > 0) continue;
    let shaken = '';
    let end = 0;
    for (const token of layoutTokens(text, syntaxTree(fileOf(text)))) {
      const gap = text.slice(end, token.start);
      const before = shaken.at(-1);
      const mustBreak = before !== undefined && gap.includes('\n');
      shaken += gap === '' ? '' : random(3) > 0 ? gap : mustBreak ? `\n${gaps[random(gaps.length)]}` : gaps[random(3)];
      shaken += text.slice(token.start, token.end);
      end = token.end;
    }
    const once = formatted(shaken);
    assert.deepEqual(kindsAndTexts(once), kindsAndTexts(text), name);
    assert.equal(formatted(once), once, name);
  }
});

test('a part: its lines and no other, whether it ends with a line or before the next', () => {
  const text = 'http {\nserver {\nlisten   80;\nroot   /a;\n}\n}\n';
  const part = (start: string, end: string) => {
    const span = { start: text.indexOf(start), end: text.indexOf(end) };
    return applyEdits(text, format(fileOf(text), spaces, span));
  };
  for (const end of [';\nroot', '\nroot', 'root']) {
    assert.equal(part('listen', end), 'http {\nserver {\n        listen 80;\nroot   /a;\n}\n}\n');
  }
});
