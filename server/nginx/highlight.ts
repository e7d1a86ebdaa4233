// Highlights (textDocument/documentHighlight): the places of one file that mean what is named at the cursor.

import type { Highlight } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { namesakesOf } from './namesakes.ts';
import { nameAt } from './symbols.ts';

/** The definitions (as writes) and uses of the name at `offset` in this file. */
export function highlight(snapshot: Snapshot, file: SourceFile, offset: number): readonly Highlight[] {
  const name = nameAt(file, offset);
  if (name === undefined) return [];
  return namesakesOf(snapshot, name)
    .filter(other => other.file === file)
    .map(({ span, defines }) => ({ span, ...(defines && { write: true }) }));
}
