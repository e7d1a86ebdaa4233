// Accepted configurations with one small mistake: the real nginx judges, we judge, and the figures are held to.
// NGINX_MUTANTS: how many (600), NGINX_COMPOSED: from how many composed ones (5); SEED: another draw; NGINX_SHOW=1 prints every difference, 2 also where one mistake has several errors, 3 also where
// the right place is not nginx's line.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needs } from '../../../setup/debian.mjs';
import { seed } from '../../harness/random.ts';
import { nginxBench } from '../real-nginx.ts';
import { acceptedSources, type Case, errorsOf, examine, isOfMachine, isOnLine, isOnLineOrBrace, isPlaced } from './exam.ts';

const count = Number(process.env.NGINX_MUTANTS ?? 600);
const composed = Number(process.env.NGINX_COMPOSED ?? 5);

test('mutants of accepted configurations', { ...needs('nginx') }, () => {
  const bench = nginxBench();
  try {
    const sources = acceptedSources(bench, seed, composed);
    const wrong = sources.flatMap(({ name, text }) => errorsOf(text).map(error => `${name}:${error.line} ${error.code} ${error.message}`));
    assert.deepEqual(wrong, [], 'nginx accepts these');
    assert.ok(sources.length >= 12 + composed);
    hold(examine(bench, sources, seed, count));
  } finally {
    bench.remove();
  }
});

function hold(cases: readonly Case[]): void {
  const refused = cases.filter(({ verdict }) => !verdict.ok);
  const rejected = refused.filter(one => one.errors.length > 0 || !isOfMachine(one));
  const found = rejected.filter(({ errors }) => errors.length > 0);
  const placed = found.filter(isPlaced);
  const single = found.filter(({ errors }) => errors.length === 1);
  const falseAlarms = cases.filter(({ verdict, errors }) => verdict.ok && errors.length > 0);
  const share = (part: readonly Case[], of: readonly Case[]) => `${((100 * part.length) / Math.max(of.length, 1)).toFixed(1)} %`;
  console.log(
    `${cases.length} mutants, nginx rejects ${refused.length}: error ${share(found, rejected)} (${share(found, refused)} with the ${refused.length - rejected.length} that it rejects for a file, host or user of this machine), on its line ${share(found.filter(isOnLine), found)}, ` +
      `with unbalanced braces where they are ${share(found.filter(isOnLineOrBrace), found)}, or where the mistake really is ${share(placed, found)}, just one ${share(single, found)}; false alarms ${falseAlarms.length} of ${cases.length - refused.length}`,
  );
  if (process.env.NGINX_SHOW) {
    for (const one of rejected) if (one.errors.length === 0) show('MISSED', one);
    for (const one of found) if (!isPlaced(one)) show('ELSEWHERE', one);
    for (const one of falseAlarms) show('FALSE', one);
    if (process.env.NGINX_SHOW === '3') for (const one of found) if (!isOnLineOrBrace(one)) show('OTHER LINE', one);
    if (process.env.NGINX_SHOW === '2') for (const one of found) if (one.errors.length > 1 && isPlaced(one)) show('SEVERAL', one);
  }
  assert.deepEqual(
    falseAlarms.map(({ mutant, errors }) => [mutant.kind, errors]),
    [],
  );
  assert.ok(found.length >= 0.98 * rejected.length, 'too many mistakes are not found');
  assert.ok(placed.length >= 0.97 * found.length, 'too many errors stand neither on the line nginx names nor where the mistake is');
  assert.ok(single.length >= 0.92 * found.length, 'too many mistakes have more errors than one');
}

function show(what: string, { name, mutant, verdict, errors }: Case): void {
  const line = mutant.lines[0]!;
  const text = mutant.text.split('\n').slice(Math.max(line - 3, 0), line + 3);
  console.log(
    `${what} [${mutant.kind}]${mutant.breaks ? '*' : ''} ${name}:${mutant.lines.join('-')}\n  nginx: ${verdict.line ?? '-'}: ${verdict.message}`,
  );
  for (const error of errors.slice(0, 5)) console.log(`  ours:  ${error.line}: ${error.code} ${error.message}`);
  for (const [index, one] of text.entries()) console.log(`    ${Math.max(line - 2, 1) + index}| ${one}`);
}
