// Who reads the options of a section, and what it is given: the facts of the server, app or filter that `use` leads to, or of a section that
// another program reads, beside the options that reach it with their resolved texts.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo, memoByText } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { factories, pyramidOptions } from '../data/paste-apps.ts';
import { loggingSections } from '../data/paste-logging.ts';
import { otherSections } from '../data/paste-other-sections.ts';
import { factoryGroupOf, type Group, groupOf } from '../data/paste-sections.ts';
import { servers } from '../data/paste-servers.ts';
import type { AddressKey, FactoryFacts, OptionFacts, OptionSet, SectionFacts, ServerFacts, ValueType } from '../data/paste-types.ts';
import { isDefaultKey, optionsByKey, type Piece, resolve, sourceOf } from './interpolation.ts';
import { loadedAs } from './loaded.ts';
import { type Place, type Served, serverOf } from './loader.ts';
import { syntaxTree } from './parser.ts';
import { type SourceFacts, sourceFacts } from './source-facts.ts';
import type { Option, Section } from './tree.ts';
import { canonicalEgg } from './use.ts';
import { installedVersion, isOlder } from './version.ts';

/** Whoever reads a section's options. `version` is that of its distribution, where an environment was found. */
export type Reader =
  | { readonly kind: 'server'; readonly facts: ServerFacts; readonly egg: string; readonly version?: string }
  | { readonly kind: 'factory'; readonly facts: FactoryFacts; readonly egg: string; readonly version?: string }
  /** An app of unknown making, among whose options Pyramid's may be. */
  | { readonly kind: 'app'; readonly facts: OptionSet; readonly version?: string }
  /** A function whose Python source is in sight. */
  | { readonly kind: 'source'; readonly facts: SourceFacts; readonly version?: string }
  | { readonly kind: 'section'; readonly facts: SectionFacts; readonly version?: string };

/**
 * An option that reaches the reader: written in this section (`own`), in one that builds on it (`outer`), or in one that `use` leads to.
 * `text` is undefined when it is not known.
 */
export type Given = {
  readonly name: string;
  readonly facts: OptionFacts | undefined;
  readonly option: Option;
  readonly place: Place;
  readonly own: boolean;
  readonly outer: boolean;
  readonly text: string | undefined;
  readonly pieces: readonly Piece[] | undefined;
};

/**
 * A section with its reader and what reaches it, by name as the reader looks it up. A section that others only build on with `use` is seen as
 * a part of the first of them.
 */
export type Reading = {
  readonly file: SourceFile;
  readonly section: Section;
  readonly reader: Reader;
  readonly given: ReadonlyMap<string, Given>;
  /** It is only loaded as a part of another section. */
  readonly part: boolean;
};

/** The section with its reader; undefined where that is not known. */
export function readingOf(snapshot: Snapshot, file: SourceFile, section: Section): Reading | undefined {
  const known = readings(snapshot)(file);
  if (known.has(section)) return known.get(section);
  const reader = readerOf(snapshot, file, section);
  const part = reader !== undefined && reader.kind !== 'section' && loadedAs(snapshot, file, section) !== section;
  const reading = reader && { file, section, reader, part, given: givenOptions(snapshot, file, section, reader) };
  known.set(section, reading);
  return reading;
}

const readings = memo((_snapshot: Snapshot) => memo((_file: SourceFile) => new Map<Section, Reading | undefined>()));

/** Who reads a section; undefined when that is not known. */
export function readerOf(snapshot: Snapshot, file: SourceFile, section: Section): Reader | undefined {
  const group = groupOf(section.kind);
  if (group === undefined) {
    const facts = sectionFacts(section.name);
    return facts && { kind: 'section', facts };
  }
  if (section.kind === 'pipeline' || isChosen(file, section)) return undefined;
  const served = serverOf(snapshot, file, section);
  if (served.from > 0) return undefined;
  return knownReader(snapshot, served.egg, group) ?? sourceReader(snapshot, section, served, group);
}

/** Whether a template chooses one of several `use` when it is rendered. */
function isChosen(file: SourceFile, section: Section): boolean {
  return syntaxTree(file).rendered === true && section.options.filter(({ key }) => key === 'use').length > 1;
}

