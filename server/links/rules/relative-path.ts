// nginx connects to a socket by a path that depends on where it was started.

import { t } from '../../core/translate.ts';
import { nameOf } from '../ends.ts';
import type { LinkRule } from '../rule.ts';

export const relativePath: LinkRule = {
  code: 'links/relative-path',
  severity: 'warning',
  docs: 'nginx accepts a socket path without `/` in front, and looks for it in the folder its workers happen to run in, not beside the configuration file: mostly 502 (`2: No such file or directory`). Write the whole path, as the server listens on it.',
  examples: {
    bad: [
      `
server {
    location / {
        proxy_pass http://unix:run/app.sock;
#                              ^^^^^^^^^^^^ warning[links/relative-path] location / in nginx.conf connects to "run/app.sock" in whatever folder its program runs in: write the whole path
    }
}
`,
    ],
    good: ['server { location / { proxy_pass http://unix:/run/app.sock; } }'],
  },
  check(snapshot, file, report) {
    for (const endpoint of file.language.endpoints(snapshot, file)) {
      const { address, parts, role, span } = endpoint;
      if (role !== 'connect' || address?.kind !== 'unix' || address.tail || address.path.startsWith('/')) continue;
      report({
        span: parts.path ?? span,
        message: t`${nameOf(snapshot, { ...endpoint, file })} connects to "${address.path}" in whatever folder its program runs in: write the whole path`,
      });
    }
  },
};
