// Everything the rules find in a Paste file: one walk, in which each rule is shown what it wants to see of it.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { type Diagnostic, type Finding, withLevel } from '../core/rule.ts';
import { factoryGroupOf, groupOf } from '../data/paste-sections.ts';
import type { Constraint, OptionSet } from '../data/paste-types.ts';
import { interpolated } from './interpolating.ts';
import { isGiven, isLoaded } from './loaded.ts';
import { isLoggingSection } from './logging.ts';
import { type Reading, readingOf } from './options.ts';
import { optionAt, sectionAt, syntaxTree } from './parser.ts';
import type { PasteRule, Report, Shown } from './rule.ts';
import { pasteRules } from './rules.ts';
import { isSilent, remember, silencesFor } from './silence.ts';
import { mentionsOf } from './symbols.ts';
import type { Option, Section } from './tree.ts';
import { typedValues } from './values.ts';

/** The findings of all rules at the levels the user wants, in text order. */
export function judge(snapshot: Snapshot, file: SourceFile): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const walk: Walk = {
    shown: { snapshot, file, section: undefined as unknown as Section },
    inherited: new Set(),
    rule: undefined as unknown as PasteRule,
    findings: 0,
    report: finding => {
      walk.findings++;
      const diagnostic = withLevel(walk.rule, weighed(snapshot, file, walk.rule, finding), snapshot.settings.rules);
      if (diagnostic !== undefined) diagnostics.push(diagnostic);
    },
  };
  for (const rule of fileRules) {
    walk.rule = rule;
    rule.checkFile(snapshot, file, walk.report);
  }
  showMistakes(walk);
  showSections(walk);
  showMentions(walk);
  showInterpolated(walk);
  return diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The one `Shown` and the one `Report` of a walk, and the rule they are for at the moment: rules keep nothing of them. */
type Walk = {
  readonly shown: { -readonly [Key in keyof Shown]: Shown[Key] };
  readonly report: Report;
  /** The options of [DEFAULT] that were shown with the first section that inherits them. */
  readonly inherited: Set<Option>;
  findings: number;
  rule: PasteRule;
};

/** The rules that have one of the checks. */
function rulesWith<Check extends keyof PasteRule>(check: Check) {
  return pasteRules.filter((rule): rule is PasteRule & Required<Pick<PasteRule, Check>> => rule[check] !== undefined);
}

const fileRules = rulesWith('checkFile');
const mistakeRules = rulesWith('checkMistake');
const sectionRules = rulesWith('checkSection');
const loadableRules = rulesWith('checkLoadable');
const mentionRules = rulesWith('checkMention');
const interpolatedRules = rulesWith('checkInterpolated');
const readingRules = rulesWith('checkReading');
const constraintRules = rulesWith('checkConstraint');
const valueRules = rulesWith('checkValue');

function showMistakes(walk: Walk): void {
  const { shown, report } = walk;
  for (const mistake of syntaxTree(shown.file).mistakes) {
    for (const rule of mistakeRules) {
      if (rule.mistake !== mistake.kind) continue;
      walk.rule = rule;
      rule.checkMistake(shown.file, mistake, report);
    }
  }
}

function showSections(walk: Walk): void {
  const { shown } = walk;
  const { snapshot, file } = shown;
  const silent = silencesFor(snapshot, file);
  for (const section of syntaxTree(file).sections) {
    shown.section = section;
    const isLoadable = groupOf(section.kind) !== undefined;
    if (silent === undefined || isLoadable) showSection(walk);
    else if (!isSilent(silent, file, section)) {
      const before = walk.findings;
      showSection(walk);
      if (walk.findings === before) remember(silent, file, section);
    }
  }
}

function showSection(walk: Walk): void {
  const { shown, report } = walk;
  const { snapshot, file, section } = shown;
  for (const rule of sectionRules) {
    walk.rule = rule;
    rule.checkSection(shown, report);
  }
  const group = groupOf(section.kind);
  if (group !== undefined) {
    const loadable = { ...shown, group, makes: factoryGroupOf(section.kind) ?? group };
    for (const rule of loadableRules) {
      walk.rule = rule;
      rule.checkLoadable(loadable, report);
    }
  }
  const reading = readingOf(snapshot, file, section);
  if (reading !== undefined) showReading(walk, reading);
}

function showReading(walk: Walk, reading: Reading): void {
  const { shown, report, inherited } = walk;
  for (const rule of readingRules) {
    walk.rule = rule;
    rule.checkReading(shown, reading, report);
  }
  // Of a template whose statements take lines away, two options may be in two branches of an `if`.
  const { template, partial } = syntaxTree(reading.file);
  const isBranched = template !== undefined && partial === true;
  for (const { rule, constraint, names } of constraintsOf(reading.reader.facts)) {
    if (isBranched && constraint.kind !== 'alone') continue;
    if (!names.some(name => reading.given.get(name)?.own)) continue;
    walk.rule = rule;
    rule.checkConstraint(reading, constraint, report);
  }
  for (const value of typedValues(reading)) {
    if (!value.given.own) {
      if (inherited.has(value.given.option)) continue;
      inherited.add(value.given.option);
    }
    for (const rule of valueRules) {
      walk.rule = rule;
      rule.checkValue(reading, value, report);
    }
  }
}

/** The constraints of a reader, each with the rules that look at it, and the names of which one must stand in the section. */
const constraintsOf = memo(({ constraints = [] }: OptionSet) =>
  constraints.flatMap(constraint =>
    constraintRules
      .filter(rule => rule.constraints?.includes(constraint.kind))
      .map(rule => ({ rule, constraint, names: namesIn(constraint) })),
  ),
);

function namesIn(constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case 'exclusive':
      return [...constraint.options, ...constraint.others];
    case 'order':
      return [constraint.low, constraint.high];
    case 'families':
      return [constraint.ipv4, constraint.ipv6];
    default:
      return [constraint.option];
  }
}

function showMentions(walk: Walk): void {
  const { shown, report } = walk;
  for (const mention of mentionsOf(shown.snapshot, shown.file)) {
    shown.section = mention.section;
    for (const rule of mentionRules) {
      walk.rule = rule;
      rule.checkMention(shown, mention, report);
    }
  }
}

function showInterpolated(walk: Walk): void {
  const { shown, report } = walk;
  for (const { section, option } of interpolated(shown.snapshot, shown.file)) {
    shown.section = section;
    for (const rule of interpolatedRules) {
      walk.rule = rule;
      rule.checkInterpolated(shown, option, report);
    }
  }
}

/**
 * The finding as a warning where paste.deploy, for all that is known, never comes to what it is about: then the file does load. Sections of other
 * programs (uWSGI's) do not stop it either, and a template is not loaded as it stands; a plain file with `${…}` in some value is.
 */
function weighed(snapshot: Snapshot, file: SourceFile, rule: PasteRule, finding: Finding): Finding {
  if (rule.strikes === 'reading' || (finding.severity ?? rule.severity) !== 'error') return finding;
  const tree = syntaxTree(file);
  if (tree.rendered) return { ...finding, severity: 'warning' };
  const section = sectionAt(tree, finding.span.start);
  if (section === undefined || section.name === 'DEFAULT' || isLoggingSection(section)) return finding;
  if (groupOf(section.kind) === undefined) return { ...finding, severity: 'warning' };
  const option = rule.strikes === 'loading' ? undefined : optionAt(tree, finding.span.start);
  const reached = option === undefined ? isLoaded(snapshot, file, section) : isGiven(snapshot, file, section, option.key);
  return reached ? finding : { ...finding, severity: 'warning' };
}
