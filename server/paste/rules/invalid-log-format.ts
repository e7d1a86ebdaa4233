// A format that logging.Formatter refuses.

import { lineBreakOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { formatProblem } from '../log-format.ts';
import { isReadByLogging, loggingItemOf, loggingOption } from '../logging.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const invalidLogFormat: PasteRule = {
  code: 'paste/invalid-log-format',
  severity: 'error',
  docs: "A formatter is made when logging is set up, and refuses a `format` without any field of its style (`ValueError: Invalid format 'hello' for '%' style`), or with a field it cannot read. `style` says how fields are written: `%` (the default) as `%(message)s`, `{` as `{message}`, `$` as `${message}`. The format is read raw, so each `%` stands once.",
  examples: {
    bad: [
      `
[loggers]
keys = root
[handlers]
keys =
[formatters]
keys = generic, braces
[logger_root]
handlers =
[formatter_generic]
format = {message}
#        ^^^^^^^^^ error[paste/invalid-log-format] the format names no field such as \`%(message)s\`, which the style \`%\` needs
[formatter_braces]
format = {mes-sage}
#        ^^^^^^^^^^ error[paste/invalid-log-format] the format has \`{mes-sage}\`, which names no field
style = {
`,
    ],
    good: [
      '[loggers]\nkeys = root\n[handlers]\nkeys =\n[formatters]\nkeys = generic\n[logger_root]\nhandlers =\n[formatter_generic]\nformat = %(asctime)s %(message)s\n',
    ],
  },
  checkSection({ file, section }, report) {
    if (loggingItemOf(section) !== 'formatter' || syntaxTree(file).partial) return;
    const format = loggingOption(section, 'format');
    const own = loggingOption(section, 'class')?.value.text ?? '';
    if (format === undefined || format.value.hole || !['', 'logging.Formatter'].includes(own) || !isReadByLogging(file, section)) return;
    const style = loggingOption(section, 'style')?.value.text ?? '%';
    const problem = ['%', '{', '$'].includes(style) ? formatProblem(style, format.value.text) : undefined;
    if (problem === undefined) return;
    const given = format.value;
    const braces = /^\{\w+\}|\s\{\w+\}/.test(given.text) && style === '%';
    const edit = { span: { start: format.end, end: format.end }, newText: `${lineBreakOf(file.text)}style = {` };
    const fixable = braces && loggingOption(section, 'style') === undefined && formatProblem('{', given.text) === undefined;
    report({
      span: given,
      message: t`the format ${problem}`,
      fixes: fixable ? [{ title: t`Add style = {`, edits: [{ uri: file.uri, edits: [edit] }] }] : [],
    });
  },
};
