// What a Paste file names: every place where an option says which section, file or entry point to load.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Settings } from '../core/settings.ts';
import type { Span } from '../core/text.ts';
import { composites, factoryGroupOf, type Group, groupOf } from '../data/paste-sections.ts';
import { type Piece, resolve, sourceOf } from './interpolation.ts';
import { isSpace } from './lexer.ts';
import { localOptions, serverOf } from './loader.ts';
import { syntaxTree } from './parser.ts';
import type { Option, Section } from './tree.ts';
import { parseUse, type Range, type Use } from './use.ts';

/**
 * One name in a value. `text` is what it comes to once interpolated, `span` where it stands; of `config:x.ini#name` and `egg:Dist#entry` that is
 * all of it, and `partSpan` gives the spans of its parts. `literal`: it is written so, without interpolation.
 */
export type Mention = {
  readonly section: Section;
  readonly option: Option;
  readonly role: 'use' | 'pipeline' | 'next' | 'filter-with' | 'composite';
  readonly group: Group;
  readonly text: string;
  readonly use: Use;
  readonly span: Span;
  readonly literal: boolean;
  /** How the whole value came about, and where in it this name begins. */
  readonly pieces: readonly Piece[];
  readonly offset: number;
  /** Somebody else's factory reads it, so that nobody here knows whether it must exist. */
  readonly guess?: true;
};

/** Every name of something to load in a file, in file order. */
export function mentionsOf(snapshot: Snapshot, file: SourceFile): readonly Mention[] {
  return mentionsBySettings(snapshot.settings)(file);
}

/** The names that a section gives. */
export function mentionsIn(snapshot: Snapshot, file: SourceFile, section: Section): readonly Mention[] {
  return mentionsBySection(snapshot, file).get(section) ?? [];
}

/** The span of a part of a mention, such as the name behind `#`; undefined where it comes from an interpolation. */
export function partSpan(mention: Mention, part: Range): Span | undefined {
  if (part[0] === part[1]) {
    return mention.literal ? { start: mention.span.start + part[0], end: mention.span.start + part[1] } : undefined;
  }
  return sourceOf(mention.pieces, mention.offset + part[0], mention.offset + part[1]).span;
}

/** The span and text of the section name in a mention: all of `name`, the end of `config:x.ini#name`; undefined where there is none. */
export function sectionNameIn(mention: Mention): { readonly name: string; readonly span?: Span } | undefined {
  const { use } = mention;
  if (use.kind === 'section') return mention.literal ? { name: use.name, span: mention.span } : { name: use.name };
  if (use.kind !== 'config') return undefined;
  const span = use.nameAt && partSpan(mention, use.nameAt);
  return span === undefined ? { name: use.name } : { name: use.name, span };
}

/** A composite's facts, when the factory behind a section is one whose options name what it is made of. */
export function compositeOf(snapshot: Snapshot, file: SourceFile, section: Section) {
  if (groupOf(section.kind) !== 'app' || section.kind === 'pipeline' || section.kind === 'filter-app') return undefined;
  const { egg, factory, from } = serverOf(snapshot, file, section);
  if (from > 0) return undefined;
  const target = egg ?? (factory === undefined ? undefined : `call:${factory}`);
  return target === undefined ? undefined : composites.find(facts => facts.target.test(target));
}

/**
 * A file's mentions depend on nothing but its text and the settings, so that they are kept while other files change: what a `use` into
 * another file leads to is not looked at here.
 */
const mentionsBySettings = memo((settings: Settings) =>
  memo((file: SourceFile): readonly Mention[] => {
    const alone: Snapshot = { files: new Map([[file.uri, file]]), roots: [], complete: false, settings };
    return syntaxTree(file).sections.flatMap(section => mentionsOfSection(alone, file, section));
  }),
);

const sectionIndex = memo((mentions: readonly Mention[]) => {
  const bySection = new Map<Section, Mention[]>();
  for (const mention of mentions) {
    const known = bySection.get(mention.section);
    if (known === undefined) bySection.set(mention.section, [mention]);
    else known.push(mention);
  }
  return bySection;
});

function mentionsBySection(snapshot: Snapshot, file: SourceFile): ReadonlyMap<Section, readonly Mention[]> {
  return sectionIndex(mentionsOf(snapshot, file));
}

function mentionsOfSection(snapshot: Snapshot, file: SourceFile, section: Section): readonly Mention[] {
  const group = groupOf(section.kind);
  if (group === undefined) return [];
  const composite = compositeOf(snapshot, file, section);
  const mentions: Mention[] = [];
  for (const [key, option] of localOptions(snapshot, file, section)) {
    const single = singleRole(section, key, group);
    const isList = (section.kind === 'pipeline' && key === 'pipeline') || (composite?.value === 'pipeline' && composite.key.test(key));
    const isPart = single === undefined && composite?.value === 'app' && composite.key.test(key);
    if (single === undefined && !isList && !isPart) continue;
    const resolution = resolve(snapshot, file, section, option);
    if (resolution.kind !== 'text') continue;
    const { text, pieces } = resolution;
    const guess = composite !== undefined && !composite.certain && single === undefined ? ({ guess: true } as const) : undefined;
    if (isList) {
      const items = words(text);
      for (const [index, [start, end]] of items.entries()) {
        const itemGroup = index === items.length - 1 ? 'app' : 'filter';
        const role = section.kind === 'pipeline' ? 'pipeline' : 'composite';
        mentions.push({ ...mentionAt(section, option, text, pieces, start, end), role, group: itemGroup, ...guess });
      }
    } else {
      const found = mentionAt(section, option, text, pieces, 0, text.length);
      mentions.push({ ...found, role: single?.role ?? 'composite', group: single?.group ?? 'app', ...guess });
    }
  }
  return mentions;
}

/** What an option of the loader itself names, in a section of a group. */
function singleRole(section: Section, key: string, group: Group): Pick<Mention, 'role' | 'group'> | undefined {
  if (key === 'use' && section.kind !== 'pipeline') return { role: 'use', group: factoryGroupOf(section.kind) ?? group };
  if (key === 'filter-with' && group !== 'server') return { role: 'filter-with', group: 'filter' };
  if (key === 'next' && section.kind === 'filter-app') return { role: 'next', group: 'app' };
  return undefined;
}

function mentionAt(section: Section, option: Option, text: string, pieces: readonly Piece[], start: number, end: number) {
  const { span, enclosing } = sourceOf(pieces, start, end);
  const item = text.slice(start, end);
  return { section, option, text: item, use: parseUse(item), span: span ?? enclosing, literal: span !== undefined, pieces, offset: start };
}

/** The words of a text, cut at white space as Python's `str.split` does. */
function words(text: string): readonly Range[] {
  const found: Range[] = [];
  let offset = 0;
  while (offset < text.length) {
    while (offset < text.length && isSpace(text.charCodeAt(offset))) offset++;
    const start = offset;
    while (offset < text.length && !isSpace(text.charCodeAt(offset))) offset++;
    if (start < offset) found.push([start, offset]);
  }
  return found;
}
