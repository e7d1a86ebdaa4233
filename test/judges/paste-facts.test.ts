// Our tables of server options against the installed servers: every option they have, of the same kind and with the same default.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { servers } from '../../server/data/paste-servers.ts';
import { defaultOf, isIn, typesOf } from '../../server/paste/options.ts';
import { absence } from './paste-judge.ts';

const skip = absence();
type Fact = { readonly kind: 'integer' | 'boolean' | 'octal' | 'other'; readonly default: string | null };
type Facts = Readonly<Record<string, Readonly<Record<string, Fact>>>> & { readonly versions: Readonly<Record<string, string>> };

/** Defaults that depend on the machine, or that the tables say in words of their own. */
const ownWords = new Set([
  'chdir',
  'user',
  'group',
  'paste',
  'access_log_format',
  'ssl_version',
  'cert_reqs',
  'url_prefix',
  'trusted_proxy_count',
  'clear_untrusted_proxy_headers',
  'dogstatsd_tags',
  'statsd_prefix',
]);

test('the tables say what the installed servers say of themselves', { skip }, () => {
  const { stdout, stderr } = spawnSync('/usr/bin/python3', [fileURLToPath(new URL('paste_facts.py', import.meta.url))], {
    encoding: 'utf8',
  });
  assert.notEqual(stdout, '', stderr);
  const said: Facts = JSON.parse(stdout);
  const wrong: string[] = [];
  let compared = 0;
  for (const [egg, options] of Object.entries(said)) {
    if (egg === 'versions') continue;
    const facts = servers.find(({ eggs }) => eggs.includes(egg))!;
    const version = egg === 'gunicorn#main' ? said.versions.gunicorn : undefined;
    for (const [name, fact] of Object.entries(options)) {
      const ours = facts.options.find(option => option.name === name);
      if (ours === undefined || !isIn(ours, version)) wrong.push(`${egg} ${name} is missing`);
      if (ours === undefined) continue;
      compared++;
      const [type] = typesOf(ours, version);
      const kind = type!.kind === 'integer' ? (type!.base === 8 ? 'octal' : 'integer') : type!.kind === 'boolean' ? 'boolean' : 'other';
      if (fact.kind !== 'other' && fact.kind !== kind) wrong.push(`${egg} ${name} is ${fact.kind}, not ${kind}`);
      const usual = defaultOf(ours, version);
      if (fact.default !== null && !ownWords.has(name) && usual !== fact.default)
        wrong.push(`${egg} ${name} = ${fact.default}, not ${usual}`);
    }
    const extra = facts.options.filter(
      option => isIn(option, version) && !(option.name in options) && option.name !== 'host' && option.name !== 'port',
    );
    if (egg !== 'Paste#http') wrong.push(...extra.map(({ name }) => `${egg} has no ${name}`));
  }
  assert.deepEqual(wrong, []);
  assert.ok(compared > 120, `only ${compared} options compared`);
});
