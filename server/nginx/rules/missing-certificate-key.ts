// A certificate whose key is not given.

import { t } from '../../core/translate.ts';
import { effective, levelsAt } from '../effective.ts';
import type { DirectiveRule } from '../rule.ts';
import { hasNamedStreams, isTargetKnown } from '../target.ts';
import type { Directive } from '../tree.ts';

export const missingCertificateKey: DirectiveRule = {
  code: 'nginx/missing-certificate-key',
  severity: 'error',
  names: ['ssl_certificate'],
  docs: 'Every `ssl_certificate` of a server of `http`, and of one of `stream` that listens with `ssl`, needs an `ssl_certificate_key`, in the server or around it, also when the key is in the same file. nginx refuses to start without it.',
  examples: {
    bad: [
      `events {}
http {
    server {
        listen 443 ssl;
        ssl_certificate site.crt;
#       ^^^^^^^^^^^^^^^ error[nginx/missing-certificate-key] no "ssl_certificate_key" is given for this certificate
    }
}
stream {
    server {
        listen 8443 ssl;
        ssl_certificate site.crt;
#       ^^^^^^^^^^^^^^^ error[nginx/missing-certificate-key] no "ssl_certificate_key" is given for this certificate
        proxy_pass 127.0.0.1:80;
    }
}`,
    ],
    good: [
      'events {}\nhttp {\n    server {\n        listen 443 ssl;\n        ssl_certificate site.pem;\n        ssl_certificate_key site.pem;\n    }\n}',
    ],
  },
  check({ snapshot, file, directive, parents, contexts }, report) {
    const server = parents[parents.length - 1];
    const [context] = contexts;
    if (server?.name.value !== 'server' || contexts.length !== 1) return;
    // Before 1.25.5 nobody asks for the key in a server of stream that does not speak TLS.
    const isAsked = () => speaksTls(server) || (isTargetKnown(snapshot) && hasNamedStreams(snapshot));
    if (context !== 'server' && (context !== 'stream server' || !isAsked())) return;
    if (effective(levelsAt(snapshot, file, directive.start), 'ssl_certificate_key')?.length !== 0) return;
    report({ span: directive.name, message: t`no "ssl_certificate_key" is given for this certificate` });
  },
};

function speaksTls({ block }: Directive): boolean {
  return block!.children.some(({ name, args }) => name.value === 'listen' && args.some(({ value }) => value === 'ssl'));
}
