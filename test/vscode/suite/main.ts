// The one suite of extension tests, as VS Code's extension hosts start it: in Node and in a web worker, from the packaged files.

import { closeAll, type Tests } from './check.ts';
import { editing } from './editing.ts';
import { linking } from './linking.ts';
import { reading } from './reading.ts';
import { type Result, resultMark } from './result.ts';
import { structure } from './structure.ts';

const suites: readonly Tests[] = [reading, linking, editing, structure];

/** VS Code's entry: runs all tests and prints their results. It rejects when one failed, which VS Code answers with exit code 1. */
export async function run(): Promise<void> {
  let failed = 0;
  for (const [name, test] of suites.flatMap(tests => Object.entries(tests))) {
    const start = Date.now();
    const error = await test().then(
      () => undefined,
      (reason: unknown) => (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)),
    );
    if (error !== undefined) failed++;
    console.log(resultMark + JSON.stringify({ name, ms: Date.now() - start, error } satisfies Result));
    await closeAll();
  }
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
