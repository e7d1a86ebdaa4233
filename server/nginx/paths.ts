// Where a file names other files: the includes, and what they lead to in the workspace.

import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { includesIn, resolve } from './includes.ts';
import { innerOf } from './symbols.ts';

/** A path as written, without its quotes, and the uris it leads to: several for a glob. */
export type PathSite = { readonly span: Span; readonly targets: readonly string[] };

/** The paths in `file` that lead to files of the snapshot. */
export function pathsIn(snapshot: Snapshot, file: SourceFile): readonly PathSite[] {
  return includesIn(file).flatMap(include => {
    const targets = resolve(snapshot, include).targets.map(({ uri }) => uri);
    const { start, end } = innerOf(include.pattern, file.text);
    return targets.length === 0 ? [] : [{ span: { start, end }, targets }];
  });
}
