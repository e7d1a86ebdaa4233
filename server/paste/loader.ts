// Sections as paste.deploy finds them (paste/deploy/loadwsgi.py, ConfigLoader): which section a name means, what its options are once
// [DEFAULT] and `set` are taken away, and where `use` leads in the end.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Settings } from '../core/settings.ts';
import { factoryGroupOf, type Group, groupOf, protocolsOf, searchOrder } from '../data/paste-sections.ts';
import { findConfig } from './files.ts';
import { isDefaultKey, optionsByKey, type Piece, resolve, resolvedText } from './interpolation.ts';
import { syntaxTree } from './parser.ts';
import type { Option, Section } from './tree.ts';
import { canonicalEgg, parseUse, type Use } from './use.ts';

/** A section in its file. */
export type Place = { readonly file: SourceFile; readonly section: Section };

/** How many sections `use` is followed through. Real chains have two or three; Python gives up after some hundred. */
const longestChain = 50;

/** Where a name leads. `unknown`: out of sight, so that nothing can be said about it. */
export type Target =
  | { readonly kind: 'section'; readonly place: Place }
  | { readonly kind: 'missing'; readonly file: SourceFile; readonly group: Group; readonly name: string }
  | { readonly kind: 'ambiguous'; readonly file: SourceFile; readonly sections: readonly Section[]; readonly name: string }
  | { readonly kind: 'absent-file'; readonly uri: string }
  | { readonly kind: 'egg'; readonly dist: string; readonly entry: string }
  | { readonly kind: 'call'; readonly spec: string }
  | { readonly kind: 'unknown-scheme'; readonly scheme: string }
  | { readonly kind: 'unknown' };

/** A resolved option that names something to load. */
export type Used = { readonly option: Option; readonly text: string; readonly pieces: readonly Piece[]; readonly use: Use };

/** The end of a chain of `use`: an entry point, a callable, or nothing that can be known, with every section on the way. */
export type Served = {
  /** `egg:dist#entry` with the distribution's name normalised. */
  readonly egg?: string;
  /** `module:attribute` of `call:` or of an explicit `paste.*_factory`, and the option that names it so. */
  readonly factory?: string;
  readonly factoryKey?: string;
  /** The section asked for, then those that `use` leads to; an option of an earlier one goes before that of a later one. */
  readonly chain: readonly Place[];
  /**
   * The index in the chain of the first section whose options reach the factory: with `filter-with`, a pipeline or a filter-app on the way,
   * paste.deploy puts the options of the sections before it where nobody looks.
   */
  readonly from: number;
};

/** The sections that a name may mean in a file: one when it is found, none when it is not, more when paste.deploy calls it ambiguous. */
export function findSections(file: SourceFile, group: Group, name: string): readonly Section[] {
  const named = sectionsByTitle(file).get(name);
  if (named === undefined) return [];
  return searchOrder[group].flatMap(alternatives => {
    for (const kind of alternatives) {
      const found = named.filter(section => section.kind === kind);
      if (found.length > 0) return found;
    }
    return [];
  });
}

/** All sections of a group in a file. */
export function sectionsOf(file: SourceFile, group: Group): readonly Section[] {
  return syntaxTree(file).sections.filter(section => groupOf(section.kind) === group);
}

/** Where a name, an `egg:`, a `config:` or a `call:` leads from a file. */
export function targetOf(snapshot: Snapshot, file: SourceFile, group: Group, use: Use): Target {
  switch (use.kind) {
    case 'section':
      return sectionNamed(file, group, use.name);
    case 'config': {
      const found = findConfig(snapshot, file, use.path);
      if (found.kind === 'file') return sectionNamed(found.file, group, use.name);
      return found.kind === 'absent' ? { kind: 'absent-file', uri: found.uri } : { kind: 'unknown' };
    }
    case 'egg':
      return { kind: 'egg', dist: use.dist, entry: use.entry };
    default:
      return use;
  }
}

/** The options that reach the factory or the loader: not those named in [DEFAULT], which paste.deploy drops, nor `set x` and `get x`. */
export function localOptions(snapshot: Snapshot, file: SourceFile, section: Section): ReadonlyMap<string, Option> {
  const known = locals(snapshot.settings)(file);
  let local = known.get(section);
  if (local === undefined) {
    const entries = [...optionsByKey(section)].filter(([key]) => !/^[sg]et /.test(key) && !isDefaultKey(snapshot, file, key));
    known.set(section, (local = new Map(entries)));
  }
  return local;
}

