// Real files before the real nginx: what it accepts, alone or in some block, has no error of ours; and no template has any.
// NGINX_SHOW=1 lists what nginx refuses and we do not.

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

test('no error in what nginx accepts', { ...needs('nginx'), ...(files === undefined && { skip }) }, () => {
  const bench = nginxBench();
  try {
    const wrong: string[] = [];
    let accepted = 0;
    let missed = 0;
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
        missed++;
        if (process.env.NGINX_SHOW) console.log(name, messages.join(' | '));
      }
    }
    console.log(
      `${files!.length} files: nginx accepts ${accepted}, our errors in these ${wrong.length}; refused and without an error ${missed}`,
    );
    assert.deepEqual(wrong, []);
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
