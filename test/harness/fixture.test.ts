// The test notation itself: what is read from it is what is written back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareMarks, parseFixture, printFixture, snapshotOf } from './fixture.ts';

const source = `
#- settings: {"nginx.version": "1.20.0"}
#- incomplete
#- app.ini
[server:main]
#^^^^^^^^^^^ name
#<<<<<<<<<<<<< header
socket = /run/app.sock
#        ^^^^^^^^^^^^^ target
#- conf.d/nginx.conf
http { ser<|>ver { } }
#      ^^^^^^ word
`;

test('marks stand where their carets are, and the notation is no part of the text', () => {
  const fixture = parseFixture(source);
  const [ini, conf] = fixture.files;
  assert.equal(ini!.text, '[server:main]\nsocket = /run/app.sock\n');
  assert.deepEqual(
    ini!.marks.map(({ span, label }) => `${label} ${ini!.text.slice(span.start, span.end)}`),
    ['name server:main', 'header [server:main]', 'target /run/app.sock'],
  );
  assert.equal(conf!.uri, 'file:///w/conf.d/nginx.conf');
  assert.equal(conf!.text, 'http { server { } }\n');
  assert.deepEqual(conf!.cursors, [10]);
  assert.equal(snapshotOf(fixture).settings['nginx.version'], '1.20.0');
  assert.equal(snapshotOf(fixture).complete, false);
});

test('a fixture printed with its own marks is itself, up to the order of marks under one line', () => {
  const fixture = parseFixture(source);
  const printed = printFixture(fixture, new Map(fixture.files.map(file => [file.uri, file.marks])));
  assert.deepEqual(printed.split('\n').sort(), source.split('\n').sort());
  assert.equal(printFixture(parseFixture(printed), new Map(fixture.files.map(file => [file.uri, file.marks]))), printed);
});

test('a mark that is missing, misplaced or labelled otherwise fails', () => {
  const fixture = parseFixture('[a]\n#^ error[x] some message\n');
  const file = fixture.files[0]!;
  const compare = (start: number, label: string) =>
    compareMarks(fixture, new Map([[file.uri, [{ span: { start, end: start + 1 }, label }]]]), []);
  compare(1, 'error[x] some message, and more');
  assert.throws(() => compare(1, 'error[x] another message'));
  assert.throws(() => compare(1, 'error[x] some messages'));
  assert.throws(() => compare(2, 'error[x] some message'));
  assert.throws(() => compareMarks(fixture, new Map(), []));
});
