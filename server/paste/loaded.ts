// Which sections a start of the program loads: those called main, and whatever they name, in turn. A mistake in a section that nobody
// loads does no harm yet, because paste.deploy never looks at it.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Severity } from '../core/rule.ts';
import { findSections, type Place, targetOf } from './loader.ts';
import { mentionsIn, mentionsOf } from './symbols.ts';
import type { Section } from './tree.ts';

/** Whether a section is loaded when the app or the server called main of its file is, or by what another file names with `config:`. */
export function isLoaded(snapshot: Snapshot, file: SourceFile, section: Section): boolean {
  return loadedIn(snapshot)(file).has(section);
}

/** How bad a mistake is that paste.deploy stops at: an error where a start reads it, a warning where nobody does yet. */
export function loadSeverity(snapshot: Snapshot, file: SourceFile, section: Section): Severity {
  return section.name === 'DEFAULT' || isLoaded(snapshot, file, section) ? 'error' : 'warning';
}

const loadedIn = memo((snapshot: Snapshot) =>
  memo((file: SourceFile): ReadonlySet<Section> => {
    const loaded = new Set<Section>();
    const waiting = [
      ...findSections(file, 'app', 'main'),
      ...findSections(file, 'server', 'main'),
      ...(askedFor(snapshot).get(file.uri) ?? []).map(place => place.section),
    ];
    for (let section = waiting.pop(); section !== undefined; section = waiting.pop()) {
      if (loaded.has(section)) continue;
      loaded.add(section);
      for (const mention of mentionsIn(snapshot, file, section)) {
        const target = targetOf(snapshot, file, mention.group, mention.use);
        if (target.kind === 'section' && target.place.file === file) waiting.push(target.place.section);
      }
    }
    return loaded;
  }),
);

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
