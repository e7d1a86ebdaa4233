// The real Python readers of Paste files, as one long-lived process that answers a line for a line (paste_judge.py).

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Distribution } from '../../server/core/language.ts';
import { readDistributions } from '../../server/paste/environment.ts';

export type Question = {
  readonly text: string;
  readonly name?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly lenient?: boolean;
  readonly server?: boolean;
  readonly stages?: readonly string[];
  /** Only read it, and answer with the values. */
  readonly read?: boolean;
};
export type ReadValue = { readonly raw: string; readonly text?: string; readonly error?: string };
export type Verdict =
  | { readonly ok: true; readonly values?: Readonly<Record<string, Readonly<Record<string, ReadValue>>>> }
  | { readonly ok: false; readonly stage: string; readonly type: string; readonly message: string; readonly lines: readonly number[] };

const python = '/usr/bin/python3';

/** Why the judge cannot sit, or undefined when it can. */
export function absence(): string | false {
  const modules = ['paste.deploy', 'paste.urlmap', 'waitress', 'gunicorn', 'pyramid', 'cheroot'];
  const missing = modules.filter(name => spawnSync(python, ['-c', `import ${name}`]).status !== 0);
  return (
    missing.length > 0 &&
    `${python} lacks ${missing.join(', ')} (Debian: python3-pastedeploy python3-paste python3-waitress gunicorn python3-pyramid python3-cheroot)`
  );
}

/** A judge that answers questions in turn, to be ended by `end`. */
export function startJudge(): { readonly ask: (question: Question) => Promise<Verdict>; readonly end: () => void } {
  const child = spawn(python, [fileURLToPath(new URL('paste_judge.py', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: { readonly answer: (verdict: Verdict) => void; readonly fail: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', line => waiting.shift()?.answer(JSON.parse(line)));
  child.on('close', code => {
    for (const { fail } of waiting.splice(0)) fail(new Error(`the judge ended with ${code} before it answered`));
  });
  return {
    ask: question =>
      new Promise((answer, fail) => {
        waiting.push({ answer, fail });
        child.stdin.write(`${JSON.stringify(question)}\n`);
      }),
    end: () => child.stdin.end(),
  };
}

/** Where the judge's Python imports from: Debian's packages and the distribution of the samples. */
export const judgeFolders: readonly string[] = [
  '/usr/lib/python3/dist-packages',
  fileURLToPath(new URL('../paste/golden', import.meta.url)),
];

/** The distributions that the judge's Python can load. */
export function judgeDistributions(): readonly Distribution[] {
  const files = judgeFolders.flatMap(folder =>
    readdirSync(folder)
      .filter(name => /\.(dist|egg)-info$/.test(name))
      .flatMap(name => ['METADATA', 'PKG-INFO', 'entry_points.txt'].map(file => `${folder}/${name}/${file}`))
      .filter(path => existsSync(path))
      .map(path => ({ uri: `file://${path}`, text: readFileSync(path, 'utf8') })),
  );
  return readDistributions(files);
}
