// Two sections that paste.deploy cannot tell apart by name.

import { t } from '../../core/translate.ts';
import { groupOf, searchOrder } from '../../data/paste-sections.ts';
import { findSections } from '../loader.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const ambiguousSection: PasteRule = {
  code: 'paste/ambiguous-section',
  severity: 'error',
  strikes: 'loading',
  docs: 'Apps, composites, pipelines and filter-apps share their names, and blanks around a name do not count: `[app:main]` beside `[pipeline:main]` or `[app: main]` makes every use of `main` fail with `LookupError: Ambiguous section names`. Give one another name. `[application:x]` beside `[app:x]` is not refused but never used.',
  examples: {
    bad: [
      `
[app:main]
use = egg:demo
[pipeline:main]
#<<<<<<<<<<<<<<< error[paste/ambiguous-section] [pipeline:main] and [app:main] are one name to paste.deploy, which refuses to choose
pipeline = main
[app:a]
use = egg:demo
[application:a]
#<<<<<<<<<<<<<<< warning[paste/ambiguous-section] [application:a] is never used: [app:a] goes first
use = egg:demo
`,
    ],
    good: ['[app:main]\nuse = egg:demo\n[filter:main]\nuse = egg:demo\n[server:main]\nuse = egg:demo\n'],
  },
  checkFile(_snapshot, file, report) {
    const seen = new Set<string>();
    for (const section of syntaxTree(file).sections) {
      const group = groupOf(section.kind);
      if (group === undefined || section.hole || seen.has(section.name)) continue;
      seen.add(section.name);
      const found = findSections(file, group, section.title);
      const [first] = found;
      if (first === undefined || first === section) continue;
      const related = [{ uri: file.uri, span: first.header, message: t`the other one` }];
      if (!found.includes(section)) {
        const others = searchOrder[group].find(kinds => kinds.includes(section.kind!))!;
        const winner = found.find(other => others.includes(other.kind!)) ?? first;
        report({
          span: section.header,
          severity: 'warning',
          message: t`[${section.name}] is never used: [${winner.name}] goes first`,
          related,
        });
        continue;
      }
      report({
        span: section.header,
        message: t`[${section.name}] and [${first.name}] are one name to paste.deploy, which refuses to choose`,
        related,
      });
    }
  },
};
