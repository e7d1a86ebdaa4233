// Completion of the names of options: those that whoever reads the section knows and that are not given yet.

import type { Completion } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { globalAssignments, loaderFacts } from '../data/paste-loader-options.ts';
import { factoryKeysOf, groupOf } from '../data/paste-sections.ts';
import type { Constraint, OptionFacts, OptionSet } from '../data/paste-types.ts';
import type { Cursor } from './cursor.ts';
import { contextOf, describeOption, describeRead } from './describe.ts';
import { defaultOptions } from './interpolation.ts';
import { hasValue, isIn, lookUpName, type Reader, type Reading, readingOf } from './options.ts';
import type { Section } from './tree.ts';
import { wordsOf } from './types.ts';

/** The offers for the name at the cursor: needed ones first, deprecated ones and those that cannot stand beside the given ones never. */
export function completeKey(snapshot: Snapshot, file: SourceFile, cursor: Cursor & { kind: 'key' }): readonly Completion[] {
  const { section, span } = cursor;
  if (section === undefined || section.name === 'DEFAULT') return [];
  const reading = readingOf(snapshot, file, section);
  const there = new Set(section.options.filter(option => option.keySpan.start !== span.start).map(option => option.key));
  const end = cursor.free ? ' = ' : '';
  const offers: Completion[] = [];
  const offer = (facts: OptionFacts, more: Partial<Completion>) => {
    if (there.has(facts.name)) return;
    const again = end !== '' && (wordsOf(facts.type).length > 0 || refersSomewhere.has(facts.name));
    offers.push({ label: facts.name, kind: 'option', span, insert: facts.name + end, ...(again ? { suggestAgain: true } : {}), ...more });
  };
  const group = groupOf(section.kind);
  const makers = ['use', ...factoryKeysOf(section.kind)];
  const isMade = makers.some(key => there.has(key));
  const loader = loaderFacts.filter(
    facts => group !== undefined && facts.kinds.includes(section.kind!) && !(isMade && makers.includes(facts.name)),
  );
  for (const facts of loader) if (facts.required) offer(facts, { markdown: describeOption(facts, loaderSet, 'paste.deploy') });
  for (const facts of reading === undefined ? [] : offered(reading)) {
    const usual = facts.default === undefined ? undefined : t`default ${facts.default}`;
    const detail = facts.required ? t`needed` : usual;
    offer(facts, { ...docsOf(reading!.reader, facts), ...(detail === undefined ? {} : { detail }) });
  }
  for (const facts of loader) if (!facts.required) offer(facts, { markdown: describeOption(facts, loaderSet, 'paste.deploy') });
  if (group !== undefined) offers.push(...assignments(file, section, cursor, end));
  return offers;
}

/** What is known for good is described when it is looked at; what a source says, at once. */
function docsOf(reader: Reader, facts: OptionFacts): Pick<Completion, 'docs' | 'markdown'> {
  if (reader.kind === 'source') return { markdown: describeRead(reader, facts) };
  return { docs: { language: 'paste-deploy', name: facts.name, context: contextOf(reader) } };
}

const loaderSet: OptionSet = { options: loaderFacts, others: 'taken', source: 'PasteDeploy 3.0.1' };

/** Options whose values are names that completion knows. */
const refersSomewhere = new Set(['use', 'pipeline', 'next', 'filter-with', 'keys', 'handlers', 'formatter', 'target', 'class', 'args']);

/** What the reader knows, has not been given, and could take beside the rest: in the order of the facts, needed ones first. */
function offered({ reader, given }: Reading): readonly OptionFacts[] {
  const open = reader.facts.options.filter(
    facts =>
      facts.deprecated === undefined &&
      facts.type.kind !== 'object' &&
      isIn(facts, reader.version) &&
      !given.has(lookUpName(reader.facts, facts.name)),
  );
  const unwanted = new Set((reader.facts.constraints ?? []).flatMap(constraint => forbidden(constraint, given)));
  return open.filter(({ name }) => !unwanted.has(name)).toSorted((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
}

/** What a constraint would complain of, were it there: beside what it excludes, or without what it needs. */
function forbidden(constraint: Constraint, given: Reading['given']): readonly string[] {
  if (constraint.kind === 'needs') {
    const met = constraint.severity === 'hint' || constraint.others.some(name => hasValue(given, name));
    return met ? [] : [constraint.option];
  }
  if (constraint.kind !== 'exclusive') return [];
  const left = constraint.options.some(name => hasValue(given, name)) ? constraint.others : [];
  const right = constraint.others.some(name => hasValue(given, name)) ? constraint.options : [];
  return [...left, ...right];
}

/** `set x` for each option of [DEFAULT], which is how to override it, and the bare `set` and `get`. */
function assignments(file: SourceFile, section: Section, cursor: Cursor & { kind: 'key' }, end: string): readonly Completion[] {
  const [set, get] = globalAssignments;
  const { span } = cursor;
  const shared = [...defaultOptions(file).keys()].filter(name => !section.options.some(option => option.key === `set ${name}`));
  return [
    ...shared.map(
      (name): Completion => ({
        label: `set ${name}`,
        kind: 'option',
        span,
        insert: `set ${name}${end}`,
        detail: t`overrides [DEFAULT]`,
        markdown: set.meaning,
      }),
    ),
    ...(end === '' ? [] : [set, get]).map(
      ({ word, meaning }): Completion => ({
        label: `${word} …`,
        kind: 'option',
        span,
        insert: `${word} `,
        filter: word,
        markdown: meaning,
      }),
    ),
  ];
}
