// Connections that nginx keeps open take all workers of the server.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related, spanOf } from '../ends.ts';
import { showTime } from '../facts.ts';
import type { LinkRule } from '../rule.ts';

export const heldWorkers: LinkRule = {
  code: 'links/held-workers',
  severity: 'warning',
  docs: 'In the server of PasteScript#cherrypy, and in Paste#http with `protocol_version = HTTP/1.1`, an idle connection holds a thread until its timeout. If nginx keeps as many open as there are threads (`keepalive`, for each of its worker processes), the next request waits for the timeout although nothing is being done. Keep fewer connections (since nginx 1.29.7 32 are the default, `keepalive 0;` keeps none), or have more threads.',
  examples: {
    bad: [
      `
#- settings: {"nginx.version": "1.22.1"}
#- app.ini
[server:main]
use = egg:Paste#http
host = 127.0.0.1
port = 6543
protocol_version = HTTP/1.1
threadpool_workers = 10
#- nginx.conf
upstream app {
    server 127.0.0.1:6543;
    keepalive 16;
#             ^^ error[links/held-workers] nginx keeps 16 idle connections open in each worker process, and each holds one of the 10 threads of Paste#http of [server:main] in app.ini
}
server { location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_pass http://app; } }
`,
    ],
    good: [
      `
#- settings: {"nginx.version": "1.22.1"}
#- app.ini
[server:main]
use = egg:Paste#http
host = 127.0.0.1
port = 6543
protocol_version = HTTP/1.1
threadpool_workers = 10
#- nginx.conf
upstream app { server 127.0.0.1:6543; }
server { location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_pass http://app; } }
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, member, from, to }, report) => {
    const [kept, threads] = [from.keepalive, to.threads];
    if (member === undefined || !to.threadPerConnection || !kept?.value || threads === undefined || !from.persistent?.value) return;
    const processes = from.workerProcesses?.value ?? 1;
    if (kept.value * processes < threads.value) return;
    const fewer = Math.floor((threads.value - 1) / processes);
    const server = t`${to.software} of ${nameOf(snapshot, listen)}`;
    report({
      span: member.file === connect.file ? spanOf(connect, kept) : connect.span,
      severity: kept.value >= threads.value ? 'error' : 'warning',
      message:
        to.idleTimeout === undefined
          ? t`nginx keeps ${kept.value} idle connections open in each worker process, and each holds one of the ${threads.value} threads of ${server}`
          : t`nginx keeps ${kept.value} idle connections open in each worker process, and each holds one of the ${threads.value} threads of ${server} for up to ${showTime(to.idleTimeout.value)}`,
      related: related(listen, t`${threads.value} threads`, threads),
      fixes: [
        ...(fewer > 0 ? fixAt(snapshot, member, t`Keep ${fewer} connections`, { keepalive: fewer }) : []),
        ...fixAt(snapshot, listen, t`Have ${kept.value * processes + 10} threads`, { threads: kept.value * processes + 10 }),
      ],
    });
  }),
};