/** The server, app or filter that an egg names, where its facts are known. */
function knownReader(snapshot: Snapshot, egg: string | undefined, group: Group): Reader | undefined {
  if (egg === undefined) return undefined;
  const version = installedVersion(snapshot, egg.slice('egg:'.length, egg.indexOf('#')));
  const known = version === undefined ? {} : { version };
  if (group === 'server') {
    const facts = serverByEgg.get(egg);
    return facts && { kind: 'server', facts, egg, ...known };
  }
  const facts = factoryByEgg.get(egg);
  return facts && { kind: 'factory', facts, egg, ...known };
}

/** What a function in sight takes; an app that takes anything may be one of Pyramid's. */
function sourceReader(snapshot: Snapshot, section: Section, served: Served, group: Group): Reader | undefined {
  const facts = sourceFacts(snapshot, served, factoryGroupOf(section.kind)!);
  const isApp = group === 'app' && section.kind !== 'filter-app';
  const mayBePyramid = isApp && (served.egg === undefined || section.kind === 'app' || section.kind === 'application');
  if (facts === undefined || (facts.others === 'taken' && facts.options.length === 0)) {
    return mayBePyramid ? pyramidReader(snapshot) : undefined;
  }
  if (facts.others === 'rejected' || !mayBePyramid) return { kind: 'source', facts };
  return { kind: 'source', facts: { ...facts, options: [...facts.options, ...pyramidOptions] } };
}

/** The facts of a server by the egg that names it: `egg:waitress#main`, the distribution normalised. */
export const serverByEgg: ReadonlyMap<string, ServerFacts> = new Map(
  servers.flatMap(facts => facts.eggs.map(egg => [normalEgg(egg), facts] as const)),
);

/** The facts of an app, filter or composite by the egg that names it. */
export const factoryByEgg: ReadonlyMap<string, FactoryFacts> = new Map(factories.map(facts => [normalEgg(facts.egg), facts]));

/** The facts of a section that paste.deploy does not load, by its whole name. */
export const sectionFacts: (name: string) => SectionFacts | undefined = memoByText(name =>
  allSections.find(facts => (facts.name.endsWith('*') ? name.startsWith(facts.name.slice(0, -1)) : facts.name === name)),
);

/** All sections of known meaning that paste.deploy does not load. */
export const allSections: readonly SectionFacts[] = [...loggingSections, ...otherSections];

/** The facts of an option by its name, as its reader looks it up; those of a prefix count too. */
export function optionFacts(set: OptionSet, name: string): OptionFacts | undefined {
  return indexOf(set)(name).facts;
}

/** Whether a version has an option; every option when the version is not known. */
export function isIn(facts: OptionFacts, version: string | undefined): boolean {
  if (version === undefined) return true;
  return !(facts.since !== undefined && isOlder(version, facts.since)) && (facts.removed === undefined || isOlder(version, facts.removed));
}

/** What becomes in a version of an option that is not known. */
export function othersIn({ others, ignoredBefore }: OptionSet, version: string | undefined): OptionSet['others'] {
  return ignoredBefore !== undefined && version !== undefined && isOlder(version, ignoredBefore) ? 'ignored' : others;
}

/** The types an option may have in a version: one, or all that it ever had when the version is not known. */
export function typesOf(facts: OptionFacts, version: string | undefined): readonly ValueType[] {
  const before = facts.before?.type;
  if (before === undefined) return [facts.type];
  if (version === undefined) return [facts.type, before];
  return [isOlder(version, facts.before!.version) ? before : facts.type];
}

/** The default of an option in a version; the newest when the version is not known. */
export function defaultOf(facts: OptionFacts, version: string | undefined): string | undefined {
  const { before } = facts;
  return before !== undefined && version !== undefined && isOlder(version, before.version) ? before.default : facts.default;
}

/** The name under which a reader looks an option up. */
export function lookUpName(set: OptionSet, name: string): string {
  return indexOf(set)(name).name;
}

