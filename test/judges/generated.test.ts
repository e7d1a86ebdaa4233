// Over other people's files: what is generated from each of them is accepted by nginx, and read back with the same addresses. Broken
// text gives answers too.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { showAddress } from '../../server/core/endpoint.ts';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { nginxFromPaste } from '../../server/generate/nginx-from-paste.ts';
import { pasteFromNginx } from '../../server/generate/paste-from-nginx.ts';
import { updateCounterparts } from '../../server/generate/update.ts';
import { judge } from '../../server/judge.ts';
import { linksLens } from '../../server/links/lens.ts';
import { sitesOf } from '../../server/links/links.ts';
import { needs } from '../../setup/debian.mjs';
import { corpus, noCorpus } from '../harness/corpus.ts';
import { sourceFile } from '../harness/fixture.ts';
import { holds } from '../harness/random.ts';
import { nginxBench } from './real-nginx.ts';

const withCorpus = noCorpus === false ? {} : { skip: noCorpus };

test('nginx accepts what is generated from every Paste file, and it connects to where that listens', {
  ...withCorpus,
  ...needs('nginx'),
}, () => {
  const bench = nginxBench();
  try {
    let made = 0;
    for (const file of filesOf('paste')) {
      const snapshot = alone(file);
      for (const choices of [{}, { keepalive: true, websockets: true, staticRoot: '/srv/static' }]) {
        const generated = nginxFromPaste(snapshot, file, { version: '1.22.1', ...choices });
        if ('problem' in generated) continue;
        made++;
        const text = `events {}\nhttp {\n${generated.text.replace(/include (\w+_params);/g, 'include /etc/nginx/$1;')}}\n`;
        const verdict = bench.ask(text);
        // Names of other machines are looked up, and nowhere to be found here.
        assert.ok(verdict.ok || /host not found/.test(verdict.message), `${file.uri}: ${verdict.message}\n${text}`);
        const conf = sourceFile('file:///w/site.conf', generated.text);
        const back = sitesOf(alone(conf), conf).filter(site => site.group !== undefined);
        assert.ok(back.length > 0, file.uri);
      }
    }
    assert.ok(made > 50, `${made} were generated`);
  } finally {
    bench.remove();
  }
});

test('a Paste section generated from every nginx file listens where that connects', withCorpus, () => {
  let made = 0;
  for (const file of filesOf('nginx')) {
    const generated = pasteFromNginx(alone(file), file, 0);
    if ('problem' in generated) continue;
    made++;
    const ini = sourceFile('file:///w/app.ini', generated.text);
    const [listener] = sitesOf(alone(ini), ini);
    assert.ok(listener?.address, `${file.uri}\n${generated.text}`);
    const connected = sitesOf(alone(file), file).flatMap(site =>
      site.role === 'connect' && site.address ? [showAddress(site.address)] : [],
    );
    assert.ok(connected.includes(showAddress(listener.address)), `${showAddress(listener.address)} is none of ${connected}`);
  }
  assert.ok(made > 30, `${made} were generated`);
});

test('cut and spliced files give answers', withCorpus, () => {
  const texts = [...filesOf('nginx'), ...filesOf('paste')].filter(file => file.text.length < 20_000);
  const piece = fc.tuple(fc.nat(texts.length - 1), fc.nat(), fc.nat(2000)).map(([index, start, length]) => {
    const { text } = texts[index]!;
    return text.slice(start % (text.length + 1)).slice(0, length);
  });
  holds(
    fc.property(fc.array(piece, { maxLength: 4 }), fc.array(piece, { maxLength: 4 }), fc.nat(), (conf, ini, offset) => {
      const files = [sourceFile('file:///w/site.conf', conf.join('')), sourceFile('file:///w/app.ini', ini.join(''))];
      const snapshot: Snapshot = {
        files: new Map(files.map(file => [file.uri, file])),
        roots: ['file:///w'],
        complete: true,
        settings: defaultSettings,
      };
      for (const file of files) {
        for (const { span } of [...judge(snapshot, file), ...linksLens(snapshot, file)]) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= file.text.length);
        }
        updateCounterparts(snapshot, file);
        if (file.language.id === 'nginx') pasteFromNginx(snapshot, file, offset % (file.text.length + 1));
        else nginxFromPaste(snapshot, file);
      }
    }),
    400,
  );
});

function filesOf(part: 'nginx' | 'paste'): readonly SourceFile[] {
  const named = (name: string) => `file:///w/${name}${part === 'paste' && !name.endsWith('.ini') ? '.ini' : ''}`;
  return (corpus(part) ?? []).map(({ name, text }) => sourceFile(named(name), text));
}

function alone(file: SourceFile): Snapshot {
  return { files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings: defaultSettings };
}
