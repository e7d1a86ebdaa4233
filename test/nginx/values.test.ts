// Values as nginx's own parsers read them: sizes, times, addresses, networks, and what belongs to single directives.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ValueKind } from '../../server/data/value-kinds.ts';
import { bytesOf, millisecondsOf } from '../../server/nginx/quantities.ts';
import { checkValue } from '../../server/nginx/values.ts';

test('sizes take k and m, in places g, and nothing else', () => {
  assert.deepEqual(
    ['10', '8k', '2M'].map(text => bytesOf(text, 'm')),
    [10, 8192, 2097152],
  );
  assert.deepEqual(
    ['1g', '10kb', '-1', '1.5k', '', 'k', '9'.repeat(30)].map(text => bytesOf(text, 'm')),
    Array(7).fill(undefined),
  );
  assert.equal(bytesOf('1G'), 1073741824);
});

test('times go from the largest unit to the smallest', () => {
  assert.deepEqual(
    ['30', '1h30m', '500ms', '1d 12h', '1h5'].map(text => millisecondsOf(text, 'milliseconds')),
    [30e3, 5400e3, 500, 129600e3, 3605e3],
  );
  for (const text of ['30m1h', '1s1s', '1y', '1M', 's', '', '-1', '1.5s'])
    assert.equal(millisecondsOf(text, 'milliseconds'), undefined, text);
  assert.equal(millisecondsOf('1y', 'seconds'), 31536000e3);
  assert.equal(millisecondsOf('10ms', 'seconds'), undefined);
});

const cases: readonly (readonly [ValueKind, readonly string[], readonly string[]])[] = [
  [{ kind: 'word', of: ['on', 'off'] }, ['on', 'OFF'], ['yes', '']],
  [{ kind: 'number', min: 1, max: 9 }, ['1', '9', '05'], ['0', '10', '-1', '1k', '']],
  [{ kind: 'access' }, ['user:rw', 'all:r'], ['user:w', 'others:r', 'user']],
  [
    { kind: 'network', words: ['all', 'unix:'] },
    ['all', '10.0.0.0/8', '::1/128', '2001:db8::'],
    ['10.0.0.0/33', '10.0.0', '::1/x', 'localhost'],
  ],
  [
    { kind: 'address', as: 'listen' },
    ['80', '*:80', '[::]:80', '8000-8005', 'unix:/a', 'localhost'],
    ['0', '65536', '[::1', '127.0.0.1/x', 'unix:', '8005-8000', ':80'],
  ],
  [
    { kind: 'address', as: 'uri', schemes: ['http://'], schemeNeeded: true, variables: true },
    ['http://a/x?y', 'http://unix:/a:/b', 'http://[::1]:80/', 'http://$host', '$url'],
    ['a', 'ftp://a', 'http://a:0', 'http://', 'http://unix:'],
  ],
  [{ kind: 'expires' }, ['30d', '-1', '@15h', 'epoch', 'max', '$e'], ['@25h', 'never', '']],
  [{ kind: 'return' }, ['200', '999', 'https://a', '$scheme://a'], ['1000', '/a', 'ftp://a']],
  [
    { kind: 'referer' },
    ['*.a.test', '.a.*', 'a.*/path', '.x*y', 'a.test/b..*c', '~\\.a\\.'],
    ['*.a.*', 'a*b', 'a..b/c', '*', '*.', 'x.*y/z', '~'],
  ],
  [{ kind: 'rate' }, ['10r/s', '1r/m', '5'], ['0r/s', '10r/h']],
  [{ kind: 'keepalive' }, ['on', '30m::10', ':5'], ['x', '::', '1:2:3:4']],
  [{ kind: 'log-target' }, ['/a', 'syslog:server=a,tag=b_c'], ['syslog:', 'syslog:server=a,tag=b-c', 'syslog:server=a,facility=x']],
  [{ kind: 'session-cache' }, ['off', 'builtin:10', 'shared:a:1m'], ['on', 'shared:a', 'shared:a:1k']],
  [{ kind: 'server-name' }, ['a', '*.a', '.a', '~^a$', ''], ['*a', '.', '~', '~(']],
  [{ kind: 'cache-levels' }, ['1', '1:2', '1:2:2'], ['3', '1:', '1:1:1:1']],
];

test('kinds of values take what nginx takes', () => {
  for (const [kind, good, bad] of cases) {
    for (const text of good) assert.equal(checkValue(kind, text), undefined, `${kind.kind} ${text}`);
    for (const text of bad) assert.match(checkValue(kind, text) ?? '', /^(must|has|is|needs) /, `${kind.kind} ${text}`);
  }
});

test('a network may be the name of a host where nginx looks it up, but not what no name can be', () => {
  const network: ValueKind = { kind: 'network', words: [], hosts: true };
  for (const host of [
    'proxy',
    'my_host.example.org',
    'example.org.',
    'fe80::1%eth0',
    'münchen.example',
    '10.1',
    '${ip}',
    '<ip>',
    '%ip%',
    '[[ip]]',
  ])
    assert.equal(checkValue(network, host), undefined, host);
  for (const nobody of ['10.0.0.1:80', '$address', 'a=b', '-1', 'a b', '256.1.1.1'])
    assert.equal(checkValue(network, nobody), 'is no address, and no name of a host either', nobody);
});

test('what nginx reads at once is no folder', () => {
  const read: ValueKind = { kind: 'path', read: true };
  for (const file of ['a', 'a/b.conf', 'a/*', 'a/*/']) assert.equal(checkValue(read, file), undefined, file);
  for (const folder of ['', 'conf.d/']) assert.equal(checkValue(read, folder), 'must be a file: a folder cannot be read', folder);
});
