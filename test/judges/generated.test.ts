// What is generated from Paste files of every kind, with every choice, and from other people's files: the real nginx accepts it, the real
// loader loads it, and it is read back with the same addresses. Broken text gives answers too.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isName, showAddress } from '../../server/core/endpoint.ts';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { applyEdits } from '../../server/core/text.ts';
import { nginxFromPaste } from '../../server/generate/nginx-from-paste.ts';
import { pasteFromNginx } from '../../server/generate/paste-from-nginx.ts';
import { updateCounterparts } from '../../server/generate/update.ts';
import { judge } from '../../server/judge.ts';
import { linksLens } from '../../server/links/lens.ts';
import { sitesOf } from '../../server/links/links.ts';
import { compareVersions } from '../../server/nginx/target.ts';
import { needs } from '../../setup/debian.mjs';
import { choices, sites } from '../generate/sites.ts';
import { corpus, noCorpus } from '../harness/corpus.ts';
import { sourceFile } from '../harness/fixture.ts';
import { holds, seed } from '../harness/random.ts';
import { startJudge } from './paste-judge.ts';
import { nginxBench } from './real-nginx.ts';

const samples = Number(process.env.FUZZ_RUNS ?? 150);

test(
  'nginx and the loaders accept what is generated, there and back, with every choice',
  needs('nginx', 'python', 'paste.deploy', 'paste', 'waitress', 'gunicorn', 'pyramid'),
  async () => {
    const bench = nginxBench();
    const loader = startJudge();
    try {
      const drawn = fc.sample(fc.tuple(sites, choices), { numRuns: samples, seed });
      for (const [{ ini, server }, chosen] of drawn) {
        const file = sourceFile('file:///w/app.ini', ini);
        const made = nginxFromPaste(alone(file), file, chosen);
        if ('problem' in made) assert.fail(`${made.problem}\n${ini}`);
        if (isForBench(chosen.version)) {
          const verdict = bench.ask(`events {}\nhttp {\n${made.text}}\n`);
          assert.ok(verdict.ok, `${verdict.message}\n${JSON.stringify(chosen)}\n${made.text}`);
        }
        const conf = sourceFile('file:///w/site.conf', made.text);
        const back = pasteFromNginx(alone(conf), conf, 0, { server });
        if ('problem' in back) assert.fail(`${back.problem}\n${made.text}`);
        // uWSGI and flup are no judges here: the first reads its section itself, of the second Debian has nothing.
        const isJudged = !/uwsgi|flup/.test(server);
        for (const text of [applyEdits(ini, made.also), `${back.text}\n[app:main]\nuse = egg:Paste#test\n`]) {
          const verdict = await loader.ask({ text, server: isJudged });
          assert.ok(verdict.ok, `${JSON.stringify(verdict)}\n${text}`);
        }
      }
    } finally {
      loader.end();
      bench.remove();
    }
  },
);

/** Whether the nginx at hand, of 1.22.1 or later, is one that accepts what is for this version. */
function isForBench(version: string | undefined): boolean {
  return version === undefined || compareVersions(version, '1.22.1') <= 0;
}

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
    const connected = sitesOf(alone(file), file).flatMap(({ role, address }) => (role === 'connect' && address ? [address] : []));
    // To a server that is called by a name nginx may come from anywhere: it listens on every address.
    const meant = connected.map(address =>
      showAddress(address.kind === 'tcp' && isName(address.host) ? { ...address, host: '*' } : address),
    );
    assert.ok(meant.includes(showAddress(listener.address)), `${showAddress(listener.address)} is none of ${meant}`);
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
