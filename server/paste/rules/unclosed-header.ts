// A line that begins with `[` and is neither a header nor an option.

import { textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import type { PasteRule } from '../rule.ts';

export const unclosedHeader: PasteRule = {
  code: 'paste/unclosed-header',
  severity: 'error',
  strikes: 'reading',
  docs: 'A section header lacks its `]`. configparser takes such a line for an option without `=` and refuses the file (`ParsingError`, or `MissingSectionHeaderError` when it is the first).',
  examples: {
    bad: [
      `[app:main
#<<<<<<<<< error[paste/unclosed-header] the section header "[app:main" lacks its "]"
use = egg:demo
`,
      `[app:main]
use = egg:demo
[pshell
#<<<<<<< error[paste/unclosed-header] the section header "[pshell" lacks its "]"
m = demo.models
`,
    ],
    good: ['[app:main]\nuse = egg:demo\n'],
  },
  mistake: 'no-bracket',
  checkMistake(file, { span }, report) {
    const header = textOf(file.text, span);
    report({
      span,
      message: t`the section header "${header}" lacks its "]"`,
      fixes: [
        { title: t`Add the missing ]`, edits: [{ uri: file.uri, edits: [{ span: { start: span.end, end: span.end }, newText: ']' }] }] },
      ],
    });
  },
};
