// References (textDocument/references): every place of the configuration that means what is named at the cursor.

import type { Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { namesakesOf } from './namesakes.ts';
import { nameAt } from './symbols.ts';

/** The definitions and uses of the name at `offset`; empty when nothing there has a name. */
export function refer(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  const name = nameAt(file, offset);
  if (name === undefined) return [];
  return namesakesOf(snapshot, name).map(({ file: { uri }, span }) => ({ uri, span }));
}
