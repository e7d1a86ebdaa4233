// Versions of Python distributions, compared as far as facts need it: by their release numbers.

import type { Snapshot } from '../core/language.ts';
import { normalName } from './use.ts';

/** The installed version of a distribution; undefined when no environment was found or it is not in it. */
export function installedVersion(snapshot: Snapshot, dist: string): string | undefined {
  const wanted = normalName(dist);
  return snapshot.distributions?.find(({ name }) => normalName(name) === wanted)?.version;
}

/** The version of Python that reads the files: of the settings, else of the environment found, else empty for the newest. */
export function pythonVersion({ settings, python }: Snapshot): string {
  return settings['python.version'] || (python?.version ?? '');
}

/** Whether version `a` came before `b`: `2.1.2` before `3.0.0`. A pre-release counts as its release. */
export function isOlder(a: string, b: string): boolean {
  const [left, right] = [numbers(a), numbers(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function numbers(version: string): readonly number[] {
  return (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
}
