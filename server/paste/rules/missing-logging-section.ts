// A section that logging.config.fileConfig needs and does not find.

import type { SourceFile } from '../../core/language.ts';
import type { Fix } from '../../core/rule.ts';
import { lineBreakOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { loggingLists } from '../../data/paste-logging.ts';
import { loggingOf } from '../logging.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const missingLoggingSection: PasteRule = {
  code: 'paste/missing-logging-section',
  severity: 'error',
  docs: 'A file with `[loggers]` is read by `logging.config.fileConfig` when `pserve`, `paster serve` or gunicorn starts. It then needs `[handlers]` and `[formatters]` as well, `root` among the loggers, and a section for each name listed: `[logger_NAME]`, `[handler_NAME]`, `[formatter_NAME]`. A missing one ends the start with a KeyError of its name. Without `[loggers]` nobody sets logging up, and the other sections are idle.',
  examples: {
    bad: [
      `
[loggers]
#<<<<<<<<< error[paste/missing-logging-section] logging needs \`[formatters]\` beside \`[loggers]\`
keys = root, app
#            ^^^ error[paste/missing-logging-section] the logger \`app\` is listed, but there is no \`[logger_app]\`
[handlers]
keys =
[logger_root]
handlers =
`,
      `
[loggers]
keys = app
#      ^^^ error[paste/missing-logging-section] logging needs a logger called \`root\`, separated by commas from the others
[handlers]
keys =
[formatters]
keys =
[logger_app]
handlers =
qualname = app
`,
      `
[handlers]
#<<<<<<<<<< warning[paste/missing-logging-section] without \`[loggers]\` nobody sets logging up, and this section is ignored
keys = console
[handler_console]
class = StreamHandler
`,
    ],
    good: ['[loggers]\nkeys = root\n[handlers]\nkeys =\n[formatters]\nkeys =\n[logger_root]\nhandlers =\n'],
  },
  checkFile(_snapshot, file, report) {
    if (syntaxTree(file).partial) return;
    const { lists, defined, names } = loggingOf(file);
    const loggers = lists.get('loggers');
    if (loggers === undefined) {
      const first = lists.get('handlers') ?? lists.get('formatters');
      const says = t`without \`[loggers]\` nobody sets logging up, and this section is ignored`;
      if (first) report({ span: first.header, message: says, severity: 'warning' });
      return;
    }
    for (const { list } of loggingLists) {
      if (lists.has(list)) continue;
      report({
        span: loggers.header,
        message: t`logging needs \`[${list}]\` beside \`[loggers]\``,
        fixes: [addSection(file, `[${list}]`, ['keys ='])],
      });
    }
    const listed = names.filter(name => name.from === 'list');
    for (const { item, name, span } of listed) {
      if (defined[item].has(name)) continue;
      const { prefix } = loggingLists.find(list => list.item === item)!;
      const missing = t`the ${item} \`${name}\` is listed, but there is no \`[${prefix}${name}]\``;
      const blanks = /\s/.test(name);
      report({
        span,
        message: blanks
          ? t`${missing}: separate names by commas`
          : name === ''
            ? t`${missing}: a comma at the end begins another name`
            : missing,
        fixes: blanks || name === '' ? [] : [addSection(file, `[${prefix}${name}]`, skeleton[item](name))],
      });
    }
    const roots = listed.filter(({ item }) => item === 'logger');
    const again = roots.filter(({ name }) => name === 'root')[1];
    if (again !== undefined)
      report({
        span: again.span,
        message: t`the logger \`root\` is listed twice, and the second time it is taken for one with a \`qualname\``,
        severity: 'warning',
      });
    const keys = loggers.options.find(option => option.key.toLowerCase() === 'keys');
    if (keys === undefined || keys.value.hole || keys.value.text.includes('%(') || roots.some(({ name }) => name === 'root')) return;
    report({
      span: keys.value.start < keys.value.end ? keys.value : keys.keySpan,
      message: t`logging needs a logger called \`root\`, separated by commas from the others`,
    });
  },
};

const skeleton = {
  logger: (name: string) => (name === 'root' ? ['level = INFO', 'handlers ='] : ['level = INFO', 'handlers =', `qualname = ${name}`]),
  handler: () => ['class = StreamHandler', 'args = (sys.stderr,)', 'level = NOTSET'],
  formatter: () => ['format = %(asctime)s %(levelname)-5.5s [%(name)s] %(message)s'],
} as const;

function addSection(file: SourceFile, header: string, lines: readonly string[]): Fix {
  const end = file.text.length;
  const before = file.text === '' || /[\r\n]$/.test(file.text) ? '' : lineBreakOf(file.text);
  const newText = before + [header, ...lines, ''].join(lineBreakOf(file.text));
  return { title: t`Add ${header}`, edits: [{ uri: file.uri, edits: [{ span: { start: end, end }, newText }] }] };
}
