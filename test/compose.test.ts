// server/compose.ts: what compose files and Dockerfiles say of services, in the ways people write them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isComposeFile, readServices } from '../server/compose.ts';
import type { Service } from '../server/core/service.ts';
import { holds } from './harness/random.ts';

const root = 'file:///w/';

/** The services of files by their paths, with short paths. */
function services(files: Readonly<Record<string, string>> | string): Readonly<Record<string, Partial<Service>>> {
  const all = typeof files === 'string' ? { 'compose.yaml': files } : files;
  const found = readServices(Object.entries(all).map(([path, text]) => ({ uri: root + path, text })));
  const short = (uri: string) => (uri === root.slice(0, -1) ? '.' : uri.replace(root, ''));
  return Object.fromEntries(
    found.map(({ name, project: _, holds, starts, ...others }) => [
      name,
      { ...others, holds: holds.map(short), ...(starts && { starts: starts.map(short) }) },
    ]),
  );
}

function app(text: string, others: Readonly<Record<string, string>> = {}): Partial<Service> | undefined {
  const indented = text.replace(/^/gm, '    ');
  return services({ 'compose.yaml': `services:\n  app:\n${indented}\n`, ...others }).app;
}

test('compose files are known by their names', () => {
  for (const name of [
    'compose.yaml',
    'compose.yml',
    'docker-compose.yml',
    'docker-compose.prod.yaml',
    'docker-compose-dev.yml',
    'compose.override.yaml',
  ])
    assert.ok(isComposeFile(root + name), name);
  for (const name of ['app.yaml', 'composer.yaml', 'compose.json', 'my-compose.yml']) assert.ok(!isComposeFile(root + name), name);
});

test('a service is found by its name, and whatever else it is called', () => {
  assert.deepEqual(app('build: .')?.hosts, ['app']);
  assert.deepEqual(
    app('build: .\ncontainer_name: Shop\nhostname: shop.local\nnetworks:\n  back:\n    aliases: [backend, "${X}"]\n  front:')?.hosts,
    ['app', 'shop', 'shop.local', 'backend'],
  );
  assert.deepEqual(app('build: .\nnetworks: [back]')?.hosts, ['app']);
  assert.deepEqual(app('build: .\nnetwork_mode: host')?.hosts, []);
  assert.deepEqual(services('services:\n  web: { image: nginx, links: ["app:backend", db] }\n  app: { build: . }').app?.hosts, [
    'app',
    'backend',
  ]);
});

test('what is built and what is mounted is in it', () => {
  assert.deepEqual(app('build: ./app/')?.holds, ['app']);
  assert.deepEqual(
    app('build: { context: ./app, dockerfile: x }\nvolumes:\n  - ./etc/app.ini:/etc/app.ini:ro\n  - data:/data\n  - ~/.ssh:/root')?.holds,
    ['app', 'etc/app.ini'],
  );
  assert.deepEqual(
    app('image: x\nvolumes:\n  - type: bind\n    source: conf\n    target: /etc\n  - { type: volume, source: v, target: /v }')?.holds,
    ['conf'],
  );
  assert.deepEqual(app('build: ${DIR:-./app}\nvolumes: ["${CONF}:/etc"]')?.holds, ['app']);
  assert.deepEqual(app('build: https://example.com/app.git#main')?.holds, []);
  assert.deepEqual(app('build: git@example.com:app.git')?.holds, []);
  assert.deepEqual(
    services(
      'services:\n  web: { image: nginx, configs: [{ source: site, target: /etc/nginx/nginx.conf }] }\nconfigs: { site: { file: ./nginx.conf } }',
    ).web,
    {
      hosts: ['web'],
      holds: ['nginx.conf'],
      image: 'nginx',
    },
  );
  assert.deepEqual(services({ 'docker/compose.yaml': 'services: { app: { build: .. } }' }).app?.holds, ['.']);
});

