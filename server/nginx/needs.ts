// What must be read to understand a file: the files its includes may mean, in whichever folder the workspace keeps them.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { folderOf, resolveUri } from '../core/uri.ts';
import { deployedAs, includesIn, rootsOf } from './includes.ts';

/** Uris, or patterns of uris, for each include of `file`; none for includes that a variable or template fills in. */
export function needs(snapshot: Snapshot, file: SourceFile): readonly string[] {
  const roots = rootsOf(snapshot, file);
  const prefixes = roots.length > 0 ? roots.map(root => folderOf(root.uri)) : [folderOf(file.uri)];
  return includesIn(file).flatMap(({ pattern: { value, hole } }) =>
    hole || value === ''
      ? []
      : prefixes.flatMap(prefix => (value.startsWith('/') ? deployedAs(snapshot, value, prefix) : [resolveUri(prefix, value)])),
  );
}
