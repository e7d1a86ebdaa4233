// The logging configuration in a Paste file (logging.config.fileConfig): which sections it reads, and the names that lists, loggers and
// handlers refer to. For rules, and for go to definition, references and rename.

import type { SourceFile } from '../core/language.ts';
import { memo, memoByText } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { loggingLists, loggingSections } from '../data/paste-logging.ts';
import { syntaxTree } from './parser.ts';
import type { Option, Section } from './tree.ts';
import { offsetInFile } from './value-lines.ts';

export type LoggingItem = (typeof loggingLists)[number]['item'];

/** A mention of a logger, handler or formatter: in a list, in an option, or as the name of its own section (`definition`). */
export type LoggingName = {
  readonly item: LoggingItem;
  readonly name: string;
  readonly span: Span;
  readonly definition?: Section;
  /** It stands in `keys` of a list, or in an option of a member. */
  readonly from?: 'list' | 'option';
  readonly option?: Option;
};

export type Logging = {
  /** The sections by the name of their list, where they are. */
  readonly lists: ReadonlyMap<string, Section>;
  readonly members: readonly { readonly item: LoggingItem; readonly name: string; readonly section: Section }[];
  readonly names: readonly LoggingName[];
  /** What the lists list, and what has a section. */
  readonly listed: Readonly<Record<LoggingItem, ReadonlySet<string>>>;
  readonly defined: Readonly<Record<LoggingItem, ReadonlySet<string>>>;
  /** `[loggers]` is there, without which nobody reads the rest. */
  readonly active: boolean;
};

/** The logging configuration of a file; empty where there is none. */
export const loggingOf: (file: SourceFile) => Logging = memo(file => {
  const lists = new Map<string, Section>();
  const members: { item: LoggingItem; name: string; section: Section }[] = [];
  const names: LoggingName[] = [];
  for (const section of syntaxTree(file).sections) {
    const kind = kindOf(section.name);
    if (kind === undefined) continue;
    const { list, prefix, item } = kind;
    if (section.name === list) {
      lists.set(list, section);
      const keys = loggingOption(section, 'keys');
      if (keys !== undefined && !keys.value.text.includes('%('))
        names.push(...listItems(keys).map(({ name, span }) => ({ item, name, span, from: 'list' as const, option: keys })));
      continue;
    }
    const name = section.name.slice(prefix.length);
    members.push({ item, name, section });
    const span = { start: section.nameSpan.start + prefix.length, end: section.nameSpan.end };
    names.push({ item, name, span, definition: section });
    if (item === 'logger') names.push(...mentioned(section, 'handlers', 'handler', listItems));
    if (item === 'handler') {
      names.push(...mentioned(section, 'formatter', 'formatter', wholeText));
      if (/(?:^|\.)MemoryHandler$/.test(loggingOption(section, 'class')?.value.text ?? ''))
        names.push(...mentioned(section, 'target', 'handler', wholeText));
    }
  }
  const listed = setsOf(names.filter(({ from }) => from === 'list'));
  return { lists, members, names, listed, defined: setsOf(members), active: lists.has('loggers') };
});

/** An option of a logging section by its name in lower case, which is how logging looks it up. */
export function loggingOption(section: Section, name: string): Option | undefined {
  return section.options.find(option => option.key.toLowerCase() === name);
}

/** The names in a list separated by commas, as logging takes it apart: parts may be empty, and a line break separates nothing. */
function listItems(option: Option): readonly { readonly name: string; readonly span: Span }[] {
  const { value } = option;
  if (value.text === '' || value.hole) return [];
  const items: { name: string; span: Span }[] = [];
  let offset = 0;
  for (const part of value.text.split(',')) {
    const name = part.trim();
    const start = offset + (part.length - part.trimStart().length);
    items.push({
      name,
      span: {
        start: offsetInFile(value, name === '' ? offset : start),
        end: offsetInFile(value, name === '' ? offset : start + name.length),
      },
    });
    offset += part.length + 1;
  }
  return items;
}

/** The one name that a value is as a whole, commas, line breaks and all; none in an empty value. */
const wholeText: typeof listItems = ({ value }) =>
  value.text === '' || value.hole ? [] : [{ name: value.text, span: { start: value.start, end: value.end } }];

/** Whether logging reads a section: it is none of logging's, or it is a list or listed while there is `[loggers]`. */
export function isReadByLogging(file: SourceFile, section: Section): boolean {
  const kind = kindOf(section.name);
  if (kind === undefined) return true;
  const logging = loggingOf(file);
  if (!logging.active || section.name === kind.list) return logging.active;
  return logging.listed[kind.item].has(section.name.slice(kind.prefix.length));
}

/** Whether a section is one of logging's: a list or a member. */
export function isLoggingSection({ name }: Section): boolean {
  return kindOf(name) !== undefined;
}

/** What a section of logging describes; undefined for a list, and for what is none of logging's. */
export function loggingItemOf({ name }: Section): LoggingItem | undefined {
  const kind = kindOf(name);
  return kind === undefined || name === kind.list ? undefined : kind.item;
}

const kindOf = memoByText(name => loggingLists.find(({ list, prefix }) => name === list || name.startsWith(prefix)));

/** Whether logging resolves the interpolations of an option: those of a formatter's texts it reads raw, and what it does not know, not at all. */
export function isInterpolated({ name }: Section, { key }: Option): boolean {
  const facts = sectionFactsOf(name)?.options.find(option => option.name === key.toLowerCase());
  return facts !== undefined && !facts.raw;
}

function sectionFactsOf(name: string) {
  return loggingSections.find(facts => (facts.name.endsWith('*') ? name.startsWith(facts.name.slice(0, -1)) : facts.name === name));
}

/** The mention of a logger, handler or formatter at an offset. */
export function loggingNameAt(file: SourceFile, offset: number): LoggingName | undefined {
  return loggingOf(file).names.find(({ span, name }) => name !== '' && span.start <= offset && offset <= span.end);
}

/** Every mention of the same logger, handler or formatter, its section's name among them. */
export function sameLoggingName(file: SourceFile, { item, name }: LoggingName): readonly LoggingName[] {
  return loggingOf(file).names.filter(other => other.item === item && other.name === name);
}

function setsOf(
  named: readonly { readonly item: LoggingItem; readonly name: string }[],
): Readonly<Record<LoggingItem, ReadonlySet<string>>> {
  const sets = { logger: new Set<string>(), handler: new Set<string>(), formatter: new Set<string>() };
  for (const { item, name } of named) sets[item].add(name);
  return sets;
}

function mentioned(section: Section, key: string, item: LoggingItem, namesIn: typeof listItems): readonly LoggingName[] {
  const option = loggingOption(section, key);
  if (option === undefined || option.value.text.includes('%(')) return [];
  return namesIn(option).map(({ name, span }) => ({ item, name, span, from: 'option', option }));
}
