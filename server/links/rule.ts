// How a rule about what holds between files is written: it looks at one file of a snapshot and reports what its other ends make wrong.

import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Finding, RuleInfo } from '../core/rule.ts';
import type { Ends } from './ends.ts';

export type LinkRule = RuleInfo & {
  readonly check: (snapshot: Snapshot, file: SourceFile, report: (finding: Finding) => void) => void;
  /** The same for one wire, where a wire is all that the rule looks at. */
  readonly checkWire?: (ends: Ends, report: (finding: Finding) => void) => void;
};
