// A certificate whose key is not given.

import { t } from '../../core/translate.ts';
import { effective, levelsAt } from '../effective.ts';
import type { DirectiveRule } from '../rule.ts';

export const missingCertificateKey: DirectiveRule = {
  code: 'nginx/missing-certificate-key',
  severity: 'error',
  names: ['ssl_certificate'],
  docs: 'Every `ssl_certificate` of an `http` server needs an `ssl_certificate_key`, in the server or around it, also when the key is in the same file. nginx refuses to start without it.',
  examples: {
    bad: [
      `events {}
http {
    server {
        listen 443 ssl;
        ssl_certificate site.crt;
#       ^^^^^^^^^^^^^^^ error[nginx/missing-certificate-key] no "ssl_certificate_key" is given for this certificate
    }
}`,
    ],
    good: [
      'events {}\nhttp {\n    server {\n        listen 443 ssl;\n        ssl_certificate site.pem;\n        ssl_certificate_key site.pem;\n    }\n}',
    ],
  },
  check({ snapshot, file, directive, parents, contexts }, report) {
    if (parents[parents.length - 1]?.name.value !== 'server' || contexts.some(context => context !== 'server')) return;
    if (effective(levelsAt(snapshot, file, directive.start), 'ssl_certificate_key')?.length !== 0) return;
    report({ span: directive.name, message: t`no "ssl_certificate_key" is given for this certificate` });
  },
};
