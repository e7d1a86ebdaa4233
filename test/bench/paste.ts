// A Paste file of 1 MB, read and judged by us and read by Python's configparser, side by side. Measures; asserts nothing.
// node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON test/bench/paste.ts

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { paste } from '../../server/paste/language.ts';
import { parse } from '../../server/paste/parser.ts';
import { generatedPaste } from './generated-paste.ts';

const rounds = 7;

function snapshotOf(text: string): { readonly snapshot: Snapshot; readonly file: SourceFile } {
  const file = { uri: 'file:///w/app.ini', language: paste, version: 1, text };
  return { file, snapshot: { files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings: { ...defaultSettings } } };
}

function median(times: readonly number[]): string {
  return `${[...times]
    .sort((a, b) => a - b)
    [times.length >> 1]!.toFixed(1)
    .padStart(8)} ms`;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const python = `
import configparser, sys, time
times = []
for _ in range(${rounds}):
    parser = configparser.ConfigParser({'here': '/w', '__file__': '/w/app.ini'})
    parser.optionxform = str
    start = time.perf_counter()
    with open(sys.argv[1]) as file:
        parser.read_file(file)
    times.append((time.perf_counter() - start) * 1000)
print(*times)
`;

const folder = mkdtempSync(join(tmpdir(), 'paste-bench-'));
for (const size of [250_000, 500_000, 1_000_000, 2_000_000]) {
  const text = generatedPaste(size);
  const path = join(folder, 'app.ini');
  writeFileSync(path, text);
  const run = spawnSync('/usr/bin/python3', ['-c', python, path], { encoding: 'utf8' });
  const theirs = run.stdout.trim().split(' ').map(Number);
  const read = Array.from({ length: rounds }, () => timed(() => parse(text)));
  const judged = Array.from({ length: rounds }, () => {
    const { snapshot, file } = snapshotOf(text);
    return timed(() => judge(snapshot, file));
  });
  console.log(
    `${(text.length / 1e6).toFixed(2)} MB: configparser reads ${run.status === 0 ? median(theirs) : '(no python)'}, we read ${median(read)}, read and judge ${median(judged)}`,
  );
}
rmSync(folder, { recursive: true });
