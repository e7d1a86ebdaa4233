// Whole files made by chance, as they are and broken in every way we know, before the real readers and before ours. More with PASTE_ROUNDS, others
// with SEED.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { randomFrom, seed, seeded } from '../harness/random.ts';
import { compare, hold, newCount } from './paste-comparing.ts';
import { compose } from './paste-composed.ts';
import { habits } from './paste-habits.ts';
import { absence, startJudge } from './paste-judge.ts';
import { breakers as mutants } from './paste-mutants.ts';
import { slips } from './paste-slips.ts';

const skip = absence();
const judgeProcess = skip === false ? startJudge() : undefined;
after(() => judgeProcess?.end());

const rounds = Number(process.env.PASTE_ROUNDS ?? 3) * 100;

test('composed files load, and we find no error in them', { skip }, async t => {
  const count = newCount();
  const random = randomFrom(seed);
  for (let round = 0; round < rounds; round++) {
    const { text, files } = compose(random);
    await compare(count, await judgeProcess!.ask({ text, files }), { text, files, kind: 'as it is', name: `file ${round}` });
  }
  hold(count, t);
  assert.ok(count.accepted > 0.9 * rounds, `${count.accepted} of ${rounds} are accepted`);
});

test('composed files, broken', { skip }, async t => {
  const count = newCount();
  const random = randomFrom(seed + 1);
  const chance = seeded(seed + 2);
  const kinds = Object.entries({ ...mutants, ...slips, ...habits });
  for (let round = 0; round < rounds * 4; round++) {
    const { text, files } = compose(random);
    const [kind, breaker] = random.pick(kinds)!;
    const broken = breaker(text, chance);
    if (broken === undefined || broken === text) continue;
    await compare(count, await judgeProcess!.ask({ text: broken, files, server: /^\s*\[\s*server/im.test(broken) }), {
      text: broken,
      files,
      kind,
      name: `file ${round}`,
    });
  }
  hold(count, t);
});
