// Two log formats of one name.

import { t } from '../../core/translate.ts';
import { predefined } from '../../data/nginx-symbols.ts';
import { familyIn } from '../families.ts';
import { earlierRival } from '../rivals.ts';
import type { FileRule } from '../rule.ts';
import { definitionsOf, ofKind } from '../symbols.ts';

export const duplicateLogFormat: FileRule = {
  code: 'nginx/duplicate-log-format',
  severity: 'error',
  docs: 'Two `log_format` directives have the same name, or one is called `combined`, which nginx has itself. nginx refuses to start: `duplicate "log_format" name`. Choose another name.',
  examples: {
    bad: [
      `
http {
  log_format main '$uri';
  log_format main '$request';
  #          ^^^^ error[nginx/duplicate-log-format] there is a log format main already
}`,
      `
http { log_format combined '$uri'; }
#                 ^^^^^^^^ error[nginx/duplicate-log-format] there is a log format combined already: nginx has it itself`,
    ],
    good: ["http { log_format main '$uri'; log_format Main '$request'; } stream { log_format main '$status'; }"],
  },
  checkFile(snapshot, file, report) {
    for (const name of ofKind(definitionsOf(file).all, 'log format')) {
      const family = familyIn(snapshot, name);
      if (family === 'http' && predefined['log format']!.includes(name.name)) {
        report({ span: name.span, message: t`there is a log format ${name.name} already: nginx has it itself` });
        continue;
      }
      const first = earlierRival(snapshot, name);
      if (first === undefined) continue;
      report({
        span: name.span,
        message: t`there is a log format ${name.name} already`,
        related: [{ uri: first.file.uri, span: first.span, message: t`log format ${first.name} is here` }],
      });
    }
  },
};