/** By a name as it is written, the name that is looked up, and the facts of the option. */
const indexOf = memo((set: OptionSet) => {
  const byName = new Map(set.options.map(option => [option.name, option]));
  return memoByText((written: string): { readonly name: string; readonly facts: OptionFacts | undefined } => {
    const folded = set.foldCase ? written.toLowerCase() : written;
    const name = folded !== written && byName.get(folded)?.exactCase ? written : folded;
    const found = byName.get(name);
    const prefix = found === undefined ? set.prefixes?.find(candidate => name.startsWith(candidate.prefix)) : undefined;
    return { name, facts: prefix === undefined ? found : { name, type: prefix.type, meaning: prefix.meaning } };
  });
});

/** Where options of a reader say that it listens. */
export function addressKeysOf(reader: Reader): readonly AddressKey[] {
  return (reader.kind === 'server' || reader.kind === 'section' ? reader.facts.addresses : undefined) ?? [];
}

/** Whether somebody gave an option a value that is not empty, or one that is not known. */
export function hasValue(given: ReadonlyMap<string, Given>, name: string): boolean {
  const found = given.get(name);
  return found !== undefined && found.text !== '';
}

/** The span in the file of a stretch of an option's resolved text; the whole value where that comes from elsewhere. */
export function spanIn(given: Given, start: number, end: number): Span {
  const { value, keySpan } = given.option;
  if (value.start === value.end || given.pieces === undefined || start === end) return value.start < value.end ? value : keySpan;
  const { span, enclosing } = sourceOf(given.pieces, start, end);
  return span ?? enclosing;
}

function givenOptions(snapshot: Snapshot, file: SourceFile, section: Section, reader: Reader): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  const loaded = groupOf(section.kind) !== undefined;
  const served = loaded ? serverOf(snapshot, file, loadedAs(snapshot, file, section)) : undefined;
  const places = served?.chain.slice(served.from) ?? [{ file, section }, ...inherited(file, reader)];
  const depth = places.findIndex(place => place.section === section);
  for (const [index, place] of places.entries()) {
    for (const option of optionsByKey(place.section).values()) {
      if (loaded && (option.key === 'use' || option.key.startsWith('set ') || isDefaultKey(snapshot, place.file, option.key))) continue;
      const got = loaded && option.key.startsWith('get ') ? option.key.slice(4).trimStart() : undefined;
      const { name, facts } = indexOf(reader.facts)(got ?? option.key);
      if (given.has(name) || (option.key === served?.factoryKey && index === places.length - 1)) continue;
      const resolution = got === undefined ? resolutionOf(snapshot, place, option, reader, facts) : undefined;
      given.set(name, {
        name,
        facts,
        option,
        place,
        own: place.section === section,
        outer: index < depth,
        text: resolution?.text,
        pieces: resolution?.pieces,
      });
    }
  }
  return given;
}

/** The text that the reader gets, as far as it is known. */
function resolutionOf(
  snapshot: Snapshot,
  { file, section }: Place,
  option: Option,
  reader: Reader,
  facts: OptionFacts | undefined,
): { readonly text: string; readonly pieces?: readonly Piece[] } | undefined {
  const { value } = option;
  if (facts?.raw) return value.hole ? undefined : value;
  if (reader.kind === 'section' && reader.facts.fills?.test(value.text)) return undefined;
  const resolution = resolve(snapshot, file, section, option);
  return resolution.kind === 'text' ? resolution : undefined;
}

/** The sections whose options a reader that knows nothing of Paste Deploy sees in another section too. */
function inherited(file: SourceFile, reader: Reader): readonly Place[] {
  return reader.kind === 'section' && reader.facts.inherits ? sharedPlaces(file) : [];
}

const sharedPlaces: (file: SourceFile) => readonly Place[] = memo(file =>
  syntaxTree(file).sections.flatMap(section => (section.name === 'DEFAULT' ? [{ file, section }] : [])),
);

function pyramidReader(snapshot: Snapshot): Reader {
  const version = installedVersion(snapshot, 'pyramid');
  return { kind: 'app', facts: pyramidApp, ...(version === undefined ? {} : { version }) };
}

/** What Pyramid reads among the options of an app that somebody else made. */
export const pyramidApp: OptionSet = { options: pyramidOptions, others: 'taken', source: 'Pyramid 2.0' };

/** `Distribution#entry` as one spelling for each target. */
export function normalEgg(egg: string): string {
  const [dist = '', entry = 'main'] = egg.split('#');
  return canonicalEgg(dist, entry);
}
