// Compose files as witnesses of who a host is: links, and what they say, between files in different containers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceFile } from '../../server/core/language.ts';
import { nginxFromPaste } from '../../server/generate/nginx-from-paste.ts';
import { updateCounterparts } from '../../server/generate/update.ts';
import { linkGraph } from '../../server/links/map.ts';
import {
  checkDiagnostics,
  checkFix,
  checkHover,
  checkJump,
  checkLens,
  checkReferences,
  checkRename,
  textsAfter,
} from '../harness/check.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';

const compose = `
#- compose.yaml
services:
  nginx:
    image: nginx
    volumes: [ "./nginx:/etc/nginx/conf.d:ro" ]
  app:
    build: ./app
    container_name: shop
`;

const ini = (path: string, host = '0.0.0.0', port = 6543) =>
  `#- ${path}\n[server:main]\nuse = egg:waitress\nhost = ${host}\nport = ${port}\n`;

const conf = (...addresses: readonly string[]) =>
  `#- nginx/site.conf\nserver {\n${addresses.map((address, at) => `    location /${at} { proxy_set_header Host $host; proxy_pass http://${address}; }\n`).join('')}}\n`;

/** Where each address of nginx leads to, by the lenses over them. */
function leads(source: string): readonly string[] {
  const snapshot = snapshotOf(parseFixture(source));
  const { edges, nodes } = linkGraph(snapshot);
  const label = new Map(nodes.map(({ id, label, places }) => [id, `${label} in ${places[0]!.uri.slice('file:///w/'.length)}`]));
  return edges
    .filter(({ to }) => nodes.find(({ id }) => id === to)?.kind === 'server')
    .map(({ from, to }) => `${nodes.find(({ id }) => id === from)!.label} → ${label.get(to)}`);
}

test('the name of a container leads to the server in it, and back', () => {
  checkJump(`${compose}#- app/production.ini
[server:main]
use = egg:waitress
host = 0.0.0.0
port = 6543
#      ^^^^ target
#- nginx/site.conf
upstream x { server app:65<|>43; }
`);
  checkLens(`${compose}#- app/production.ini
[server:main]
use = egg:waitress
listen = *:6543
#        ^^^^^^ ← upstream x in nginx/site.conf and 1 more connect here
#- nginx/site.conf
upstream x { server app:6543; }
#                   ^^^^^^^^ → [server:main] in app/production.ini
server { location / { proxy_pass http://SHOP:6543; } location /x { proxy_pass http://other:6543; } }
#                                ^^^^^^^^^^^^^^^^ → [server:main] in app/production.ini
#                                                                             ^^^^^^^^^^^^^^^^^ no file here listens on other:6543
`);
  checkReferences(`${compose}#- app/production.ini
[server:main]
use = egg:waitress
listen = *:6543
#        ^^^^^^ reference
#- nginx/site.conf
upstream x { server app:65<|>43; }
#                   ^^^^^^^^ reference
server { location / { proxy_pass http://shop:6543; } location /x { proxy_pass http://x; } }
#                                ^^^^^^^^^^^^^^^^ reference
#                                                                             ^^^^^^^^ reference
`);
  checkHover(
    `${compose}${ini('app/production.ini')}#- nginx/site.conf\nupstream x { server ap<|>p:6543; }\nserver { location / { proxy_pass http://x; } }`,
    '[server:main] in app/production.ini',
  );
});

test('a port is renamed at both ends, by whatever name the container is called', () =>
  checkRename(
    `${compose}${ini('app/production.ini')}${conf('app:65<|>43', 'shop:6543', 'other:6543')}`,
    '7000',
    `${ini('app/production.ini', '0.0.0.0', 7000)}${conf('app:7000', 'shop:7000', 'other:6543')}`,
  ));

test('each container has a port of its own', () => {
  const two = `
#- compose.yaml
services:
  app: { build: ./app }
  api: { build: ./api }
`;
  assert.deepEqual(leads(`${two}${ini('app/app.ini')}${ini('api/app.ini')}${conf('app:6543', 'api:6543')}`), [
    'api:6543 → [server:main] in api/app.ini',
    'app:6543 → [server:main] in app/app.ini',
  ]);
});

test('of the servers that may be meant one is, or none', () => {
  const one = ['app:6543 → [server:main] in app/production.ini'];
  const whole = (...inis: readonly string[]) =>
    leads(`${compose}${inis.join('')}${conf('app:6543')}`).filter(line => line.startsWith('app'));
  assert.deepEqual(whole(ini('app/production.ini'), ini('app/development.ini')), one);
  assert.deepEqual(whole(ini('app/production.ini'), ini('app/other.ini', '0.0.0.0', 6544), ini('production.ini')), one);
  assert.deepEqual(whole(ini('app/production.ini'), ini('app/private.ini', '127.0.0.1')), one);
  assert.deepEqual(leads(`${compose}${ini('app/production.ini', 'shop')}${conf('app:6543')}`), [
    'shop:6543 → [server:main] in app/production.ini',
  ]);
  assert.deepEqual(whole(ini('app/production.ini'), ini('app/other.ini')), [], 'nothing tells which');
  assert.deepEqual(whole(ini('app/development.ini')), [], 'which may be there for trials');
  assert.deepEqual(whole(ini('app/production.ini', '10.0.0.5')), []);
  assert.deepEqual(whole(ini('production.ini')), [], 'it is not in the container');
});

test('the command tells which of several it is, and whether it is any', () => {
  const started = (how: string) =>
    leads(`
#- compose.yaml
services:
  app: ${how}
#- Dockerfile
FROM python
CMD ["pserve", "development.ini"]
${ini('production.ini')}${ini('docker.ini')}${ini('development.ini')}${conf('app:6543')}`)
      .filter(line => line.startsWith('app'))
      .map(line => line.split(' in ')[1]);
  assert.deepEqual(started('{ build: ., command: pserve docker.ini }'), ['docker.ini']);
  assert.deepEqual(started('{ image: shop, command: pserve docker.ini }'), ['docker.ini']);
  assert.deepEqual(started('{ build: . }'), ['development.ini']);
  assert.deepEqual(started('{ build: ., command: ./start.sh }'), []);
  assert.deepEqual(started('{ build: ., command: gunicorn --paste docker.ini }'), []);
  assert.deepEqual(started('{ image: shop }'), [], 'no more than an image, which may be anything');
});

test('of two services that are built alike nothing tells which is meant; those of one group are alike', () => {
  const both = '\n#- compose.yaml\nservices:\n  web1: &web { build: . }\n  web2: *web\n';
  assert.deepEqual(leads(`${both}${ini('production.ini')}${conf('web1:6543', 'web2:6543')}`), ['*:6543 → [server:main] in production.ini']);
  assert.deepEqual(leads(`${both}${ini('production.ini')}${conf('web1:6543', 'elsewhere:6543')}`), [
    'web1:6543 → [server:main] in production.ini',
  ]);
  const group = `#- site.conf\nupstream x { server web1:6543; server web2:6543; }\n`;
  checkLens(`${both}#- production.ini
[server:main]
use = egg:waitress
listen = *:6543
#        ^^^^^^ ← upstream x in site.conf and 1 more connect here
${group}#                   ^^^^^^^^^ → [server:main] in production.ini
#                                     ^^^^^^^^^ → [server:main] in production.ini
`);
});

test('of services of one name those of the own compose files are meant, else of the nearest', () => {
  const projects = ['a', 'b'].map(
    name =>
      `\n#- ${name}/compose.yaml\nservices:\n  nginx: { image: nginx, volumes: ["./nginx:/etc/nginx"] }\n  app: { build: . }\n${ini(`${name}/app.ini`)}`,
  );
  const at = (path: string) =>
    leads(`${projects.join('')}${conf('app:6543').replace('nginx/site.conf', path)}`).filter(line => line.startsWith('app'));
  assert.deepEqual(at('a/nginx/site.conf'), ['app:6543 → [server:main] in a/app.ini']);
  assert.deepEqual(at('b/conf/site.conf'), ['app:6543 → [server:main] in b/app.ini']);
  assert.deepEqual(at('site.conf'), []);
});

test('a port that is one off is told, where the container has no other server', () =>
  checkFix(`${compose}${ini('app/production.ini')}${conf('app:6544')}`, `${ini('app/production.ini')}${conf('app:6543')}`, {
    code: 'links/near-miss',
  }));

test('a server in another container trusts nobody by the address of this machine', () => {
  const source = (trusted: string) => `${compose}${ini('app/production.ini')}trusted_proxy = ${trusted}
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
#- nginx/site.conf
server { location / { include proxy_params; proxy_pass http://app:6543; } }
`;
  checkFix(source('127.0.0.1'), source('*').replace(compose, ''), { code: 'links/ignored-headers' });
  checkDiagnostics(source('*'), { only: ['links/'] });
  checkDiagnostics(source('172.18.0.2'), { only: ['links/'] });
  const snapshot = snapshotOf(parseFixture(source('127.0.0.1')));
  const site = snapshot.files.get('file:///w/nginx/site.conf')!;
  assert.match(textsAfter(snapshot, updateCounterparts(snapshot, site)).get('file:///w/app/production.ini')!, /trusted_proxy = \*\n/);
});

test('behind a published port the server is in a container too', () => {
  const source = `
#- compose.yaml
services:
  app: { build: ./app, ports: ["127.0.0.1:6543:6543"] }
${ini('app/production.ini')}#- site.conf
server { listen 443 ssl; location / { include proxy_params; proxy_pass http://127.0.0.1:6543; } }
`;
  checkDiagnostics(source.replace('listen 443 ssl; ', ''), { only: ['links/'] });
  const snapshot = snapshotOf(parseFixture(source));
  const file = snapshot.files.get('file:///w/app/production.ini') as SourceFile;
  const made = nginxFromPaste(snapshot, file);
  assert.ok('text' in made);
  assert.match(made.text, /server 127\.0\.0\.1:6543;/);
  const after = textsAfter(snapshot, [{ uri: file.uri, edits: made.also }]).get(file.uri)!;
  assert.match(after, /host = 0\.0\.0\.0\n/);
  assert.match(after, /trusted_proxy = \*\n/);
});

test('the nginx file for a server in a container beside nginx calls it by its name', () => {
  const generated = (host: string) => {
    const snapshot = snapshotOf(parseFixture(`${compose}${ini('app/production.ini', host)}`));
    const file = snapshot.files.get('file:///w/app/production.ini') as SourceFile;
    const made = nginxFromPaste(snapshot, file);
    assert.ok('text' in made);
    assert.match(made.text, /upstream app \{\n {4}server app:6543;/);
    return textsAfter(snapshot, [{ uri: file.uri, edits: made.also }]).get(file.uri)!;
  };
  assert.match(generated('127.0.0.1'), /host = 0\.0\.0\.0\n(?:.*\n)*trusted_proxy = \*\n/);
  assert.match(generated('0.0.0.0'), /host = 0\.0\.0\.0\n/);
});

test('what is in one container is judged as on one machine', () => {
  checkDiagnostics(
    `
#- compose.yaml
services:
  all: { build: . }
#- production.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
#- site.conf
server { location / { include proxy_params; proxy_pass http://127.0.0.1:6543; } }
`,
    { only: ['links/'] },
  );
});
