// How a file is judged by the real readers and by us, counted: what the exams over Paste files share.

import assert from 'node:assert/strict';
import type { Python, Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { disk } from '../../server/disk.ts';
import { readModules } from '../../server/lsp/modules.ts';
import { judge } from '../../server/paste/judge.ts';
import { sourceFile } from '../harness/fixture.ts';
import { absence, judgeDistributions, judgeFolders, type Verdict } from './paste-judge.ts';

/** A file as it was judged; `files` are others beside it. */
export type Seen = {
  readonly text: string;
  readonly kind: string;
  readonly name: string;
  readonly lenient?: boolean;
  readonly files?: Readonly<Record<string, string>>;
};

/** How we and they judged some files, and what was not as it should be. */
export type Count = {
  rejected: number;
  found: number;
  named: number;
  placed: number;
  accepted: number;
  clean: number;
  readonly misses: string[];
};

export const newCount = (): Count => ({ rejected: 0, found: 0, named: 0, placed: 0, accepted: 0, clean: 0, misses: [] });

const distributions = absence() === false ? judgeDistributions() : [];

/** What Python imports from, with what was read of it so far. */
let known: Python = { folders: judgeFolders.map(folder => `file://${folder}`), whole: true, modules: new Map() };
const neverCancelled = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

/** `lenient`: as the judge is when it takes everything that is not installed to exist: without PasteDeploy no environment is a whole one. */
async function snapshotOf({ text, lenient, files = {} }: Seen): Promise<Snapshot> {
  const all = Object.entries({ 'app.ini': text, ...files }).map(([name, each]) => sourceFile(`file:///w/${name}`, each));
  const snapshot: Snapshot = {
    files: new Map(all.map(file => [file.uri, file])),
    roots: ['file:///w'],
    complete: true,
    settings: defaultSettings,
    distributions: lenient ? distributions.filter(({ name }) => name !== 'PasteDeploy') : distributions,
    python: known,
  };
  const python = (await readModules(disk, snapshot, neverCancelled))!;
  known = { ...python, modules: new Map([...python.modules].filter(([, module]) => module !== 'absent')) };
  return { ...snapshot, python };
}

/** Counts what we say of a file beside what they said. With other files beside it, a finding in any of them will do. */
export async function compare(count: Count, verdict: Verdict, seen: Seen): Promise<void> {
  const snapshot = await snapshotOf(seen);
  const found = judge(snapshot, snapshot.files.get('file:///w/app.ini')!);
  const elsewhere = [...snapshot.files.values()].flatMap(file => (file.uri.endsWith('/app.ini') ? [] : judge(snapshot, file)));
  const all = [...found, ...elsewhere];
  const lineOf = (offset: number) => seen.text.slice(0, offset).split(/\r\n|\r|\n/).length;
  if (verdict.ok) {
    count.accepted++;
    const errors = all.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) count.clean++;
    else
      count.misses.push(
        `ACCEPTED ${seen.kind} of ${seen.name}, ours: ${errors.map(({ span, message }) => `${lineOf(span.start)}: ${message}`).join(' ')}${shown(seen)}`,
      );
    return;
  }
  count.rejected++;
  const about = `${seen.kind} of ${seen.name}: ${verdict.stage} ${verdict.type}: ${verdict.message.slice(0, 160).replaceAll('\n', '⏎')}`;
  if (all.length > 0) count.found++;
  else count.misses.push(`REJECTED ${about}${shown(seen)}`);
  if (verdict.lines.length === 0) return;
  count.named++;
  const placed = verdict.lines.every(line => all.some(({ span }) => lineOf(span.start) <= line && line <= lineOf(span.end)));
  if (placed) count.placed++;
  else
    count.misses.push(
      `LINE ${verdict.lines} ${about}, ours: ${found.map(({ span, severity, code }) => `${lineOf(span.start)}:${severity}[${code}]`).join(' ')}`,
    );
}

/** The whole file, for one who asks to see it. */
function shown({ text }: Seen): string {
  return process.env.PASTE_SHOW ? `\n${text}\n` : '';
}

/** Tells the count and the misses, and fails below what must hold. */
export function hold(count: Count, t: { diagnostic: (message: string) => void }): void {
  const share = (part: number, whole: number) => `${part}/${whole} (${whole === 0 ? 100 : ((100 * part) / whole).toFixed(2)} %)`;
  const told = `rejected and found ${share(count.found, count.rejected)}, right line ${share(count.placed, count.named)}, accepted without error ${share(count.clean, count.accepted)}`;
  t.diagnostic(told);
  for (const miss of count.misses.slice(0, process.env.PASTE_MISSES ? 1000 : 20)) t.diagnostic(miss);
  assert.ok(count.found >= 0.98 * count.rejected, told);
  assert.ok(count.placed >= 0.97 * count.named, told);
  assert.equal(count.clean, count.accepted, told);
}
