// server/links/map.ts: the picture of a workspace, as lines of text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../server/judge.ts';
import { linkMap } from '../../server/links/map.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';

/** The map as `kind label (detail) -> kind label` lines, one for each edge, and one for each node without any. */
function drawn(source: string): readonly string[] {
  const snapshot = snapshotOf(parseFixture(source));
  const map = linkMap(snapshot, file => judge(snapshot, file).filter(({ severity }) => severity === 'error'));
  const named = new Map(map.nodes.map(node => [node.id, `${node.kind} ${node.label}${node.problems.length > 0 ? ' !' : ''}`]));
  const loose = map.nodes.filter(({ id }) => !map.edges.some(({ from, to }) => from === id || to === id));
  return [...map.edges.map(({ from, to }) => `${named.get(from)} -> ${named.get(to)}`), ...loose.map(({ id }) => named.get(id)!)].sort();
}

test('from a site through a group and a socket to a server and what it serves', () => {
  assert.deepEqual(
    drawn(`
#- nginx.conf
events {}
http {
    upstream app { server unix:/run/app.sock; }
    server {
        listen 80;
        server_name a.example;
        location / { proxy_pass http://app; }
    }
}
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
[pipeline:main]
pipeline = egg:Paste#gzip core
[app:core]
use = egg:Paste#test
`),
    [
      'app [pipeline:main] -> app [app:core]',
      'group upstream app -> socket unix:/run/app.sock',
      'location location / -> group upstream app',
      'server [server:main] -> app [pipeline:main]',
      'site a.example :80 -> location location /',
      'socket unix:/run/app.sock -> server [server:main]',
    ],
  );
});

test('an end without the other end is drawn, a site that only serves files is not', () => {
  assert.deepEqual(
    drawn(`
#- nginx.conf
events {}
http {
    server { listen 80; root /srv; }
    server { listen 81; location /a { proxy_pass http://127.0.0.1:6543; } }
}
`),
    ['location location /a -> socket 127.0.0.1:6543', 'site :81 -> location location /a'],
  );
});

test('what is wrong belongs to the innermost node', () => {
  const lines = drawn(`
#- nginx.conf
events {}
http {
    server { listen 81; location /a { proxy_pass http://127.0.0.1:6543; root /srv } }
}
`);
  assert.deepEqual(lines, ['location location /a ! -> socket 127.0.0.1:6543', 'site :81 -> location location /a !']);
});
