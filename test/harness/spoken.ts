// All that the rules say of their bad examples, in the words given to this worker: what is remembered of them must not reach other tests.

import { parentPort, workerData } from 'node:worker_threads';
import { speak } from '../../server/core/translate.ts';
import { judge } from '../../server/judge.ts';
import { rules } from '../../server/rules.ts';
import { parseFixture, snapshotOf } from './fixture.ts';

/** A message or title, and the code of the rule it comes from. */
export type Spoken = { readonly code: string; readonly text: string };

function spoken(bad: string, path: string): readonly Spoken[] {
  const snapshot = snapshotOf(parseFixture(bad, { path }));
  const found = [...snapshot.files.values()].flatMap(file => judge(snapshot, file));
  return found.flatMap(({ code, message, related = [], fixes = [] }) =>
    [message, ...related.map(other => other.message), ...fixes.map(fix => fix.title)].map(text => ({ code, text })),
  );
}

speak(workerData);
const paths = (code: string) => (code.startsWith('paste/') ? 'app.ini' : 'nginx.conf');
parentPort!.postMessage(rules.flatMap(({ code, examples }) => examples.bad.flatMap(bad => spoken(bad, paths(code)))));
