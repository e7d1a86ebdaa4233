// Speed on generated nginx files of 1 MB and 10 MB, beside `nginx -t` and the parser of npm's nginx-conf.
// Each contender works in processes of its own, which have run the same number of times before they are measured, and which take turns, so
// that what else the machine does meets all alike. Ours runs with what the server sets for itself, the peer as it comes. Prints medians over the
// processes of the median in each, and ratios; asserts nothing. `npm run bench`

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { parse } from '../../server/nginx/parser.ts';
import { keepObjectsYoung } from '../../server/young.ts';
import { sourceFile } from '../harness/fixture.ts';
import { generatedConfiguration } from './generated.ts';

/** How often all contenders take turns, and how often each works in a turn: first unmeasured, then measured. */
const turns = 5;
const sizes = [
  { bytes: 1_000_000, before: 10, measured: 11 },
  { bytes: 10_000_000, before: 2, measured: 3 },
];

const peer = 'nginx-conf: parse';

/** What is prepared from a text, and then done once or many times. */
const contenders: Readonly<Record<string, (text: string) => () => void>> = {
  [peer]: text => {
    // The parser alone; the package offers it only together with its document model.
    const { parse: peerParse } = createRequire(import.meta.url)('nginx-conf/dist/src/parser') as {
      readonly parse: (text: string, done: (error: unknown) => void) => void;
    };
    return () => peerParse(text, () => undefined);
  },
  parse: text => ours(() => parse(text)),
  'parse and all rules': text => ours(() => judge(...opened(text))),
  'a key, then all diagnostics': text => typing(text, (snapshot, file) => judge(snapshot, file)),
  'a key, then completion there': text => typing(text, (snapshot, file, at) => file.language.complete(snapshot, file, at)),
};

const [contender, place] = process.argv.slice(2);
if (contender === undefined) compare();
else {
  const { bytes, before, measured } = sizes[Number(place)]!;
  const work = contenders[contender]!(generatedConfiguration(bytes));
  for (let run = 0; run < before; run++) work();
  console.log(median(Array.from({ length: measured }, () => timeOf(work))));
}

function compare(): void {
  const texts = sizes.map(({ bytes }) => generatedConfiguration(bytes));
  console.log(`${texts.map(text => text.split('\n').length).join(' and ')} lines; ms, median of ${turns} processes\n`);
  const folder = mkdtempSync(join(tmpdir(), 'nginx-bench-'));
  const byNginx = texts.map((text, index) => nginxTest(folder, index, text));
  const times = new Map<string, number[][]>();
  for (let turn = 0; turn < turns; turn++) {
    for (const what of [...Object.keys(contenders), 'nginx -t']) {
      const row = times.get(what) ?? sizes.map(() => []);
      times.set(what, row);
      for (let index = 0; index < sizes.length; index++) row[index]!.push(what in contenders ? inProcess(what, index) : byNginx[index]!());
    }
  }
  rmSync(folder, { recursive: true });
  const ofPeer = median(times.get(peer)![0]!);
  console.log(`${'1 MB'.padStart(42)}${'10 MB'.padStart(9)}${'10 MB/1 MB'.padStart(12)}${'to nginx-conf'.padStart(15)}`);
  for (const [what, row] of times) {
    const [one, ten] = row.map(median) as [number, number];
    console.log(
      what.padEnd(32) +
        one.toFixed(1).padStart(10) +
        ten.toFixed(0).padStart(9) +
        (ten / one).toFixed(1).padStart(12) +
        (one / ofPeer).toFixed(2).padStart(15),
    );
  }
}

function inProcess(what: string, size: number): number {
  const { stdout } = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), what, `${size}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  return Number(stdout);
}

/** How long `nginx -t` takes for a text; NaN where it is not there, or refuses it. */
function nginxTest(folder: string, index: number, text: string): () => number {
  const path = join(folder, `${index}.conf`);
  mkdirSync(join(folder, 'logs'), { recursive: true });
  writeFileSync(path, text);
  const test = () => spawnSync('nginx', ['-t', '-q', '-p', folder, '-c', path, '-e', join(folder, 'logs/error.log')]);
  return test().status === 0 ? () => timeOf(test) : () => Number.NaN;
}

function ours(work: () => void): () => void {
  keepObjectsYoung();
  return work;
}

/** Each time another version of the file, with one more character in a directive in its middle. */
function typing(text: string, work: (snapshot: Snapshot, file: SourceFile, offset: number) => void): () => void {
  const middle = text.indexOf('proxy_read_timeout', text.length / 2);
  const word = 'proxy_http_version';
  let version = 0;
  return ours(() => {
    const typed = word.slice(0, 1 + (version++ % word.length));
    const next = `${text.slice(0, middle) + typed}\n            ${text.slice(middle)}`;
    const [snapshot, file] = opened(next, version);
    work(snapshot, file, middle + typed.length);
  });
}

function opened(text: string, version = 1): [Snapshot, SourceFile] {
  const file = sourceFile('file:///w/nginx.conf', text, version);
  return [{ files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings: defaultSettings }, file];
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!;
}
