// Our tables of server options against the installed servers: every option they have, of the same kind and with the same default.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { factories } from '../../server/data/paste-apps.ts';
import { servers } from '../../server/data/paste-servers.ts';
import { defaultOf, isIn, typesOf } from '../../server/paste/options.ts';
import { absence } from './paste-judge.ts';

const skip = absence();
/** Factories that take any name by their signature, and refuse most of them in their code. */
const checkingOthers = new Set(['Paste#error_catcher', 'Paste#urlparser']);

type Fact = { readonly kind: 'integer' | 'boolean' | 'octal' | 'other'; readonly default: string | null };
type Signature = { readonly names: readonly string[]; readonly needed: readonly string[]; readonly open: boolean };
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
  'scriptName',
  'trusted_proxy_count',
  'clear_untrusted_proxy_headers',
  'dogstatsd_tags',
  'statsd_prefix',
]);

function ask(): Facts & { readonly factories: Readonly<Record<string, Signature | null>> } {
  const { stdout, stderr } = spawnSync('/usr/bin/python3', [fileURLToPath(new URL('paste_facts.py', import.meta.url))], {
    encoding: 'utf8',
  });
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout);
}

test('apps, filters and composites take the arguments that their functions take', { skip }, () => {
  const wrong: string[] = [];
  const said = ask().factories;
  for (const [egg, signature] of Object.entries(said)) {
    const facts = factories.find(candidate => candidate.egg === egg);
    if (facts === undefined) wrong.push(`${egg} is missing`);
    if (facts === undefined) continue;
    if ((signature === null) !== (facts.dead !== undefined))
      wrong.push(`${egg} ${signature === null ? 'cannot be loaded' : 'can be loaded'}`);
    if (signature === null) continue;
    const names = facts.options.map(({ name }) => name);
    const needed = facts.options.flatMap(({ name, required }) => (required ? [name] : []));
    if (
      signature.open
        ? !signature.names.every(name => names.includes(name))
        : [...signature.names].sort().join() !== [...names].sort().join()
    )
      wrong.push(`${egg} takes ${signature.names}, not ${names}`);
    if (!signature.needed.every(name => needed.includes(name))) wrong.push(`${egg} needs ${signature.needed}, not ${needed}`);
    if (facts.others === 'rejected' && signature.open) {
      if (!checkingOthers.has(egg)) wrong.push(`${egg} takes more than that`);
    }
    if (facts.others !== 'rejected' && !signature.open) wrong.push(`${egg} takes no more than that`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(Object.keys(said).length > 30, 'too few factories compared');
});

test('the tables say what the installed servers say of themselves', { skip }, () => {
  const said = ask();
  const wrong: string[] = [];
  let compared = 0;
  for (const [egg, options] of Object.entries(said)) {
    if (egg === 'versions' || egg === 'factories') continue;
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
