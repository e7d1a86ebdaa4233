// The TextMate grammars beside our own reading: names, punctuation, comments, quotes, variables, regexes and keys have the scopes of what they are,
// so that nothing leaks out of its statement. Over the samples and, where there is one, the corpus, as found and with its white space shaken.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Span } from '../../server/core/text.ts';
import { nginx } from '../../server/nginx/language.ts';
import { layoutTokens } from '../../server/nginx/layout.ts';
import { syntaxTree as nginxTree } from '../../server/nginx/parser.ts';
import { regexesOf, regexSpan } from '../../server/nginx/regexes.ts';
import { walk } from '../../server/nginx/tree.ts';
import { percents } from '../../server/paste/interpolation.ts';
import { paste } from '../../server/paste/language.ts';
import { syntaxTree as pasteTree } from '../../server/paste/parser.ts';
import { corpus } from '../harness/corpus.ts';
import { type Random, randomFrom, seed, seeded } from '../harness/random.ts';
import { breakers } from '../judges/paste-mutants.ts';
import { hasEmbedded, type Scoped, scopesOf } from './scopes.ts';

type File = { readonly name: string; readonly text: string };
type Disagree = (what: string, offset: number) => void;

const samplesOf = (folder: string, suffix: string): readonly File[] =>
  readdirSync(folder)
    .filter(name => name.endsWith(suffix))
    .map(name => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
const read = (language: typeof nginx, { name, text }: File) => ({ uri: `file:///${name}`, language, version: 0, text });

const nginxFiles = [...samplesOf('test/nginx/samples', '.conf'), ...(corpus('nginx') ?? []), ...(corpus('nginx/templated') ?? [])].filter(
  ({ text }) => hasEmbedded || !/_by_lua|perl/.test(text),
);
const pasteFiles = [...samplesOf('test/paste/samples', '.ini'), ...(corpus('paste') ?? [])];

test('nginx: real files', () => checkAll('source.nginx', nginxFiles, disagreeNginx));

test('nginx: real files with their white space shaken', () => {
  const random = randomFrom(seed);
  return checkAll(
    'source.nginx',
    nginxFiles.map(file => ({ ...file, text: shaken(file, random) })),
    disagreeNginx,
  );
});

test('paste: real files', () => checkAll('source.paste-deploy', pasteFiles, disagreePaste));

test('paste: real files with changes that keep them readable', () => {
  const random = seeded(seed);
  const kinds = Object.values(breakers);
  const changed = pasteFiles.flatMap(file =>
    Array.from({ length: 4 }, () => ({ ...file, text: kinds[Math.floor(random() * kinds.length)]!(file.text, random) ?? file.text })),
  );
  return checkAll(
    'source.paste-deploy',
    changed.filter(file => pasteTree(read(paste, file)).mistakes.length === 0),
    disagreePaste,
  );
});

async function checkAll(
  scopeName: 'source.nginx' | 'source.paste-deploy',
  files: readonly File[],
  disagree: (file: File, scopeAt: (offset: number) => string, report: Disagree) => void,
): Promise<void> {
  const wrong: string[] = [];
  for (const file of files) {
    const scopes = byOffset(file.text, await scopesOf(scopeName, file.text));
    disagree(
      file,
      offset => scopes[offset] ?? '',
      (what, offset) => {
        const line = file.text.slice(0, offset).split('\n').length;
        wrong.push(`${file.name}:${line} ${what}: ${file.text.split('\n')[line - 1]} (${scopes[offset]})`);
      },
    );
  }
  assert.deepEqual(wrong.slice(0, 20), []);
}

function byOffset(text: string, scoped: readonly Scoped[]): readonly (string | undefined)[] {
  const scopes = new Array<string | undefined>(text.length);
  for (const { start, end, scopes: all } of scoped) scopes.fill(all.join(' '), start, end);
  return scopes;
}

function disagreeNginx(file: File, scopeAt: (offset: number) => string, report: Disagree): void {
  const { text } = file;
  const tree = nginxTree(read(nginx, file));
  if (tree.mistakes.length > 0) return;
  const skipped = new Uint8Array(text.length);
  const expect = (what: string, offset: number, scope: RegExp) => {
    if (!skipped[offset] && !scope.test(scopeAt(offset))) report(what, offset);
  };
  for (const { start, end } of tree.holes) skipped.fill(1, start, end);
  walk(tree, ({ block }) => {
    if (block?.kind === 'code') skipped.fill(1, block.start + 1, block.end - 1);
  });
  walk(tree, (directive, parents) => {
    const { name, args, block, semicolon } = directive;
    const isKey = parents.at(-1)?.block?.kind === 'entries';
    if (isKey) expect('a key', name.start, /entity\.name\.tag|string|keyword\.(?:other\.entry|operator\.regexp)|variable/);
    else if (!name.hole) expect('a name', name.start, /keyword\.(?:control|other\.entry)|support\.function/);
    if (semicolon !== undefined) expect('a semicolon', semicolon, /punctuation\.terminator/);
    if (block !== undefined) expect('an opening brace', block.open, /punctuation\.section\.block\.begin/);
    if (block?.close !== undefined) expect('a closing brace', block.close, /punctuation\.section\.block\.end/);
    for (const word of isKey ? [name, ...args] : args) {
      if (word.quote !== undefined) for (const end of [word.start, word.end - 1]) expect('a quote', end, /string|meta\.embedded/);
      else if (/string\.quoted/.test(scopeAt(word.start))) report('a word without quotes', word.start);
      if (word.hole || /embedded/.test(scopeAt(word.start))) continue;
      for (const { index } of text.slice(word.start, word.end).matchAll(/(?<!\\)\$(?:\{[a-z_]\w*\}|[a-z_]\w*)/g))
        expect('a variable', word.start + index, /variable|string\.regexp/);
    }
    for (const regex of regexesOf(directive, parents.at(-1))) {
      const { start, end } = regexSpan(text, regex, directive);
      if (start < end && !regex.word.hole) expect('a regular expression', Math.floor((start + end) / 2), /regexp|meta\.embedded/);
    }
  });
  comments(text, tree.comments, skipped, scopeAt, report);
}

function disagreePaste(file: File, scopeAt: (offset: number) => string, report: Disagree): void {
  const tree = pasteTree(read(paste, file));
  if (tree.template !== undefined) return;
  const expect = (what: string, offset: number, scope: RegExp) => {
    if (!scope.test(scopeAt(offset))) report(what, offset);
  };
  for (const { header, options } of tree.sections) {
    expect('a header', header.start, /meta\.section/);
    for (const { key, keySpan, delimiter, value } of options) {
      // `[app:x` without its bracket is an option to configparser, and a header being typed to a person.
      if (key.startsWith('[')) continue;
      expect('a key', keySpan.start, /option\.paste-deploy|keyword\.control\.scope/);
      expect('a delimiter', delimiter, /keyword\.operator\.assignment/);
      for (const line of value.lines.slice(1)) {
        if (line.start < line.end && /meta\.section|option\.paste-deploy|comment/.test(scopeAt(line.start)))
          report('a continuation', line.start);
      }
      for (const { kind, span } of percents(value)) {
        if (kind === 'reference') expect('an interpolation', span.start, /interpolation|format\.placeholder/);
      }
    }
  }
  const skipped = new Uint8Array(file.text.length);
  for (const { header } of tree.sections) skipped.fill(1, header.end, file.text.indexOf('\n', header.end) + 1 || file.text.length);
  comments(file.text, tree.comments, skipped, scopeAt, report);
}

/** Comments are where we read them and nowhere else. */
function comments(text: string, found: readonly Span[], skipped: Uint8Array, scopeAt: (offset: number) => string, report: Disagree): void {
  const ours = new Uint8Array(text.length);
  for (const { start, end } of found) ours.fill(1, start, end);
  for (let offset = 0; offset < text.length; offset++) {
    if (skipped[offset] || /\s/.test(text[offset]!)) continue;
    const isComment = scopeAt(offset).includes('comment');
    if (isComment !== Boolean(ours[offset])) report(isComment ? 'no comment' : 'a comment', offset);
  }
}

/** A file without mistakes with other blanks between its tokens, which mean the same. */
function shaken(file: File, random: Random): string {
  const { text } = file;
  const tree = nginxTree(read(nginx, file));
  if (tree.mistakes.length > 0 || tree.holes.length > 0) return text;
  const blanks = [' ', '  ', '\t', '\n', '\n\n', ' \t ', '\r\n'];
  let result = '';
  let before: ReturnType<typeof layoutTokens>[number] | undefined;
  for (const token of layoutTokens(text, tree)) {
    const gap = text.slice(before?.end ?? 0, token.start);
    if (gap === '' || random.below(4) > 0) result += gap;
    else result += (before?.kind === 'comment' ? '\n' : '') + random.pick(blanks)!;
    result += text.slice(token.start, token.end);
    before = token;
  }
  return result;
}
