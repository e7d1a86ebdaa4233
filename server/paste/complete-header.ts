// Completion of section headers: the kinds, the sections that others need or the file lacks, and whole sections for each server.

import type { Completion } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { loggingLists } from '../data/paste-logging.ts';
import { type Group, groupOf, sectionKinds } from '../data/paste-sections.ts';
import { servers } from '../data/paste-servers.ts';
import type { ServerFacts } from '../data/paste-types.ts';
import type { Cursor } from './cursor.ts';
import { canonicalOf, shortEgg } from './eggs.ts';
import { findSections } from './loader.ts';
import { loggingOf } from './logging.ts';
import { allSections } from './options.ts';
import { syntaxTree } from './parser.ts';
import { mentionsOf } from './symbols.ts';

/** What may stand between the brackets: sections that are referred to and missing, then those that a file has once, then kinds. */
export function completeHeader(snapshot: Snapshot, file: SourceFile, cursor: Cursor & { kind: 'header' }): readonly Completion[] {
  const close = cursor.closed ? '' : ']';
  return headerNames(snapshot, file, cursor.span).map(({ name, detail }): Completion => {
    const open = name.endsWith(':') || name.endsWith('_');
    return {
      label: name,
      kind: 'section',
      span: cursor.span,
      insert: open ? name : name + close,
      docs: { language: 'paste-deploy', name, context: 'section' },
      ...(detail === undefined ? {} : { detail }),
    };
  });
}

/** Whole sections, on a line of their own: `[server:main]` for each server that is alive, and headers. */
export function completeSections(snapshot: Snapshot, file: SourceFile, cursor: Cursor & { kind: 'key' }): readonly Completion[] {
  const typed = file.text.slice(cursor.span.start, cursor.span.end);
  const isFirst = cursor.span.start === 0 || /[\r\n]$/.test(file.text.slice(0, cursor.span.start));
  if (!isFirst || typed !== '' || !cursor.free) return [];
  const headers = headerNames(snapshot, file, cursor.span).filter(({ name }) => !/[:_]$/.test(name));
  return [
    ...serverSections(file, cursor.span),
    ...headers.map(
      ({ name, detail }): Completion => ({
        label: `[${name}]`,
        kind: 'section',
        span: cursor.span,
        insert: `[${name}]`,
        docs: { language: 'paste-deploy', name, context: 'section' },
        ...(detail === undefined ? {} : { detail }),
      }),
    ),
  ];
}

/** A `[server:main]` for each server, with its usual options as tab stops; none when the file has such a section. */
function serverSections(file: SourceFile, span: Span): readonly Completion[] {
  if (findSections(file, 'server', 'main').length > 0) return [];
  return servers
    .filter(facts => facts.status === undefined && facts.template.length > 0 && facts.protocol !== undefined)
    .map(facts => ({
      label: t`[server:main] with ${shortEgg(facts)}`,
      kind: 'snippet',
      span,
      insert: serverSnippet(facts),
      snippet: true,
      detail: facts.title,
      docs: { language: 'paste-deploy', name: canonicalOf(facts), context: 'egg' },
    }));
}

function serverSnippet(facts: ServerFacts): string {
  const options = facts.template.map(({ name, value }, index) => `${name} = \${${index + 1}:${value}}`);
  return ['[server:main]', `use = egg:${shortEgg(facts)}`, ...options, '$0'].join('\n');
}

type HeaderName = { readonly name: string; readonly detail?: string };

function headerNames(snapshot: Snapshot, file: SourceFile, span: Span): readonly HeaderName[] {
  const { sections } = syntaxTree(file);
  const there = new Set(sections.filter(section => section.nameSpan.start !== span.start).map(section => section.name));
  const names: HeaderName[] = [...missingSections(snapshot, file), ...missingLogging(file)];
  for (const [group, kind] of [
    ['app', 'app'],
    ['server', 'server'],
  ] as const) {
    if (![...there].some(name => isMain(name, group))) names.push({ name: `${kind}:main` });
  }
  if (![...there].some(name => isMain(name, 'app'))) names.push({ name: 'composite:main' }, { name: 'pipeline:main' });
  names.push(
    ...sectionKinds
      .filter(({ kind }) => !/^(application|composit)$/.test(kind))
      .map(({ kind, meaning }) => ({ name: `${kind}:`, detail: meaning })),
  );
  names.push({ name: 'DEFAULT' });
  names.push(...allSections.map(({ name }) => ({ name: name.replace('*', '') })));
  return names.filter(({ name }) => !there.has(name));
}

function isMain(name: string, group: Group): boolean {
  const [kind, title] = name.split(':');
  return groupOf(kind) === group && title?.trim() === 'main';
}

/** Sections that a `use`, a pipeline or the like names and the file does not have. */
function missingSections(snapshot: Snapshot, file: SourceFile): readonly HeaderName[] {
  return mentionsOf(snapshot, file).flatMap(({ use, group, section }) => {
    if (use.kind !== 'section' || use.name === '' || /[\s\]]/.test(use.name) || findSections(file, group, use.name).length > 0) return [];
    return [{ name: `${group}:${use.name}`, detail: t`named in [${section.name}]` }];
  });
}

/** Sections of loggers, handlers and formatters that are listed and missing. */
function missingLogging(file: SourceFile): readonly HeaderName[] {
  const { names, defined } = loggingOf(file);
  return names.flatMap(({ item, name, from }) => {
    const list = loggingLists.find(candidate => candidate.item === item)!;
    if (from !== 'list' || name === '' || defined[item].has(name)) return [];
    return [{ name: list.prefix + name, detail: t`listed in [${list.list}]` }];
  });
}
