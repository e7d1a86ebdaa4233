// Every kind of name: its definition is found from its use, its references from either, and a rename changes both.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/core/text.ts';
import * as features from '../../server/features.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';

/** Files in which the name is `first`, and nothing else is. */
const sources: Readonly<Record<string, string>> = {
  upstream: 'http { upstream first { server a:1; } server { location / { proxy_pass http://first; } } }',
  'upstream of stream': 'stream { upstream first { server a:1; } server { listen 1; proxy_pass first; } }',
  'zone of requests': 'http { limit_req_zone $uri zone=first:1m rate=1r/s; server { limit_req zone=first burst=1; } }',
  'zone of connections': 'http { limit_conn_zone $uri zone=first:1m; server { limit_conn first 1; } }',
  cache: 'http { proxy_cache_path /c keys_zone=first:1m; server { location / { proxy_cache first; } } }',
  'log format': "http { log_format first '$uri'; access_log /l first; }",
  'named location': 'http { server { location @first { return 204; } location / { try_files $uri @first; } } }',
  map: 'http { map $uri $first { default 1; } server { return 200 $first; } }',
  geo: 'http { geo $first { default 1; } server { return 200 "x${first}"; } }',
  split_clients: 'http { split_clients $uri $first { 5% a; * b; } server { return 200 $first; } }',
  set: 'http { server { set $first 1; return 200 $first; } }',
  group: 'http { server { location ~ "^/(?<first>a)" { return 200 $first; } } }',
  'thread pool': 'thread_pool first threads=2; http { server { aio threads=first; } }',
};

for (const [kind, source] of Object.entries(sources)) {
  test(kind, () => {
    const snapshot = snapshotOf(parseFixture(source));
    const file = snapshot.files.values().next().value!;
    const places = [...source.matchAll(/first/g)].map(({ index }) => index);
    const [definition, use] = places;
    const starts = (found: readonly { readonly span: { readonly start: number } }[]) => found.map(({ span }) => span.start);
    assert.deepEqual(starts(features.define(snapshot, file, use! + 2)), [definition]);
    for (const place of places) {
      assert.deepEqual(starts(features.refer(snapshot, file, place + 2)).sort(), places);
      assert.deepEqual(starts(features.highlight(snapshot, file, place + 2)).sort(), places);
      const renamed = features.rename(snapshot, file, place + 2, 'second');
      assert.ok('edits' in renamed, JSON.stringify(renamed));
      assert.equal(
        applyEdits(
          source,
          renamed.edits.flatMap(({ edits }) => edits),
        ),
        source.replaceAll('first', 'second'),
      );
    }
  });
}
