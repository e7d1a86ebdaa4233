// Speed on generated nginx files of 1 MB and 10 MB, side by side in one run with `nginx -t` and the parser of npm's nginx-conf.
// Prints the median of five runs after one that warms up, and ratios; asserts nothing. `npm run bench`

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { parse } from '../../server/nginx/parser.ts';
import { sourceFile } from '../harness/fixture.ts';
import { generatedConfiguration } from './generated.ts';

/** nginx-conf's parser alone; the package offers it only together with its document model. */
const { parse: peerParse } = createRequire(import.meta.url)('nginx-conf/dist/src/parser') as {
  readonly parse: (text: string, done: (error: unknown) => void) => void;
};

const rows: (readonly [what: string, small: number, large: number | undefined])[] = [];
const small = generatedConfiguration(1_000_000);
const large = generatedConfiguration(10_000_000);
console.log(`${small.split('\n').length} and ${large.split('\n').length} lines; ms, median of 5\n`);

measure('nginx-conf: parse', text => peerParse(text, () => undefined));
measure('parse', text => void parse(text));
measure('parse and all rules', text => void judge(...opened(text)));
typing('a key, then all diagnostics', (snapshot, file) => judge(snapshot, file));
typing('a key, then completion there', (snapshot, file, offset) => file.language.complete(snapshot, file, offset));
nginxTest();

const peer = rows[0]![1];
console.log(`${'1 MB'.padStart(42)}${'10 MB'.padStart(9)}${'10 MB/1 MB'.padStart(12)}${'to nginx-conf'.padStart(15)}`);
for (const [what, one, ten] of rows) {
  const growth = ten === undefined ? '' : (ten / one).toFixed(1);
  console.log(
    what.padEnd(32) +
      one.toFixed(1).padStart(10) +
      (ten?.toFixed(0) ?? '').padStart(9) +
      growth.padStart(12) +
      (one / peer).toFixed(2).padStart(15),
  );
}

function measure(what: string, work: (text: string) => void): void {
  rows.push([what, median(() => work(small)), median(() => work(large))]);
}

/** Each run is another version of the file, with one more character in a directive in its middle. */
function typing(what: string, work: (snapshot: Snapshot, file: SourceFile, offset: number) => unknown): void {
  const times = [small, large].map(text => {
    const middle = text.indexOf('proxy_read_timeout', text.length / 2);
    let version = 1;
    return median(() => {
      version++;
      const typed = 'proxy_http_version'.slice(0, version);
      const next = `${text.slice(0, middle) + typed}\n            ${text.slice(middle)}`;
      const [snapshot, file] = opened(next, version);
      work(snapshot, file, middle + typed.length);
    });
  });
  rows.push([what, times[0]!, times[1]]);
}

function nginxTest(): void {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-bench-'));
  mkdirSync(join(folder, 'logs'));
  const times = [small, large].map(text => {
    const path = join(folder, 'nginx.conf');
    writeFileSync(path, text);
    const ask = () => spawnSync('nginx', ['-t', '-q', '-p', folder, '-c', path, '-e', join(folder, 'logs/error.log')]);
    if (ask().status !== 0) return undefined;
    return median(ask);
  });
  rmSync(folder, { recursive: true });
  if (times[0] === undefined) console.log('nginx -t: not there, or it refuses the file\n');
  else rows.push(['nginx -t', times[0], times[1]]);
}

function opened(text: string, version = 1): [Snapshot, SourceFile] {
  const file = sourceFile('file:///w/nginx.conf', text, version);
  return [{ files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings: defaultSettings }, file];
}

function median(work: () => void): number {
  work();
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[2]!;
}
