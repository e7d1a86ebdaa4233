// Two headers with exactly the same name.

import { textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import type { PasteRule } from '../rule.ts';

export const duplicateSection: PasteRule = {
  code: 'paste/duplicate-section',
  severity: 'error',
  strikes: 'reading',
  docs: 'A section stands twice in the file. configparser stops with `DuplicateSectionError` at the second header; only `[DEFAULT]` may be repeated. Merge the two, or give one another name.',
  examples: {
    bad: [
      `[app:main]
use = egg:demo
[app:main]
#<<<<<<<<<< error[paste/duplicate-section] the section [app:main] already exists in this file
debug = true
`,
    ],
    good: ['[DEFAULT]\na = 1\n[app:main]\nuse = egg:demo\n[DEFAULT]\nb = 2\n'],
  },
  mistake: 'duplicate-section',
  checkMistake(file, { span, first }, report) {
    report({
      span,
      message: t`the section ${textOf(file.text, span)} already exists in this file`,
      related: first === undefined ? [] : [{ uri: file.uri, span: first, message: t`the first one` }],
    });
  },
};
