// What holds at the ends of a wire: inherited from blocks and including files, replaced further in, read by each server's own rules.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EndpointFacts, Fact } from '../../server/core/endpoint.ts';
import { factsOf } from '../../server/links/facts.ts';
import { sitesOf } from '../../server/links/links.ts';
import { checkDiagnostics } from '../harness/check.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';

/** The facts of the first endpoint of the file called `name`, by value. */
function factsIn(source: string, name: string): Readonly<Record<string, unknown>> {
  const snapshot = snapshotOf(parseFixture(source));
  const file = snapshot.files.get(`file:///w/${name}`)!;
  const site = sitesOf(snapshot, file).find(one => !one.open)!;
  const plain = ([key, fact]: [string, unknown]) => [
    key,
    fact instanceof Map ? [...fact.keys()] : ((fact as Fact<unknown>)?.value ?? fact),
  ];
  return Object.fromEntries(Object.entries(factsOf(snapshot, site) as EndpointFacts).map(plain));
}

test('nginx: the innermost block that says it, through the files that include', () => {
  const source = `
#- nginx.conf
user www;
worker_processes 4;
events {}
http {
    client_max_body_size 5m;
    proxy_read_timeout "1m 30s";
    include sites/*.conf;
}
#- sites/a.conf
server {
    listen 443 ssl;
    client_max_body_size 0;
    large_client_header_buffers 4 16k;
    location /pre/ { include common/proxy.conf; proxy_buffering off; proxy_pass http://127.0.0.1:1/; }
}
#- common/proxy.conf
proxy_set_header Host $host;
proxy_set_header X-Forwarded-Proto $scheme;
`;
  const facts = factsIn(source, 'sites/a.conf');
  const expected = {
    user: 'www',
    workerProcesses: 4,
    bodyLimit: Infinity,
    readTimeout: 90000,
    connectTimeout: 60000,
    buffering: false,
    headerLimit: 16384,
    scheme: 'https',
    prefix: '/pre',
  };
  for (const [key, value] of Object.entries(expected)) assert.equal(facts[key], value, key);
  assert.deepEqual(
    (facts.headers as string[]).filter(name => name !== 'connection'),
    ['host', 'x-forwarded-proto'],
  );
});

test('nginx: what is out of sight is not known', () => {
  const facts = factsIn('#- a.conf\nserver { location / { include /opt/other/*.conf; proxy_pass http://127.0.0.1:1; } }', 'a.conf');
  assert.equal(facts.headers, undefined);
  assert.equal(facts.bodyLimit, undefined);
  const fragment = factsIn('#- a.conf\nlocation / { proxy_pass http://127.0.0.1:1; }', 'a.conf');
  assert.equal(fragment.headers, undefined);
});

test('each server by its own options', () => {
  const facts = (text: string) => factsIn(`#- app.ini\n${text}\n`, 'app.ini');
  const has = (text: string, expected: Readonly<Record<string, unknown>>) => {
    const found = facts(text);
    for (const [key, value] of Object.entries(expected)) assert.deepEqual(found[key], value, `${key} of ${text}`);
  };
  const waitress = '[server:main]\nuse = egg:waitress\nunix_socket = /run/a\n';
  has(waitress, {
    software: 'waitress',
    bodyLimit: 1073741823,
    idleTimeout: 120000,
    threads: 4,
    socketMode: 0o600,
    trustedProxy: '',
    trustedHeaders: [],
    scheme: 'http',
  });
  has(`${waitress}max_request_body_size = 0`, { bodyLimit: 0 });
  has(`${waitress}max_request_body_size = lots`, { bodyLimit: undefined });
  has(`${waitress}trusted_proxy = *\nurl_prefix = a/`, { trustedProxy: '*', trustedHeaders: ['x-forwarded-proto'], prefix: '/a' });
  const gunicorn = '[server:main]\nuse = egg:gunicorn\nbind = unix:/run/a\n';
  has(gunicorn, { requestLimit: 30000, idleTimeout: undefined, threads: 1, socketMode: 0o777, trustedProxy: '*', requestLineLimit: 4094 });
  has(`${gunicorn}timeout = 0\nworkers = 3`, { requestLimit: Infinity, threads: 3 });
  has(`${gunicorn}threads = 4\nkeepalive = 5\numask = 0o007`, {
    requestLimit: undefined,
    idleTimeout: 5000,
    threads: 4,
    socketMode: 0o770,
  });
  has('[uwsgi]\nsocket = /run/a\nprocesses = 2\nthreads = 3', { threads: 6, headerLimit: 4096, bodyLimit: Infinity, socketMode: 0o755 });
  has('[server:main]\nuse = egg:Flup#fcgi\nsocket = /run/a\numask = 022', { socketMode: 0o777 & ~22 });
  has('[server:main]\nuse = egg:Paste#http\nprotocol_version = HTTP/1.1', { threads: 10, threadPerConnection: true });
});

test('a header that an including file sets is not missed, and one that nobody can see is no finding', () => {
  const ini = '#- app.ini\n[server:main]\nuse = egg:gunicorn\nbind = unix:/run/a.sock\n';
  const options = { only: ['links/missing-host'] };
  checkDiagnostics(
    `${ini}#- nginx.conf\nevents {}\nhttp { proxy_set_header Host $host; include s/*.conf; }\n#- s/a.conf\nserver { location / { proxy_pass http://unix:/run/a.sock; } }`,
    options,
  );
  checkDiagnostics(
    `${ini}#- a.conf\nserver { location / { include /etc/nginx/snippets/proxy-headers.conf; proxy_pass http://unix:/run/a.sock; } }`,
    options,
  );
});
