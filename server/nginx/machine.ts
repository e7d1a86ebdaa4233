// What nginx looks for on its machine when it reads a file, and what is known of that where the machine is this one.

import type { Found, Machine, Snapshot, Sought, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { folderAround } from '../core/uri.ts';
import { type PathFacts, soughtPaths, soughtUsers } from '../data/nginx-machine.ts';
import { effective, type Levels, levelsAt } from './effective.ts';
import { filesBelow, rootsOf } from './includes.ts';
import { syntaxTree } from './parser.ts';
import type { Place } from './rule.ts';
import { moduleOf, startsTls } from './tls.ts';
import { type Directive, type Word, walk } from './tree.ts';

/** A path that a directive has nginx look for: `folder` is the one around `path`. */
export type SoughtPath = { readonly facts: PathFacts; readonly path: string; readonly folder: string };

/** What nginx looks for on its machine when it reads `file`; undefined when that machine is not this one. */
export function seeks(snapshot: Snapshot, file: SourceFile): Sought | undefined {
  const { machine } = snapshot;
  if (machine === undefined || folderFor(snapshot, machine, file) === undefined) return undefined;
  const paths = new Set<string>();
  const users = new Set<string>();
  const groups = new Set<string>();
  walk(syntaxTree(file), directive => {
    const sought = pathOfDirective(snapshot, file, directive);
    if (sought !== undefined) paths.add(sought.path).add(sought.folder);
    const [user, group] = accountsOf(directive);
    if (user !== undefined) users.add(user);
    if (group !== undefined) groups.add(group);
  });
  return { paths: [...paths], users: [...users], groups: [...groups] };
}

/** The path that a directive names for nginx to look for; undefined when it names none, or where it starts from is not known. */
export function pathOfDirective(snapshot: Snapshot, file: SourceFile, { name, args: [word] }: Directive): SoughtPath | undefined {
  return pathIn(snapshot, file, name.value, word);
}

/** Whether it is known if the file of an include is on this machine. */
export function isLookedFor(snapshot: Snapshot, file: SourceFile, pattern: Word): boolean {
  const sought = pathIn(snapshot, file, 'include', pattern);
  return sought !== undefined && snapshot.machine!.paths.has(sought.path);
}

function pathIn(snapshot: Snapshot, file: SourceFile, name: string, word: Word | undefined): SoughtPath | undefined {
  if (snapshot.machine === undefined || word === undefined || word.hole || word.value === '' || !Object.hasOwn(soughtPaths, name))
    return undefined;
  const facts = soughtPaths[name]!;
  if (facts.unless?.test(word.value)) return undefined;
  const from = word.value.startsWith('/') ? '' : startOf(snapshot, snapshot.machine, file, facts.from);
  if (from === undefined) return undefined;
  const whole = from === '' ? word.value : `${from.replace(/\/$/, '')}/${word.value}`;
  const path = facts.wants === 'new-folder' && whole.length > 1 ? whole.replace(/\/$/, '') : whole;
  return { facts, path, folder: folderAround(path) };
}

/** The user and the group that a directive has nginx look for. */
export function accountsOf({ name, args }: Directive): readonly string[] {
  if (!soughtUsers.has(name.value) || args.length === 0 || args.length > 2 || args.some(({ hole }) => hole)) return [];
  return [args[0]!.value, (args[1] ?? args[0])!.value];
}

/** Whether nginx looks for what the directive of a place names, where it stands; for one of `http`, where a server inherits it. What locations inherit is left alone. */
export function looksAt(place: Place, { where }: PathFacts): boolean {
  if (where === undefined) return true;
  const { snapshot, file, directive, contexts } = place;
  if (contexts.length !== 1) return false;
  if (contexts[0] === 'http') {
    if (moduleOf(directive.name.value) !== undefined) return false;
    const isInherited = (levels: Levels) => effective(levels, directive.name.value)?.some(setting => setting.directive === directive);
    return serversAround(snapshot, file).some(levels => isInherited(levels) && hasCertificate(levels) && isAsked(levels, directive, where));
  }
  const levels = levelsAt(snapshot, file, directive.start);
  return startsTls(place, levels) && isAsked(levels, directive, where);
}

/** Whether nginx, where it makes itself ready for TLS, looks for what a directive names. */
function isAsked(levels: Levels, { name }: Directive, where: string): boolean {
  if (where === 'tls') return true;
  if (where !== 'certificate') return effective(levels, where)?.some(({ words }) => words[0] !== undefined && words[0] !== 'off') ?? false;
  const certificate = name.value.replace(/_key$/, '');
  const all = [effective(levels, certificate, true), effective(levels, `${certificate}_key`, true)];
  return all.every(settings => settings?.every(({ words }) => !words[0]?.includes('$')));
}

function hasCertificate(levels: Levels): boolean {
  return (effective(levels, 'ssl_certificate')?.length ?? 0) > 0;
}

/** What holds in each server of the configurations that a file belongs to. */
function serversAround(snapshot: Snapshot, file: SourceFile): readonly Levels[] {
  const found: Levels[] = [];
  for (const root of rootsOf(snapshot, file)) {
    for (const part of filesBelow(snapshot, root)) {
      walk(syntaxTree(part), ({ name, block }) => {
        if (name.value === 'server' && block !== undefined) found.push(levelsAt(snapshot, part, block.open + 1));
      });
    }
  }
  return found;
}

/** What is known of the folder around something that nginx makes on this machine; it may be one that it makes first. */
export function folderAt(snapshot: Snapshot, file: SourceFile, path: string): Found | undefined {
  const found = snapshot.machine?.paths.get(path);
  return found === 'absent' && madeFolders(snapshot, file).has(path) ? 'folder' : found;
}

/** The folders for temporary files and caches that the configurations of a file have nginx make. */
function madeFolders(snapshot: Snapshot, file: SourceFile): ReadonlySet<string> {
  const known = madeByRoot(snapshot);
  const made = new Set<string>();
  for (const root of rootsOf(snapshot, file)) {
    let folders = known.get(root.uri);
    if (folders === undefined) known.set(root.uri, (folders = madeBelow(snapshot, root)));
    for (const folder of folders) made.add(folder);
  }
  return made;
}

const madeByRoot = memo((_: Snapshot) => new Map<string, ReadonlySet<string>>());

function madeBelow(snapshot: Snapshot, root: SourceFile): ReadonlySet<string> {
  const made = new Set<string>();
  for (const file of filesBelow(snapshot, root)) {
    walk(syntaxTree(file), directive => {
      const sought = pathOfDirective(snapshot, file, directive);
      if (sought?.facts.wants === 'new-folder') made.add(sought.path);
    });
  }
  return made;
}

/** The folder that nginx takes the main file of `file` to be in, where that main file is the one of this machine. */
function folderFor(snapshot: Snapshot, { roots }: Machine, file: SourceFile): string | undefined {
  const root = rootsOf(snapshot, file).find(({ uri }) => roots.has(uri));
  return root && roots.get(root.uri);
}

function startOf(snapshot: Snapshot, machine: Machine, file: SourceFile, from: PathFacts['from']): string | undefined {
  const folder = folderFor(snapshot, machine, file);
  if (folder === undefined || from === 'configuration') return folder;
  return from === 'prefix' ? machine.prefix : undefined;
}
