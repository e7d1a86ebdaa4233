// How a rule about what holds between files is written: it looks at one file of a snapshot and reports what its other ends make wrong.

import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Finding, RuleInfo } from '../core/rule.ts';

export type LinkRule = RuleInfo & {
  readonly check: (snapshot: Snapshot, file: SourceFile, report: (finding: Finding) => void) => void;
};
