// Other definitions of one name that are certain to be read together with it: what duplicate names are told from.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { familyIn } from './families.ts';
import { areTogether, definitionsFor } from './namesakes.ts';
import { isAfter } from './order.ts';
import { syntaxTree } from './parser.ts';
import type { Name } from './symbols.ts';

/** The definitions beside a name that are surely of the same family, and zones whatever their family. */
export function rivalsOf(snapshot: Snapshot, name: Name): readonly Name[] {
  const { file } = name;
  if (hasHoles(file)) return [];
  const family = familyIn(snapshot, name);
  return definitionsFor(snapshot, name).filter(other => {
    if (other.file === file) return other.span.start !== name.span.start && (name.kind === 'zone' || other.family === name.family);
    if (hasHoles(other.file) || !areTogether(snapshot, file, other.file)) return false;
    return name.kind === 'zone' || (family !== undefined && familyIn(snapshot, other) === family);
  });
}

/** Whether a file is a template: of two definitions in it, one may stand in place of the other. */
function hasHoles(file: SourceFile): boolean {
  return syntaxTree(file).holes.length > 0;
}

/** Those of the rivals that nginx reads before the name. */
export function earlierRivals(snapshot: Snapshot, name: Name): readonly Name[] {
  return rivalsOf(snapshot, name).filter(other => isAfter(snapshot, name, other));
}
