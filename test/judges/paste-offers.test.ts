// What completion offers in a server's section, taken one by one: the real server accepts each option with a sensible value, and each value offered.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { applyEdits } from '../../server/core/text.ts';
import { complete } from '../../server/paste/completion.ts';
import { optionFacts, readerOf } from '../../server/paste/options.ts';
import { syntaxTree } from '../../server/paste/parser.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { sensibleValue } from '../harness/sensible.ts';
import { absence, judgeDistributions, startJudge } from './paste-judge.ts';

const skip = absence();
const judgeProcess = skip === false ? startJudge() : undefined;
after(() => judgeProcess?.end());
const distributions = skip === false ? judgeDistributions() : [];

/** What the machine must have, a file, a user, a program; and IPv4 switched off, which the IPv4 host of these sections does not bear. */
const excepted =
  /^(?:ipv4|user|group|chdir|config|keyfile|certfile|ca_certs|ssl_pem|pidfile|worker_tmp_dir|worker_class|tmp_upload_dir|pythonpath|initgroups|reload_extra_files|logconfig.*|.*log)$/;

/** Sections to begin with: as they are, over a socket, behind a proxy. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  waitress: ['', 'unix_socket = /run/x.sock\n', 'listen = *:80\ntrusted_proxy = *\n'],
  gunicorn: ['', 'host = 127.0.0.1\n', 'bind = unix:/run/x.sock\n'],
  'Paste#http': ['', 'host = 127.0.0.1\n'],
  'pyramid#wsgiref': ['', 'port = 80\n'],
  'pyramid#cherrypy': ['', 'host = 127.0.0.1\n'],
};

function opened(text: string) {
  const snapshot = snapshotOf(parseFixture(text, { path: 'app.ini' }), { distributions });
  return { snapshot, file: [...snapshot.files.values()][0]! };
}

for (const [egg, sections] of Object.entries(beginnings)) {
  test(`offers for egg:${egg}`, { skip }, async t => {
    let tried = 0;
    const refused: string[] = [];
    const ask = async (text: string, about: string) => {
      tried++;
      const verdict = await judgeProcess!.ask({ text, stages: ['server'] });
      if (!verdict.ok) refused.push(`${about}: ${verdict.type} ${verdict.message}`);
    };
    for (const given of sections) {
      const text = `[server:main]\nuse = egg:${egg}\n${given}\n`;
      const offset = text.length - 1;
      const { snapshot, file } = opened(text);
      const { facts, version } = readerOf(snapshot, file, syntaxTree(file).sections[0]!)!;
      for (const offer of complete(snapshot, file, offset)) {
        const option = optionFacts(facts, offer.label);
        if (offer.kind !== 'option' || option === undefined || excepted.test(option.name)) continue;
        const begun = applyEdits(text, [{ span: offer.span, newText: offer.insert }]);
        const value = option.type.kind === 'python' ? undefined : sensibleValue(option, version);
        if (value !== undefined) await ask(begun.replace(/\n$/, `${value}\n`), `${option.name} = ${value}`);
        const { snapshot: then, file: open } = opened(begun);
        for (const word of complete(then, open, begun.length - 1)) {
          if (word.kind !== 'value') continue;
          await ask(applyEdits(begun, [{ span: word.span, newText: word.insert }]), `${option.name} = ${word.label}, offered`);
        }
      }
    }
    t.diagnostic(`${tried} offers, ${refused.length} refused`);
    assert.deepEqual(refused, []);
    assert.ok(tried > 2, `${tried} offers`);
  });
}
