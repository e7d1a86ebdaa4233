// Every option of the apps, filters and composites of Paste with values of all kinds, before their own functions and before ours: what loads must
// have no error, and what does not must have a finding.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { factories } from '../../server/data/paste-apps.ts';
import type { FactoryFacts, OptionFacts } from '../../server/data/paste-types.ts';
import { compare, newCount } from './paste-comparing.ts';
import { absence, startJudge } from './paste-judge.ts';

const skip = absence();
const judgeProcess = skip === false ? startJudge() : undefined;
after(() => judgeProcess?.end());

const values = ['maybe', '', 'true', 'false', '5', '-1', '0', 'a b', '/tmp', 'x,y', '0600', '1.5', '404', '[x]'];

/** What options need that must be there. */
const fitting: Readonly<Record<string, string>> = {
  document_root: '/tmp',
  directory: '/tmp',
  script: '/bin/true',
  egg: 'Paste',
  secret: 's',
};

/** Options whose values name what the machine must have, or which no Python 3 takes. */
const unjudged = new Set(['script', 'egg', 'secret', 'authfunc', 'logging_level', 'set_logger_level']);

function fileWith(facts: FactoryFacts, option: OptionFacts, value: string): string {
  const needed = facts.options.filter(({ name, required }) => name !== option.name && (required || name === 'secret'));
  const options = [...needed.map(({ name }) => `${name} = ${fitting[name] ?? 'x'}`), `${option.name} = ${value}`];
  const body = [`use = egg:${facts.egg}`, ...options].join('\n');
  if (facts.kind === 'filter') return `[app:main]\nuse = egg:Paste#test\nfilter-with = f\n[filter:f]\n${body}\n`;
  return `[${facts.kind}:main]\n${body}\n`;
}

test('options of the factories of Paste', { skip }, async t => {
  const count = newCount();
  for (const facts of factories) {
    if (facts.dead !== undefined || facts.options.some(({ name }) => name === 'authfunc')) continue;
    for (const option of facts.options.filter(({ name }) => !unjudged.has(name))) {
      for (const value of values) {
        const text = fileWith(facts, option, value);
        await compare(count, await judgeProcess!.ask({ text, server: false }), {
          text,
          kind: `${option.name} = ${value}`,
          name: facts.egg,
        });
      }
    }
  }
  t.diagnostic(`${count.accepted} load, ${count.rejected} do not`);
  assert.deepEqual(count.misses, []);
  assert.ok(count.accepted > 300 && count.rejected > 100);
});
