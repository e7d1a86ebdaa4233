// Completion of values: words of the option's type, sections, eggs and files that it may name, variables of an interpolation.

import type { Completion } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { folderOf, pathOf } from '../core/uri.ts';
import { recordFields } from '../data/paste-logging.ts';
import { type Group, groupOf, protocols } from '../data/paste-sections.ts';
import { servers } from '../data/paste-servers.ts';
import type { ValueType } from '../data/paste-types.ts';
import { loggingValues } from './complete-logging.ts';
import { canonicalOf, shortEgg } from './eggs.ts';
import { entryPointsOf, knownDistributions } from './environment.ts';
import { defaultOptions, namesInScope, valueOfName } from './interpolation.ts';
import { reachedFrom } from './loaded.ts';
import { sectionsOf } from './loader.ts';
import { defaultOf, factoryByEgg, lookUpName, optionFacts, readings, typesOf } from './options.ts';
import { compositeOf } from './symbols.ts';
import type { Option, Section } from './tree.ts';
import { wordsOf } from './types.ts';
import { normalName } from './use.ts';
import { itemSpan, type ValueCursor, valueOffer } from './value-offer.ts';

/** The offers for the value at the cursor. */
export function completeValue(snapshot: Snapshot, file: SourceFile, cursor: ValueCursor, offset: number): readonly Completion[] {
  const { section, option } = cursor;
  const open = /(?<!%)(?:%%)*%(\(?)([^()\s%]*)$/.exec(cursor.before);
  if (open && (open[1] !== '' || isResolved(section))) return variables(snapshot, file, cursor, offset, open[1]!, open[2]!);
  const logging = loggingValues(file, cursor, offset);
  if (logging !== undefined) return logging;
  const named = references(snapshot, file, section, option, cursor, offset);
  if (named !== undefined) return named;
  const type = typeAt(snapshot, file, cursor)?.type;
  return [
    ...typedWords(snapshot, file, cursor, offset),
    ...(type === undefined || takesPath.has(type.kind) ? hereOffer(cursor, offset) : []),
  ];
}

/** Whether a `%` in the section's values begins an interpolation for one who reads it. */
function isResolved({ kind, name }: Section): boolean {
  return groupOf(kind) !== undefined || name === 'DEFAULT' || isFormatter(name);
}

function isFormatter(name: string): boolean {
  return name.startsWith('formatter_');
}

/** What completes `%` or `%(` (`open` is the bracket) to `%(name)s`, for each name in scope; in a formatter the fields of a record. */
function variables(
  snapshot: Snapshot,
  file: SourceFile,
  cursor: ValueCursor,
  offset: number,
  open: string,
  typed: string,
): readonly Completion[] {
  const rest = /^[^()\s]*(\)s?)?/.exec(file.text.slice(offset, cursor.line.end))!;
  const span = { start: offset - typed.length, end: offset + rest[0].length };
  const offer = (name: string, detail: string | undefined): Completion => ({
    label: name,
    kind: 'variable',
    span,
    insert: `${open === '' ? '(' : ''}${name})s`,
    ...(detail === undefined ? {} : { detail }),
  });
  if (isFormatter(cursor.section.name)) return recordFields.map(({ name, meaning }) => offer(name, meaning));
  return namesInScope(snapshot, file, cursor.section)
    .filter(name => name !== cursor.option.key)
    .map(name => offer(name, valueOfName(snapshot, file, cursor.section, name)?.split('\n')[0]));
}

/** What an option of the loader or of a composite may name; undefined for other options. */
function references(
  snapshot: Snapshot,
  file: SourceFile,
  section: Section,
  option: Option,
  cursor: ValueCursor,
  offset: number,
): readonly Completion[] | undefined {
  const group = groupOf(section.kind);
  if (group === undefined) return undefined;
  if (option.key === 'use') {
    const wanted = section.kind === 'filter-app' ? 'filter' : group;
    const kind = section.kind === 'composite' || section.kind === 'composit' ? 'composite' : wanted;
    return [
      ...eggs(snapshot, wanted, kind).map(({ egg, detail, name }) =>
        valueOffer(cursor, cursor.line, egg, 'reference', {
          ...(detail ? { detail } : {}),
          docs: { language: 'paste-deploy', name, context: 'egg' },
        }),
      ),
      ...sectionNames(snapshot, file, wanted, section).map(name => valueOffer(cursor, cursor.line, name, 'section')),
      ...configFiles(snapshot, file).map(path => valueOffer(cursor, cursor.line, `config:${path}`, 'file')),
    ];
  }
  const span = itemSpan(cursor, offset, 'blanks');
  const offers = (groups: readonly Group[]) =>
    groups.flatMap(wanted =>
      sectionNames(snapshot, file, wanted, section).map(name => valueOffer(cursor, span, name, 'section', { detail: wanted })),
    );
  if (section.kind === 'pipeline' && option.key === 'pipeline') return offers(['filter', 'app']);
  if (option.key === 'filter-with' && group !== 'server') return offers(['filter']);
  if (option.key === 'next' && section.kind === 'filter-app') return offers(['app']);
  if (option.key === 'require') {
    return [...knownDistributions(snapshot).byName.values()].map(({ name }) => valueOffer(cursor, span, name, 'value'));
  }
  if (protocols[group].flat().includes(option.key)) {
    const entries = [...knownDistributions(snapshot).byName.values()].flatMap(({ entryPoints }) => entryPoints);
    const targets = new Set(entries.filter(entry => entry.group === option.key).map(({ target }) => target));
    return [...targets].map(target => valueOffer(cursor, cursor.line, target, 'reference'));
  }
  if (/^get +./.test(option.key)) {
    return [...defaultOptions(file).keys()].map(name => valueOffer(cursor, cursor.line, name, 'variable', { detail: '[DEFAULT]' }));
  }
  const composite = compositeOf(snapshot, file, section);
  return composite?.key.test(option.key) ? offers(composite.value === 'app' ? ['app'] : ['filter', 'app']) : undefined;
}

