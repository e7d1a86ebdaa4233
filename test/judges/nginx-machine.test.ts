// The machine as a target, held against the real `nginx -t`: configurations that name certificates, logs, caches, includes, modules and users,
// some of which are there and some not (seeded). nginx and we must agree on whether it starts, and what nginx complains of first is among
// what we found, on its line where nginx tells one. MACHINES: how many (150); SEED: another draw; NGINX_BINARY: another nginx.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createDiffieHellmanGroup } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Snapshot } from '../../server/core/language.ts';
import { positionIn } from '../../server/core/lines.ts';
import { defaultSettings, type Settings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { askBuild } from '../../server/lsp/binary.ts';
import { readMachine } from '../../server/lsp/machine.ts';
import { looking, run } from '../../server/machine.ts';
import { needs } from '../../setup/debian.mjs';
import { sourceFile } from '../harness/fixture.ts';
import { randomFrom, seed } from '../harness/random.ts';
import { samplesFolder } from './real-nginx.ts';

const machines = Number(process.env.MACHINES ?? 150);
const random = randomFrom(seed);
const oneOf = (...texts: string[]) => random.pick(texts)!;
/** `%` is the folder of the machine: as a rule there, seldom not. */
const there = (good: string, ...bad: string[]) => (random.below(14) > 0 ? good : oneOf(...bad));
const inFolder = (name: string) => oneOf(name, `%/${name}`);

const crt = () =>
  there(inFolder('tls/site.crt'), inFolder('tls/siet.crt'), '%/tsl/site.crt', '%/tls', '%/nginx.conf/site.crt', 'data:$ssl_server_name');
const key = () => there(inFolder('tls/site.key'), inFolder('tls/site.kye'), '/nowhere/site.key');
const log = () =>
  there(
    oneOf('logs/a.log', '%/logs/b.log', 'off', 'syslog:server=127.0.0.1', '/dev/null'),
    'lgos/a.log',
    '%/logs',
    '/nowhere/a.log',
    '%/nginx.conf/a',
  );
const logWithHost = () => there(log(), '/nowhere/$host.log');
const cache = () => there(oneOf('%/made', '%/logs/cache', 'made'), '/nowhere/cache', '%/none/cache', '%/nginx.conf', '%/nginx.conf/x');

/** A group of 2048 bits: its prime and generator in DER. */
const dhParameters = `-----BEGIN DH PARAMETERS-----\n${Buffer.concat([
  Buffer.from('308201080282010100', 'hex'),
  createDiffieHellmanGroup('modp14').getPrime(),
  Buffer.from('020102', 'hex'),
])
  .toString('base64')
  .replace(/.{64}/g, '$&\n')}\n-----END DH PARAMETERS-----\n`;

/** One configuration, a directive to a line. */
function written(): string {
  const maybe = (line: () => string) => (random.below(3) === 0 ? [line()] : []);
  const server = (port: number) => [
    '  server {',
    `    listen 127.0.0.1:${port}${oneOf('', ' ssl')};`,
    ...(random.below(2) ? [`    ssl_certificate ${crt()};`, `    ssl_certificate_key ${key()};`] : []),
    ...maybe(() => `    ssl_trusted_certificate ${crt().replace('data:$ssl_server_name', 'tls/site.crt')};`),
    ...maybe(() => `    ssl_dhparam ${there('tls/dh.pem', 'tls/dh.pme', '/nowhere/dh')};`),
    ...maybe(() => `    ssl_password_file ${there('tls/words', 'tls/wrods', '%/tls')};`),
    ...maybe(() => `    ssl_client_certificate ${there('tls/site.crt', 'tls/none.crt')};${oneOf('', ' ssl_verify_client on;')}`),
    ...maybe(() => `    access_log ${logWithHost()};`),
    ...maybe(() => `    auth_basic_user_file ${oneOf('/nowhere/users', 'tls/words')};`),
    '    location / {',
    `      proxy_pass ${oneOf('http', 'https')}://127.0.0.1:9;`,
    ...(random.below(3) ? [] : [`      proxy_ssl_certificate ${crt()};`, `      proxy_ssl_certificate_key ${key()};`]),
    ...maybe(() => `      proxy_ssl_trusted_certificate ${there('tls/site.crt', 'tls/none.crt')};`),
    ...maybe(() => '      proxy_ssl_verify on;'),
    ...maybe(() => `      include ${there('part.conf', 'prat.conf', '%/prat.conf', '%/none/*.conf')};`),
    '    }',
    '  }',
  ];
  return [
    ...maybe(() => `user ${there(oneOf('root', 'www-data', 'nobody nogroup'), 'nobody', 'www-dta', 'root nogruop')};`),
    ...maybe(() => `error_log ${oneOf('stderr', log().replace('off', 'stderr'))};`),
    ...maybe(() => `pid ${there('logs/nginx.pid', '/nowhere/nginx.pid', 'none/x.pid', '%/logs')};`),
    ...maybe(() => `lock_file /nowhere/lock;`),
    'events {}',
    'http {',
    ...maybe(() => `  access_log ${logWithHost()};`),
    ...maybe(() => `  proxy_cache_path ${cache()} keys_zone=a:1m;`),
    ...maybe(() => `  proxy_temp_path ${cache().replace(/made|logs.cache/, 'temporary')};`),
    ...maybe(() => '  client_body_temp_path %/made/below;'),
    ...maybe(() => `  ssl_certificate ${crt()}; ssl_certificate_key ${key()};`),
    ...maybe(() => `  ssl_crl ${oneOf('/nowhere/crl', 'tls/none')};`).slice(random.below(3)),
    ...maybe(() => `  ssl_trusted_certificate ${there('tls/site.crt', 'tls/none.crt')};`),
    ...server(8001),
    ...(random.below(2) ? server(8002) : []),
    '}',
    '',
  ].join('\n');
}

test('what a configuration names is looked for as the real nginx looks for it', needs('nginx'), async context => {
  const binary = process.env.NGINX_BINARY ?? 'nginx';
  const settings: Settings = { ...defaultSettings, 'nginx.binary': binary, 'nginx.thisMachine': 'always' };
  const blank: Snapshot = { files: new Map(), roots: [], complete: true, settings };
  const build = (await askBuild(run, blank))!;
  const differences: string[] = [];
  let refused = 0;
  let accepted = 0;
  for (let at = 0; at < machines; at++) {
    const folder = mkdtempSync(join(tmpdir(), 'nginx-machine-'));
    try {
      for (const name of ['logs', 'tls']) mkdirSync(join(folder, name));
      for (const name of ['site.crt', 'site.key']) cpSync(join(samplesFolder, name), join(folder, 'tls', name));
      writeFileSync(join(folder, 'tls/dh.pem'), dhParameters);
      writeFileSync(join(folder, 'tls/words'), 'word\n');
      writeFileSync(join(folder, 'part.conf'), 'proxy_http_version 1.1;\n');
      const text = written().replaceAll('%', folder);
      const path = join(folder, 'nginx.conf');
      writeFileSync(path, text);
      const files = [
        sourceFile(pathToFileURL(path).toString(), text),
        sourceFile(pathToFileURL(join(folder, 'part.conf')).toString(), 'proxy_http_version 1.1;\n'),
      ];
      const snapshot: Snapshot = {
        ...blank,
        files: new Map(files.map(file => [file.uri, file])),
        roots: [pathToFileURL(folder).toString()],
        build: { ...build, prefix: folder },
      };
      const machine = (await readMachine(looking, snapshot))!;
      const errors = judge({ ...snapshot, machine }, files[0]!).filter(({ severity }) => severity === 'error');
      const { status, stderr } = spawnSync(binary, ['-t', '-p', folder, '-c', path, '-e', join(folder, 'logs/e.log')], {
        encoding: 'utf8',
      });
      const complaint = stderr.split('\n').find(line => line.includes('[emerg]')) ?? '';
      const line = Number(/:(\d+)$/.exec(complaint)?.[1] ?? 0);
      const named = /"(\/[^"]*)"/.exec(complaint)?.[1];
      const isFound = errors.some(
        ({ span, message }) =>
          (line === 0 || positionIn(files[0]!, span.start).line === line) &&
          (named === undefined || message.includes(named) || message.includes(dirname(named))),
      );
      if (status === 0) accepted++;
      else refused++;
      if (status === 0 ? errors.length > 0 : !isFound)
        differences.push(`${text}\n  nginx: ${complaint || 'ok'}\n  we: ${errors.map(({ message }) => message).join('; ') || 'ok'}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  context.diagnostic(`nginx ${build.version}: ${refused} refused, ${accepted} accepted, ${differences.length} differences`);
  assert.deepEqual(differences, []);
  assert.ok(refused > machines / 5 && accepted > machines / 10, 'the draw has of both');
});
