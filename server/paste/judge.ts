// Everything the rules find in a Paste file, at the levels the user wants.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { type Diagnostic, withLevel } from '../core/rule.ts';
import { pasteRules } from './rules.ts';

/** The findings of all rules, in file order. */
export function judge(snapshot: Snapshot, file: SourceFile): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const rule of pasteRules) {
    rule.check(snapshot, file, finding => {
      const diagnostic = withLevel(rule, finding, snapshot.settings.rules);
      if (diagnostic !== undefined) diagnostics.push(diagnostic);
    });
  }
  return diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
