// Thousands of option sets for servers before their own checks (waitress.adjustments, gunicorn.config, Paste's server_runner) and before ours:
// what they accept must have no error, of what they reject at least 98 in 100 must have a finding. More with PASTE_ROUNDS, others with SEED.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { servers } from '../../server/data/paste-servers.ts';
import type { OptionFacts, ServerFacts, ValueType } from '../../server/data/paste-types.ts';
import { judge } from '../../server/paste/judge.ts';
import { sourceFile } from '../harness/fixture.ts';
import { seed, seeded } from '../harness/random.ts';
import { absence, judgeDistributions, startJudge } from './paste-judge.ts';

const skip = absence();
const judgeProcess = skip === false ? startJudge() : undefined;
after(() => judgeProcess?.end());
const distributions = skip === false ? judgeDistributions() : [];
const rounds = Number(process.env.PASTE_ROUNDS ?? 3) * 60;

for (const egg of ['waitress#main', 'gunicorn#main', 'Paste#http']) {
  test(`option sets of ${egg}`, { skip }, async t => {
    const facts = servers.find(({ eggs }) => eggs.includes(egg))!;
    const random = seeded(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const count = { rejected: 0, found: 0, accepted: 0, clean: 0 };
    const misses: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const text = `[server:main]\nuse = egg:${egg}\n${optionSet(facts, random, pick).join('\n')}\n`;
      const verdict = await judgeProcess!.ask({ text, stages: ['server'] });
      const findings = judge(snapshotOf(text), snapshotOf(text).files.get('file:///w/app.ini')!).filter(
        ({ code }) => code !== 'paste/no-main',
      );
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (verdict.ok) {
        count.accepted++;
        if (errors.length === 0) count.clean++;
        else misses.push(`ACCEPTED ${JSON.stringify(text)}, ours: ${errors.map(({ message }) => message).join('; ')}`);
      } else {
        count.rejected++;
        if (findings.some(({ severity }) => severity !== 'hint')) count.found++;
        else misses.push(`REJECTED ${JSON.stringify(text)}: ${verdict.message}`);
      }
    }
    const shown = `rejected ${count.rejected}, found ${count.found}; accepted ${count.accepted}, without error ${count.clean}`;
    t.diagnostic(shown);
    for (const miss of misses.slice(0, 20)) t.diagnostic(miss);
    assert.equal(count.clean, count.accepted, shown);
    assert.ok(count.found >= 0.98 * count.rejected, shown);
    assert.ok(count.rejected > rounds / 10 && count.accepted > rounds / 10, shown);
  });
}

type Pick = <T>(list: readonly T[]) => T;

/** Up to five options, mostly with values that could be theirs; now and then a name that is not quite one. */
function optionSet(facts: ServerFacts, random: () => number, pick: Pick): readonly string[] {
  const lines = new Map<string, string>();
  const likely = facts.options.filter(({ name }) => /^(host|port|listen|bind|unix_socket|trusted|threadpool_(work|spawn))/.test(name));
  for (let index = Math.floor(random() * 4); index >= 0; index--) {
    const option = random() < 0.25 ? pick(likely) : pick(facts.options.filter(candidate => !unjudged.has(candidate.name)));
    const name = random() < 0.04 ? misspell(option.name, random, pick) : option.name;
    lines.set(name, `${name} = ${valueFor(option, random, pick)}`);
  }
  return [...lines.values()];
}

/** Options whose values depend on the machine, or name Python code. */
const unjudged = new Set(['chdir', 'user', 'group', 'reload_extra_files', 'ssl_pem', 'handler', 'ssl_context', 'config', 'server_version']);

function misspell(name: string, random: () => number, pick: Pick): string {
  const at = Math.floor(random() * name.length);
  return pick([
    name.slice(0, at) + name.slice(at + 1) || 'x',
    name.toUpperCase(),
    name.replace('_', '-'),
    `${name}s`,
    pick(['numthreads', 'unix-socket', 'debug']),
  ]);
}

function valueFor(option: OptionFacts, random: () => number, pick: Pick): string {
  const value = random() < 0.88 ? usual(option.type, random, pick) : pick(odd);
  return random() < 0.02 ? `${value} # why` : value;
}

const odd = [
  '',
  '-1',
  '4.5',
  'ten',
  '1g',
  '007',
  '0o17',
  '0x1f',
  '1_000',
  '+5',
  '1__0',
  '٣',
  '70000',
  '99999999999',
  'TRUE',
  'nope',
  'x y',
  '/tmp/x.sock',
  'unix:/tmp/x',
  '"4"',
];
const hosts = [
  '127.0.0.1',
  'localhost',
  '0.0.0.0',
  '::1',
  '[::1]',
  '127.1',
  '1',
  '*',
  '',
  '/tmp/x.sock',
  'unix:/tmp/x.sock',
  '256.1.1.1',
  'a b',
  'x.invalid',
  '1.2.3.4.5',
  '::',
  'a,b',
];
const ports = ['80', '8080', '0', '65535', '65536', '-1', 'http', '', ' 80', '8o80', '+80', '08'];

function usual(type: ValueType, random: () => number, pick: Pick): string {
  switch (type.kind) {
    case 'integer':
      return pick(['0', '1', '4', '10', '100', '8080', '666', '0660', '30000', '16384']);
    case 'boolean':
      return pick(['true', 'false', 'True', 'no', 'yes', 'on', '1', '0', 'off', 'y']);
    case 'choice':
      return pick([...type.values, type.values[0]!.toUpperCase()]);
    case 'host':
      return pick(hosts);
    case 'address':
      return pick([
        `${pick(hosts)}:${pick(ports)}`,
        pick(hosts),
        `:${pick(ports)}`,
        'unix:/tmp/x.sock',
        'unix:tmp/x',
        'fd://3',
        'fd://x',
        'tcp://127.0.0.1:80',
        '127.0.0.1:80, 127.0.0.1:81',
      ]);
    case 'list': {
      const items = Array.from({ length: 1 + Math.floor(random() * 3) }, () => usual(type.item, random, pick));
      return items.join({ blanks: pick([' ', '\n    ']), commas: pick([',', ', ']), lines: '\n    ' }[type.separator]);
    }
    case 'socket':
      return pick(['/tmp/x.sock', '/run/app/app.sock', 'unix:/tmp/x', `/tmp/${'a'.repeat(104)}`]);
    case 'network':
      return pick(['127.0.0.1', '10.0.0.0/8', '10.0.0.1/8', '*', '::1', 'fe80::/10', 'localhost', '1.2.3', '10.0.0.0/255.0.0.0', '']);
    case 'python':
      return pick(['a', 'nothing', 'os']);
    case 'pattern':
      return pick(['A=b', 'a', '', 'localhost:8125', 'localhost:x', '8125', 'a=b=c']);
    default:
      return pick(['x', '/tmp/x', '']);
  }
}

const snapshots = new Map<string, Snapshot>();

function snapshotOf(text: string): Snapshot {
  const known = snapshots.get(text);
  if (known) return known;
  snapshots.clear();
  const file = sourceFile('file:///w/app.ini', text);
  const snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings: defaultSettings, distributions };
  snapshots.set(text, snapshot);
  return snapshot;
}
