// The join by address, over a hand-made language of `listen ADDRESS`, `connect ADDRESS`, `member NAME ADDRESS` and `pass NAME` lines:
// an index carried over from another snapshot answers as a fresh one does.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Endpoint, sameAddress, showAddress, tcpAddress, unixAddress } from '../../server/core/endpoint.ts';
import type { Language, Snapshot, SourceFile } from '../../server/core/language.ts';
import { memo } from '../../server/core/memo.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import type { Site } from '../../server/links/join.ts';
import { counterparts, sitesOf, wiresOf } from '../../server/links/links.ts';
import { listenersNear } from '../../server/links/near.ts';
import { holds } from '../harness/random.ts';

const endpointsOf = memo((file: SourceFile): readonly Endpoint[] => {
  const found: Endpoint[] = [];
  for (const { index, 0: line } of file.text.matchAll(/.+/g)) {
    const span = { start: index, end: index + line.length };
    const [verb, ...words] = line.split(' ');
    const written = words.at(-1)!;
    const base = { span, parts: {}, owner: line, ownerSpan: span };
    const tcp = /^(.*):(\d+)$/.exec(written);
    const address = tcp ? tcpAddress(tcp[1]!, Number(tcp[2])) : unixAddress(written.replace('~', ''), written.startsWith('~'));
    if (verb === 'listen') found.push({ ...base, address, role: 'listen' });
    else if (verb === 'pass') found.push({ ...base, role: 'connect', via: written });
    else found.push({ ...base, address, role: 'connect', ...(verb === 'member' && { group: words[0]! }) });
  }
  return found;
});

const language = { id: 'nginx', endpoints: (_, file) => endpointsOf(file) } as Language;

function fileOf(name: string, text: string): SourceFile {
  return { uri: `file:///w/${name}`, language, version: 1, text };
}

function snapshotOf(files: readonly SourceFile[]): Snapshot {
  return { files: new Map(files.map(file => [file.uri, file])), roots: ['file:///w'], complete: true, settings: defaultSettings };
}

function names(sites: readonly Site[]): readonly string[] {
  return sites.map(site => `${site.file.uri.slice(10)}: ${site.owner}`);
}

test('addresses are equal by meaning', () => {
  const same = (a: string, b: string) => assert.ok(sameAddress(addressOf(a), addressOf(b)), `${a} = ${b}`);
  const other = (a: string, b: string) => assert.ok(!sameAddress(addressOf(a), addressOf(b)), `${a} ≠ ${b}`);
  same('localhost:80', '127.0.0.1:80');
  same('[::1]:80', 'LOCALHOST:80');
  same('0.0.0.0:80', '127.0.0.1:80');
  same('*:80', '[::]:80');
  same('*:80', '127.0.0.2:80');
  same('/run//a/../app.sock', '/run/app.sock');
  same('~run/app.sock', '/srv/app/run/app.sock');
  same('~/../run/./app.sock', '/srv/run/app.sock');
  same('~../../run/app.sock', '~/run/app.sock');
  other('~run/app.sock', '/srv/apprun/app.sock');
  other('0.0.0.0:80', 'example.com:80');
  other('127.0.0.1:80', '127.0.0.1:8080');
  other('/run/a', '/run/b');
});

test('a connection through a group reaches the listeners of its members, and is found from them', () => {
  const conf = fileOf('a.conf', 'member app /run/1\nmember app /run/2\npass app\nconnect /run/1');
  const ini = fileOf('a.ini', 'listen /run/1');
  const snapshot = snapshotOf([conf, ini]);
  const [one, two, pass] = sitesOf(snapshot, conf);
  const [listener] = sitesOf(snapshot, ini);
  assert.deepEqual(names(counterparts(snapshot, pass!)), ['a.ini: listen /run/1']);
  assert.deepEqual(names(counterparts(snapshot, two!)), []);
  assert.deepEqual(names(counterparts(snapshot, listener!)), ['a.conf: member app /run/1', 'a.conf: connect /run/1']);
  assert.deepEqual(names(wiresOf(snapshot, listener!).map(wire => wire.connect)), ['a.conf: pass app', 'a.conf: connect /run/1']);
  assert.equal(wiresOf(snapshot, one!)[0]!.member, one);
});

test('of groups with one name, a file means its own, else the nearest', () => {
  const snapshot = snapshotOf([
    fileOf('one/up.conf', 'member app 127.0.0.1:1'),
    fileOf('one/site.conf', 'pass app'),
    fileOf('two/site.conf', 'member app 127.0.0.1:2\npass app'),
    fileOf('app.ini', 'listen 127.0.0.1:1\nlisten 127.0.0.1:2'),
  ]);
  const passOf = (name: string) => sitesOf(snapshot, snapshot.files.get(`file:///w/${name}`)!).find(site => site.via)!;
  assert.deepEqual(names(counterparts(snapshot, passOf('one/site.conf'))), ['app.ini: listen 127.0.0.1:1']);
  assert.deepEqual(names(counterparts(snapshot, passOf('two/site.conf'))), ['app.ini: listen 127.0.0.1:2']);
});

test('listeners near an address share its folder, its last segment, or are a port beside it', () => {
  const ini = fileOf('app.ini', 'listen /run/app/app.sock\nlisten /srv/web.sock\nlisten 127.0.0.1:6544\nlisten 127.0.0.1:7000');
  const snapshot = snapshotOf([ini]);
  assert.deepEqual(names(listenersNear(snapshot, unixAddress('/run/app/ap.sock'))), ['app.ini: listen /run/app/app.sock']);
  assert.deepEqual(names(listenersNear(snapshot, unixAddress('/var/run/app/app.sock'))), ['app.ini: listen /run/app/app.sock']);
  assert.deepEqual(names(listenersNear(snapshot, tcpAddress('localhost', 6543))), ['app.ini: listen 127.0.0.1:6544']);
});

test('after any sequence of edits, answers are those of a join made from nothing', () => {
  const address = fc.constantFrom('/run/a', '/run/b', '~run/a', '127.0.0.1:1', '*:1', '127.0.0.1:2');
  const line = fc.oneof(
    address.map(written => `listen ${written}`),
    address.map(written => `connect ${written}`),
    address.map(written => `member app ${written}`),
    fc.constant('pass app'),
  );
  const edit = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), lines: fc.option(fc.array(line, { maxLength: 3 })) });
  holds(
    fc.property(fc.array(edit, { maxLength: 12 }), edits => {
      const files = new Map<string, SourceFile>();
      for (const { name, lines } of edits) {
        if (lines === null) files.delete(name);
        else files.set(name, fileOf(name, lines.join('\n')));
        const carried = answers(snapshotOf([...files.values()]));
        answers(snapshotOf([]));
        assert.deepEqual(carried, answers(snapshotOf([...files.values()])));
      }
    }),
    100,
  );
});

function answers(snapshot: Snapshot): readonly string[] {
  return [...snapshot.files.values()]
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    .flatMap(file => sitesOf(snapshot, file).map(site => `${site.owner} ⇒ ${names(counterparts(snapshot, site)).join('; ')}`));
}

function addressOf(written: string) {
  const tcp = /^(.*):(\d+)$/.exec(written);
  const address = tcp ? tcpAddress(tcp[1]!, Number(tcp[2])) : unixAddress(written.replace('~', ''), written.startsWith('~'));
  assert.ok(showAddress(address).length > 0);
  return address;
}
