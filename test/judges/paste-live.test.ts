// Broken Paste files before the real readers and before ours: what they reject must have a finding, on the line they name; what they accept
// must have no error. More rounds with PASTE_ROUNDS, another run with SEED.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { seed, seeded } from '../harness/random.ts';
import { compare, hold, newCount } from './paste-comparing.ts';
import { habits } from './paste-habits.ts';
import { absence, startJudge } from './paste-judge.ts';
import { breakers as mutants } from './paste-mutants.ts';
import { slips } from './paste-slips.ts';

const skip = absence();
const judgeProcess = skip === false ? startJudge() : undefined;
after(() => judgeProcess?.end());

const breakers = { ...mutants, ...slips, ...habits };
const rounds = Number(process.env.PASTE_ROUNDS ?? 3);

const folder = new URL('../paste/samples/', import.meta.url);
const samples = readdirSync(folder).filter(name => name.endsWith('.ini'));

test('the samples themselves are accepted by them and clean to us', { skip }, async t => {
  const count = newCount();
  for (const name of samples) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const verdict = await judgeProcess!.ask({ text });
    assert.ok(verdict.ok, `${name}: ${JSON.stringify(verdict)}`);
    await compare(count, verdict, { text, kind: 'the sample', name });
  }
  hold(count, t);
});

test('samples broken in every way we know', { skip }, async t => {
  const count = newCount();
  const random = seeded(seed);
  const used = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const name of samples) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      for (const [kind, breaker] of Object.entries(breakers)) {
        const broken = breaker(text, random);
        if (broken === undefined || broken === text) continue;
        used.add(kind);
        await compare(count, await judgeProcess!.ask({ text: broken }), { text: broken, kind, name });
      }
    }
  }
  t.diagnostic(`${used.size} kinds of mistakes, ${count.rejected + count.accepted} files`);
  assert.equal(used.size, Object.keys(breakers).length, 'a kind of mistake fits no sample');
  hold(count, t);
});

const corpus = process.env.NGINX_PASTE_CORPUS && new URL(`file://${process.env.NGINX_PASTE_CORPUS}/paste/`);
const skipCorpus = skip || (corpus ? false : 'NGINX_PASTE_CORPUS names no folder with real files');

test('real files, and what becomes of them when they are broken', { skip: skipCorpus }, async t => {
  const count = newCount();
  const random = seeded(seed + 1);
  const kinds = Object.entries(breakers);
  for (const name of readdirSync(corpus as URL).filter(each => /\.(ini|conf)/.test(each))) {
    const text = readFileSync(new URL(name, corpus as URL), 'utf8').replaceAll('\r\n', '\n');
    const server = /^\[server:main\]/m.test(text);
    const question = { text, lenient: true, server };
    if (/config:|\$\{/.test(text)) continue;
    const verdict = await judgeProcess!.ask(question);
    // Handlers that are not installed, log files that cannot be opened: nothing of that is in the text.
    if (!verdict.ok && verdict.stage === 'logging') continue;
    await compare(count, verdict, { text, kind: 'as it is', name, lenient: true });
    if (!verdict.ok) continue;
    for (let round = 0; round < 2 * rounds; round++) {
      const [kind, breaker] = kinds[Math.floor(random() * kinds.length)]!;
      const broken = breaker(text, random);
      if (broken === undefined || broken === text) continue;
      await compare(count, await judgeProcess!.ask({ ...question, text: broken }), { text: broken, kind, name, lenient: true });
    }
  }
  hold(count, t);
});
