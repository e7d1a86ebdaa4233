// nginx sets forwarded headers, and the server trusts a peer that nginx never is.

import { quoted } from '../../core/listing.ts';
import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related } from '../ends.ts';
import { forwardedHeaders } from '../forwarded.ts';
import { mayTrust, peersOf, peerToTrust } from '../peers.ts';
import type { LinkRule } from '../rule.ts';

export const ignoredHeaders: LinkRule = {
  code: 'links/ignored-headers',
  severity: 'error',
  docs: 'waitress compares `trusted_proxy` with the name of its peer, which is `localhost` for everybody on a UNIX socket, and an IP address on a port. nginx comes here from another address than the one that is trusted: the headers that it sets are never believed, and waitress 3 takes them away. Write `trusted_proxy = localhost` for a socket, `127.0.0.1` for a port of this machine, `*` where nginx is in another container. (Behind a published port of a container nginx has the address of the container’s gateway.)',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
trusted_proxy = 127.0.0.1
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_pass http://unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ error[links/ignored-headers] x-forwarded-for and x-forwarded-proto are set, but nginx is "localhost" to [server:main] in app.ini, which trusts "127.0.0.1" only
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
trusted_proxy = 10.0.0.1
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_pass http://127.0.0.1:6543;
#                  ^^^^^^^^^^^^^^^^^^^^^ error[links/ignored-headers] x-forwarded-for and x-forwarded-proto are set, but nginx is "127.0.0.1" to [server:main] in app.ini, which trusts "10.0.0.1" only
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
      `
#- app.ini
[server:main]
use = egg:waitress
host = 0.0.0.0
port = 6543
trusted_proxy = 172.17.0.1
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
#- nginx.conf
upstream app { server 127.0.0.1:6543; server app:6543 backup; keepalive 0; }
server { location / { include proxy_params; proxy_pass http://app; } }
`,
    ],
  },
  ...alongWires((ends, report) => {
    const { snapshot, connect, listen, from, to } = ends;
    const trusted = to.trustedProxy?.value ?? '';
    if (to.trustedHeaders === undefined || trusted === '' || mayTrust(ends, trusted)) return;
    const set = [...(from.headers?.keys() ?? [])].filter(name => Object.hasOwn(forwardedHeaders, name));
    if (set.length === 0) return;
    const [known] = peersOf(ends) ?? [];
    const peer = known === undefined ? t`another address` : quoted(known);
    const server = nameOf(snapshot, listen);
    report({
      span: connect.span,
      message:
        set.length === 1
          ? t`${set[0]!} is set, but nginx is ${peer} to ${server}, which trusts "${trusted}" only`
          : t`${set.join(t` and `)} are set, but nginx is ${peer} to ${server}, which trusts "${trusted}" only`,
      related: related(listen, t`"${trusted}" is trusted`, to.trustedProxy),
      fixes: fixAt(snapshot, listen, t`Trust nginx`, { trustedProxy: peerToTrust(ends) }),
    });
  }),
};
