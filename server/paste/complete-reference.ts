// Completion of what an option of the loader or of a composite names: eggs, sections of this file and of others, files, factories.

import type { Completion } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { folderOf, pathOf } from '../core/uri.ts';
import { factoryGroupOf, factoryKeysOf, type Group, groupOf } from '../data/paste-sections.ts';
import { servers } from '../data/paste-servers.ts';
import { canonicalOf, shortEgg } from './eggs.ts';
import { entryPointsOf, knownDistributions } from './environment.ts';
import { findConfig } from './files.ts';
import { defaultOptions, valueOfName } from './interpolation.ts';
import { groupWord } from './kinds.ts';
import { reachedFrom } from './loaded.ts';
import { sectionsOf } from './loader.ts';
import { factoryByEgg } from './options.ts';
import { compositeOf } from './symbols.ts';
import type { Section } from './tree.ts';
import { normalName } from './use.ts';
import { itemSpan, type ValueCursor, valueOffer } from './value-offer.ts';

/** The offers for the value of an option that names something; undefined for other options. */
export function referenceOffers(
  snapshot: Snapshot,
  file: SourceFile,
  cursor: ValueCursor,
  offset: number,
): readonly Completion[] | undefined {
  const { section, option } = cursor;
  const group = groupOf(section.kind);
  if (group === undefined) return undefined;
  const whole = (name: string, kind: Completion['kind'], more: Partial<Completion> = {}) =>
    valueOffer(cursor, cursor.line, name, kind, more);
  const groups = groupsNamed(snapshot, file, section, option.key, group);
  if (groups !== undefined) {
    const elsewhere = sectionsElsewhere(snapshot, file, groups, cursor, offset);
    if (elsewhere !== undefined) return elsewhere;
    if (option.key === 'use') return usable(snapshot, file, section, groups[0]!, whole);
    const span = itemSpan(cursor, offset, 'blanks');
    return groups.flatMap(wanted =>
      sectionNames(snapshot, file, wanted, section).map(name => valueOffer(cursor, span, name, 'section', { detail: groupWord(wanted) })),
    );
  }
  const distributions = [...knownDistributions(snapshot).byName.values()];
  if (option.key === 'require')
    return distributions.map(({ name }) => valueOffer(cursor, itemSpan(cursor, offset, 'blanks'), name, 'value'));
  if (factoryKeysOf(section.kind).includes(option.key)) {
    const entries = distributions.flatMap(({ entryPoints }) => entryPoints.filter(entry => entry.group === option.key));
    return [...new Set(entries.map(({ target }) => target))].map(target => whole(target, 'reference'));
  }
  if (!/^get +./.test(option.key)) return undefined;
  return [...defaultOptions(file).keys()].map(name => whole(name, 'variable', { detail: '[DEFAULT]' }));
}

/** What an option names sections of: the groups in which they are looked for; undefined where it names none. */
function groupsNamed(snapshot: Snapshot, file: SourceFile, section: Section, key: string, group: Group): readonly Group[] | undefined {
  if (key === 'use') return [factoryGroupOf(section.kind) ?? group];
  if (section.kind === 'pipeline' && key === 'pipeline') return ['filter', 'app'];
  if (key === 'filter-with' && group !== 'server') return ['filter'];
  if (key === 'next' && section.kind === 'filter-app') return ['app'];
  const composite = compositeOf(snapshot, file, section);
  if (composite?.key.test(key) !== true) return undefined;
  return composite.value === 'app' ? ['app'] : ['filter', 'app'];
}

/** What `use` may be: eggs, then sections of this file, then other files. */
function usable(
  snapshot: Snapshot,
  file: SourceFile,
  section: Section,
  group: Group,
  offer: (name: string, kind: Completion['kind'], more?: Partial<Completion>) => Completion,
): readonly Completion[] {
  const kind = section.kind === 'composite' || section.kind === 'composit' ? 'composite' : group;
  return [
    ...eggs(snapshot, group, kind).map(({ egg, detail, name }) =>
      offer(egg, 'reference', { ...(detail ? { detail } : {}), docs: { language: 'paste-deploy', name, context: 'egg' } }),
    ),
    ...sectionNames(snapshot, file, group, section).map(name => offer(name, 'section')),
    ...configFiles(snapshot, file).map(path => offer(`config:${path}`, 'file')),
  ];
}

/** Sections of the other file, behind the `#` of `config:other.ini#`; undefined where the cursor is elsewhere. */
function sectionsElsewhere(
  snapshot: Snapshot,
  file: SourceFile,
  groups: readonly Group[],
  cursor: ValueCursor,
  offset: number,
): readonly Completion[] | undefined {
  // Only in a list do blanks end a name.
  const written = /^config:([^#]*)#([^#\s]*)$/i.exec(cursor.before) ?? /\sconfig:([^#\s]*)#([^#\s]*)$/i.exec(cursor.before);
  if (written === null) return undefined;
  const [, path = '', typed = ''] = written;
  const resolved = (name: string) => valueOfName(snapshot, file, cursor.section, name) ?? '';
  const found = findConfig(
    snapshot,
    file,
    path.replace(/%(?:%|\(([^)]+)\)s)/g, (_all, name?: string) => (name === undefined ? '%' : resolved(name))),
  );
  if (found.kind !== 'file') return [];
  const rest = /^\S*/.exec(file.text.slice(offset, cursor.line.end))![0];
  const span = { start: offset - typed.length, end: offset + rest.length };
  return groups.flatMap(group =>
    sectionNames(snapshot, found.file, group, cursor.section).map(name =>
      valueOffer(cursor, span, name, 'section', { detail: groupWord(group) }),
    ),
  );
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
  // What is installed but cannot be loaded any more is no help.
  const alive = installed.filter(({ name }) => factoryByEgg.get(name)?.dead === undefined);
  return [...alive, ...known.filter(isOutOfSight)];
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
