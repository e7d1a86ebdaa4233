// Files that stand for each other, one for each occasion on which the app runs: which they are by their names, and which of them is served.

import type { SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { nameOf } from '../core/uri.ts';
import type { Site } from './join.ts';

const trials = 'dev|devel|development|test|testing|tests|local|debug|demo|sample|example|ci';
const others = 'prod|production|stag|staging|default|docker';

/** Whether a file is for one occasion of several: it does not run beside the others. */
export const standsFor = named(`${trials}|${others}`);

/** Whether a file is for the machine on which the app is written or tried. */
export const isTrial = named(trials);

/** Of listeners those that nginx is there for: none of files for trials, unless all are. */
export function served(listeners: readonly Site[]): readonly Site[] {
  const kept = listeners.filter(({ file }) => !isTrial(file));
  return kept.length === 0 ? listeners : kept;
}

function named(words: string): (file: SourceFile) => boolean {
  const pattern = new RegExp(`(?:^|[^a-z])(?:${words})(?:[^a-z]|$)`);
  return memo(({ uri }: SourceFile) => pattern.test(nameOf(uri).toLowerCase()));
}
