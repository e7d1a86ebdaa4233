// A server that speaks TLS without a certificate to show.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { memo } from '../../core/memo.ts';
import { effective, levelsAt } from '../effective.ts';
import { isWhole } from '../includes.ts';
import { type Listen, listensAround } from '../listens.ts';
import { syntaxTree } from '../parser.ts';
import type { FileRule } from '../rule.ts';
import { type Directive, walk } from '../tree.ts';

export const missingCertificate: FileRule = {
  code: 'nginx/missing-certificate',
  severity: 'error',
  docs: 'The first or default server of an address that listens with `ssl` needs `ssl_certificate` and `ssl_certificate_key`, its own or those of the `http` block, or `ssl_reject_handshake on`. Without, nginx does not start. So does each server with `ssl on`, as old versions have it.',
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
      `events {}
http {
    server { listen 443; }
#   ^^^^^^ error[nginx/missing-certificate] this server answers first where another one listens with ssl, but has no ssl_certificate
    server { listen 443 ssl; ssl_certificate a.crt; ssl_certificate_key a.key; }
    server { listen 444; ssl on; }
#                        ^^^ error[nginx/missing-certificate] this server has no ssl_certificate
}
`,
    ],
    good: ['events {}\nhttp {\n    server {\n        listen 443 ssl;\n        ssl_reject_handshake on;\n    }\n}\n'],
  },
  checkFile(snapshot, file, report) {
    if (!isWhole(snapshot, file)) return;
    for (const [server, { ssl }] of firstWithSsl(listensAround(snapshot, file)).get(file) ?? []) {
      if (!lacksCertificate(snapshot, file, server)) continue;
      const what = ssl ? 'listens with ssl' : 'answers first where another one listens with ssl,';
      report({ span: server.name, message: `this server ${what} but has no ssl_certificate` });
    }
    if (!file.text.includes('ssl on')) return;
    walk(syntaxTree(file), ({ name, args }, parents) => {
      const server = parents.at(-1);
      if (name.value !== 'ssl' || args[0]?.value !== 'on' || server?.name.value !== 'server') return;
      if (lacksCertificate(snapshot, file, server)) report({ span: name, message: 'this server has no ssl_certificate' });
    });
  },
};

function lacksCertificate(snapshot: Snapshot, file: SourceFile, server: Directive): boolean {
  const levels = levelsAt(snapshot, file, server.block!.open + 1);
  if (effective(levels, 'ssl_reject_handshake')?.some(({ words }) => words[0] === 'on')) return false;
  return effective(levels, 'ssl_certificate')?.length === 0;
}

/** By file: the servers that nginx takes for requests of an unknown name on an address where one of its servers listens with ssl. */
const firstWithSsl = memo((listens: readonly Listen[]): ReadonlyMap<SourceFile, ReadonlyMap<Directive, Listen>> => {
  const first = new Map<string, Listen>();
  for (const listen of listens) {
    for (const address of listen.addresses) {
      const known = first.get(address);
      if (known === undefined || (listen.isDefault && !known.isDefault)) first.set(address, listen);
    }
  }
  const found = new Map<SourceFile, Map<Directive, Listen>>();
  for (const { ssl, addresses } of listens) {
    for (const address of ssl ? addresses : []) {
      const listen = first.get(address)!;
      const servers = found.get(listen.file) ?? new Map<Directive, Listen>();
      found.set(listen.file, servers.set(listen.server, listen));
    }
  }
  return found;
});
