// Connections that nginx keeps open use up those the server allows.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related, spanOf } from '../ends.ts';
import type { LinkRule } from '../rule.ts';

export const connectionLimit: LinkRule = {
  code: 'links/connection-limit',
  severity: 'warning',
  docs: 'waitress counts its own listener and wake-up pipe among its `connection_limit` (100 by default). If nginx keeps as many connections open as are left (`keepalive`, for each of its worker processes), waitress logs "total open connections reached the connection limit" and lets new ones wait. Raise the limit, or keep fewer.',
  examples: {
    bad: [
      `
#- settings: {"nginx.version": "1.22.1"}
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
connection_limit = 50
#- nginx.conf
upstream app {
    server 127.0.0.1:6543;
    keepalive 64;
#             ^^ warning[links/connection-limit] nginx keeps 64 connections open in each worker process, but waitress of [server:main] in app.ini accepts 48
}
server { location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_pass http://app; } }
`,
      `
#- settings: {"nginx.version": "1.22.1"}
#- blue.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
connection_limit = 50
#- green.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
connection_limit = 50
[server:many]
use = egg:waitress
listen = 127.0.0.1:6543
connection_limit = 50
#- nginx.conf
upstream app {
    server 127.0.0.1:6543;
    keepalive 64;
#             ^^ warning[links/connection-limit] nginx keeps 64 connections open in each worker process, but waitress of [server:main] in blue.ini accepts 48
}
server { location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_pass http://app; } }
`,
    ],
    good: [
      `
#- settings: {"nginx.version": "1.22.1"}
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
#- nginx.conf
upstream app { server 127.0.0.1:6543; keepalive 16; }
server { location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_pass http://app; } }
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, member, from, to }, report) => {
    const [kept, limit] = [from.keepalive, to.connectionLimit];
    if (member === undefined || !kept?.value || limit === undefined || !from.persistent?.value) return;
    const usable = limit.value - ownConnections;
    const processes = from.workerProcesses?.value ?? 1;
    if (kept.value * processes < usable) return;
    const fewer = Math.floor((usable - 1) / processes);
    report({
      span: member.file === connect.file ? spanOf(connect, kept) : connect.span,
      message: t`nginx keeps ${kept.value} connections open in each worker process, but ${to.software} of ${nameOf(snapshot, listen)} accepts ${usable}`,
      related: related(listen, t`the limit is ${limit.value}`, limit),
      fixes: [
        ...(fewer > 0 ? fixAt(snapshot, member, t`Keep ${fewer} connections`, { keepalive: fewer }) : []),
        ...fixAt(snapshot, listen, t`Raise the limit to ${kept.value * processes * 2}`, { connectionLimit: kept.value * processes * 2 }),
      ],
    });
  }),
};

/** The listener and the wake-up pipe of waitress. */
const ownConnections = 2;
