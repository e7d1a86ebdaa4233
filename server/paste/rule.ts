// How a rule over Paste files is written: it looks at a file in its snapshot and reports what it finds.

import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Finding, RuleInfo } from '../core/rule.ts';

export type PasteRule = RuleInfo & {
  readonly check: (snapshot: Snapshot, file: SourceFile, report: (finding: Finding) => void) => void;
};
