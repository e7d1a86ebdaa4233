// One argument of every directive, 38 texts in each context it stands in, as two real nginx builds judged it (test/nginx/truth): we judge the
// same files, on a machine like that of the measurement. Every difference must have its reason in test/nginx/truth/exceptions.ts, and all of them
// together must stay below 1 %, although some hang on what we never ask of a machine (names in the DNS, engines, its addresses).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { type MachineFacts, sourceFile, withMachine } from '../harness/fixture.ts';
import { exceptions } from '../nginx/truth/exceptions.ts';
import { frames } from '../nginx/truth/frames.ts';

/**
 * The machine of the measurement: an empty folder with nothing but the file that was asked about, nothing called `/a`, and Debian's users, whose names
 * are not among the 38 texts.
 */
const machine: MachineFacts = { files: ['/w/nginx.conf'], users: ['root', 'nobody', 'www-data'], groups: ['root', 'nogroup', 'www-data'] };

type Row = {
  readonly contexts: Readonly<Record<string, { readonly args?: readonly number[] }>>;
  readonly one_argument: Readonly<Record<string, string | Readonly<Record<string, readonly string[]>>>>;
};

for (const { file, version } of [
  { file: 'nginx-1.31.5', version: '1.31.5' },
  { file: 'nginx-1.22.1-debian', version: '1.22.1' },
]) {
  test(`single values are judged as ${file} judges them`, context => {
    const unexplained = new Set<string>();
    let compared = 0;
    let different = 0;
    let ofTheMachine = 0;
    for (const { name, at, value, complaint } of verdicts(file)) {
      compared++;
      const errors = judged(
        frames[at]!.replace('%', () => `${name} ${value};`),
        version,
      );
      if ((complaint === 'ok') === (errors.length === 0)) continue;
      const known = exceptions.find(exception => exception.complaint.test(complaint) && (exception.directive?.test(name) ?? true));
      different++;
      if (known?.machine) ofTheMachine++;
      if (known === undefined) unexplained.add(`${name} ${value} in ${at}\n  nginx: ${complaint}\n  we: ${errors.join('; ') || 'ok'}`);
    }
    const raw = 1 - different / compared;
    const agreement = 1 - (different - ofTheMachine) / (compared - ofTheMachine);
    const figures = `${percent(raw)} agreement; ${percent(agreement)} without the ${ofTheMachine} that hang on the machine of the measurement`;
    context.diagnostic(`${compared} values: ${figures}; ${unexplained.size} differences without a reason`);
    assert.deepEqual([...unexplained], []);
    assert.ok(raw >= 0.99, percent(raw));
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function* verdicts(file: string): Iterable<{ name: string; at: keyof typeof frames; value: string; complaint: string }> {
  const packed = readFileSync(new URL(`../nginx/truth/${file}.json.gz`, import.meta.url));
  const { directives } = JSON.parse(gunzipSync(packed).toString()) as { directives: Record<string, Row> };
  for (const [name, { contexts, one_argument: values }] of Object.entries(directives)) {
    for (const [value, said] of Object.entries(values)) {
      const complaints: Iterable<[string, readonly string[]]> =
        typeof said === 'string' ? [[said, Object.keys(contexts)]] : Object.entries(said);
      for (const [complaint, places] of complaints) {
        for (const at of places) if (contexts[at]?.args?.includes(1)) yield { name, at: at as keyof typeof frames, value, complaint };
      }
    }
  }
}

function judged(text: string, version: string): readonly string[] {
  const file = sourceFile('file:///w/nginx.conf', text);
  const settings = { ...defaultSettings, 'nginx.version': version };
  const snapshot: Snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings };
  return judge(withMachine(snapshot, machine), file)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`);
}
