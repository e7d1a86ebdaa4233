// A `listen` that is neither a port nor the name or address of a host.

import { t } from '../../core/translate.ts';
import type { DirectiveRule } from '../rule.ts';

export const invalidListen: DirectiveRule = {
  code: 'nginx/invalid-listen',
  severity: 'error',
  names: ['listen'],
  toldBy: 'text',
  docs: 'nginx takes what is no number for a host and looks its name up when it starts. A number with something glued to it (`8080x`, `80%`) is no name that anything answers to. Write a port, an address, or `unix:` with a path.',
  examples: {
    bad: [
      `http {
    server {
        listen 8080x;
#              ^^^^^ error[nginx/invalid-listen] "8080x" is neither a port nor an address
    }
}
`,
    ],
    good: ['http {\n    server {\n        listen 8080;\n        listen [::]:8080;\n        listen localhost:8081;\n    }\n}\n'],
  },
  check({ directive: { args } }, report) {
    const [address] = args;
    if (address === undefined || address.hole || address.value.includes('$')) return;
    if (impossible.test(address.value)) report({ span: address, message: t`"${address.value}" is neither a port nor an address` });
  },
};

/** A number first and no dot, so neither an address (`0x7f000001` is one) nor a domain; or a character that no name has. */
const impossible = /^(?!0x[\da-f]+(?::|$))\d+[^\d.:[\]-][^.:[\]]*(?::|$)|^[^:[\]/]*[%,;!"'()<>=@\\^|~ ]/;
