// What may stand at an argument, and the forms of a directive.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../server/data/nginx-types.ts';
import { type Expected, expectedAt, formsOf } from '../../server/nginx/grammar.ts';
import { entryIn } from '../../server/nginx/reference.ts';

function offered(name: string, context: Context, before: string): readonly string[] {
  const given = before === '' ? [] : before.split(' ');
  return expectedAt(entryIn(name, context)!, given, given.length).map(shown);
}

function shown(expected: Expected): string {
  if (expected.what === 'placeholder') return `<${expected.name}>`;
  return expected.what === 'parameter' ? `${expected.text}${expected.kind?.kind ?? ''}` : expected.text;
}

test('words of a choice, and after a repeated one those not yet there', () => {
  assert.deepEqual(offered('gzip', 'http', ''), ['on', 'off']);
  const next = offered('proxy_next_upstream', 'http', 'error timeout');
  assert.ok(next.includes('http_502') && !next.includes('error'));
});

test('parameters come in any order, each once, with the kind of their value', () => {
  const listen = offered('listen', 'server', '443 ssl backlog=5');
  assert.ok(listen.includes('default_server') && listen.includes('rcvbuf=size') && listen.includes('ipv6only=word'));
  assert.ok(!listen.includes('ssl') && !listen.some(text => text.startsWith('backlog=')));
  assert.ok(offered('server', 'upstream', 'a').includes('fail_timeout=time'));
});

test('placeholders have the kind that nginx reads', () => {
  const [flag] = expectedAt(entryIn('rewrite', 'server')!, ['^/a', '/b'], 2).filter(expected => expected.what === 'literal');
  assert.equal(flag?.what === 'literal' && flag.text, 'last');
  const [size] = expectedAt(entryIn('client_max_body_size', 'http')!, [], 0);
  assert.deepEqual(size?.what === 'placeholder' && size.kind, { kind: 'size', large: true });
});

test('nothing is expected behind the last argument', () => {
  assert.deepEqual(offered('gzip', 'http', 'on'), []);
});

test('a form is the line to write, and says where its parameters are', () => {
  const [form] = formsOf(entryIn('limit_req', 'http')!);
  assert.equal(form!.label, 'limit_req zone=name [burst=number] [nodelay | delay=number];');
  assert.deepEqual(
    form!.parameters.map(({ start, end }) => form!.label.slice(start, end)),
    ['zone=name', 'burst=number', 'nodelay', 'delay=number'],
  );
});
