// The questions to the catalogue: contexts by family, bodies, counts, documentation, variables.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bodyKindOf,
  bodyOf,
  countsFit,
  documentationOf,
  documentationOfVariable,
  entriesIn,
  entryIn,
  variable,
} from '../../server/nginx/reference.ts';

test('a name means what its context says', () => {
  assert.equal(entryIn('server', 'http')?.module, 'ngx_http_core_module');
  assert.equal(entryIn('server', 'upstream')?.module, 'ngx_http_upstream_module');
  assert.equal(entryIn('server', 'stream upstream')?.module, 'ngx_stream_upstream_module');
  assert.equal(entryIn('proxy_pass', 'server'), undefined);
  assert.ok(!entriesIn('stream server').some(entry => entry.module.startsWith('ngx_http_')));
});

test('the body of a block depends on where the block stands', () => {
  assert.equal(bodyOf('server', 'http'), 'server');
  assert.equal(bodyOf('server', 'mail'), 'mail server');
  assert.equal(bodyOf('if', 'location'), 'if in location');
  assert.equal(bodyOf('server', 'upstream'), undefined);
  assert.equal(bodyOf('map', 'stream'), 'entries');
  assert.equal(bodyKindOf('content_by_lua_block'), 'code');
});

test('counts of arguments follow from the syntax', () => {
  const rewrite = entryIn('rewrite', 'server')!;
  assert.deepEqual(
    [1, 2, 3, 4].map(count => countsFit(rewrite, count, false)),
    [false, true, true, false],
  );
  assert.ok(countsFit(entryIn('server_name', 'server')!, 99, false));
  assert.ok(!countsFit(entryIn('upstream', 'http')!, 1, false));
});

test('documentation comes with a link', () => {
  assert.match(documentationOf(entryIn('proxy_pass', 'location')!), /nginx\.org\/en\/docs\/http\/ngx_http_proxy_module\.html#proxy_pass/);
  assert.match(documentationOfVariable(variable('arg_x', 'http')!), /argument/);
  assert.equal(variable('uri', 'stream'), undefined);
});
