// Two options that differ only in case, in a file that logging reads too.

import { t } from '../../core/translate.ts';
import { removeOption } from '../edits.ts';
import { loggingOf } from '../logging.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';
import { isOlder, pythonVersion } from '../version.ts';

export const caseOnlyDuplicate: PasteRule = {
  code: 'paste/case-only-duplicate',
  severity: 'error',
  strikes: 'reading',
  docs: "paste.deploy keeps the case of option names, but a file with `[loggers]` is also read by Python's `logging.config.fileConfig`, which turns them into lower case. `Foo` and `foo` in any section are then one option given twice, and setting up logging fails with `DuplicateOptionError` (Python 3.12 and newer: `RuntimeError: … is invalid`). Rename one, or keep the logging configuration in a file of its own.",
  examples: {
    bad: [
      `
[loggers]
keys = root
[handlers]
keys =
[formatters]
keys =
[logger_root]
handlers =
[app:main]
use = egg:demo
Debug = 1
debug = 2
#<<<<< error[paste/case-only-duplicate] \`debug\` and \`Debug\` are the same option to logging, which reads this file for its \`[loggers]\` and fails with a RuntimeError
`,
    ],
    good: ['[app:main]\nuse = egg:demo\nDebug = 1\ndebug = 2\n'],
  },
  checkSection({ snapshot, file, section }, report) {
    if (!loggingOf(file).active || syntaxTree(file).partial) return;
    const version = pythonVersion(snapshot);
    const error = version === '' || !isOlder(version, '3.12') ? 'RuntimeError' : 'DuplicateOptionError';
    const seen = new Map<string, (typeof section.options)[number]>();
    for (const option of section.options) {
      const first = seen.get(option.key.toLowerCase());
      if (first === undefined) seen.set(option.key.toLowerCase(), option);
      if (first === undefined || first.key === option.key) continue;
      report({
        span: option.keySpan,
        message: t`\`${option.key}\` and \`${first.key}\` are the same option to logging, which reads this file for its \`[loggers]\` and fails with a ${error}`,
        related: [{ uri: file.uri, span: first.keySpan, message: t`${first.key} is given here` }],
        fixes: [{ title: t`Remove ${option.key}`, edits: [{ uri: file.uri, edits: [removeOption(file, option)] }] }],
      });
    }
  },
};
