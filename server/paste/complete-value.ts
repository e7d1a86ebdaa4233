// Completion of values: words of the option's type, sections, eggs and files that it may name, variables of an interpolation.

import type { Completion } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { recordFields } from '../data/paste-logging.ts';
import { groupOf } from '../data/paste-sections.ts';
import type { ValueType } from '../data/paste-types.ts';
import { loggingValues } from './complete-logging.ts';
import { referenceOffers } from './complete-reference.ts';
import { namesInScope, valueOfName } from './interpolation.ts';
import { defaultOf, lookUpName, optionFacts, readerOf, typesOf } from './options.ts';
import type { Section } from './tree.ts';
import { wordsOf } from './types.ts';
import { itemSpan, type ValueCursor, valueOffer } from './value-offer.ts';

/** The offers for the value at the cursor. */
export function completeValue(snapshot: Snapshot, file: SourceFile, cursor: ValueCursor, offset: number): readonly Completion[] {
  const { section } = cursor;
  const open = /(?<!%)(?:%%)*%(\(?)([^()\s%]*)$/.exec(cursor.before);
  if (open && (open[1] !== '' || isResolved(section))) return variables(snapshot, file, cursor, offset, open[1]!, open[2]!);
  const logging = loggingValues(file, cursor, offset);
  if (logging !== undefined) return logging;
  const named = referenceOffers(snapshot, file, cursor, offset);
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

/** Types of values that may begin with a folder. */
const takesPath: ReadonlySet<ValueType['kind']> = new Set(['text', 'path', 'socket']);

/** The type of the option at the cursor and its default, in the version installed; undefined for an option that nobody knows. */
function typeAt(
  snapshot: Snapshot,
  file: SourceFile,
  { section, option }: ValueCursor,
): { readonly type: ValueType; readonly usual?: string | undefined } | undefined {
  const reader = readerOf(snapshot, file, section);
  const facts = reader && optionFacts(reader.facts, lookUpName(reader.facts, option.key));
  return facts && { type: typesOf(facts, reader.version)[0]!, usual: defaultOf(facts, reader.version) };
}

/** The default, then the words of the option's type. A number is not found by its digits: who writes port 80 means no 8080. */
function typedWords(snapshot: Snapshot, file: SourceFile, cursor: ValueCursor, offset: number): readonly Completion[] {
  const known = typeAt(snapshot, file, cursor);
  if (known === undefined) return [];
  const { type, usual } = known;
  const isList = type.kind === 'list';
  const span = itemSpan(cursor, offset, isList ? type.separator : undefined);
  const there = isList ? new Set(cursor.option.value.text.split(/[\s,]+/)) : new Set<string>();
  const ofType = wordsOf(type);
  const words = [...new Set([...(usual === undefined || isList ? [] : [usual]), ...ofType, ...capitals(type)])];
  return words
    .filter(word => !there.has(word))
    .map(word =>
      valueOffer(cursor, span, word, 'value', {
        ...(word === usual && { detail: t`default`, ...(/^\d/.test(word) && !ofType.includes(word) && { filter: 'default' }) }),
      }),
    );
}

/** Words as others write them who may: `True` as in Python, `DEBUG` as in logging. Enter behind one would turn it into small letters. */
function capitals(type: ValueType): readonly string[] {
  if (type.kind === 'boolean') return wordsOf(type).flatMap(word => ({ true: 'True', false: 'False' })[word] ?? []);
  return type.kind === 'choice' && type.foldCase ? type.values.map(word => word.toUpperCase()) : [];
}

/** `%(here)s` in an empty value, for who asks: unasked it would be taken by the Enter that goes on to the next line. */
function hereOffer(cursor: ValueCursor, offset: number): readonly Completion[] {
  if (groupOf(cursor.section.kind) === undefined || cursor.before !== '') return [];
  const span = { start: offset, end: offset };
  return [valueOffer(cursor, span, '%(here)s', 'variable', { detail: t`folder of this file`, onDemand: true })];
}
