// A logging formatter whose class cannot be found.

import type { Fix } from '../../core/rule.ts';
import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { formatterClasses } from '../../data/paste-logging.ts';
import { setValue } from '../edits.ts';
import { isReadByLogging, loggingItemOf, loggingOption } from '../logging.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const invalidFormatter: PasteRule = {
  code: 'paste/invalid-formatter',
  severity: 'error',
  docs: '`class` of a formatter is the dotted name of a class, module and all: `logging.Formatter` or one of a package. Unlike the class of a handler it is not looked up among the names of `logging`, so that `Formatter` alone, quotes or brackets end the start with a `ModuleNotFoundError`.',
  examples: {
    bad: [
      `
[loggers]
keys = root
[handlers]
keys =
[formatters]
keys = brief, full, json
[logger_root]
handlers =
[formatter_brief]
class = Formatter
#       ^^^^^^^^^ error[paste/invalid-formatter] \`Formatter\` is no dotted name of a class: write \`logging.Formatter\`
[formatter_full]
class = logging.Formater
#       ^^^^^^^^^^^^^^^^ error[paste/invalid-formatter] \`logging\` has no formatter \`Formater\`: write \`logging.Formatter\`
[formatter_json]
class = "pythonjsonlogger.JsonFormatter"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[paste/invalid-formatter] \`"pythonjsonlogger.JsonFormatter"\` is no dotted name of a class
`,
    ],
    good: [
      '[loggers]\nkeys = root\n[handlers]\nkeys =\n[formatters]\nkeys = a, b\n[logger_root]\nhandlers =\n[formatter_a]\nclass = logging.Formatter\n[formatter_b]\nclass = pythonjsonlogger.JsonFormatter\n',
    ],
  },
  checkSection({ file, section }, report) {
    if (loggingItemOf(section) !== 'formatter' || syntaxTree(file).partial) return;
    const option = isReadByLogging(file, section) ? loggingOption(section, 'class') : undefined;
    const text = option?.value.text ?? '';
    if (option === undefined || text === '' || option.value.hole || text.includes('%(')) return;
    const inLogging = /^logging\.(\w+)$/.exec(text)?.[1];
    const isDotted = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)+$/u.test(text);
    if (inLogging === undefined ? isDotted && !text.startsWith('logging.logging.') : formatterClasses.includes(inLogging)) return;
    const last = /(\w+)\W*$/.exec(text)?.[1] ?? '';
    const meant = formatterClasses.includes(last) ? last : suggest(last, formatterClasses);
    const name = meant === undefined ? undefined : `logging.${meant}`;
    const fixes: readonly Fix[] =
      name === undefined ? [] : [{ title: t`Change to ${name}`, edits: [{ uri: file.uri, edits: [setValue(option, name)] }] }];
    const fault = inLogging === undefined ? t`\`${text}\` is no dotted name of a class` : t`\`logging\` has no formatter \`${inLogging}\``;
    report({ span: option.value, message: name === undefined ? fault : t`${fault}: write \`${name}\``, fixes });
  },
};
