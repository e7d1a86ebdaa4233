// The value of an option as its reader takes it: which type it has beside the other options given, and what is wrong with it.

import { memo } from '../core/memo.ts';
import { t, translated } from '../core/translate.ts';
import type { OptionFacts, ValueType } from '../data/paste-types.ts';
import { isReadByLogging } from './logging.ts';
import { pythonInteger } from './numbers.ts';
import { addressKeysOf, type Given, hasValue, isIn, type Reading, typesOf } from './options.ts';
import { problemsOf, type ValueProblem } from './types.ts';

/** A typed option of a reading with its known text. */
export type TypedValue = {
  readonly given: Given;
  readonly facts: OptionFacts;
  readonly text: string;
  readonly types: readonly ValueType[];
  readonly problems: readonly ValueProblem[];
};

/**
 * The options whose values are known, read at all, and written in this section; those of [DEFAULT] come once, with the first section that
 * inherits them.
 */
export const typedValues: (reading: Reading) => readonly TypedValue[] = memo(reading => {
  const { file, reader, given: all, section } = reading;
  if (reader.kind === 'section' && !isReadByLogging(file, section)) return [];
  const values: TypedValue[] = [];
  for (const given of all.values()) {
    const inherited = given.place.section.name === 'DEFAULT';
    const facts = given.own || inherited ? given.facts : undefined;
    if (facts === undefined || given.text === undefined || !isIn(facts, reader.version) || isUnread(reading, given.name)) continue;
    const types = typesBeside(reading, facts);
    values.push({ given, facts, text: given.text, types, problems: problemsOfAll(types, given.text) });
  }
  return values;
});

/** What is wrong with a text for every type that an option may have; nothing when one of them takes it. */
export function problemsOfAll(types: readonly ValueType[], text: string): readonly ValueProblem[] {
  const [first, ...others] = types;
  const problems = first === undefined ? [] : problemsOf(first, text);
  return problems.length > 0 && others.some(type => problemsOf(type, text).length === 0) ? [] : problems;
}

/** What is taken but does not do what was meant, or undefined. */
export function doubtOf(facts: OptionFacts, types: readonly ValueType[], text: string): string | undefined {
  const [type] = types;
  if (
    type?.kind === 'boolean' &&
    type.false === undefined &&
    !falseWords.has(text.trim().toLowerCase()) &&
    !type.true.includes(text.trim().toLowerCase())
  ) {
    return t`is no word for true, so it means false`;
  }
  const number = type?.kind === 'integer' ? pythonInteger(text, type.base) : undefined;
  const doubt = facts.doubts?.find(
    ({ below, above, equals }) =>
      equals === text || (number !== undefined && ((below !== undefined && number < below) || (above !== undefined && number > above))),
  );
  return doubt && translated(doubt.says);
}

const falseWords = new Set(['', 'false', 'no', 'off', 'f', 'n', '0', 'none']);

/** A host option of a server that also takes whole addresses there has another type while no port is given. */
function typesBeside({ reader, given }: Reading, facts: OptionFacts): readonly ValueType[] {
  for (const key of addressKeysOf(reader)) {
    if (key.kind === 'pair' && key.port === facts.name && key.alone?.forms.includes('unix:path')) {
      if (given.get(key.host)?.text?.startsWith('unix:')) return [{ kind: 'text' }];
    }
    if (key.kind !== 'pair' || key.host !== facts.name || key.alone === undefined || hasValue(given, key.port)) continue;
    const address: ValueType = { kind: 'address', forms: key.alone.forms, ports: 'number' };
    return [key.alone.separator === undefined ? address : { kind: 'list', separator: key.alone.separator, item: address }];
  }
  return typesOf(facts, reader.version);
}

function isUnread({ reader, given }: Reading, name: string): boolean {
  return (reader.facts.constraints ?? []).some(
    constraint =>
      (constraint.kind === 'needs' &&
        constraint.unread &&
        constraint.option === name &&
        !constraint.others.some(other => hasValue(given, other))) ||
      (constraint.kind === 'exclusive' &&
        constraint.unread &&
        constraint.options.includes(name) &&
        constraint.others.some(other => hasValue(given, other))),
  );
}
