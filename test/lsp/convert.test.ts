// From our answers to the protocol's: what the wire cannot show easily.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Completion } from '../../server/core/answers.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { withoutPlaceholders } from '../../server/core/snippet.ts';
import { type Cure, complete } from '../../server/features.ts';
import { safeEdits } from '../../server/lsp/actions.ts';
import { readClient } from '../../server/lsp/client.ts';
import { isAsking, shownFor, toCompletions } from '../../server/lsp/completions.ts';
import { toTokens } from '../../server/lsp/convert.ts';
import { toWorkspaceEdit } from '../../server/lsp/positions.ts';
import { parseFixture, snapshotOf, sourceFile } from '../harness/fixture.ts';
import { capable } from './client.ts';

const plain = readClient({ processId: null, rootUri: null, capabilities: {} });
const full = readClient({ processId: null, rootUri: null, capabilities: capable });

test('a snippet for a client that takes none keeps its defaults', () => {
  assert.equal(withoutPlaceholders('listen ${1:80}${2: ssl};$0'), 'listen 80 ssl;');
  assert.equal(withoutPlaceholders('${1|on,off|} \\$host ${2:${3:inner}} \\}'), 'on $host inner }');
});

test('a typed character asks for offers where they can begin, and never takes the Enter that follows an open block', () => {
  const asks = (text: string) => isAsking(sourceFile('file:///w/nginx.conf', text), text.length, text.at(-1));
  for (const text of ['listen 80 ', 'listen 80 backlog=', 'proxy_pass http://$', 'root "${', 'user = %(']) assert.ok(asks(text), text);
  for (const text of ['server {', 'http {\n  ', 'location / {', 'pipeline =']) assert.ok(!asks(text), text);
});

test('`%(here)s` is not offered to one who typed `=` and goes on to the next line', () => {
  const shown = (text: string, typed?: string) => {
    const file = sourceFile('file:///w/app.ini', text);
    const snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings: defaultSettings };
    return shownFor(typed, complete(snapshot, file, text.length)).map(({ label }) => label);
  };
  assert.deepEqual(shown('[app:main]\ncache_folder =', '='), []);
  assert.deepEqual(shown('[app:main]\ncache_folder = ', ' '), []);
  assert.deepEqual(shown('[app:main]\ncache_folder = '), ['%(here)s']);
  assert.ok(shown('[app:main]\ncache_folder = %', '%').includes('here'));
});

test('offers that replace one range share it where the client can take that', () => {
  const file = sourceFile('file:///w/nginx.conf', 'http { ser }');
  const span = { start: 7, end: 10 };
  const offers: Completion[] = [
    { label: 'server', kind: 'block', span, insert: 'server {\n$0\n}', snippet: true },
    { label: 'server_name', kind: 'directive', span, insert: 'server_name' },
  ];
  const shared = toCompletions(file, full, offers);
  assert.deepEqual(shared.itemDefaults?.editRange, { start: { line: 0, character: 7 }, end: { line: 0, character: 10 } });
  assert.deepEqual(
    shared.items.map(item => [item.textEditText, item.textEdit]),
    [
      ['server {\n$0\n}', undefined],
      [undefined, undefined],
    ],
  );
  const single = toCompletions(file, plain, offers);
  assert.deepEqual(
    single.items.map(item => item.textEdit?.newText),
    ['server {\n\n}', 'server_name'],
  );
});

test('tokens are relative to the one before, counted in UTF-16 units; one over two lines is left out', () => {
  const file = sourceFile('file:///w/nginx.conf', '"🦊" $a\n$b $c\n');
  const tokens = toTokens(file, [
    { span: { start: 5, end: 7 }, type: 'variable' },
    { span: { start: 5, end: 10 }, type: 'string' },
    { span: { start: 8, end: 10 }, type: 'parameter', modifiers: ['declaration', 'readonly'] },
    { span: { start: 11, end: 13 }, type: 'variable' },
  ]);
  assert.deepEqual(tokens, [0, 5, 2, 0, 0, 1, 0, 2, 1, 0b101, 0, 3, 2, 0, 0]);
});

test('an edit names the version of an open document, and none of a file on the disk', () => {
  const fixture = parseFixture('#- a.conf\nhttp {}\n#- b.conf\nhttp {}\n');
  const snapshot = snapshotOf(fixture);
  const [a, b] = [...snapshot.files.values()];
  const files = new Map([a!, { ...b!, version: -1 }].map(file => [file.uri, file]));
  const insert = [{ span: { start: 0, end: 0 }, newText: '#' }];
  const edits = ['a.conf', 'b.conf', 'c.conf', 'gone.conf'].map(name => ({ uri: `file:///w/${name}`, edits: insert }));
  const { documentChanges } = toWorkspaceEdit({ ...snapshot, files }, full, edits, ['file:///w/c.conf']);
  assert.deepEqual(
    documentChanges?.map(change => ('textDocument' in change ? [change.textDocument.uri, change.textDocument.version] : [change.kind])),
    [['create'], ['file:///w/a.conf', 1], ['file:///w/b.conf', null], ['file:///w/c.conf', null]],
  );
});

test('of cures that meet each other, the first is taken; unsafe ones and those of other files never', () => {
  const file = sourceFile('file:///w/nginx.conf', 'abcdef');
  const cure = (start: number, end: number, safe: boolean, uri = file.uri): Cure => ({
    safe,
    diagnostic: { code: 'x', severity: 'error', message: '', span: { start, end } },
    action: { title: '', kind: 'quickfix', edits: [{ uri, edits: [{ span: { start, end }, newText: '' }] }] },
  });
  const taken = safeEdits(file, [
    cure(0, 2, true),
    cure(1, 3, true),
    cure(4, 5, false),
    cure(4, 5, true, 'file:///w/b.conf'),
    cure(5, 6, true),
  ]);
  assert.deepEqual(
    taken.map(({ span }) => span.start),
    [0, 5],
  );
});
