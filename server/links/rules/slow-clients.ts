// nginx hands slow clients on to a server whose workers then wait for them.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related, spanOf } from '../ends.ts';
import type { LinkRule } from '../rule.ts';

export const slowClients: LinkRule = {
  code: 'links/slow-clients',
  severity: 'information',
  docs: 'With buffering off, nginx passes requests and answers on at the speed of the client. A server that works on one request in each thread or process (gunicorn `sync`, CherryPy, Paste#http, wsgiref, flup) then has a worker waiting for every slow client. Leave the buffering on except where answers must stream. waitress buffers by itself.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:gunicorn
bind = unix:/run/app.sock
timeout = 60
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_buffering off;
#                       ^^^ information[links/slow-clients] answers are not buffered: a slow client holds a worker of gunicorn of [server:main] in app.ini
        proxy_pass http://unix:/run/app.sock;
    }
}
`,
    ],
    good: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
#- nginx.conf
server { location / { include proxy_params; proxy_buffering off; proxy_pass http://unix:/run/app.sock; } }
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, from, to }, report) => {
    if (!to.unbuffered) return;
    const server = t`${to.software} of ${nameOf(snapshot, listen)}`;
    for (const key of ['buffering', 'requestBuffering'] as const) {
      const fact = from[key];
      if (fact?.value !== false) continue;
      report({
        span: spanOf(connect, fact),
        message:
          key === 'buffering'
            ? t`answers are not buffered: a slow client holds a worker of ${server}`
            : t`requests are not buffered: a slow client holds a worker of ${server}`,
        related: related(listen, t`its workers wait for their peer`, to.threads),
        fixes: fixAt(snapshot, connect, key === 'buffering' ? t`Buffer answers` : t`Buffer requests`, { [key]: true }),
      });
    }
  }),
};
