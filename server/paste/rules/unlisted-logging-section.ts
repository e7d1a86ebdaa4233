// A logger, handler or formatter that nobody lists and logging does not read.

import { t } from '../../core/translate.ts';
import { loggingLists } from '../../data/paste-logging.ts';
import { setValue } from '../edits.ts';
import { loggingOf, loggingOption } from '../logging.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const unlistedLoggingSection: PasteRule = {
  code: 'paste/unlisted-logging-section',
  severity: 'hint',
  docs: '`logging.config.fileConfig` reads only the loggers, handlers and formatters that `keys` of `[loggers]`, `[handlers]` and `[formatters]` list. A section that is not listed has no effect; list it or remove it.',
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
[logger_app]
#<<<<<<<<<<<< hint[paste/unlisted-logging-section] the logger \`app\` is not listed in \`[loggers] keys\`, so this section has no effect
handlers =
qualname = app
`,
    ],
    good: ['[loggers]\nkeys = root\n[handlers]\nkeys =\n[formatters]\nkeys =\n[logger_root]\nhandlers =\n'],
  },
  checkFile(_snapshot, file, report) {
    if (syntaxTree(file).partial) return;
    const { active, lists, members, listed: all } = loggingOf(file);
    if (!active) return;
    for (const { list, item } of loggingLists) {
      const keys = lists.get(list) && loggingOption(lists.get(list)!, 'keys');
      if (keys?.value.hole || keys?.value.text.includes('%(')) continue;
      const listed = all[item];
      for (const { name, section } of members.filter(member => member.item === item && !listed.has(member.name))) {
        const value = keys && [...listed, name].join(', ');
        report({
          span: section.header,
          message: t`the ${item} \`${name}\` is not listed in \`[${list}] keys\`, so this section has no effect`,
          tag: 'unnecessary',
          fixes: value ? [{ title: t`List ${name} in [${list}]`, edits: [{ uri: file.uri, edits: [setValue(keys, value)] }] }] : [],
        });
      }
    }
  },
};
