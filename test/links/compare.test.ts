// The two ends of a wire side by side: what each says of a matter, which matters clash, and the messages of what is wrong.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compared } from '../../server/links/compare.ts';
import { sitesOf, wiresOf } from '../../server/links/links.ts';
import { checkHover } from '../harness/check.ts';
import { type FixtureOptions, parseFixture, snapshotOf } from '../harness/fixture.ts';

/** The rows of the first wire that starts in nginx.conf, as `label: one end | other end`, with `!` before those that clash. */
function rowsOf(source: string, options: FixtureOptions = {}): readonly string[] {
  const snapshot = snapshotOf(parseFixture(source), options);
  const file = snapshot.files.get('file:///w/nginx.conf')!;
  const [wire] = sitesOf(snapshot, file)
    .filter(({ open, group }) => !open && group === undefined)
    .flatMap(site => wiresOf(snapshot, site));
  return compared(snapshot, wire!).rows.map(({ label, connect, listen, clash }) => `${clash ? '! ' : ''}${label}: ${connect} | ${listen}`);
}

const pair = `
#- app.ini
[server:main]
use = egg:gunicorn
bind = unix:/run/app.sock
timeout = 45
#- nginx.conf
worker_processes 4;
events {}
http {
    client_max_body_size 10m;
    upstream app { server unix:/run/app.sock; keepalive 8; }
    server {
        listen 443 ssl;
        location /pre/ {
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_read_timeout 90s;
            proxy_buffering off;
            proxy_pass http://a<|>pp/;
        }
    }
}
`;

test('each end says what it can, a default is called one, and what does not go together is marked', () => {
  assert.deepEqual(rowsOf(pair, { settings: { 'nginx.version': '1.22.1' } }), [
    'program: nginx | gunicorn',
    'protocol: http | http',
    'largest body: 10m | –',
    '! longest request line, header: 8k (default), 8k (default) | 4094 bytes (default), 8190 bytes (default)',
    '! time for an answer: 90s | 45s',
    'time to connect, to send: 60s (default), 60s (default) | –',
    'idle connections: 8 kept by each process, for 60s (default) | –',
    'processes, threads: 4 worker processes | one request at once (default)',
    '! buffering: requests: yes (default), answers: no | none: a slow client holds a worker',
    '! headers: sets host, connection | believes those from anybody',
    '! scheme: clients speak https | the app is told http, unless by a header',
    '! prefix: takes /pre off | –',
    'user, permissions: – | mode 777 (default)',
  ]);
});

test('a rule that is off marks nothing', () => {
  const rows = rowsOf(pair, { settings: { 'nginx.version': '1.22.1', rules: { 'links/*': 'off' } } });
  assert.deepEqual(
    rows.filter(row => row.startsWith('!')),
    [],
  );
});

test('keep-alive against threads', () => {
  const source = `
#- app.ini
[server:main]
use = egg:Paste#http
host = 127.0.0.1
port = 6543
protocol_version = HTTP/1.1
#- nginx.conf
worker_processes 2;
events {}
http {
    upstream app { server 127.0.0.1:6543; keepalive 5; }
    server { location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_pass http://app; } }
}
`;
  const rows = rowsOf(source, { settings: { 'nginx.version': '1.22.1' } });
  assert.ok(
    rows.includes('! processes, threads: 2 worker processes | 10 requests at once (default), an idle connection takes the place of one'),
    rows.join('\n'),
  );
});

test('the hover shows the table at either end, and below it what is wrong in words', () => {
  checkHover(pair, '| ⚠ **time for an answer** | **90s** | **45s** |');
  checkHover(pair, /^(?![\s\S]*time to connect)/);
  checkHover(pair, '\n- nginx waits 90s for an answer, but gunicorn of \\[server:main\\] in app.ini ends a request after 45s');
  const other = pair.replace('<|>', '').replace('/run/app.sock\ntimeout', '/run/ap<|>p.sock\ntimeout');
  checkHover(other, '| | location /pre/ in nginx.conf | \\[server:main\\] in app.ini |'.replaceAll('\\', ''));
});
