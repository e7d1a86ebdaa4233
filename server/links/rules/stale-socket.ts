// The file of the socket stays when its server has ended.

import { t } from '../../core/translate.ts';
import { atListeners, fixAt, related } from '../ends.ts';
import type { LinkRule } from '../rule.ts';

export const staleSocket: LinkRule = {
  code: 'links/stale-socket',
  severity: 'hint',
  docs: 'uWSGI leaves the file of its socket behind when it ends, and removes a stale one when it starts. In between nginx finds a file that nobody listens on, and its log says `(111: Connection refused)` instead of `(2: No such file or directory)`, as if the server were there. `vacuum = true` removes the file at the end. waitress and flup leave theirs too, and have no option for it.',
  examples: {
    bad: [
      `
#- app.ini
[uwsgi]
socket = /run/app.sock
#        ^^^^^^^^^^^^^ hint[links/stale-socket] uwsgi leaves this socket behind when it ends: nginx then says "connection refused" instead of "no such file"
chmod-socket = 666
#- nginx.conf
server { location / { include uwsgi_params; uwsgi_pass unix:/run/app.sock; } }
`,
    ],
    good: [
      `
#- app.ini
[uwsgi]
socket = /run/app.sock
chmod-socket = 666
vacuum = true
#- nginx.conf
server { location / { include uwsgi_params; uwsgi_pass unix:/run/app.sock; } }
`,
    ],
  },
  ...atListeners(({ snapshot, connect, listen, to }, report) => {
    if (!to.leavesSocket?.value) return;
    const fixes = fixAt(snapshot, listen, t`Remove the socket at the end`, { leavesSocket: false });
    if (fixes.length === 0) return;
    report({
      span: listen.span,
      message: t`${to.software} leaves this socket behind when it ends: nginx then says "connection refused" instead of "no such file"`,
      related: related(connect, t`nginx connects here`),
      fixes,
    });
  }),
};