type Egg = { readonly egg: string; readonly name: string; readonly detail?: string };

/** Eggs of a kind: those of the environment found, then those known from elsewhere of which the environment says nothing. */
function eggs(snapshot: Snapshot, group: Group, kind: string): readonly Egg[] {
  const { byName, complete } = knownDistributions(snapshot);
  const installed = [...byName.values()].flatMap(distribution => {
    const entries = entryPointsOf(distribution, group);
    // A name that is both an app and a composite is refused.
    const isChosen = (name: string) => group !== 'app' || entries.filter(entry => entry.name === name).length === 1;
    return entries
      .filter(entry => isChosen(entry.name) && (kind !== 'composite' || entry.group.startsWith('paste.composit')))
      .map(({ name }): Egg => {
        const egg = `egg:${distribution.name}${name === 'main' ? '' : `#${name}`}`;
        const detail = distribution.version ? { detail: distribution.version } : {};
        return { egg, name: `egg:${distribution.name.toLowerCase()}#${name}`, ...detail };
      });
  });
  const known: readonly Egg[] =
    group === 'server'
      ? servers
          .filter(facts => facts.status === undefined)
          .map(facts => ({ egg: `egg:${shortEgg(facts)}`, name: canonicalOf(facts), detail: facts.title }))
      : [...factoryByEgg].flatMap(([name, facts]) =>
          facts.dead === undefined && (facts.kind === kind || (kind === 'app' && facts.kind === 'composite'))
            ? [{ egg: `egg:${facts.egg}`, name }]
            : [],
        );
  const isOutOfSight = ({ egg }: Egg) => !complete && !byName.has(normalName(egg.slice('egg:'.length).split('#')[0]!));
  return [...installed, ...known.filter(isOutOfSight)];
}

/** Sections of a group that a section may name: not itself, nor one that leads back to it. */
function sectionNames(snapshot: Snapshot, file: SourceFile, group: Group, from: Section): readonly string[] {
  return sectionsOf(file, group)
    .filter(section => section.title !== '' && !/\s/.test(section.title) && !reachedFrom(snapshot, file, [section]).has(from))
    .map(section => section.title);
}

/** Paste files of the workspace as `config:` would name them, `%` and `#` written as codes, nearest folders first. */
function configFiles(snapshot: Snapshot, file: SourceFile): readonly string[] {
  const here = `${pathOf(folderOf(file.uri)).replace(/\/$/, '')}/`;
  const paths = [...snapshot.files.values()].flatMap(other =>
    other !== file && other.language.id === 'paste-deploy' ? [pathOf(other.uri)] : [],
  );
  return paths
    .filter(path => path.startsWith(here))
    .map(path => path.slice(here.length).replace(/[%#]/g, sign => `%%${sign.charCodeAt(0).toString(16)}`))
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
}

/** Types of values that may begin with a folder. */
const takesPath: ReadonlySet<ValueType['kind']> = new Set(['text', 'path', 'socket']);

/** The type of the option at the cursor and its default, in the version installed; undefined for an option that nobody knows. */
function typeAt(
  snapshot: Snapshot,
  file: SourceFile,
  { section, option }: ValueCursor,
): { readonly type: ValueType; readonly usual?: string | undefined } | undefined {
  const reader = readings(snapshot, file).find(reading => reading.section === section)?.reader;
  const facts = reader && optionFacts(reader.facts, lookUpName(reader.facts, option.key));
  return facts && { type: typesOf(facts, reader.version)[0]!, usual: defaultOf(facts, reader.version) };
}

/** The default, then the words of the option's type. */
function typedWords(snapshot: Snapshot, file: SourceFile, cursor: ValueCursor, offset: number): readonly Completion[] {
  const known = typeAt(snapshot, file, cursor);
  if (known === undefined) return [];
  const { type, usual } = known;
  const isList = type.kind === 'list';
  const span = itemSpan(cursor, offset, isList ? type.separator : undefined);
  const there = isList ? new Set(cursor.option.value.text.split(/[\s,]+/)) : new Set<string>();
  const words = [...new Set([...(usual === undefined || isList ? [] : [usual]), ...wordsOf(type)])];
  return words
    .filter(word => !there.has(word))
    .map(word => valueOffer(cursor, span, word, 'value', word === usual ? { detail: 'default' } : {}));
}

/** `%(here)s` in an empty value, for who asks: unasked it would be taken by the Enter that goes on to the next line. */
function hereOffer(cursor: ValueCursor, offset: number): readonly Completion[] {
  if (groupOf(cursor.section.kind) === undefined || cursor.before !== '') return [];
  const span = { start: offset, end: offset };
  return [valueOffer(cursor, span, '%(here)s', 'variable', { detail: 'folder of this file', onDemand: true })];
}
