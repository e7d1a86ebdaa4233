// A line of a section that is no `key = value`, no comment and no continuation.

import type { Fix } from '../../core/rule.ts';
import { lineStart, textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { sectionAt, syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const notAnOption: PasteRule = {
  code: 'paste/not-an-option',
  severity: 'error',
  strikes: 'reading',
  docs: 'A line that is neither a section header nor a comment must be `key = value` or `key: value` with a key that is not empty. configparser reads on to the end of the file and then refuses it with a `ParsingError` that lists all such lines. Text that belongs to the value above must be indented more than its key; `rem` and `//` begin no comments.',
  examples: {
    bad: [
      `[app:main]
use = egg:demo
admins =
  ann
bob
#<<< error[paste/not-an-option] "bob" is no option: "=" or ":" is missing, and it is not indented to continue the value above
rem the end
#<<<<<<<<<<< error[paste/not-an-option] "rem the end" is no option: "=" or ":" is missing, and it is not indented to continue the value above
`,
      `[app:main]
use = egg:demo
= demo
#<<<<<< error[paste/not-an-option] the option has no name before "="
`,
    ],
    good: ['[app:main]\nuse = egg:demo\nadmins =\n  ann\n  bob\n'],
  },
  mistake: 'no-option',
  checkMistake(file, { span }, report) {
    const line = textOf(file.text, span);
    const insert = (title: string, offset: number, newText: string): Fix => ({
      title,
      edits: [{ uri: file.uri, edits: [{ span: { start: offset, end: offset }, newText }] }],
    });
    const fixes = [insert(t`Make it a comment`, span.start, '# ')];
    const above = sectionAt(syntaxTree(file), span.start)?.options.findLast(option => option.end <= span.start);
    if (above !== undefined) {
      const indent = above.start - lineStart(file.text, above.start) + 2;
      fixes.unshift(
        insert(t`Indent it, so that it continues the value of ${above.key}`, lineStart(file.text, span.start), ' '.repeat(indent)),
      );
    }
    const message = /^[=:]/.test(line)
      ? t`the option has no name before "${line[0]!}"`
      : t`"${line}" is no option: "=" or ":" is missing, and it is not indented to continue the value above`;
    report({ span, message, fixes });
  },
};
