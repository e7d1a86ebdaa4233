// The headers that nginx sets and those that the server believes are not the same.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related, spanOf } from '../ends.ts';
import { forwardedHeaders } from '../forwarded.ts';
import type { LinkRule } from '../rule.ts';

/** What these say, the app finds in the Host as well. */
const repeating: ReadonlySet<string> = new Set(['x-forwarded-host', 'x-forwarded-port', 'x-forwarded-by']);

export const untrustedHeader: LinkRule = {
  code: 'links/untrusted-header',
  severity: 'warning',
  docs: 'The server is told to believe a forwarded header that nginx does not set, so that a client can send its own and forge its address or scheme; or nginx sets one that the server is not told to believe, which then has no effect. Name the same ones at both ends: `proxy_set_header` in nginx, `trusted_proxy_headers` for waitress.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
trusted_proxy = localhost
trusted_proxy_headers = x-forwarded-for x-forwarded-host
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_pass http://unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/untrusted-header] [server:main] in app.ini believes x-forwarded-host, which nothing here sets: clients can forge it
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/untrusted-header] x-forwarded-proto is set, but [server:main] in app.ini does not believe it
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
trusted_proxy = localhost
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
#- nginx.conf
server { location / { include proxy_params; proxy_pass http://unix:/run/app.sock; } }
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, from, to }, report) => {
    const believed = to.trustedHeaders;
    if (from.headers === undefined || believed?.span === undefined || !to.trustedProxy?.value) return;
    const set = [...from.headers.keys()].filter(name => Object.hasOwn(forwardedHeaders, name));
    for (const name of believed.value.filter(one => !set.includes(one))) {
      const known = forwardedHeaders[name];
      report({
        span: connect.span,
        message: t`${nameOf(snapshot, listen)} believes ${name}, which nothing here sets: clients can forge it`,
        related: related(listen, t`${name} is believed`, believed),
        fixes: [
          ...(known === undefined ? [] : fixAt(snapshot, connect, t`Set ${name}`, { headers: { [known[0]]: known[1] } })),
          ...fixAt(snapshot, listen, t`Do not believe ${name}`, { trustedHeaders: believed.value.filter(one => one !== name) }),
        ],
      });
    }
    for (const name of set.filter(one => !believed.value.includes(one))) {
      const header = from.headers.get(name);
      report({
        span: spanOf(connect, header),
        severity: repeating.has(name) && from.headers.get('host')?.value !== '$proxy_host' ? 'information' : 'warning',
        message: t`${name} is set, but ${nameOf(snapshot, listen)} does not believe it`,
        related: related(listen, t`${name} is not among these`, believed),
        fixes:
          name === 'forwarded' || believed.value.includes('forwarded')
            ? []
            : fixAt(snapshot, listen, t`Believe ${name}`, { trustedHeaders: [...believed.value, name] }),
      });
    }
  }),
};
