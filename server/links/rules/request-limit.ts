// The server ends a request before nginx gives up waiting for it.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related, spanOf } from '../ends.ts';
import { showTime } from '../facts.ts';
import type { LinkRule } from '../rule.ts';

export const requestLimit: LinkRule = {
  code: 'links/request-limit',
  severity: 'warning',
  docs: 'The server kills a worker that takes longer over a request than its limit (`timeout` of gunicorn, 30 s by default; `harakiri` of uWSGI), while nginx would wait longer (`proxy_read_timeout`, 60 s by default). A slow request then ends in 502 (`upstream prematurely closed connection`) instead of an answer or a 504. Give both the same time. The timeouts of waitress and CherryPy are of another kind: they only close idle connections.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:gunicorn
bind = unix:/run/app.sock
timeout = 30
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_read_timeout 90s;
#                          ^^^ warning[links/request-limit] nginx waits 90s for an answer, but gunicorn of [server:main] in app.ini ends a request after 30s
        proxy_pass http://unix:/run/app.sock;
    }
}
`,
    ],
    good: [
      `
#- app.ini
[server:main]
use = egg:gunicorn
bind = unix:/run/app.sock
timeout = 90
#- nginx.conf
server { location / { include proxy_params; proxy_read_timeout 90s; proxy_pass http://unix:/run/app.sock; } }
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, from, to }, report) => {
    const [here, there] = [from.readTimeout, to.requestLimit];
    if (here === undefined || there === undefined || there.value >= here.value) return;
    const [mine, its] = [showTime(here.value), showTime(there.value)];
    report({
      span: spanOf(connect, here),
      message: t`nginx waits ${mine} for an answer, but ${to.software} of ${nameOf(snapshot, listen)} ends a request after ${its}`,
      related: related(listen, t`a request ends after ${its}`, there),
      fixes: [
        ...fixAt(snapshot, connect, t`Wait ${its} at most`, { readTimeout: there.value }),
        ...fixAt(snapshot, listen, t`Give requests ${mine}`, { requestLimit: here.value }),
      ],
    });
  }),
};
