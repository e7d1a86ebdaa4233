// Which names of a configuration mean the same thing: joins what symbols.ts tells of each file across the include tree.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { SymbolKind } from '../data/nginx-symbols.ts';
import { filesBelow, rootsOf } from './includes.ts';
import { definitionsOf, keyOf, type Name, namesByKey } from './symbols.ts';
import type { Directive } from './tree.ts';

/** What is defined in the files that are configured together with one file, by key; `open` as in `Definitions`. */
export type DefinitionTable = { readonly byKey: ReadonlyMap<string, readonly Name[]>; readonly open: ReadonlySet<SymbolKind> };

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
export function definitionsAround(snapshot: Snapshot, file: SourceFile): DefinitionTable {
  return tableOf(filesAround(snapshot, file));
}

/** The definitions that a name may refer to, or that define the same; a definition counts as its own. */
export function definitionsFor(snapshot: Snapshot, name: Name): readonly Name[] {
  const found = definitionsAround(snapshot, name.file).byKey.get(keyOf(name.kind, name.name)) ?? [];
  return found.filter(other => isSame(other, name));
}

/** The first of them of which something holds. */
export function definitionFor(snapshot: Snapshot, name: Name, holds: (other: Name) => boolean = () => true): Name | undefined {
  const found = definitionsAround(snapshot, name.file).byKey.get(keyOf(name.kind, name.name));
  return found?.find(other => isSame(other, name) && holds(other));
}

/** Every place that means the same as a name, in the files configured together with its own; the name itself is among them. */
export function namesakesOf(snapshot: Snapshot, name: Name): readonly Name[] {
  const key = keyOf(name.kind, name.name);
  return filesAround(snapshot, name.file).flatMap(other => (namesByKey(other).get(key) ?? []).filter(found => isSame(found, name)));
}

/** Whether anything uses what a name defines. */
export function isUsed(snapshot: Snapshot, name: Name): boolean {
  const names = namesIn(filesAround(snapshot, name.file)).get(keyOf(name.kind, name.name)) ?? [];
  return names.some(found => found.uses && isSame(found, name));
}

/** All names in files that are configured together, by key. */
const namesIn = memo((files: readonly SourceFile[]): ReadonlyMap<string, readonly Name[]> => {
  if (files.length === 1) return namesByKey(files[0]!);
  const byKey = new Map<string, Name[]>();
  for (const file of files) {
    for (const [key, names] of namesByKey(file)) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [...names]);
      else for (const name of names) list.push(name);
    }
  }
  return byKey;
});

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

const tableOf = memo((files: readonly SourceFile[]): DefinitionTable => {
  const byKey = new Map<string, Name[]>();
  const open = new Set<SymbolKind>();
  for (const file of files) {
    const definitions = definitionsOf(file);
    for (const kind of definitions.open) open.add(kind);
    for (const name of definitions.all) {
      const key = keyOf(name.kind, name.name);
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [name]);
      else list.push(name);
    }
  }
  return { byKey, open };
});
