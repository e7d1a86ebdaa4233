// Real files before the real nginx: what it accepts, alone or in some block, has no error of ours; what it refuses and we do not has a reason
// that the text cannot tell; and no template has any error. NGINX_SHOW=1 lists those files with nginx's own words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { needs } from '../../setup/debian.mjs';
import { corpus } from '../harness/corpus.ts';
import { sourceFile } from '../harness/fixture.ts';
import { nginxBench } from './real-nginx.ts';

const files = corpus('nginx');
const templates = corpus('nginx/templated');
const skip = 'NGINX_PASTE_CORPUS does not point at a corpus';

/** The blocks a file may have been written for. */
const wrappings = [
  '%',
  'events {}\n%',
  'events {} http {\n%\n}',
  'events {} http { server {\n%\n} }',
  'events {} http { server { location / {\n%\n} } }',
  'events {} http { upstream u {\n%\n} server { } }',
  'events {} http { server { location ~ x {\n%\n} } }',
];

/** Why nginx refuses a file in the block it was written for, where its text alone is no reason to. */
const reasons: readonly { readonly reason: string; readonly says: RegExp }[] = [
  {
    reason: 'a file it includes or reads is on another machine',
    says: /(?<!dl)open\(\) ".*" failed|cannot load certificate|BIO_new_file|mkdir\(\)|Cannot find module/,
  },
  { reason: 'a module is not installed here', says: /dlopen\(\)/ },
  {
    reason: 'a directive of a module that this nginx was built without',
    says: /unknown directive "(pagespeed|more_|set_|echo|lua|upload|js_|state|brotli|track_|keyval_)/,
  },
  { reason: 'a parameter that came after this version', says: /invalid parameter "resolve"/ },
  { reason: 'an upstream whose servers nginx Plus is told while it runs', says: /no servers are inside upstream/ },
  { reason: 'a user of another machine', says: /getpwnam\(/ },
  { reason: 'a host of another network', says: /host not found/ },
  { reason: 'an address of another machine', says: /bind\(\)/ },
  {
    reason: 'a name that the including file defines',
    says: /unknown "\w+" variable|unknown log format|zero size shared memory zone|no port in upstream|no "ssl_certificate" is defined/,
  },
];

test('no error in what nginx accepts', { ...needs('nginx'), ...(files === undefined && { skip }) }, () => {
  const bench = nginxBench();
  try {
    const wrong: string[] = [];
    let accepted = 0;
    const unexplained: string[] = [];
    const explained = new Map<string, number>();
    for (const { name, text } of files!) {
      const messages: string[] = [];
      const isAccepted = wrappings.some(wrapping => {
        const { ok, message } = bench.ask(wrapping.replace('%', () => text));
        messages.push(message);
        return ok;
      });
      const errors = errorsIn(name, text);
      if (isAccepted) {
        accepted++;
        wrong.push(...errors);
      } else if (errors.length === 0) {
        const why = reasons.find(({ says }) => messages.some(message => says.test(message)))?.reason;
        if (why === undefined) unexplained.push(`${name}: ${messages.join(' | ')}`);
        else explained.set(why, (explained.get(why) ?? 0) + 1);
        if (process.env.NGINX_SHOW) console.log(name, messages.join(' | '));
      }
    }
    const missed = [...explained].map(([reason, count]) => `${count}: ${reason}`);
    console.log(
      `${files!.length} files: nginx accepts ${accepted}, our errors in these ${wrong.length}; refused and without an error of ours:`,
    );
    for (const line of missed) console.log(`  ${line}`);
    assert.deepEqual(wrong, []);
    assert.deepEqual(unexplained, [], 'nginx refuses these, and nothing on the list says why we do not');
  } finally {
    bench.remove();
  }
});

test('no error in templates', templates === undefined ? { skip } : {}, () => {
  assert.deepEqual(
    templates!.flatMap(({ name, text }) => errorsIn(name, text)),
    [],
  );
});

function errorsIn(name: string, text: string): string[] {
  const file = sourceFile(`file:///work/${name.replace(/^.*__(?=[^_])/, '')}.conf`.replace(/(\.\w+)\.conf$/, '$1'), text);
  const snapshot: Snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///work'], complete: true, settings: defaultSettings };
  return judge(snapshot, file)
    .filter(({ severity }) => severity === 'error')
    .map(({ span, code, message }) => `${name}:${text.slice(0, span.start).split('\n').length} ${code} ${message}`);
}