test('what a service is started with is told by its command, else by its Dockerfile', () => {
  assert.deepEqual(app('build: .\ncommand: pserve /srv/app/production.ini#main')?.starts, ['production.ini']);
  assert.deepEqual(app('build: .\ncommand: ["sh", "-c", "alembic upgrade head && pserve ${INI:-docker.ini}"]')?.starts, ['docker.ini']);
  assert.deepEqual(app('image: x\nvolumes: ["./etc/prod.ini:/app.ini"]\ncommand: uwsgi --ini-paste=/app.ini')?.starts, ['etc/prod.ini']);
  assert.deepEqual(app('image: x\nvolumes: ["./etc:/srv/etc/"]\ncommand: pserve config:/srv/etc/prod.ini')?.starts, ['etc/prod.ini']);
  assert.equal(app('build: .\ncommand: ./start.sh')?.starts, undefined);
  assert.deepEqual(app('build: .\ncommand: gunicorn --paste production.ini -b :6543')?.starts, []);
  const image =
    'FROM base AS build\nCMD ["pserve", "old.ini"]\nFROM --platform=amd64 python:3.12\nENTRYPOINT ["pserve"]\ncmd \\\n  ["production.ini"]\n';
  assert.deepEqual(app('build: ./app', { 'app/Dockerfile': image }), {
    hosts: ['app'],
    holds: ['app'],
    image: 'python:3.12',
    starts: ['production.ini'],
  });
  assert.deepEqual(app('build: { context: ., dockerfile: d/App.Dockerfile }\ncommand: other.ini', { 'd/App.Dockerfile': image })?.starts, [
    'other.ini',
  ]);
  assert.equal(app('build: { context: ., target: build }', { Dockerfile: image })?.starts, undefined);
  assert.equal(app('build: .\nentrypoint: ./start.sh', { Dockerfile: image })?.starts, undefined);
});

test('files of one folder are one project: the services of each are put together', () => {
  const base = 'services: { app: { image: shop } }';
  assert.deepEqual(services({ 'docker-compose.yml': base, 'docker-compose.override.yml': 'services: { app: { build: . } }' }).app?.holds, [
    '.',
  ]);
  assert.equal(readServices(['a/compose.yaml', 'b/compose.yaml'].map(path => ({ uri: root + path, text: base }))).length, 2);
  const starting = (first: string, second: string) =>
    services({
      'compose.yaml': `services: { app: { build: ., command: "${first}" } }`,
      'compose.prod.yaml': `services: { app: { command: "${second}" } }`,
    }).app?.starts;
  assert.deepEqual(starting('pserve development.ini', 'pserve production.ini'), ['development.ini', 'production.ini']);
  assert.equal(starting('./start.sh', 'pserve production.ini'), undefined);
});

test('anchors, merged mappings, tags of compose, and extension', () => {
  const found = services(`
x-app: &app
  build: .
services:
  web1:
    <<: *app
    ports: !override ["80:80"]
  web2: { <<: [*app], expose: !reset null }
  web3: { extends: web1, volumes: ["./x:/x"] }
  web4: { extends: { service: web3 } }
  web5: { extends: { file: other.yaml, service: web1 } }
  loop: { extends: loop }
`);
  assert.deepEqual(
    Object.values(found).map(({ holds }) => holds),
    [['.'], ['.'], ['.', 'x'], ['.', 'x'], [], []],
  );
});

test('what is no compose file has no services, whatever the text', () => {
  for (const text of [
    '',
    '[]',
    'services:',
    'services: [a]',
    'services: { a: }',
    'a: *b',
    'services: {',
    '\t',
    'services: &a { x: *a }',
    'services: { __proto__: { build: . } }',
  ])
    assert.ok(Array.isArray(readServices([{ uri: `${root}compose.yaml`, text }])), text);
  const bomb = `a: &a [x, x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [${n === 0 ? '*a, *a' : `*b${n - 1}, *b${n - 1}`}]`).join('\n')}\nservices: *b29`;
  assert.deepEqual(services(bomb), {});
  assert.deepEqual(services(`services: ${'['.repeat(100000)}`), {});
});

test('any text whatsoever is read to the end', () => {
  const words = [
    'services:',
    'app',
    ': ',
    '\n',
    '  ',
    '- ',
    '&a ',
    '*a',
    '<<',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '|',
    'build',
    'volumes',
    'extends',
    '#',
    '${',
    '!x ',
  ];
  holds(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })), { maxLength: 40 }), parts => {
      readServices([{ uri: `${root}compose.yaml`, text: `services:\n  app:\n    ${parts.join('')}` }]);
    }),
    300,
  );
});
