// The same key twice in a section, or twice in all [DEFAULT] sections together.

import { lineEnd, lineStart, textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { optionAt, syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const duplicateOption: PasteRule = {
  code: 'paste/duplicate-option',
  severity: 'error',
  strikes: 'reading',
  docs: 'An option stands twice in its section. configparser stops with `DuplicateOptionError` at the second one. Names are compared exactly: `Debug` and `debug` are two options for paste.deploy.',
  examples: {
    bad: [
      `[app:main]
use = egg:demo
debug = true
debug = false
#<<<<< error[paste/duplicate-option] the option "debug" is already set in this section, and configparser accepts no second one
`,
      `
[loggers]
keys = root
[handlers
keys = console
#<<<< error[paste/duplicate-option] configparser stops here: with the header [handlers unclosed, "keys" is set twice in the section above
`,
    ],
    good: ['[app:main]\nuse = egg:demo\ndebug = 1\nDebug = 2\n'],
  },
  mistake: 'duplicate-option',
  checkMistake(file, { span, first, because }, report) {
    if (because !== undefined) {
      const message = t`configparser stops here: with the header ${textOf(file.text, because)} unclosed, "${textOf(file.text, span)}" is set twice in the section above`;
      report({ span, message, related: [{ uri: file.uri, span: because, message: t`the unclosed header` }] });
      return;
    }
    const option = optionAt(syntaxTree(file), span.start);
    const start = lineStart(file.text, span.start);
    const next = lineEnd(file.text, option?.end ?? span.end) + 1;
    const name = textOf(file.text, span);
    report({
      span,
      message: t`the option "${name}" is already set in this section, and configparser accepts no second one`,
      related: first === undefined ? [] : [{ uri: file.uri, span: first, message: t`${name} is first set here` }],
      fixes: [
        {
          title: t`Remove this ${name}`,
          edits: [{ uri: file.uri, edits: [{ span: { start, end: Math.min(next, file.text.length) }, newText: '' }] }],
        },
      ],
    });
  },
};
