// Go to definition (textDocument/definition): from a name to where it is defined, from an include to the files it reads.

import type { Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { definitionsFor } from './namesakes.ts';
import { pathsIn } from './paths.ts';
import { nameAt } from './symbols.ts';

/** Where what is named at `offset` is defined; every file, when an include reads several. Empty for built-ins and unknown names. */
export function define(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  const name = nameAt(file, offset);
  if (name !== undefined) {
    const origin = name.span;
    return definitionsFor(snapshot, name).map(({ file: { uri }, span, directive }) => {
      return { uri, span, whole: { start: directive.start, end: directive.end }, origin };
    });
  }
  const path = pathsIn(snapshot, file).find(({ span }) => span.start <= offset && offset <= span.end);
  return (path?.targets ?? []).map(uri => ({ uri, span: { start: 0, end: 0 }, origin: path!.span }));
}
