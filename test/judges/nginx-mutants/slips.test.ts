// Every line of slips.txt in a small configuration, in each of its contexts, before the real nginx: we refuse what it refuses, on the same line, and
// nothing else. NGINX_SHOW=1 prints every difference.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import type { Context } from '../../../server/data/nginx-types.ts';
import { needs } from '../../../setup/debian.mjs';
import { nginxBench } from '../real-nginx.ts';
import { type Case, errorsOf, isOfMachine, isOnLine } from './exam.ts';
import { slipsIn } from './slips.ts';

const version = /nginx\/([\d.]+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1];

const zones = 'limit_req_zone $uri zone=requests:1m rate=1r/s; limit_conn_zone $uri zone=connections:1m;';

/** What nginx accepts around each; `%` is the place. */
const frames: Partial<Record<Context, string>> = {
  main: 'error_log stderr;\n%\nevents {}\n',
  events: 'events {\nworker_connections 99;\n%\n}\nhttp {}\n',
  http: `events {}\nhttp {\n${zones}\n%\nserver {}\n}\n`,
  server: `events {}\nhttp {\n${zones}\nserver {\nlisten 18001;\n%\n}\n}\n`,
  location: `events {}\nhttp {\n${zones}\nserver {\nlisten 18001;\nlocation /framed {\n%\n}\n}\n}\n`,
  upstream: 'events {}\nhttp {\nupstream framed {\nserver 127.0.0.1:7;\n%\n}\n}\n',
  stream: 'events {}\nstream {\n%\nserver {\nlisten 18001;\nproxy_pass 127.0.0.1:7;\n}\n}\n',
  'stream server': 'events {}\nstream {\nserver {\nlisten 18001;\n%\nproxy_pass 127.0.0.1:7;\n}\n}\n',
  mail: 'events {}\nmail {\nauth_http 127.0.0.1/auth;\n%\nserver {\nlisten 18001;\nprotocol imap;\n}\n}\n',
  'mail server': 'events {}\nmail {\nauth_http 127.0.0.1/auth;\nserver {\nlisten 18001;\n%\nprotocol imap;\n}\n}\n',
};

/** What we do not say, and why. */
const unsaid: readonly (readonly [slip: RegExp, reason: string])[] = [
  [/^use kqueue|setfib=/, 'right on another system'],
  [/least_time=|^proxy_protocol v2|^keepalive 0/, 'right in another edition or a later version'],
  [/\{\{ made|^\$\{MADE/, 'a template may mean it'],
  [/perl_made|^bind \*/, 'a module that nobody here knows may have it'],
  [/\\p\{Nosuch\}/, 'a property that a later Unicode may have'],
  [/_hash_max_size 0/, 'a table may be empty'],
  [/^ssl_certificate nosuch/, 'above a server that may give the key'],
  [/memory:1k|large_client_header_buffers 4 1|18200; proxy_pass 127.0.0.1; }/, 'not said yet'],
];

test('statements half right are judged as the real nginx judges them', needs('nginx'), context => {
  const bench = nginxBench();
  try {
    const cases = Object.entries(frames).flatMap(([where, frame]) =>
      slipsIn(where as Context).map((slip): Case => {
        const text = frame.replace('%', () => slip);
        const line = frame.slice(0, frame.indexOf('%')).split('\n').length;
        const mutant = { kind: slip, text, lines: [line], breaks: true, braces: false };
        return { name: where, mutant, verdict: bench.ask(text), errors: errorsOf(text, version) };
      }),
    );
    const ours = cases.filter(one => !isOfMachine(one));
    const missed = ours.filter(({ verdict, errors }) => !verdict.ok && errors.length === 0);
    const alarms = ours.filter(({ verdict, errors }) => verdict.ok && errors.length > 0);
    const elsewhere = ours.filter(one => !one.verdict.ok && one.errors.length > 0 && !isOnLine(one));
    context.diagnostic(
      `${ours.length} statements, ${ours.filter(({ verdict }) => !verdict.ok).length} refused by nginx: missed ${missed.length}, false alarms ${alarms.length}, on another line ${elsewhere.length}`,
    );
    const shown = ({ name, mutant, verdict, errors }: Case) =>
      `${name}: ${mutant.kind}\n  nginx: ${verdict.line ?? '-'}: ${verdict.message || 'ok'}\n  we: ${errors.map(({ line, code, message }) => `${line}: ${code} ${message}`).join('; ') || 'ok'}`;
    if (process.env.NGINX_SHOW) {
      for (const [what, of] of Object.entries({ MISSED: missed, FALSE: alarms, ELSEWHERE: elsewhere }))
        for (const one of of) console.log(what, shown(one));
    }
    assert.deepEqual(alarms.map(shown), []);
    assert.deepEqual(missed.filter(({ mutant }) => !unsaid.some(([slip]) => slip.test(mutant.kind))).map(shown), []);
  } finally {
    bench.remove();
  }
});