/** An option of a section that reaches the loader, taken apart; undefined when it is not there or its text is not known. */
export function usedBy(snapshot: Snapshot, file: SourceFile, section: Section, key: string): Used | undefined {
  const option = optionsByKey(section).get(key);
  if (option === undefined || isDefaultKey(snapshot, file, key)) return undefined;
  const resolution = resolve(snapshot, file, section, option);
  if (resolution.kind !== 'text') return undefined;
  return { option, text: resolution.text, pieces: resolution.pieces, use: parseUse(resolution.text) };
}

/** What `use` of a section says; undefined when there is none, it is dropped, or it is not known. */
export function useOf(snapshot: Snapshot, file: SourceFile, section: Section): Used | undefined {
  return usedBy(snapshot, file, section, 'use');
}

/**
 * What a section (a server, as well as an app or filter) is in the end, following `use = other` and `config:` through sections of its group. Neither `egg` nor `factory` is set when the
 * chain ends out of sight, in a circle or in nothing.
 */
export function serverOf(snapshot: Snapshot, file: SourceFile, section: Section): Served {
  const known = ends(snapshot);
  let served = known.get(section);
  if (served === undefined) known.set(section, (served = followed(snapshot, file, section)));
  return served;
}

function followed(snapshot: Snapshot, file: SourceFile, section: Section): Served {
  const chain: Place[] = [];
  let from = 0;
  const group = factoryGroupOf(section.kind);
  let place: Place | undefined = { file, section };
  while (place !== undefined && group !== undefined) {
    const { file: at, section: current }: Place = place;
    if (chain.length >= longestChain || chain.some(visited => visited.section === current)) break;
    chain.push(place);
    if (chain.length > 1 && group !== 'server') {
      if (current.kind === 'pipeline' || current.kind === 'filter-app') return { chain, from: chain.length - 1 };
      if (localOptions(snapshot, at, current).has('filter-with')) from = chain.length - 1;
    }
    const used = useOf(snapshot, at, current);
    if (used === undefined) {
      return { ...factoryOf(snapshot, at, current, group), chain, from };
    }
    if (used.use.kind === 'egg') return { egg: canonicalEgg(used.use.dist, used.use.entry), chain, from };
    if (used.use.kind === 'call') return { factory: used.use.spec, chain, from };
    const target: Target = targetOf(snapshot, at, group, used.use);
    place = target.kind === 'section' ? target.place : undefined;
  }
  return { chain, from };
}

const locals = memo((_settings: Settings) => memo((_file: SourceFile) => new Map<Section, ReadonlyMap<string, Option>>()));
const ends = memo((_snapshot: Snapshot) => new Map<Section, Served>());

/** The `paste.*_factory` option that makes a section without `use`, for its group. */
function factoryOf(
  snapshot: Snapshot,
  file: SourceFile,
  section: Section,
  group: Group,
): { readonly factory: string; readonly factoryKey: string } | undefined {
  const local = localOptions(snapshot, file, section);
  const factoryKey = protocolsOf[group].find(key => local.has(key));
  const factory = factoryKey && resolvedText(snapshot, file, section, local.get(factoryKey)!);
  return factory === undefined ? undefined : { factory, factoryKey: factoryKey! };
}

function sectionNamed(file: SourceFile, group: Group, name: string): Target {
  const found = findSections(file, group, name);
  if (found.length === 1) return { kind: 'section', place: { file, section: found[0]! } };
  if (found.length > 1) return { kind: 'ambiguous', file, sections: found, name };
  return syntaxTree(file).partial ? { kind: 'unknown' } : { kind: 'missing', file, group, name };
}

/** Of sections repeated word for word, which configparser refuses, the first. */
const sectionsByTitle: (file: SourceFile) => ReadonlyMap<string, readonly Section[]> = memo(file => {
  const byTitle = new Map<string, Section[]>();
  for (const section of syntaxTree(file).sections) {
    const known = byTitle.get(section.title);
    if (known === undefined) byTitle.set(section.title, [section]);
    else if (!known.some(other => other.name === section.name)) known.push(section);
  }
  return byTitle;
});
