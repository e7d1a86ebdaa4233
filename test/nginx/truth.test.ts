// Contexts and counts of every directive, held against what two real nginx builds and the modules that Debian packages for one of them accept
// (test/nginx/truth, our own measurements).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Context } from '../../server/data/nginx-types.ts';
import { entryIn } from '../../server/nginx/reference.ts';
import { countsIn, isIn } from '../../server/nginx/target.ts';
import { frames } from './truth/frames.ts';

const contexts = Object.keys(frames) as Context[];

type Accepted = { readonly args?: readonly number[]; readonly block_args?: readonly number[] };
type Truth = { readonly directives: Readonly<Record<string, { readonly contexts: Readonly<Partial<Record<Context, Accepted>>> }>> };

/** `backported`: what the distribution added to its version, which only the binary itself can tell. */
const builds = [
  { file: 'nginx-1.31.5', version: '1.31.5', backported: [] },
  { file: 'nginx-1.22.1-debian', version: '1.22.1', backported: ['max_headers'] },
];

for (const { file, version, backported } of builds) {
  test(`every directive of ${file} has its contexts and counts`, context => {
    const differences: string[] = [];
    let compared = 0;
    for (const [name, { contexts: truth }] of Object.entries(readTruth(file).directives)) {
      for (const at of contexts.filter(each => !each.startsWith('rtmp'))) {
        compared++;
        const ours = shown(name, at, version, backported.includes(name));
        const theirs = counts(truth[at]);
        if (ours !== theirs) differences.push(`${name} in ${at}: we say ${ours}, nginx says ${theirs}`);
      }
    }
    context.diagnostic(`${compared} directive × context pairs, 9 counts with ; and with { } each: ${differences.length} differences`);
    assert.deepEqual(differences, []);
  });
}

/** Newer than what Debian has of a module, by the name of the directive. */
const newer: Readonly<Record<string, string>> = { nchan_redis_server: 'a second argument since 1.3.7' };

test("every directive of Debian's modules has its contexts and counts", context => {
  const differences: string[] = [];
  let compared = 0;
  for (const [name, { contexts: truth }] of Object.entries(readTruth('debian-modules').directives)) {
    const modules = new Set(contexts.filter(at => truth[at]).map(at => entryIn(name, at)?.module));
    // The same name in a module that was not asked.
    const isOther = (at: Context) => truth[at] === undefined && !modules.has(entryIn(name, at)?.module);
    for (const at of contexts.filter(each => !isOther(each))) {
      compared++;
      const ours = shown(name, at, '1.22.1', true);
      const theirs = counts(truth[at]);
      if (ours !== theirs && !(name in newer)) differences.push(`${name} in ${at}: we say ${ours}, nginx says ${theirs}`);
    }
  }
  context.diagnostic(`${compared} directive × context pairs, 9 counts with ; and with { } each: ${differences.length} differences`);
  assert.deepEqual(differences, []);
});

/** The counts 0 to 8 that we accept, with `;` and with a block. */
function shown(name: string, at: Context, version: string, backported: boolean): string {
  const entry = entryIn(name, at);
  if (entry === undefined || !(backported || isIn(entry, version))) return '; {}';
  const { plain = 0, block = 0 } = countsIn(entry, version);
  return `;${digits(plain)} {${digits(block)}}`;
}

function counts({ args = [], block_args = [] }: Accepted = {}): string {
  return `;${args.join('')} {${block_args.join('')}}`;
}

function digits(mask: number): string {
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].filter(count => (mask >>> count) & 1).join('');
}

function readTruth(file: string): Truth {
  return JSON.parse(gunzipSync(readFileSync(new URL(`truth/${file}.json.gz`, import.meta.url))).toString());
}
