// Text before the first section header, where configparser stops.

import { textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import type { PasteRule } from '../rule.ts';

export const missingSection: PasteRule = {
  code: 'paste/missing-section',
  severity: 'error',
  strikes: 'reading',
  docs: 'Every option belongs to a section, so that the first line which is neither blank nor a comment must be a section header such as `[app:main]`. Otherwise configparser stops with `MissingSectionHeaderError`. Options for all sections belong under `[DEFAULT]`.',
  examples: {
    bad: [
      `debug = true
#<<<<<<<<<<<< error[paste/missing-section] "debug = true" stands before the first section header: a file must begin with one, such as [DEFAULT] or [app:main]
port = 80
[app:main]
use = egg:demo
`,
    ],
    good: ['# settings\n\n[DEFAULT]\ndebug = true\n'],
  },
  mistake: 'no-section',
  checkMistake(file, { span }, report) {
    const line = textOf(file.text, span);
    report({
      span,
      message: t`"${line}" stands before the first section header: a file must begin with one, such as [DEFAULT] or [app:main]`,
      fixes: [
        {
          title: t`Put [DEFAULT] before it`,
          edits: [{ uri: file.uri, edits: [{ span: { start: span.start, end: span.start }, newText: '[DEFAULT]\n' }] }],
        },
      ],
    });
  },
};
