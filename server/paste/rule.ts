// How a rule over Paste files is written: it looks at a file in its snapshot and reports what it finds.

import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Finding, RuleInfo } from '../core/rule.ts';

/**
 * `strikes` says when the mistake does harm: as soon as the file is read, whatever is in it; when its section is loaded; or, if absent, when the
 * factory behind the section gets the option. An error in what no start reaches becomes a warning (see judge.ts).
 */
export type PasteRule = RuleInfo & {
  readonly strikes?: 'reading' | 'loading';
  readonly check: (snapshot: Snapshot, file: SourceFile, report: (finding: Finding) => void) => void;
};
