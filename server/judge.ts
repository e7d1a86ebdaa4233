// All that is wrong with a file: what its language finds in it, and what the other ends of its sockets make wrong.

import type { Snapshot, SourceFile } from './core/language.ts';
import { type Diagnostic, withLevel } from './core/rule.ts';
import { linkRules } from './links/rules.ts';

/** Every diagnostic of a file at the user's levels, in text order. */
export function judge(snapshot: Snapshot, file: SourceFile): readonly Diagnostic[] {
  const diagnostics = [...file.language.judge(snapshot, file)];
  for (const rule of linkRules) {
    rule.check(snapshot, file, finding => {
      const diagnostic = withLevel(rule, finding, snapshot.settings.rules);
      if (diagnostic !== undefined) diagnostics.push(diagnostic);
    });
  }
  return diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
