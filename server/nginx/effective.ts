// Which directive holds at a place: settings are inherited from the blocks around it and from the files that include it, and a level that
// sets one replaces what comes from further out (ngx_conf_merge_*; arrays such as proxy_set_header as a whole).

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { packagedSettings } from '../data/nginx-facts.ts';
import { fileNameOf, includesIn, inclusionsOf, resolve } from './includes.ts';
import { syntaxTree } from './parser.ts';
import { type Directive, pathAt } from './tree.ts';

/** A directive in its file; one without a file stands in a file that comes with nginx, and has only words. */
export type Setting = { readonly file?: SourceFile; readonly directive?: Directive; readonly words: readonly string[] };

/** A directive in its file. */
export type Written = { readonly file: SourceFile; readonly directive: Directive };

/**
 * The directives of one block with those of the files it includes. `unknown`: some of them are out of sight. `open`: or may be, where a template
 * stands or an include finds nothing in the workspace but may on the machine.
 */
export type Level = {
  readonly settings: ReadonlyMap<string, readonly Setting[]>;
  readonly unknown: boolean;
  readonly open: boolean;
  /** The directive whose block it is; undefined at the top of a file. */
  readonly block?: Directive;
  readonly file: SourceFile;
};

/** The levels around an offset, innermost first. `whole`: the outermost is known to be the last, or can only be stock above it. */
export type Levels = { readonly levels: readonly Level[]; readonly whole: boolean };

/** The levels that settings at `offset` are inherited through. */
export function levelsAt(snapshot: Snapshot, file: SourceFile, offset: number): Levels {
  const around = pathAt(syntaxTree(file), offset).filter(({ block }) => block !== undefined && offset > block.open);
  return levelsThrough(snapshot, file, around, new Set());
}

/**
 * The directives called `name` that hold: those of the innermost level that has any. Empty when none has, so that the default holds;
 * undefined when that cannot be told. `all`: those of a list, which may have more items out of sight.
 */
export function effective({ levels, whole }: Levels, name: string, all = false): readonly Setting[] | undefined {
  for (const level of levels) {
    const found = level.settings.get(name);
    if (found !== undefined) return level.unknown && all ? undefined : found;
    if (level.unknown) return undefined;
  }
  return whole ? [] : undefined;
}

function levelsThrough(snapshot: Snapshot, file: SourceFile, around: readonly Directive[], seen: Set<SourceFile>): Levels {
  seen.add(file);
  const levels = around.map(directive => levelOf(snapshot, file, directive)).reverse();
  levels.push(levelOf(snapshot, file, undefined));
  const above = inclusionsOf(snapshot, file).find(({ from }) => !seen.has(from));
  if (above !== undefined) {
    const further = levelsThrough(snapshot, above.from, above.parents, seen);
    return { levels: [...levels, ...further.levels], whole: further.whole };
  }
  return { levels, whole: around.some(({ name }) => outer.has(name.value)) };
}

/** Above a whole server there is only http or its like, which set little in practice; above a lone location or directive there may be anything. */
const outer: ReadonlySet<string> = new Set(['server', 'http', 'stream', 'mail']);

/**
 * The directives that nginx reads into the block of `block`, or of the one that the top of `file` is read into: where a single include leads to the
 * file, with those around it. In the order of a reading in which every included file stands at its first include.
 */
export function levelAround(snapshot: Snapshot, file: SourceFile, block: Directive | undefined): Level {
  const place = block === undefined ? placeOf(snapshot, file) : undefined;
  return place === undefined ? levelOf(snapshot, file, block) : levelOf(snapshot, place.file, place.parents.at(-1));
}

/** The directives of one name among those of `levelAround` that are written in files in sight. */
export function directivesAround(snapshot: Snapshot, file: SourceFile, block: Directive | undefined, name: string): readonly Written[] {
  const own = block?.block?.children;
  if (own?.some(child => child.name.value === 'include') === false) {
    return own.filter(child => child.name.value === name).map(directive => ({ file, directive }));
  }
  const settings = levelAround(snapshot, file, block).settings.get(name) ?? [];
  return settings.filter((setting): setting is Setting & Written => setting.directive !== undefined);
}

/** The directives around the top of a file that single includes lead to, innermost last, and the file they stand in; undefined where there is no such block. */
export function placeOf(
  snapshot: Snapshot,
  file: SourceFile,
): { readonly file: SourceFile; readonly parents: readonly Directive[] } | undefined {
  const seen = new Set<SourceFile>();
  for (let at = file; !seen.has(at); ) {
    seen.add(at);
    const [include, another] = inclusionsOf(snapshot, at);
    if (include === undefined || another !== undefined) return undefined;
    if (include.parents.length > 0) return { file: include.from, parents: include.parents };
    at = include.from;
  }
  return undefined;
}

function levelOf(snapshot: Snapshot, file: SourceFile, block: Directive | undefined): Level {
  const known = levelsByBlock(snapshot);
  const key = block ?? file;
  let level = known.get(key);
  if (level === undefined) {
    const found: Found = { settings: new Map(), unknown: false, open: false };
    collect(snapshot, file, block?.block?.children ?? syntaxTree(file).children, found, new Set([file]));
    known.set(key, (level = { ...found, file, ...(block && { block }) }));
  }
  return level;
}

const levelsByBlock = memo((_: Snapshot) => new WeakMap<object, Level>());

type Found = { readonly settings: Map<string, Setting[]>; unknown: boolean; open: boolean };

/** Adds directives and those they include by their names. */
function collect(snapshot: Snapshot, file: SourceFile, children: readonly Directive[], found: Found, seen: Set<SourceFile>): void {
  for (const directive of children) {
    const { name, args } = directive;
    if (name.hole) found.open = true;
    if (name.value === 'include') include(snapshot, file, directive, found, seen);
    else add(found.settings, name.value, { file, directive, words: args.map(({ value }) => value) });
  }
}

function include(snapshot: Snapshot, file: SourceFile, { args }: Directive, found: Found, seen: Set<SourceFile>): void {
  const [pattern] = args;
  const packaged = pattern && packagedSettings[fileNameOf(pattern.value)];
  const written = includesIn(file).find(candidate => candidate.pattern === pattern);
  const resolved = written && resolve(snapshot, written);
  if (resolved === undefined || resolved.unknown || resolved.missing || resolved.targets.length === 0) {
    for (const [directive, ...words] of packaged ?? []) add(found.settings, directive!, { words });
    if (packaged !== undefined) return;
    found.open = true;
    if (resolved === undefined || resolved.unknown || resolved.missing) found.unknown = true;
    return;
  }
  for (const target of resolved.targets) {
    if (seen.has(target)) continue;
    seen.add(target);
    const { children, template } = syntaxTree(target);
    if (template !== undefined) found.open = true;
    collect(snapshot, target, children, found, seen);
  }
}

function add(settings: Map<string, Setting[]>, name: string, setting: Setting): void {
  const list = settings.get(name);
  if (list === undefined) settings.set(name, [setting]);
  else list.push(setting);
}
