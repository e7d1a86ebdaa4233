// Broken Paste files before the real readers and before ours: what they reject must have a finding, on the line they name; what they accept
// must have no error. More rounds with PASTE_ROUNDS, another run with SEED.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Python, Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { disk } from '../../server/disk.ts';
import { readModules } from '../../server/lsp/modules.ts';
import { judge } from '../../server/paste/judge.ts';
import { sourceFile } from '../harness/fixture.ts';
import { seed, seeded } from '../harness/random.ts';
import { absence, judgeDistributions, judgeFolders, startJudge, type Verdict } from './paste-judge.ts';
import { breakers as mutants } from './paste-mutants.ts';
import { slips } from './paste-slips.ts';

const skip = absence();
const judgeProcess = skip === false ? startJudge() : undefined;
after(() => judgeProcess?.end());

const breakers = { ...mutants, ...slips };
const rounds = Number(process.env.PASTE_ROUNDS ?? 3);

const distributions = skip === false ? judgeDistributions() : [];

type Seen = { readonly text: string; readonly kind: string; readonly name: string; readonly lenient?: boolean };

/** How we and they judged some files. */
type Count = { rejected: number; found: number; named: number; placed: number; accepted: number; clean: number };

/** `lenient`: as the judge is when it takes everything that is not installed to exist: without PasteDeploy no environment is a whole one. */
async function snapshotOf(text: string, lenient: boolean): Promise<Snapshot> {
  const file = sourceFile('file:///w/app.ini', text);
  const snapshot: Snapshot = {
    files: new Map([[file.uri, file]]),
    roots: ['file:///w'],
    complete: true,
    settings: defaultSettings,
    distributions: lenient ? distributions.filter(({ name }) => name !== 'PasteDeploy') : distributions,
    python: known,
  };
  const python = await readModules(disk, snapshot, neverCancelled);
  known = { ...python!, modules: new Map([...python!.modules].filter(([, module]) => module !== 'absent')) };
  return { ...snapshot, python: python! };
}

/** What Python imports from, with what was read of it so far. */
let known: Python = { folders: judgeFolders.map(folder => `file://${folder}`), whole: true, modules: new Map() };
const neverCancelled = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

async function compare(count: Count, verdict: Verdict, seen: Seen, misses: string[]): Promise<void> {
  const snapshot = await snapshotOf(seen.text, seen.lenient ?? false);
  const found = judge(snapshot, snapshot.files.get('file:///w/app.ini')!);
  const lineOf = (offset: number) => seen.text.slice(0, offset).split('\n').length;
  const shown = found.map(({ span, severity, code }) => `${lineOf(span.start)}:${severity}[${code}]`).join(' ');
  if (verdict.ok) {
    count.accepted++;
    if (!found.some(({ severity }) => severity === 'error')) count.clean++;
    else {
      const errors = found.flatMap(({ span, severity, message }) => (severity === 'error' ? [`${lineOf(span.start)}: ${message}`] : []));
      misses.push(`ACCEPTED ${seen.kind} of ${seen.name}, ours: ${errors.join(' ')}`);
    }
    return;
  }
  count.rejected++;
  const about = `${seen.kind} of ${seen.name}: ${verdict.stage} ${verdict.type}: ${verdict.message.slice(0, 160).replaceAll('\n', '⏎')}`;
  if (found.length > 0) count.found++;
  else misses.push(`REJECTED ${about}`);
  if (verdict.lines.length === 0) return;
  count.named++;
  const placed = verdict.lines.every(line => found.some(({ span }) => lineOf(span.start) <= line && line <= lineOf(span.end)));
  if (placed) count.placed++;
  else misses.push(`LINE ${verdict.lines} ${about}, ours: ${shown}`);
}

const newCount = (): Count => ({ rejected: 0, found: 0, named: 0, placed: 0, accepted: 0, clean: 0 });

function show(count: Count): string {
  const share = (part: number, whole: number) => `${part}/${whole} (${whole === 0 ? 100 : ((100 * part) / whole).toFixed(2)} %)`;
  return `rejected and found ${share(count.found, count.rejected)}, right line ${share(count.placed, count.named)}, accepted without error ${share(count.clean, count.accepted)}`;
}

function hold(count: Count, misses: readonly string[], t: { diagnostic: (message: string) => void }): void {
  t.diagnostic(show(count));
  for (const miss of misses.slice(0, process.env.PASTE_MISSES ? 1000 : 20)) t.diagnostic(miss);
  assert.ok(count.found >= 0.98 * count.rejected, show(count));
  assert.ok(count.placed >= 0.97 * count.named, show(count));
  assert.equal(count.clean, count.accepted, show(count));
}

const folder = new URL('../paste/samples/', import.meta.url);
const samples = readdirSync(folder).filter(name => name.endsWith('.ini'));

test('the samples themselves are accepted by them and clean to us', { skip }, async t => {
  const count = newCount();
  const misses: string[] = [];
  for (const name of samples) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const verdict = await judgeProcess!.ask({ text });
    assert.ok(verdict.ok, `${name}: ${JSON.stringify(verdict)}`);
    await compare(count, verdict, { text, kind: 'the sample', name }, misses);
  }
  hold(count, misses, t);
});

test('samples broken in every way we know', { skip }, async t => {
  const count = newCount();
  const misses: string[] = [];
  const random = seeded(seed);
  const used = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const name of samples) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      for (const [kind, breaker] of Object.entries(breakers)) {
        const broken = breaker(text, random);
        if (broken === undefined || broken === text) continue;
        used.add(kind);
        await compare(count, await judgeProcess!.ask({ text: broken }), { text: broken, kind, name }, misses);
      }
    }
  }
  t.diagnostic(`${used.size} kinds of mistakes, ${count.rejected + count.accepted} files`);
  assert.equal(used.size, Object.keys(breakers).length, 'a kind of mistake fits no sample');
  hold(count, misses, t);
});

const corpus = process.env.NGINX_PASTE_CORPUS && new URL(`file://${process.env.NGINX_PASTE_CORPUS}/paste/`);
const skipCorpus = skip || (corpus ? false : 'NGINX_PASTE_CORPUS names no folder with real files');

test('real files, and what becomes of them when they are broken', { skip: skipCorpus }, async t => {
  const count = newCount();
  const misses: string[] = [];
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
    await compare(count, verdict, { text, kind: 'as it is', name, lenient: true }, misses);
    if (!verdict.ok) continue;
    for (let round = 0; round < 2 * rounds; round++) {
      const [kind, breaker] = kinds[Math.floor(random() * kinds.length)]!;
      const broken = breaker(text, random);
      if (broken === undefined || broken === text) continue;
      await compare(count, await judgeProcess!.ask({ ...question, text: broken }), { text: broken, kind, name, lenient: true }, misses);
    }
  }
  hold(count, misses, t);
});
