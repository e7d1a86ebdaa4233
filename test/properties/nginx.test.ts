// Any nginx text at all: parsing and judging never throw, and what the tree holds covers the text. On small words that matter to nginx,
// and on prefixes and random splices of the samples and, where there is one, of the corpus.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { applyEdits, changed } from '../../server/core/text.ts';
import { judge } from '../../server/judge.ts';
import { begin } from '../../server/nginx/blocks.ts';
import { contextsAt } from '../../server/nginx/context.ts';
import { format } from '../../server/nginx/format.ts';
import { parse, read, syntaxTree, treeOf } from '../../server/nginx/parser.ts';
import { resume } from '../../server/nginx/resume.ts';
import { hintsOf, templateOf } from '../../server/nginx/templates.ts';
import { type Directive, pathAt, type Tree } from '../../server/nginx/tree.ts';
import { corpus } from '../harness/corpus.ts';
import { sourceFile } from '../harness/fixture.ts';
import { holds } from '../harness/random.ts';

const samples = fileURLToPath(new URL('../nginx/samples', import.meta.url));
const texts = [
  ...readdirSync(samples)
    .filter(name => name.endsWith('.conf'))
    .map(name => readFileSync(join(samples, name), 'utf8')),
  ...(corpus('nginx') ?? []).map(({ text }) => text),
  ...(corpus('nginx/templated') ?? []).map(({ text }) => text),
];
const pieces =
  'http|server|location|if|map|types|upstream|include|listen|set|content_by_lua_block|$a|${|"|\'|\\|;|{|}|#|\n|\r\n| |\t|(|)|~|@x|a=b|80|{{ x }}|{% if %}|<%|%>|--[[|]]|\u00e9|\ud83d|\ue000|\0';

const word = fc.constantFrom(...pieces.split('|'));
const soup = fc.array(word, { maxLength: 60 }).map(words => words.join(' ').replaceAll(' \n ', '\n'));
const glued = fc.array(word, { maxLength: 60 }).map(words => words.join(''));
const place = fc.nat({ max: 1_000_000 });
const from = fc.constantFrom(...texts);
const prefix = fc.tuple(from, place).map(([text, at]) => text.slice(0, at % (text.length + 1)));
const splice = fc.tuple(from, from, place, place, place).map(([text, other, a, b, c]) => {
  const [start, source] = [a % (text.length + 1), b % (other.length + 1)];
  return text.slice(0, start) + other.slice(source, source + (c % 200)) + text.slice(start + (c % 50));
});
const name = fc.constantFrom('nginx.conf', 'a.conf.template', 'a.j2', 'a.erb');

const repeated = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => `http {\n${words.join(' ').repeat(3000)}`);

for (const [what, texts, runs] of [
  ['any text', fc.string({ unit: 'grapheme', maxLength: 200 }), 300],
  ['words of the language', soup, 600],
  ['words glued together', glued, 600],
  ['a few words over and over', repeated, 20],
  ['prefixes of real files', prefix, 60],
  ['splices of real files', splice, 60],
] as const) {
  test(`${what}: parsing and judging never throw, and the tree covers the text`, () => {
    holds(
      fc.property(texts, name, place, (text, path, offset) => hold(text, path, offset % (text.length + 1))),
      runs,
      [
        ['include \ud83d', 'nginx.conf', 0],
        ['location / { '.repeat(5000), 'nginx.conf', 9],
      ],
    );
  });
}

const inserted = fc.oneof(
  word,
  fc.constantFrom('a b;\n', 'server {\n', '}\n', '"a\n', '# it is\n', 'listen 80', ' {', '{%', '{{ x }}'),
  splice,
);
const edit = fc.record({ at: place, removed: fc.nat({ max: 30 }), inserted });

test('a text that goes on from the version before it gives the tree it gives by itself', () => {
  const start = fc.oneof(from, soup, glued, prefix);
  const goesOn = (text: string, edits: readonly { readonly at: number; readonly removed: number; readonly inserted: string }[]) => {
    let version = text;
    let reading = read(begin(text, undefined));
    let hints = hintsOf(text);
    let typedAt = 0;
    for (const { at, removed, inserted } of edits) {
      // Every other one goes on where the last one was.
      const offset = at % 2 === 0 ? at % (version.length + 1) : Math.min(typedAt, version.length);
      version = version.slice(0, offset) + inserted + version.slice(offset + removed);
      typedAt = offset + inserted.length;
      const change = changed(reading.source, version);
      hints = hintsOf(version, hints, change);
      assert.deepEqual(templateOf('nginx.conf', version, hints), templateOf('nginx.conf', version));
      reading = read(resume(reading, version, change.start));
      assert.deepEqual(treeOf(reading), parse(version));
    }
  };
  holds(fc.property(start, fc.array(edit, { minLength: 1, maxLength: 6 }), goesOn), 500);
});

function hold(text: string, path: string, offset: number): void {
  const file = sourceFile(`file:///w/${path}`, text);
  const snapshot: Snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings: defaultSettings };
  const tree = syntaxTree(file);
  covers(text, tree);
  for (const { span } of judge(snapshot, file)) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
  for (const directive of pathAt(tree, offset)) assert.ok(directive.start <= offset && offset <= directive.end);
  contextsAt(snapshot, file, offset);
  const once = applyEdits(text, format(file, formatOptions));
  assert.equal(once.replace(/\s/g, ''), text.replace(/\s/g, ''), 'formatting changes more than white space');
  assert.equal(applyEdits(once, format({ ...file, text: once }, formatOptions)), once, 'formatting twice is not once');
}

const formatOptions = { tabSize: 4, insertSpaces: true };

/** Directives stand in order and inside their blocks; what no word, punctuation, comment, hole or mistake takes is white space. */
function covers(text: string, tree: Tree): void {
  const taken = new Uint8Array(text.length);
  const take = (start: number, end: number) => taken.fill(1, start, end);
  for (const { start, end } of [...tree.comments, ...tree.holes]) take(start, end);
  for (const { span } of tree.mistakes) take(span.start, span.end);
  const visit = (directives: readonly Directive[], start: number, end: number) => {
    let last = start;
    for (const { name, args, block, semicolon, ...whole } of directives) {
      assert.ok(last <= whole.start && whole.start <= whole.end && whole.end <= end, 'out of order or out of its block');
      last = whole.start;
      for (const each of [name, ...args]) take(each.start, each.end);
      if (semicolon !== undefined) take(semicolon, semicolon + 1);
      if (block === undefined) continue;
      take(block.open, block.open + 1);
      if (block.close !== undefined) take(block.close, block.close + 1);
      if (block.kind === 'code') take(block.start, block.end);
      visit(block.children, block.start, block.end);
    }
  };
  visit(tree.children, 0, text.length);
  if (tree.template !== undefined) return;
  for (let at = 0; at < text.length; at++) {
    if (!taken[at]) assert.match(text[at]!, /[ \t\r\n;{}]/, `offset ${at} belongs to nothing`);
  }
}
