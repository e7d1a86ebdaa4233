// How refactorings are put together.

import type { Action } from './answers.ts';
import type { SourceFile } from './language.ts';
import type { TextEdit } from './text.ts';

/** A refactoring that changes one file. */
export function change(file: SourceFile, kind: Action['kind'], title: string, edits: readonly TextEdit[]): Action {
  return { title, kind, edits: [{ uri: file.uri, edits }] };
}
