// A `proxy_redirect default` before the `proxy_pass` that it follows from.

import { t } from '../../core/translate.ts';
import { removing } from '../removal.ts';
import type { DirectiveRule } from '../rule.ts';

export const redirectBeforePass: DirectiveRule = {
  code: 'nginx/redirect-before-pass',
  severity: 'error',
  names: ['proxy_redirect'],
  docs: '`proxy_redirect default` is made of the location and of the `proxy_pass` above it in the same block. Without one there, or with one that has variables, nginx refuses it. It is the default: leave it out, or put it below `proxy_pass`.',
  examples: {
    bad: [
      `http {
    server {
        location /a/ {
            proxy_redirect default;
#                          ^^^^^^^ error[nginx/redirect-before-pass] "default" needs a "proxy_pass" above it in the same block
            proxy_pass http://127.0.0.1:8080/;
        }
    }
}`,
    ],
    good: ['location /a/ {\n    proxy_pass http://127.0.0.1:8080/;\n    proxy_redirect default;\n}'],
  },
  concerns: ({ directive: { args } }) => args.length === 1 && args[0]!.value === 'default',
  check(place, report) {
    const { file, directive, parents } = place;
    if (!redirectBeforePass.concerns!(place)) return;
    const siblings = parents.at(-1)?.block?.children;
    if (siblings === undefined) return;
    const above = siblings.slice(0, siblings.indexOf(directive));
    if (above.some(({ name }) => name.value === 'proxy_pass' || name.value === 'include' || name.hole)) return;
    const message = t`"default" needs a "proxy_pass" above it in the same block`;
    report({ span: directive.args[0]!, message, fixes: [removing(file, directive, t`Remove this proxy_redirect`)] });
  },
};
