// A logger's handler, a handler's formatter or a MemoryHandler's target that is not listed.

import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { loggingLists } from '../../data/paste-logging.ts';
import { setValue } from '../edits.ts';
import { isReadByLogging, loggingOf } from '../logging.ts';
import { sectionAt, syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const unknownLoggingName: PasteRule = {
  code: 'paste/unknown-logging-name',
  severity: 'error',
  docs: 'A logger names a handler that `[handlers] keys` does not list, a handler a formatter that `[formatters] keys` does not list, or a `MemoryHandler` such a target. `logging.config.fileConfig` only knows what is listed, and fails with a KeyError of the name. Names are separated by commas.',
  examples: {
    bad: [
      `
[loggers]
keys = root
[handlers]
keys = console
[formatters]
keys =
[logger_root]
handlers = consol
#          ^^^^^^ error[paste/unknown-logging-name] \`[handlers] keys\` lists no handler \`consol\`: did you mean \`console\`?
[handler_console]
class = StreamHandler
formatter = generic
#           ^^^^^^^ error[paste/unknown-logging-name] \`[formatters] keys\` lists no formatter \`generic\`
`,
      `
[loggers]
keys = root
[handlers]
keys = console
[formatters]
keys = brief
[logger_root]
handlers = console
[handler_console]
class = StreamHandler
formatter =
#          ^ error[paste/unknown-logging-name] the value of formatter begins with a line break, which becomes part of the name "brief"
  brief
[formatter_brief]
format = %(message)s
`,
    ],
    good: [
      '[loggers]\nkeys = root\n[handlers]\nkeys = console\n[formatters]\nkeys =\n[logger_root]\nhandlers = console\n[handler_console]\nclass = StreamHandler\ntarget = elsewhere\n',
      '[loggers]\nkeys = root\n[handlers]\nkeys = console\n[formatters]\nkeys =\n[logger_root]\nhandlers = console\n[handler_console]\nclass = StreamHandler\n',
    ],
  },
  checkFile(_snapshot, file, report) {
    const tree = syntaxTree(file);
    const { active, names, listed: all } = loggingOf(file);
    if (!active || tree.partial) return;
    for (const { list, item } of loggingLists) {
      const listed = all[item];
      if (names.some(({ option, from }) => from === 'list' && option?.value.hole)) continue;
      for (const mention of names) {
        if (mention.item !== item || mention.from !== 'option' || listed.has(mention.name)) continue;
        const section = sectionAt(tree, mention.span.start);
        if (section === undefined || !isReadByLogging(file, section)) continue;
        const { name, span, option } = mention;
        if (listed.has(name.trim())) {
          const message = t`the value of ${option!.key} begins with a line break, which becomes part of the name "${name.trim()}"`;
          const edits = [{ uri: file.uri, edits: [setValue(option!, name.trim())] }];
          report({ span: option!.value, message, fixes: [{ title: t`Put it on one line`, edits }] });
          continue;
        }
        const near = suggest(name, listed);
        const missing = t`\`[${list}] keys\` lists no ${item} \`${name}\``;
        report({
          span,
          message: near ? t`${missing}: did you mean \`${near}\`?` : /\s/.test(name) ? t`${missing}: separate names by commas` : missing,
          fixes: near ? [{ title: t`Change to ${near}`, edits: [{ uri: file.uri, edits: [{ span, newText: near }] }] }] : [],
        });
      }
    }
  },
};
