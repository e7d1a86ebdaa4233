// The app does not see the host that the client asked for.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related } from '../ends.ts';
import type { LinkRule } from '../rule.ts';

export const missingHost: LinkRule = {
  code: 'links/missing-host',
  severity: 'warning',
  docs: 'Unless `proxy_set_header Host` says otherwise, nginx sends the name it connects to as `Host`: `localhost` for a UNIX socket, `127.0.0.1:6543` for a port, the name of the `upstream` for a group. The app then makes URLs and redirects with that name; over a UNIX socket the default `proxy_redirect` does not repair them. Write `proxy_set_header Host $host;`. A `proxy_set_header` in a location drops all that were set further out, so that it must be repeated there.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:gunicorn
bind = unix:/run/app.sock
timeout = 90
limit_request_line = 8190
#- nginx.conf
server {
    proxy_set_header Host $host;
    location / {
        proxy_set_header X-Real-IP $remote_addr;
        proxy_pass http://unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/missing-host] the app of [server:main] in app.ini sees the host "localhost" instead of the one asked for: the proxy_set_header here drops those further out
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
#- nginx.conf
server {
    location / {
        proxy_pass http://127.0.0.1:6543;
#                  ^^^^^^^^^^^^^^^^^^^^^ information[links/missing-host] the app of [server:main] in app.ini sees the host "127.0.0.1:6543" instead of the one asked for
    }
}
`,
    ],
    good: [
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
#- nginx.conf
server { location / { include proxy_params; proxy_pass http://127.0.0.1:6543; } }
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, member, from }, report) => {
    if (from.headers === undefined || !(connect.protocol === 'http' || connect.protocol === 'https')) return;
    const host = from.headers.get('host');
    if (host === undefined || host.value !== '$proxy_host' || host.span !== undefined) return;
    const seen =
      connect.via !== undefined && member !== undefined
        ? connect.via
        : connect.address?.kind === 'unix'
          ? 'localhost'
          : shown(connect.address);
    const dropped = [...from.headers.values()].some(({ span }) => span !== undefined);
    const app = nameOf(snapshot, listen);
    report({
      span: connect.span,
      severity: seen === 'localhost' ? 'warning' : 'information',
      message: dropped
        ? t`the app of ${app} sees the host "${seen}" instead of the one asked for: the proxy_set_header here drops those further out`
        : t`the app of ${app} sees the host "${seen}" instead of the one asked for`,
      related: related(listen, t`this server is told the wrong host`),
      fixes: fixAt(snapshot, connect, t`Pass the host on`, { headers: { Host: '$host' } }),
    });
  }),
};

function shown(address: { readonly kind: string; readonly host?: string; readonly port?: number } | undefined): string {
  return address === undefined ? '' : `${address.host === 'localhost' ? '127.0.0.1' : address.host}:${address.port}`;
}
