// A byte order mark, which Python's UTF-8 codec keeps as the first character of the file.

import { t } from '../../core/translate.ts';
import type { PasteRule } from '../rule.ts';

export const byteOrderMark: PasteRule = {
  code: 'paste/byte-order-mark',
  severity: 'error',
  strikes: 'reading',
  docs: 'The file begins with a byte order mark (U+FEFF). Python opens it as plain UTF-8, so that the mark becomes the first character of the first line: even a section header or a comment is no longer seen as one, and configparser fails with `MissingSectionHeaderError`. Save the file as UTF-8 without BOM.',
  examples: {
    bad: [
      `\uFEFF[app:main]
#< error[paste/byte-order-mark] the file begins with a byte order mark
use = egg:demo
`,
    ],
    good: ['[app:main]\nuse = egg:demo\n'],
  },
  mistake: 'byte-order-mark',
  checkMistake(file, { span }, report) {
    report({
      span,
      message: t`the file begins with a byte order mark, which Python takes for text in front of the first line: save it as UTF-8 without BOM`,
      fixes: [{ title: t`Remove the byte order mark`, edits: [{ uri: file.uri, edits: [{ span, newText: '' }] }], safe: true }],
    });
  },
};
