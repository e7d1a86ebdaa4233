// Mistakes in an included file: the inside of a block of an accepted configuration is put into a file of its own and broken there, and nginx
// and we must agree on the file and the line. NGINX_MUTANTS: how many (200); SEED: another draw; NGINX_SHOW=1 prints every difference.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../../server/core/language.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { judge } from '../../../server/judge.ts';
import { parse } from '../../../server/nginx/parser.ts';
import { type Directive, walk } from '../../../server/nginx/tree.ts';
import { needs } from '../../../setup/debian.mjs';
import { sourceFile } from '../../harness/fixture.ts';
import { type Random, randomFrom, seed } from '../../harness/random.ts';
import { type Bench, nginxBench, type Verdict } from '../real-nginx.ts';
import { acceptedSources, type Source } from './exam.ts';
import { lineAt, type Mutant, mutate } from './mutate.ts';

const count = Number(process.env.NGINX_MUTANTS ?? 200);

/** A place in one of the two files. */
type Place = { readonly file: string; readonly line: number };
type Case = { readonly mutant: Mutant; readonly verdict: Verdict; readonly errors: readonly (Place & { readonly message: string })[] };

test('mutants of included files', needs('nginx'), () => {
  const bench = nginxBench();
  try {
    const random = randomFrom(seed);
    const sources = acceptedSources(bench, seed, 6);
    const cases = Array.from({ length: count }, () => examine(bench, random.pick(sources)!, sources, random)).filter(
      one => one !== undefined,
    );
    hold(cases);
  } finally {
    bench.remove();
  }
});

function examine(bench: Bench, { text }: Source, sources: readonly Source[], random: Random): Case | undefined {
  const blocks: Directive[] = [];
  walk(parse(text), directive => {
    if (directive.block?.close !== undefined && directive.block.kind === 'directives' && directive.block.children.length > 1)
      blocks.push(directive);
  });
  const { open, close } = random.pick(blocks)!.block!;
  const main = `${text.slice(0, open + 1)} include part.conf; ${text.slice(close)}`;
  const part = text.slice(open + 1, close!);
  if (!bench.ask(main, { 'part.conf': part }).ok) return undefined;
  const mutant = mutate(part, random, [random.pick(sources)!.text]);
  return { mutant, verdict: bench.ask(main, { 'part.conf': mutant.text }), errors: errorsOf(main, mutant.text) };
}

function errorsOf(main: string, part: string): Case['errors'] {
  const files = [sourceFile('file:///work/nginx.conf', main), sourceFile('file:///work/part.conf', part)];
  const snapshot: Snapshot = {
    files: new Map(files.map(file => [file.uri, file])),
    roots: ['file:///work'],
    complete: true,
    settings: defaultSettings,
  };
  return files.flatMap(file =>
    judge(snapshot, file)
      .filter(({ severity }) => severity === 'error')
      .map(({ span, code, message }) => ({
        file: file.uri.replace(/^.*\//, ''),
        line: lineAt(file.text, span.start),
        message: `${code} ${message}`,
      })),
  );
}

/** What hangs on the machine: files, hosts and users. */
const ofMachine = /^(open\(\)|dlopen\(\)|host not found|getpwnam|getgrnam|bind\(\)|mkdir\(\)|cannot load certificate)|\/etc\/nginx\//;

function hold(cases: readonly Case[]): void {
  const rejected = cases.filter(({ verdict, errors }) => !verdict.ok && (errors.length > 0 || !ofMachine.test(verdict.message)));
  const found = rejected.filter(({ errors }) => errors.length > 0);
  const inFile = found.filter(({ verdict, errors }) => verdict.line === undefined || errors.some(({ file }) => file === verdict.file));
  const placed = found.filter(isPlaced);
  const falseAlarms = cases.filter(({ verdict, errors }) => verdict.ok && errors.length > 0);
  const share = (part: readonly Case[], of: readonly Case[]) => `${((100 * part.length) / Math.max(of.length, 1)).toFixed(1)} %`;
  console.log(
    `${cases.length} mutants of included files, nginx rejects ${rejected.length}: error ${share(found, rejected)}, in its file ${share(inFile, found)}, on its line or where the mistake is ${share(placed, found)}; false alarms ${falseAlarms.length}`,
  );
  if (process.env.NGINX_SHOW) {
    for (const one of rejected) if (one.errors.length === 0) show('MISSED', one);
    for (const one of found) if (!isPlaced(one)) show('ELSEWHERE', one);
  }
  for (const one of falseAlarms) show('FALSE', one);
  assert.deepEqual(falseAlarms, []);
  assert.ok(found.length >= 0.95 * rejected.length, 'too many mistakes are not found');
  assert.ok(placed.length >= 0.95 * found.length, 'too many errors stand elsewhere');
}

/** Whether an error stands where nginx says, or where the text was changed. */
function isPlaced({ verdict, mutant, errors }: Case): boolean {
  if (verdict.line === undefined) return true;
  const isThere = (place: Place) => place.file === verdict.file && place.line === verdict.line;
  return errors.some(error => isThere(error) || (error.file === 'part.conf' && mutant.lines.includes(error.line)));
}

function show(what: string, { mutant, verdict, errors }: Case): void {
  const line = mutant.lines[0]!;
  console.log(`${what} [${mutant.kind}] ${mutant.lines.join('-')}\n  nginx: ${verdict.file}:${verdict.line}: ${verdict.message}`);
  for (const error of errors.slice(0, 4)) console.log(`  ours:  ${error.file}:${error.line}: ${error.message}`);
  for (const [index, text] of mutant.text
    .split('\n')
    .slice(Math.max(line - 3, 0), line + 2)
    .entries())
    console.log(`    ${Math.max(line - 2, 1) + index}| ${text}`);
}
