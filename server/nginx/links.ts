// Document links (textDocument/documentLink): includes lead to the file they read; a glob to its first match, and lists the others.

import type { Link } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { shortName } from '../core/uri.ts';
import { pathsIn } from './paths.ts';

/** The paths in a file that lead somewhere in the workspace. */
export function links(snapshot: Snapshot, file: SourceFile): readonly Link[] {
  return pathsIn(snapshot, file).map(({ span, targets }) => ({
    span,
    target: targets[0]!,
    ...(targets.length > 1 && { tooltip: targets.map(uri => shortName(uri, snapshot.roots)).join('\n') }),
  }));
}
