// Values of arguments, held against the real `nginx -t`: for each line below, texts from its pools are combined at random (seeded), and
// nginx and we must agree on whether the file is refused. VALUES_PER_LINE: how many of each line (12); SEED: another draw.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import type { Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { needs } from '../../setup/debian.mjs';
import { sourceFile } from '../harness/fixture.ts';
import { seed, seeded } from '../harness/random.ts';
import { nginxBench } from './real-nginx.ts';
import { lines, pools } from './value-pools.ts';

const version = /nginx\/([\d.]+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1];
const perLine = Number(process.env.VALUES_PER_LINE ?? 12);

/** What nginx says of the machine it runs on rather than of the text. */
const ofTheMachine =
  /host not found|^bind\(\)|open\(\)|getpwnam|mkdir|stat\(\)|not supported|unsupported|requires PCRE|without port|cannot load|GeoIP|worker_connections are not enough|could not build|no such file|unknown directive "stream"/i;

const frames: Readonly<Record<string, string>> = {
  main: '%\nevents {}\nhttp {}\n',
  events: 'events {\n%\n}\nhttp {}\n',
  http: 'events {}\nhttp {\nlimit_req_zone $uri zone=known:1m rate=1r/s;\nlimit_conn_zone $uri zone=conns:1m;\n%\n}\n',
  server: 'events {}\nhttp {\nserver {\n%\n}\n}\n',
  location: 'events {}\nhttp {\nserver {\nlocation / {\n%\n}\n}\n}\n',
  upstream: 'events {}\nhttp {\nupstream u {\n%\nserver 127.0.0.1:9;\n}\n}\n',
  'stream server': 'events {}\nstream {\nserver {\nlisten 9;\n%\n}\n}\n',
};

test('values are judged as the real nginx judges them', needs('nginx'), context => {
  const random = seeded(seed);
  const bench = nginxBench();
  const differences: string[] = [];
  let compared = 0;
  try {
    for (const [frame, line] of lines) {
      for (let i = 0; i < perLine; i++) {
        const written = line.replace(/\{(\w+)\}/g, (_, pool: string) => pick(pools[pool]!, random));
        const text = frames[frame]!.replace('%', () => written);
        const verdict = bench.ask(text);
        if (ofTheMachine.test(verdict.message)) continue;
        compared++;
        const errors = judged(text);
        if (verdict.ok !== (errors.length === 0))
          differences.push(`${written}\n  nginx: ${verdict.message || 'ok'}\n  we: ${errors.join('; ') || 'ok'}`);
      }
    }
  } finally {
    bench.remove();
  }
  context.diagnostic(`${compared} values compared with nginx ${version}: ${differences.length} differences`);
  assert.deepEqual(differences, []);
});

function judged(text: string): readonly string[] {
  const file = sourceFile('file:///w/nginx.conf', text);
  const settings = { ...defaultSettings, 'nginx.version': version! };
  const snapshot: Snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings };
  return judge(snapshot, file)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`);
}

function pick(pool: readonly string[], random: () => number): string {
  return pool[Math.floor(random() * pool.length)]!;
}
