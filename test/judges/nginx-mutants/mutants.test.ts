// Accepted configurations with one small mistake: the real nginx judges, we judge, and the figures are held to.
// NGINX_MUTANTS: how many (600); SEED: another draw; NGINX_SHOW=1 prints every difference.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Snapshot } from '../../../server/core/language.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { judge } from '../../../server/judge.ts';
import { needs } from '../../../setup/debian.mjs';
import { corpus } from '../../harness/corpus.ts';
import { sourceFile } from '../../harness/fixture.ts';
import { randomFrom, seed } from '../../harness/random.ts';
import { nginxBench, samplesFolder, type Verdict } from '../real-nginx.ts';
import { type Mutant, mutate } from './mutate.ts';

const count = Number(process.env.NGINX_MUTANTS ?? 600);

/** Where braces no longer balance, the place where one is missing or too many is as right as nginx's line. */
const braceRules = new Set(['nginx/missing-brace', 'nginx/unexpected-punctuation']);

type Case = { readonly name: string; readonly mutant: Mutant; readonly verdict: Verdict; readonly errors: readonly Complaint[] };
type Complaint = { readonly line: number; readonly code: string; readonly message: string };

test('mutants of accepted configurations', { ...needs('nginx') }, () => {
  const bench = nginxBench();
  try {
    const accepted = sources().filter(({ text }) => bench.ask(text).ok);
    assert.ok(accepted.length >= 12);
    const wrong = accepted.flatMap(({ name, text }) => errorsOf(text).map(error => `${name}:${error.line} ${error.code} ${error.message}`));
    if (!process.env.NGINX_SHOW) assert.deepEqual(wrong, [], 'nginx accepts these');
    else for (const line of wrong) console.log('WRONG', line);
    const random = randomFrom(seed);
    const cases: Case[] = [];
    for (let index = 0; index < count; index++) {
      const { name, text } = accepted[index % accepted.length]!;
      const mutant = mutate(text, random);
      cases.push({ name, mutant, verdict: bench.ask(mutant.text), errors: errorsOf(mutant.text) });
    }
    hold(cases);
  } finally {
    bench.remove();
  }
});

function hold(cases: readonly Case[]): void {
  const rejected = cases.filter(({ verdict }) => !verdict.ok);
  const found = rejected.filter(({ errors }) => errors.length > 0);
  const placed = found.filter(isPlaced);
  const single = found.filter(({ errors }) => errors.length === 1);
  const falseAlarms = cases.filter(({ verdict, errors }) => verdict.ok && errors.length > 0);
  const share = (part: readonly Case[], of: readonly Case[]) => `${((100 * part.length) / Math.max(of.length, 1)).toFixed(1)} %`;
  console.log(
    `${cases.length} mutants, nginx rejects ${rejected.length}: error ${share(found, rejected)}, on its line ${share(found.filter(isOnLine), found)}, or where a brace is really missing ${share(placed, found)}, ` +
      `just one ${share(single, found)}; false alarms ${falseAlarms.length} of ${cases.length - rejected.length}`,
  );
  if (process.env.NGINX_SHOW) {
    for (const one of rejected) if (one.errors.length === 0) show('MISSED', one);
    for (const one of found) if (!isPlaced(one)) show('ELSEWHERE', one);
    for (const one of falseAlarms) show('FALSE', one);
    if (process.env.NGINX_SHOW === '2') for (const one of found) if (one.errors.length > 1 && isPlaced(one)) show('SEVERAL', one);
  }
  assert.deepEqual(
    falseAlarms.map(({ mutant, errors }) => [mutant.kind, errors]),
    [],
  );
  assert.ok(found.length >= 0.98 * rejected.length, 'too many mistakes are not found');
  assert.ok(placed.length >= 0.97 * found.length, 'too many errors stand on another line than nginx names');
}

function isOnLine({ verdict, errors }: Case): boolean {
  return verdict.line === undefined || errors.some(({ line }) => line === verdict.line);
}

function isPlaced(one: Case): boolean {
  return isOnLine(one) || (one.mutant.unbalanced && one.errors.some(({ code }) => braceRules.has(code)));
}

function show(what: string, { name, mutant, verdict, errors }: Case): void {
  const line = lineOf(mutant.text, mutant.at);
  const text = mutant.text.split('\n').slice(Math.max(line - 2, 0), line + 2);
  console.log(`${what} [${mutant.kind}] ${name}:${line}\n  nginx: ${verdict.line ?? '-'}: ${verdict.message}`);
  for (const error of errors.slice(0, 5)) console.log(`  ours:  ${error.line}: ${error.code} ${error.message}`);
  for (const [index, one] of text.entries()) console.log(`    ${Math.max(line - 1, 1) + index}| ${one}`);
}

function sources(): readonly { readonly name: string; readonly text: string }[] {
  const names = readdirSync(samplesFolder).filter(name => name.endsWith('.conf'));
  const samples = names.map(name => ({ name, text: readFileSync(join(samplesFolder, name), 'utf8') }));
  return [...samples, ...(corpus('nginx') ?? []).filter(({ text }) => /^\s*events\b/m.test(text))];
}

function errorsOf(text: string): Complaint[] {
  const file = sourceFile('file:///work/nginx.conf', text);
  const snapshot: Snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///work'], complete: true, settings: defaultSettings };
  return judge(snapshot, file)
    .filter(({ severity }) => severity === 'error')
    .map(({ span, code, message }) => ({ line: lineOf(text, span.start), code, message }));
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
