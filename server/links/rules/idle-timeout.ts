// nginx keeps an idle connection longer than the server does.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related, spanOf } from '../ends.ts';
import { showTime } from '../facts.ts';
import type { LinkRule } from '../rule.ts';

export const idleTimeout: LinkRule = {
  code: 'links/idle-timeout',
  severity: 'warning',
  docs: 'With `keepalive` in an `upstream`, nginx sends requests into connections that were idle up to `keepalive_timeout` (60 s by default). If the server closes idle connections earlier, now and then a request meets one that is just being closed, and one that is no GET or HEAD ends in 502. Keep the time of nginx below that of the server. Since nginx 1.29.7 every `upstream` keeps connections unless it says `keepalive 0;`, so that old files are concerned after an upgrade.',
  examples: {
    bad: [
      `
#- settings: {"nginx.version": "1.22.1"}
#- app.ini
[server:main]
use = egg:pyramid#cherrypy
host = 127.0.0.1
port = 6543
timeout = 10
#- nginx.conf
upstream app { server 127.0.0.1:6543; keepalive 4; }
server {
    location / {
        include proxy_params;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host;
        proxy_pass http://app;
#                  ^^^^^^^^^^ warning[links/idle-timeout] nginx keeps idle connections for 60s, but Pyramid's CherryPy server of [server:main] in app.ini closes them after 10s: requests get lost in between
    }
}
`,
      `
#- settings: {"nginx.version": "1.29.7"}
#- app.ini
[server:main]
use = egg:pyramid#cherrypy
host = 127.0.0.1
port = 6543
#- nginx.conf
upstream app { server 127.0.0.1:6543; }
server {
    location / {
        include proxy_params;
        proxy_pass http://app;
#                  ^^^^^^^^^^ warning[links/idle-timeout] nginx keeps idle connections for 60s, but Pyramid's CherryPy server of [server:main] in app.ini closes them after 10s: requests get lost in between
    }
}
`,
    ],
    good: [
      `
#- settings: {"nginx.version": "1.22.1"}
#- app.ini
[server:main]
use = egg:pyramid#cherrypy
host = 127.0.0.1
port = 6543
timeout = 10
#- nginx.conf
upstream app { server 127.0.0.1:6543; keepalive 4; keepalive_timeout 5s; }
server {
    location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_pass http://app; }
}
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, member, from, to }, report) => {
    const [here, there] = [from.idleTimeout, to.idleTimeout];
    if (member === undefined || !from.keepalive?.value || !from.persistent?.value) return;
    if (here === undefined || there === undefined || here.value < there.value) return;
    report({
      span: connect.file === member.file ? spanOf(connect, here) : connect.span,
      message: t`nginx keeps idle connections for ${showTime(here.value)}, but ${to.software} of ${nameOf(snapshot, listen)} closes them after ${showTime(there.value)}: requests get lost in between`,
      related: [
        ...related(member, t`idle connections of ${member.owner}`, here),
        ...related(listen, t`idle for ${showTime(there.value)} at most`, there),
      ],
      fixes: [
        ...(there.value >= 2000
          ? fixAt(snapshot, member, t`Keep them for ${showTime(Math.floor(there.value / 2000) * 1000)}`, {
              idleTimeout: Math.floor(there.value / 2000) * 1000,
            })
          : []),
        ...fixAt(snapshot, listen, t`Let ${to.software} keep them for ${showTime(here.value + 15000)}`, {
          idleTimeout: here.value + 15000,
        }),
      ],
    });
  }),
};
