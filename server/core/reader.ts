// Files as the program reads them that the settings name: a file carries its reader, so that whoever looks at its tree need not ask for settings.

import type { Snapshot, SourceFile } from './language.ts';

/** The snapshot with every file made anew whose reader the settings have changed; the same snapshot where that is none. */
export function asRead(snapshot: Snapshot): Snapshot {
  const changed: SourceFile[] = [];
  for (const file of snapshot.files.values()) {
    const reader = file.language.readerFor?.(snapshot);
    if (reader !== file.reader) changed.push(withReader(file, reader));
  }
  if (changed.length === 0) return snapshot;
  const files = new Map(snapshot.files);
  for (const file of changed) files.set(file.uri, file);
  return { ...snapshot, files };
}

function withReader({ reader: _before, ...file }: SourceFile, reader: string | undefined): SourceFile {
  return reader === undefined ? file : { ...file, reader };
}
