// Certificates are to be verified, but by nothing.

import { t } from '../../core/translate.ts';
import { effective, levelsAt } from '../effective.ts';
import type { DirectiveRule } from '../rule.ts';
import { moduleOf, startsTls } from '../tls.ts';

export const missingTrustedCertificate: DirectiveRule = {
  code: 'nginx/missing-trusted-certificate',
  severity: 'error',
  names: ['ssl_verify_client', 'proxy_ssl_verify', 'grpc_ssl_verify', 'uwsgi_ssl_verify'],
  docs: 'What a certificate is verified by must be given: `ssl_client_certificate` for `ssl_verify_client` (since nginx 1.27.2 `ssl_trusted_certificate` will do), `proxy_ssl_trusted_certificate` for `proxy_ssl_verify`, and the like for gRPC and uwsgi. nginx does not start without it where it speaks TLS. `ssl_verify_client optional_no_ca` needs none.',
  examples: {
    bad: [
      `events {}
http {
    server {
        listen 443 ssl;
        ssl_certificate site.crt;
        ssl_certificate_key site.key;
        ssl_verify_client on;
#       ^^^^^^^^^^^^^^^^^ error[nginx/missing-trusted-certificate] "ssl_verify_client" has nothing to verify by: "ssl_client_certificate" is missing
        location / {
            proxy_pass https://127.0.0.1;
            proxy_ssl_verify on;
#           ^^^^^^^^^^^^^^^^ error[nginx/missing-trusted-certificate] "proxy_ssl_verify" has nothing to verify by: "proxy_ssl_trusted_certificate" is missing
        }
    }
}
stream {
    server {
        listen 1234;
        proxy_pass 127.0.0.1:4321;
        proxy_ssl on;
        proxy_ssl_verify on;
#       ^^^^^^^^^^^^^^^^ error[nginx/missing-trusted-certificate] "proxy_ssl_verify" has nothing to verify by: "proxy_ssl_trusted_certificate" is missing
    }
}`,
    ],
    good: [
      'events {}\nhttp {\n    server {\n        listen 443 ssl;\n        ssl_certificate site.crt;\n        ssl_certificate_key site.key;\n        ssl_client_certificate ca.crt;\n        ssl_verify_client optional;\n    }\n    server {\n        listen 80;\n        ssl_verify_client on;\n        location / {\n            proxy_pass http://127.0.0.1;\n            proxy_ssl_verify on;\n        }\n    }\n}',
      'events {}\nhttp {\n    proxy_ssl_trusted_certificate ca.crt;\n    server {\n        location / {\n            proxy_pass https://127.0.0.1;\n            proxy_ssl_verify on;\n        }\n    }\n}',
    ],
  },
  check(place, report) {
    const { snapshot, file, directive, contexts } = place;
    const { name, args } = directive;
    if (contexts.length !== 1 || !verifies.has(args[0]?.value ?? '')) return;
    const module = moduleOf(name.value);
    const [needed, ...others] =
      module === undefined
        ? (['ssl_client_certificate', 'ssl_trusted_certificate'] as const)
        : ([`${module}_ssl_trusted_certificate`] as const);
    const levels = levelsAt(snapshot, file, directive.start);
    if ([needed, ...others].some(each => effective(levels, each)?.length !== 0) || !startsTls(place, levels)) return;
    report({ span: name, message: t`"${name.value}" has nothing to verify by: "${needed}" is missing` });
  },
};

/** Values that have a certificate verified by an authority. */
const verifies: ReadonlySet<string> = new Set(['on', 'optional']);
