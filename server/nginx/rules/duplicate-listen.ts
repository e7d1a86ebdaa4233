// An address that a server listens on twice.

import { textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { listensOf } from '../listens.ts';
import { removing } from '../removal.ts';
import type { FileRule } from '../rule.ts';
import type { Directive } from '../tree.ts';

export const duplicateListen: FileRule = {
  code: 'nginx/duplicate-listen',
  severity: 'error',
  docs: 'A server may listen on an address once; `80`, `*:80` and `0.0.0.0:80` are one address. Put all options behind one `listen`.',
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
    ],
    good: ['http {\n    server {\n        listen 80;\n        listen [::]:80;\n        listen 127.0.0.1:80;\n    }\n}\n'],
  },
  checkFile(_snapshot, file, report) {
    const seen = new Map<Directive, Map<string, Directive>>();
    for (const { server, directive, addresses } of listensOf(file)) {
      if (directive === undefined) continue;
      const ofServer = seen.get(server) ?? new Map<string, Directive>();
      seen.set(server, ofServer);
      const twice = addresses.find(address => ofServer.has(address));
      for (const address of addresses) if (!ofServer.has(address)) ofServer.set(address, directive);
      if (twice === undefined) continue;
      report({
        span: directive.args[0]!,
        message: t`this server listens on ${twice} already`,
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
