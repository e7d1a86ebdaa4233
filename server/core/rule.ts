// What a rule is and what it finds. Rules live one to a file under nginx/rules, paste/rules and links/rules.

import type { Location, SettingChange } from './answers.ts';
import type { FileEdit, Span } from './text.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One thing wrong at one place. */
export type Finding = {
  readonly span: Span;
  readonly message: string;
  /** Overrides the rule's own severity, for a rule whose certainty depends on what it saw. */
  readonly severity?: Severity;
  readonly related?: readonly (Location & { readonly message: string })[];
  readonly fixes?: readonly Fix[];
  /** Strike the text through, or grey it out. */
  readonly tag?: 'deprecated' | 'unnecessary';
};

/** An edit that cures a finding. `safe`: it never changes what a correct file means, so it may run on save. */
export type Fix = {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  readonly safe?: boolean;
  readonly setting?: SettingChange;
};

/**
 * What stands in the documentation of a rule. `code` is its path (`nginx/unknown-directive`), `docs` says what is wrong, why it
 * matters and what to do. Examples are sources in the test notation: every `bad` yields exactly its `^^^` annotations, every `good` none.
 */
export type RuleInfo = {
  readonly code: string;
  readonly severity: Severity;
  readonly docs: string;
  readonly examples: { readonly bad: readonly string[]; readonly good: readonly string[] };
};

/** A finding with the rule it comes from. */
export type Diagnostic = Finding & { readonly code: string; readonly severity: Severity };

/** The level a user gives a rule by its code: a severity, or off. Codes may end in `/*`. */
export type RuleLevels = Readonly<Record<string, Severity | 'off'>>;

/** The findings of one rule as diagnostics, at the level the user wants; none when it is off. */
export function withLevel(rule: RuleInfo, finding: Finding, levels: RuleLevels): Diagnostic | undefined {
  const level = levels[rule.code] ?? levels[`${rule.code.slice(0, rule.code.indexOf('/'))}/*`];
  if (level === 'off') return undefined;
  return { ...finding, message: inShort(finding.message), code: rule.code, severity: level ?? finding.severity ?? rule.severity };
}

/** A message in which no word is longer than a person reads: the text it is about may be a single word of a megabyte. */
function inShort(message: string): string {
  if (message.length <= 200) return message;
  const words = message.split(' ').map(word => (word.length > 200 ? `${word.slice(0, 150)}…` : word));
  return words.join(' ');
}
