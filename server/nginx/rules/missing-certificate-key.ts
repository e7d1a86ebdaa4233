// A certificate whose key is not given.

import { t } from '../../core/translate.ts';
import { effective, levelsAt } from '../effective.ts';
import type { DirectiveRule } from '../rule.ts';
import { moduleOf, startsTls } from '../tls.ts';

export const missingCertificateKey: DirectiveRule = {
  code: 'nginx/missing-certificate-key',
  severity: 'error',
  names: ['ssl_certificate', 'proxy_ssl_certificate', 'grpc_ssl_certificate', 'uwsgi_ssl_certificate'],
  docs: 'Every `ssl_certificate` of a server of `http`, and of one of `stream` or `mail` that speaks TLS, needs an `ssl_certificate_key` of its own, in the server or around it, also when the key is in the same file: two certificates need two keys. So does a `proxy_ssl_certificate` beside a `proxy_pass` to `https://`, or under `proxy_ssl on`, and those of gRPC and uwsgi alike. nginx refuses to start without it.',
  examples: {
    bad: [
      `events {}
http {
    server {
        listen 443 ssl;
        ssl_certificate site.crt;
#       ^^^^^^^^^^^^^^^ error[nginx/missing-certificate-key] no "ssl_certificate_key" is given for this certificate
        location / {
            proxy_pass https://127.0.0.1;
            proxy_ssl_certificate client.crt;
#           ^^^^^^^^^^^^^^^^^^^^^ error[nginx/missing-certificate-key] no "proxy_ssl_certificate_key" is given for this certificate
        }
    }
    server {
        listen 444 ssl;
        ssl_certificate site.crt;
        ssl_certificate_key site.key;
        ssl_certificate other.crt;
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
}
mail {
    auth_http 127.0.0.1/auth;
    server {
        listen 143;
        protocol imap;
        starttls on;
        ssl_certificate site.crt;
#       ^^^^^^^^^^^^^^^ error[nginx/missing-certificate-key] no "ssl_certificate_key" is given for this certificate
    }
}`,
    ],
    good: [
      'events {}\nhttp {\n    server {\n        listen 443 ssl;\n        ssl_certificate site.pem;\n        ssl_certificate_key site.pem;\n    }\n}',
      'events {}\nhttp {\n    server {\n        location / {\n            proxy_pass http://127.0.0.1;\n            proxy_ssl_certificate client.crt;\n        }\n    }\n}',
      'events {}\nmail {\n    auth_http 127.0.0.1/auth;\n    server {\n        listen 143;\n        protocol imap;\n        ssl_certificate site.crt;\n    }\n}',
    ],
  },
  check(place, report) {
    const { snapshot, file, directive, contexts } = place;
    if (contexts.length !== 1) return;
    const certificate = directive.name.value;
    const key = `${certificate}_key`;
    const levels = levelsAt(snapshot, file, directive.start);
    const [certificates, keys] = [effective(levels, certificate, true), effective(levels, key, true)];
    if (certificates === undefined || keys === undefined || keys.length >= certificates.length) return;
    // Towards another server, an empty one is none, in newer versions.
    const isNone = moduleOf(certificate) !== undefined && directive.args[0]?.value === '';
    // nginx counts, and names the last.
    if (certificates.at(-1)!.directive !== directive || isNone || !startsTls(place, levels)) return;
    report({ span: directive.name, message: t`no "${key}" is given for this certificate` });
  },
};
