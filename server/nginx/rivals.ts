// Other definitions of one name that are certain to be read together with it: what duplicate names are told from.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { familyIn } from './families.ts';
import { areTogether, definitionFor } from './namesakes.ts';
import { isAfter } from './order.ts';
import { syntaxTree } from './parser.ts';
import type { Name } from './symbols.ts';

/** The first definition beside a name, surely of the same family (zones have none), of which something holds. */
export function rivalOf(snapshot: Snapshot, name: Name, holds: (other: Name) => boolean): Name | undefined {
  const { file } = name;
  if (hasHoles(file)) return undefined;
  const family = familyIn(snapshot, name);
  const isRival = (other: Name): boolean => {
    if (other.file === file) return other.span.start !== name.span.start && (name.kind === 'zone' || other.family === name.family);
    if (hasHoles(other.file) || !areTogether(snapshot, file, other.file)) return false;
    return name.kind === 'zone' || (family !== undefined && familyIn(snapshot, other) === family);
  };
  return definitionFor(snapshot, name, other => isRival(other) && holds(other));
}

/** The first that nginx reads before the name. */
export function earlierRival(snapshot: Snapshot, name: Name, holds: (other: Name) => boolean = () => true): Name | undefined {
  return rivalOf(snapshot, name, other => holds(other) && isAfter(snapshot, name, other));
}

/** Whether a file is a template: of two definitions in it, one may stand in place of the other. */
function hasHoles(file: SourceFile): boolean {
  return syntaxTree(file).holes.length > 0;
}
