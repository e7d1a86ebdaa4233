// An access log of stream without a format.

import { t } from '../../core/translate.ts';
import { familyOfContext } from '../families.ts';
import type { DirectiveRule } from '../rule.ts';

export const missingLogFormat: DirectiveRule = {
  code: 'nginx/missing-log-format',
  severity: 'error',
  names: ['access_log'],
  toldBy: 'text',
  docs: 'In `stream` there is no `combined` format, so every `access_log` names a `log_format`. nginx refuses to start otherwise: `log format is not specified`. Add the name of a format.',
  examples: {
    bad: [
      `
stream {
  access_log /var/log/nginx/stream.log;
  #          ^^^^^^^^^^^^^^^^^^^^^^^^^ error[nginx/missing-log-format] access_log needs the name of a log_format here: stream has no format of its own
}`,
    ],
    good: [
      "stream { log_format basic '$remote_addr'; access_log /var/log/nginx/stream.log basic; server { listen 1; proxy_pass a:1; access_log off; } } http { access_log /a; }",
    ],
  },
  check({ directive, contexts }, report) {
    const [path, format] = directive.args;
    if (path === undefined || format !== undefined || path.value === 'off' || path.hole) return;
    if (contexts.length === 0 || !contexts.every(context => familyOfContext(context) === 'stream')) return;
    report({ span: path, message: t`access_log needs the name of a log_format here: stream has no format of its own` });
  },
};
