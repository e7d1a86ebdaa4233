// A server that speaks TLS without a certificate to show.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { memo } from '../../core/memo.ts';
import { t } from '../../core/translate.ts';
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
    server { listen 444; ssl  on; }
#                        ^^^ error[nginx/missing-certificate] this server has no ssl_certificate
    server { listen 445 ssl; ssl_reject_handshake on; }
    server { listen 445 ssl; server_name a.test; }
#   ^^^^^^ error[nginx/missing-certificate] this server answers where the first one rejects handshakes, but has no ssl_certificate
}
`,
    ],
    good: ['events {}\nhttp {\n    server {\n        listen 443 ssl;\n        ssl_reject_handshake on;\n    }\n}\n'],
  },
  checkFile(snapshot, file, report) {
    if (!isWhole(snapshot, file)) return;
    const reported = new Set<Directive>();
    const reportOnce = ({ file: where, server }: Listen, message: string) => {
      if (where !== file || reported.has(server) || stateOf(snapshot, file, server) !== 'none') return;
      reported.add(server);
      report({ span: server.name, message });
    };
    for (const [first, ...others] of listensWithSsl(listensAround(snapshot, file))) {
      if (first!.file !== file && others.every(other => other.file !== file)) continue;
      reportOnce(
        first!,
        first!.ssl
          ? t`this server listens with ssl but has no ssl_certificate`
          : t`this server answers first where another one listens with ssl, but has no ssl_certificate`,
      );
      if (others.length === 0 || stateOf(snapshot, first!.file, first!.server) !== 'rejects') continue;
      for (const other of others)
        reportOnce(other, t`this server answers where the first one rejects handshakes, but has no ssl_certificate`);
    }
    if (!/\bssl\s+on\b/.test(file.text)) return;
    walk(syntaxTree(file), ({ name, args }, parents) => {
      const server = parents.at(-1);
      if (name.value !== 'ssl' || args[0]?.value !== 'on' || server?.name.value !== 'server') return;
      if (stateOf(snapshot, file, server) === 'none') report({ span: name, message: t`this server has no ssl_certificate` });
    });
  },
};

/** What a server has for a handshake; undefined where that cannot be told. */
function stateOf(snapshot: Snapshot, file: SourceFile, server: Directive): 'certificate' | 'rejects' | 'none' | undefined {
  const levels = levelsAt(snapshot, file, server.block!.open + 1);
  const certificate = effective(levels, 'ssl_certificate');
  if (certificate === undefined || certificate.length > 0) return certificate && 'certificate';
  return effective(levels, 'ssl_reject_handshake')?.some(({ words }) => words[0] === 'on') ? 'rejects' : 'none';
}

/** The listens of each address where one is with ssl; the first is that of the server which nginx takes for requests of an unknown name. */
const listensWithSsl = memo((listens: readonly Listen[]): readonly (readonly Listen[])[] => {
  if (!listens.some(({ ssl }) => ssl)) return [];
  const byAddress = new Map<string, Listen[]>();
  for (const listen of listens) {
    for (const address of listen.addresses) {
      const known = byAddress.get(address);
      if (known === undefined) byAddress.set(address, [listen]);
      else if (listen.isDefault && !known[0]!.isDefault) known.unshift(listen);
      else known.push(listen);
    }
  }
  return [...byAddress.values()].filter(group => group.some(({ ssl }) => ssl));
});
