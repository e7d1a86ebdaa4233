// An access log in a format that is not defined, or only further down.

import { t } from '../../core/translate.ts';
import { predefined } from '../../data/nginx-symbols.ts';
import { familyIn } from '../families.ts';
import { isWhole, rootsOf } from '../includes.ts';
import { definitionsAround } from '../namesakes.ts';
import { isReadBefore } from '../order.ts';
import type { FileRule } from '../rule.ts';
import { respell } from '../spelling.ts';
import { type Name, namesOf, ofKind } from '../symbols.ts';

export const unknownLogFormat: FileRule = {
  code: 'nginx/unknown-log-format',
  severity: 'error',
  docs: 'The second argument of `access_log` is the name of a `log_format` that stands before it in the order in which nginx reads. nginx refuses to start otherwise: `unknown log format`. Correct the name, move the format up, or put `combined` before parameters such as `buffer=32k`.',
  examples: {
    bad: [
      `
http {
  log_format main '$remote_addr';
  access_log /var/log/a.log mian;
  #                         ^^^^ error[nginx/unknown-log-format] unknown log format mian; did you mean main?
}`,
      `
http {
  access_log /var/log/a.log main;
  #                         ^^^^ error[nginx/unknown-log-format] log format main is defined only after this line, and nginx reads in order
  log_format main '$remote_addr';
}`,
    ],
    good: [
      "http { access_log /var/log/a.log combined buffer=32k; log_format main '$uri'; server { access_log off; access_log /b main; } }",
    ],
  },
  checkFile(snapshot, file, report) {
    const used = ofKind(namesOf(file), 'log format').filter(({ defines }) => !defines);
    if (used.length === 0 || !isWhole(snapshot, file)) return;
    const { open, all } = definitionsAround(snapshot, file);
    if (open.has('log format')) return;
    const formats = ofKind(all, 'log format');
    // access_log compares names without regard to case, log_format with it (ngx_http_log_module.c).
    const byName = new Map<string, Name[]>();
    for (const format of formats) {
      const lower = format.name.toLowerCase();
      byName.set(lower, [...(byName.get(lower) ?? []), format]);
    }
    for (const name of used) {
      if (name.directive.args[0]!.value === 'off') continue;
      const lower = name.name.toLowerCase();
      const family = familyIn(snapshot, name);
      if (family !== 'stream' && predefined['log format']!.includes(lower)) continue;
      const matching = (byName.get(lower) ?? []).filter(
        format => format.family === undefined || family === undefined || format.family === family,
      );
      if (matching.some(format => format.file === file && format.span.start < name.span.start)) continue;
      if (matching.length > 0) {
        const before = rootsOf(snapshot, file).every(root => matching.some(format => isReadBefore(snapshot, root, format, name)));
        if (!before)
          report({ span: name.span, message: t`log format ${name.name} is defined only after this line, and nginx reads in order` });
        continue;
      }
      const near = respell(
        file,
        name.span,
        formats.map(format => format.name),
      );
      const message = /[=$]/.test(name.name)
        ? t`unknown log format ${name.name}; the name of a format, such as combined, comes before parameters`
        : t`unknown log format ${name.name}`;
      report({
        span: name.span,
        message: near ? t`unknown log format ${name.name}; did you mean ${near.name}?` : message,
        ...(near && { fixes: near.fixes }),
      });
    }
  },
};
