// All that the rules say of their examples, in the words given to this worker: what is remembered of them must not reach other tests.

import { parentPort, workerData } from 'node:worker_threads';
import { speak } from '../../server/core/translate.ts';
import { judge } from '../../server/judge.ts';
import { rules } from '../../server/rules.ts';
import { parseFixture, snapshotOf } from './fixture.ts';

/** A finding: where and of what severity it is, and every message and title it has. */
export type Spoken = { readonly code: string; readonly place: string; readonly texts: readonly string[] };

function spoken(source: string, path: string): readonly Spoken[] {
  const snapshot = snapshotOf(parseFixture(source, { path }));
  return [...snapshot.files.values()].flatMap(file =>
    judge(snapshot, file).map(({ code, severity, span, message, related = [], fixes = [] }) => ({
      code,
      place: `${file.uri} ${span.start}-${span.end} ${severity} ${code}`,
      texts: [message, ...related.map(other => other.message), ...fixes.map(fix => fix.title)],
    })),
  );
}

speak(workerData);
parentPort!.postMessage(
  rules.flatMap(({ code, examples }) =>
    [...examples.bad, ...examples.good].flatMap(source => spoken(source, code.startsWith('paste/') ? 'app.ini' : 'nginx.conf')),
  ),
);
