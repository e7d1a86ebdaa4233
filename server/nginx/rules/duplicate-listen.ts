// An address that a server listens on twice.

import { textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { allListensOf } from '../listens.ts';
import { removing } from '../removal.ts';
import type { FileRule } from '../rule.ts';
import { hasNamedStreams } from '../target.ts';
import type { Directive } from '../tree.ts';

export const duplicateListen: FileRule = {
  code: 'nginx/duplicate-listen',
  severity: 'error',
  docs: 'A server may listen on an address once; `80`, `*:80` and `0.0.0.0:80` are one address. Put all options behind one `listen`. In `mail`, and in `stream` before nginx 1.25.5, no two servers may listen on one address either.',
  examples: {
    bad: [
      `http {
    server {
        listen 80;
        listen *:80;
#              ^^^^ error[nginx/duplicate-listen] this server listens on 0.0.0.0:80 already
    }
}
`,
      `events {}
mail {
    auth_http 127.0.0.1/auth;
    server { listen 143; protocol imap; }
    server { listen *:143; protocol imap; }
#                   ^^^^^ error[nginx/duplicate-listen] another server listens on 0.0.0.0:143 already
}
`,
    ],
    good: ['http {\n    server {\n        listen 80;\n        listen [::]:80;\n        listen 127.0.0.1:80;\n    }\n}\n'],
  },
  checkFile(snapshot, file, report) {
    const oneOfAll = hasNamedStreams(snapshot) ? ['mail'] : ['mail', 'stream'];
    const seen = new Map<Directive | string, Map<string, Directive>>();
    for (const { family, server, directive, addresses } of allListensOf(file)) {
      if (directive === undefined) continue;
      const isOfAll = oneOfAll.includes(family);
      const among = isOfAll ? family : server;
      const ofServer = seen.get(among) ?? new Map<string, Directive>();
      seen.set(among, ofServer);
      const twice = addresses.find(address => ofServer.has(address));
      for (const address of addresses) if (!ofServer.has(address)) ofServer.set(address, directive);
      if (twice === undefined) continue;
      report({
        span: directive.args[0]!,
        message:
          isOfAll && !isWithin(server, ofServer.get(twice)!)
            ? t`another server listens on ${twice} already`
            : t`this server listens on ${twice} already`,
        related: [{ uri: file.uri, span: ofServer.get(twice)!, message: t`here` }],
        fixes: [
          {
            ...removing(file, directive, t`Remove this listen`),
            safe: textOf(file.text, directive) === textOf(file.text, ofServer.get(twice)!),
          },
        ],
      });
    }
  },
};

function isWithin({ start, end }: Directive, directive: Directive): boolean {
  return start <= directive.start && directive.end <= end;
}
