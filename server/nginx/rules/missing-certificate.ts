// A server that speaks TLS without a certificate to show.

import { effective, levelsAt } from '../effective.ts';
import { isWhole } from '../includes.ts';
import { type Listen, listensAround, listensOf } from '../listens.ts';
import type { FileRule } from '../rule.ts';

export const missingCertificate: FileRule = {
  code: 'nginx/missing-certificate',
  severity: 'error',
  docs: 'The first or default server of an address that listens with `ssl` needs `ssl_certificate` and `ssl_certificate_key`, its own or those of the `http` block, or `ssl_reject_handshake on`. Without, nginx does not start.',
  examples: {
    bad: [
      `events {}
http {
    server {
#   ^^^^^^ error[nginx/missing-certificate] this server listens with ssl but has no ssl_certificate
        listen 443 ssl;
    }
}
`,
    ],
    good: ['events {}\nhttp {\n    server {\n        listen 443 ssl;\n        ssl_reject_handshake on;\n    }\n}\n'],
  },
  checkFile(snapshot, file, report) {
    const own = listensOf(file).filter(({ ssl }) => ssl);
    if (own.length === 0 || !isWhole(snapshot, file)) return;
    const all = listensAround(snapshot, file);
    for (const server of new Set(own.filter(listen => answersFirst(listen, all)).map(listen => listen.server))) {
      const levels = levelsAt(snapshot, file, server.block!.open + 1);
      const holds = (name: string) => effective(levels, name);
      if (holds('ssl_reject_handshake')?.some(({ words }) => words[0] === 'on')) continue;
      const certificate = holds('ssl_certificate');
      if (certificate?.length === 0) report({ span: server.name, message: 'this server listens with ssl but has no ssl_certificate' });
    }
  },
};

/** Whether the server of a listen is the one that nginx takes for requests of an unknown name on one of its addresses. */
function answersFirst(listen: Listen, all: readonly Listen[]): boolean {
  return listen.addresses.some(address => {
    const rivals = all.filter(other => other.addresses.includes(address));
    return (rivals.find(({ isDefault }) => isDefault) ?? rivals[0])?.server === listen.server;
  });
}
