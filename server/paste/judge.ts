// Everything the rules find in a Paste file, at the levels the user wants.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { type Diagnostic, type Finding, withLevel } from '../core/rule.ts';
import { groupOf } from '../data/paste-sections.ts';
import { isGiven, isLoaded } from './loaded.ts';
import { isLoggingSection } from './logging.ts';
import { optionAt, sectionAt, syntaxTree } from './parser.ts';
import type { PasteRule } from './rule.ts';
import { pasteRules } from './rules.ts';

/** The findings of all rules, in file order. */
export function judge(snapshot: Snapshot, file: SourceFile): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let rule: PasteRule;
  const report = (finding: Finding): void => {
    const diagnostic = withLevel(rule, weighed(snapshot, file, rule, finding), snapshot.settings.rules);
    if (diagnostic !== undefined) diagnostics.push(diagnostic);
  };
  for (rule of pasteRules) rule.check(snapshot, file, report);
  return diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * The finding as a warning where paste.deploy, for all that is known, never comes to what it is about: then the file does load. Sections of other
 * programs (uWSGI's) do not stop it either, and a template is never loaded as it stands.
 */
function weighed(snapshot: Snapshot, file: SourceFile, rule: PasteRule, finding: Finding): Finding {
  if (rule.strikes === 'reading' || (finding.severity ?? rule.severity) !== 'error') return finding;
  const tree = syntaxTree(file);
  if (tree.template !== undefined) return { ...finding, severity: 'warning' };
  const section = sectionAt(tree, finding.span.start);
  if (section === undefined || section.name === 'DEFAULT' || isLoggingSection(section)) return finding;
  if (groupOf(section.kind) === undefined) return { ...finding, severity: 'warning' };
  const option = rule.strikes === 'loading' ? undefined : optionAt(tree, finding.span.start);
  const reached = option === undefined ? isLoaded(snapshot, file, section) : isGiven(snapshot, file, section, option.key);
  return reached ? finding : { ...finding, severity: 'warning' };
}
