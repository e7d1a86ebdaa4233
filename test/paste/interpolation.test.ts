// Resolved values and where their text comes from.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Resolution, resolve, sourceOf } from '../../server/paste/interpolation.ts';
import { syntaxTree } from '../../server/paste/parser.ts';
import { type FixtureOptions, parseFixture, snapshotOf } from '../harness/fixture.ts';

/** What the option `k` of the last section means. */
function resolved(source: string, options: FixtureOptions = {}): { readonly resolution: Resolution; readonly text: string } {
  const snapshot = snapshotOf(parseFixture(source, options), options);
  const file = snapshot.files.values().next().value!;
  const section = syntaxTree(file).sections.at(-1)!;
  const option = section.options.find(({ key }) => key === 'k')!;
  return { resolution: resolve(snapshot, file, section, option), text: file.text };
}

function textOf(source: string, options: FixtureOptions = {}): string {
  const { resolution } = resolved(source, options);
  return resolution.kind === 'text' ? resolution.text : resolution.kind;
}

test('names are looked up in the section, then in [DEFAULT], then among the variables', () => {
  assert.equal(textOf('[DEFAULT]\na = default\n[app:main]\na = own\nk = %(a)s\n'), 'own');
  assert.equal(textOf('[DEFAULT]\na = default\n[app:main]\nk = %(a)s\n', { settings: { 'paste.variables': { a: 'given' } } }), 'default');
  assert.equal(textOf('[app:main]\nk = %(a)s\n', { settings: { 'paste.variables': { a: 'given' } } }), 'given');
  assert.equal(textOf('[app:other]\na = 1\n[app:main]\nk = %(a)s\n'), 'unresolved');
  assert.equal(textOf('[DEFAULT]\nb = %(a)s\n[app:main]\na = own\nk = %(b)s\n'), 'own');
});

test('here is the folder of the file, unless the settings say where it is deployed', () => {
  assert.equal(textOf('[app:main]\nk = %(here)s/x in %(__file__)s\n'), '/w/x in /w/app.ini');
  assert.equal(textOf('[app:main]\nk = %(here)s/x\n', { settings: { 'paste.here': '/srv/app' } }), '/srv/app/x');
});

test('ten steps are allowed, an eleventh and a circle are not', () => {
  const chain = (last: number) => `${Array.from({ length: last }, (_, step) => `v${step} = %(v${step + 1})s\n`).join('')}v${last} = end\n`;
  assert.equal(textOf(`[DEFAULT]\n${chain(9)}[app:main]\nk = %(v0)s\n`), 'end');
  assert.equal(textOf(`[DEFAULT]\n${chain(10)}[app:main]\nk = %(v0)s\n`), 'fault');
  assert.equal(textOf('[app:main]\na = %(k)s\nk = %(a)s\n'), 'fault');
});

test('a few lines that ask for gigabytes are given up, not computed', () => {
  const lines = Array.from({ length: 9 }, (_, step) => `v${step} = ${`%(v${step + 1})s`.repeat(20)}\n`).join('');
  assert.equal(textOf(`[DEFAULT]\n${lines}v9 = x\n[app:main]\nk = %(v0)s\n`), 'unknown');
});

test('every character of a resolved text knows where it was written', () => {
  const { resolution, text } = resolved('[app:main]\nk = a:%(here)s\n  b%%c\n');
  assert.ok(resolution.kind === 'text');
  assert.equal(resolution.text, 'a:/w\nb%c');
  const at = (part: string) => {
    const start = resolution.text.indexOf(part);
    const { span, enclosing } = sourceOf(resolution.pieces, start, start + part.length);
    return [span && text.slice(span.start, span.end), text.slice(enclosing.start, enclosing.end)];
  };
  assert.deepEqual(at('a'), ['a', 'a']);
  assert.deepEqual(at('/w'), [undefined, '%(here)s']);
  assert.deepEqual(at('w'), [undefined, '%(here)s']);
  assert.deepEqual(at('b'), ['b', 'b']);
  assert.deepEqual(at('c'), ['c', 'c']);
  assert.deepEqual(at('a:/w\nb'), [undefined, 'a:%(here)s\n  b']);
});
