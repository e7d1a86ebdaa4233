// The one place where the present is kept: the current snapshot, and who wants to know when it changes. Everything else is a function of it.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { asRead } from '../core/reader.ts';

/** The current snapshot. `change` replaces it by one computed from it and tells the listeners of both. */
export type Store = {
  readonly snapshot: () => Snapshot;
  readonly change: (next: (snapshot: Snapshot) => Snapshot) => void;
  readonly listen: (listener: (before: Snapshot, after: Snapshot) => void) => void;
};

export function createStore(first: Snapshot): Store {
  let current = first;
  const listeners: ((before: Snapshot, after: Snapshot) => void)[] = [];
  return {
    snapshot: () => current,
    change: next => {
      const before = current;
      current = asRead(next(before));
      if (current !== before) for (const listener of listeners) listener(before, current);
    },
    listen: listener => {
      listeners.push(listener);
    },
  };
}

/** The snapshot with these files added or replaced. */
export function withFiles(snapshot: Snapshot, files: readonly SourceFile[]): Snapshot {
  if (files.length === 0) return snapshot;
  const all = new Map(snapshot.files);
  for (const file of files) all.set(file.uri, file);
  return { ...snapshot, files: all };
}

/** The snapshot without these files. */
export function withoutFiles(snapshot: Snapshot, uris: readonly string[]): Snapshot {
  if (!uris.some(uri => snapshot.files.has(uri))) return snapshot;
  const all = new Map(snapshot.files);
  for (const uri of uris) all.delete(uri);
  return { ...snapshot, files: all };
}
