// Which sections a start of the program loads: those called main, and whatever they name, in turn. A mistake in a section that nobody
// loads does no harm yet, because paste.deploy never looks at it.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { optionsByKey } from './interpolation.ts';
import { findSections, type Place, targetOf } from './loader.ts';
import { mentionsIn, mentionsOf } from './symbols.ts';
import type { Section } from './tree.ts';

/** Whether a section is loaded when the app or the server called main of its file is, or by what another file names with `config:`. */
export function isLoaded(snapshot: Snapshot, file: SourceFile, section: Section): boolean {
  return loadedIn(snapshot)(file).has(section);
}

/** Whether a section is loaded by what another file names with `config:`. */
export function isAskedFor(snapshot: Snapshot, file: SourceFile, section: Section): boolean {
  return askedIn(snapshot)(file).has(section);
}

/** Whether the factory behind a section gets this option of it: not when every section that loads it by `use` has an option of that name. */
export function isGiven(snapshot: Snapshot, file: SourceFile, section: Section, key: string): boolean {
  if (!isLoaded(snapshot, file, section)) return false;
  const usersOf = usersIn(snapshot)(file);
  const seen = new Set<Section>();
  const waiting = [section];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    const users = usersOf.get(current);
    if (users === undefined) return true;
    if (seen.has(current)) continue;
    seen.add(current);
    waiting.push(...users.filter(user => !optionsByKey(user).has(key)));
  }
  return false;
}

/**
 * The section as whose part another is loaded: the first of those that load it by `use`, or the first that loads that one, and so on. The
 * section itself where something else loads it too, or nothing.
 */
export function loadedAs(snapshot: Snapshot, file: SourceFile, section: Section): Section {
  const usersOf = usersIn(snapshot)(file);
  const seen = new Set<Section>([section]);
  let current = section;
  for (let user = usersOf.get(current)?.[0]; user !== undefined && !seen.has(user); user = usersOf.get(current)?.[0]) {
    seen.add(user);
    current = user;
  }
  return current;
}

/** The sections that load another by `use`, where nothing else does: neither a start nor another name. */
const usersIn = memo((snapshot: Snapshot) =>
  memo((file: SourceFile): ReadonlyMap<Section, readonly Section[]> => {
    const users = new Map<Section, Section[]>();
    const otherwise = new Set<Section>(rootsOf(snapshot, file));
    for (const mention of mentionsOf(snapshot, file)) {
      const target = targetOf(snapshot, file, mention.group, mention.use);
      if (target.kind !== 'section' || target.place.file !== file || !isLoaded(snapshot, file, mention.section)) continue;
      const { section } = target.place;
      if (mention.role !== 'use' || mention.section === section) otherwise.add(section);
      else users.set(section, [...(users.get(section) ?? []), mention.section]);
    }
    for (const section of otherwise) users.delete(section);
    return users;
  }),
);

const loadedIn = memo((snapshot: Snapshot) =>
  memo((file: SourceFile): ReadonlySet<Section> => reachedFrom(snapshot, file, rootsOf(snapshot, file))),
);

const askedIn = memo((snapshot: Snapshot) =>
  memo(
    (file: SourceFile): ReadonlySet<Section> =>
      reachedFrom(
        snapshot,
        file,
        (askedFor(snapshot).get(file.uri) ?? []).map(place => place.section),
      ),
  ),
);

/** Some sections, and what they name within their file, in turn. */
export function reachedFrom(snapshot: Snapshot, file: SourceFile, roots: readonly Section[]): ReadonlySet<Section> {
  const reached = new Set<Section>();
  const waiting = [...roots];
  for (let section = waiting.pop(); section !== undefined; section = waiting.pop()) {
    if (reached.has(section)) continue;
    reached.add(section);
    for (const mention of mentionsIn(snapshot, file, section)) {
      const target = targetOf(snapshot, file, mention.group, mention.use);
      if (target.kind === 'section' && target.place.file === file) waiting.push(target.place.section);
    }
  }
  return reached;
}

/** Where a load begins in a file. */
function rootsOf(snapshot: Snapshot, file: SourceFile): readonly Section[] {
  const asked = askedFor(snapshot).get(file.uri) ?? [];
  return [...findSections(file, 'app', 'main'), ...findSections(file, 'server', 'main'), ...asked.map(place => place.section)];
}

/** By the uri of a file, the sections that other files name with `config:`. */
const askedFor = memo((snapshot: Snapshot): ReadonlyMap<string, readonly Place[]> => {
  const places = new Map<string, Place[]>();
  for (const file of snapshot.files.values()) {
    if (file.language.id !== 'paste-deploy') continue;
    for (const mention of mentionsOf(snapshot, file)) {
      if (mention.use.kind !== 'config') continue;
      const target = targetOf(snapshot, file, mention.group, mention.use);
      if (target.kind !== 'section') continue;
      const known = places.get(target.place.file.uri);
      if (known === undefined) places.set(target.place.file.uri, [target.place]);
      else known.push(target.place);
    }
  }
  return places;
});
