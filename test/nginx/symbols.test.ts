// What a file defines and uses by name, told from its text alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { variablesIn } from '../../server/nginx/dollars.ts';
import { definitionsOf, nameAt, namesOf } from '../../server/nginx/symbols.ts';
import { sourceFile } from '../harness/fixture.ts';

function names(text: string): string[] {
  return namesOf(sourceFile('file:///w/nginx.conf', text)).map(
    ({ kind, name, defines, uses, checked, family }) =>
      `${kind} ${name} ${[defines && 'def', uses && 'use', !checked && 'unchecked', family].filter(Boolean).join(' ')}`,
  );
}

test('upstreams are defined by their block and used by every kind of pass, families apart', () => {
  assert.deepEqual(
    names('http { upstream a { } server { location / { proxy_pass https://a/x$uri; } } } stream { server { proxy_pass a; } }'),
    ['upstream a def http', 'upstream a use http', 'variable uri use http', 'upstream a use stream'],
  );
  assert.deepEqual(names('fastcgi_pass a; uwsgi_pass suwsgi://b:1; grpc_pass grpc://c; memcached_pass d;'), [
    'upstream a use',
    'upstream b use',
    'upstream c use',
    'upstream d use',
  ]);
});

test('tables define the variable they name, be they of the commercial nginx', () => {
  assert.deepEqual(names('http { geo $a { default 1; } num_map $bytes_sent $b { default 1; } }'), [
    'variable a def http',
    'variable bytes_sent use unchecked http',
    'variable b def http',
  ]);
});

test('sockets, addresses and variables are no upstreams', () => {
  assert.deepEqual(
    names('fastcgi_pass unix:/a; proxy_pass http://unix:/a:/b; proxy_pass http://[::1]/; proxy_pass /x; proxy_pass http://;'),
    [],
  );
});

test('zones know their purpose and size, and may be quoted', () => {
  const file = sourceFile(
    'file:///w/nginx.conf',
    `http { limit_req_zone $uri "zone=a:10m" rate=1r/s; proxy_cache_path /c keys_zone=b:1m; upstream u { zone c 64k; } ssl_session_cache shared:d:2m; }`,
  );
  const zones = namesOf(file).filter(({ kind }) => kind === 'zone');
  assert.deepEqual(
    zones.map(({ name, purpose, size }) => [name, purpose, size && file.text.slice(size.start, size.end)]),
    [
      ['a', 'limit_req', '10m'],
      ['b', 'proxy_cache', '1m'],
      ['c', 'upstream http', '64k'],
      ['d', 'ssl http', '2m'],
    ],
  );
});

test('variables come from set, map, geo, split_clients, scripts and named groups', () => {
  assert.deepEqual(
    names(String.raw`http {
      map $uri $m { default 0; "~^/(?<g>\d+)" $g; }
      geo $arg_a $geo { 1.2.3.4 $x; }
      split_clients $uri $s { 50% a; }
      js_set $j main.f;
      geoip2 x.mmdb { $country default=US source=$remote_addr country iso_code; }
      server { server_name ~^(?P<sub>.+)$; if ($uri ~* "(?'q'a)") { set $t "${'$'}{m}a"; } }
    }`).filter(name => name.includes('def')),
    [
      'variable m def http',
      'variable g def http',
      'variable geo def http',
      'variable s def http',
      'variable j def http',
      'variable country def http',
      'variable sub def http',
      'variable q def http',
      'variable t def http',
    ],
  );
});

test('what nginx does not look up when it reads the file is marked', () => {
  assert.deepEqual(names('http { add_header $a $b; some_module $c; content_by_lua_block { ngx.var.d = 1 } geo $e { default $f; } }'), [
    'variable a use unchecked http',
    'variable b use http',
    'variable c use unchecked http',
    'variable d use unchecked http',
    'variable e def http',
  ]);
});

test('the ends of regular expressions are no variables', () => {
  assert.deepEqual(names('server { location ~ ^/$a/$ { rewrite ^/$b$ /$c; } server_name $d; if ($uri ~ $e) { } }'), [
    'variable c use',
    'variable uri use',
  ]);
});

test('captures and lone dollars are no variables, braces count only when closed', () => {
  const text = '$a ${b} $1 $12 ${c $ $- ${} $D_1.x ${1}';
  assert.deepEqual(
    variablesIn(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end)),
    ['a', 'b', 'D_1', '1'],
  );
});

test('named locations belong to location, try_files and error_page', () => {
  assert.deepEqual(names('server { location @a { } try_files $uri @a; error_page 404 = @a; location ~ @b { } }'), [
    'named location a def',
    'variable uri use',
    'named location a use',
    'named location a use',
  ]);
});

test('definitions alone are the definitions among all names', () => {
  const file = sourceFile(
    'file:///w/nginx.conf',
    'http { log_format a $b; map $c $d { ~(?<e>x) $f; } server { set $g 1; location @h { access_log /x a; } } }',
  );
  assert.deepEqual(
    definitionsOf(file).all.map(({ name }) => name),
    namesOf(file)
      .filter(({ defines }) => defines)
      .map(({ name }) => name),
  );
});

test('a template that fills in a name leaves its kind open', () => {
  const { open } = definitionsOf(sourceFile('file:///w/nginx.conf.j2', 'http { upstream {{ name }} { } log_format a x; }'));
  assert.deepEqual([...open], ['upstream']);
});

test('the name at an offset reaches over its sigil', () => {
  const file = sourceFile('file:///w/nginx.conf', 'server { return 200 $abc${def}; }');
  const at = (text: string, more = 0) => nameAt(file, file.text.indexOf(text) + more)?.name;
  assert.equal(at('$abc'), 'abc');
  assert.equal(at('abc', 3), 'abc');
  assert.equal(at('{def'), 'def');
  assert.equal(at('200'), undefined);
});
