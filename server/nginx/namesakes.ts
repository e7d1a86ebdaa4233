// Which names of a configuration mean the same thing: joins what symbols.ts tells of each file across the include tree.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { SymbolKind } from '../data/nginx-symbols.ts';
import { filesBelow, rootsOf } from './includes.ts';
import { byKey, called, type Definitions, definitionsOf, type Name, namesOf } from './symbols.ts';
import type { Directive } from './tree.ts';

/** The files configured together with `file`: those of all roots it belongs to, or those that no root reaches when it is one of them. */
export function filesAround(snapshot: Snapshot, file: SourceFile): readonly SourceFile[] {
  const roots = rootsOf(snapshot, file);
  if (roots.length === 1) return filesBelow(snapshot, roots[0]!);
  if (roots.length > 1) return filesOfAll(snapshot)(roots);
  return rootless(snapshot);
}

const filesOfAll = memo((snapshot: Snapshot) =>
  memo((roots: readonly SourceFile[]) => [...new Set(roots.flatMap(root => filesBelow(snapshot, root)))]),
);

const rootless = memo((snapshot: Snapshot) =>
  [...snapshot.files.values()].filter(file => file.language.id === 'nginx' && rootsOf(snapshot, file).length === 0),
);

/** Whether two files are always read together: every configuration of one of them holds the other too. */
export function areTogether(snapshot: Snapshot, a: SourceFile, b: SourceFile): boolean {
  if (a === b) return true;
  const roots = rootsOf(snapshot, a);
  return roots.length > 0 && roots.length === rootsOf(snapshot, b).length && roots.every(root => filesBelow(snapshot, root).includes(b));
}

/** Everything that `file` can refer to: the definitions of the configurations it belongs to. */
export function definitionsAround(snapshot: Snapshot, file: SourceFile): Definitions {
  return definitionsIn(filesAround(snapshot, file));
}

/** The names that a kind of definition has around a file, each once. */
export function namesGiven(snapshot: Snapshot, file: SourceFile, kind: SymbolKind): string[] {
  return Array.from(byKey(definitionsAround(snapshot, file).all, kind).values(), ([first]) => first!.name);
}

/** The definitions that a name may refer to, or that define the same; a definition counts as its own. */
export function definitionsFor(snapshot: Snapshot, name: Name): readonly Name[] {
  const found = called(definitionsAround(snapshot, name.file).all, name.kind, name.name);
  return found.filter(other => isSame(other, name));
}

/** The first of them of which something holds. */
export function definitionFor(snapshot: Snapshot, name: Name, holds: (other: Name) => boolean = () => true): Name | undefined {
  const found = called(definitionsAround(snapshot, name.file).all, name.kind, name.name);
  return found.find(other => isSame(other, name) && holds(other));
}

/** Every place that means the same as a name, in the files configured together with its own; the name itself is among them. */
export function namesakesOf(snapshot: Snapshot, name: Name): readonly Name[] {
  return filesAround(snapshot, name.file).flatMap(file => called(namesOf(file), name.kind, name.name).filter(found => isSame(found, name)));
}

/** Whether anything uses what a name defines. */
export function isUsed(snapshot: Snapshot, name: Name): boolean {
  const names = called(namesIn(filesAround(snapshot, name.file)), name.kind, name.name);
  return names.some(found => found.uses && isSame(found, name));
}

/** All names in files that are configured together, file by file. */
const namesIn = memo((files: readonly SourceFile[]): readonly Name[] => (files.length === 1 ? namesOf(files[0]!) : files.flatMap(namesOf)));

/** Whether two names of one kind and key mean the same: families have names of their own, servers their named locations. */
function isSame(a: Name, b: Name): boolean {
  if (a.kind === 'named location') {
    const server = serverOf(a);
    const other = serverOf(b);
    return server === undefined || other === undefined || (server === other && a.file === b.file);
  }
  return a.kind === 'zone' || a.kind === 'thread pool' || a.family === undefined || b.family === undefined || a.family === b.family;
}

/** The `server` block around a name, undefined where the file does not hold one. */
export function serverOf(name: Name): Directive | undefined {
  return name.parents.findLast(parent => parent.name.value === 'server');
}

const definitionsIn = memo((files: readonly SourceFile[]): Definitions => {
  const each = files.map(definitionsOf);
  return each.length === 1 ? each[0]! : { all: each.flatMap(({ all }) => all), open: new Set(each.flatMap(({ open }) => [...open])) };
});
