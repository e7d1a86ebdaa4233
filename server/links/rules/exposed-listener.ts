// A server that only nginx on this machine uses listens on all addresses.

import { isLocal } from '../../core/endpoint.ts';
import { t } from '../../core/translate.ts';
import { containersOf } from '../containers.ts';
import { atListeners, fixAt, nameOf, related, spanOf } from '../ends.ts';
import { counterparts } from '../links.ts';
import type { LinkRule } from '../rule.ts';

export const exposedListener: LinkRule = {
  code: 'links/exposed-listener',
  severity: 'warning',
  docs: 'nginx reaches the server over 127.0.0.1, but the server listens on every address (the default of waitress and wsgiref): anybody who reaches the machine can talk to the app past nginx, its limits and its TLS, and, where `trusted_proxy = *`, with forged `X-Forwarded-…` headers. Listen on 127.0.0.1, unless a firewall or a container is in between: nothing is said where a compose file builds or mounts the folder of the server.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
port = 6543
#      ^^^^ warning[links/exposed-listener] nginx connects over 127.0.0.1 (location / in nginx.conf), but waitress listens on every address: the app can be reached around nginx
#- nginx.conf
server { location / { include proxy_params; proxy_pass http://127.0.0.1:6543; } }
`,
    ],
    good: [
      `
#- app.ini
[server:main]
use = egg:Paste#http
host = 0.0.0.0
port = 5000
[uwsgi]
socket = 127.0.0.1:5000
buffer-size = 32768
#- nginx.conf
server { location / { include uwsgi_params; uwsgi_pass 127.0.0.1:5000; } }
`,
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
  ...atListeners(({ snapshot, connect, listen, to }, report) => {
    const ends = counterparts(snapshot, listen);
    if (listen.address?.kind !== 'tcp' || listen.address.host !== '*') return;
    // In a container it has to: connections to a published port come from outside.
    if (containersOf(snapshot, listen.file).length > 0) return;
    if (!ends.every(({ address }) => address?.kind === 'tcp' && address.host !== '*' && isLocal(address.host))) return;
    const near = nameOf(snapshot, ends[0] ?? connect);
    report({
      span: spanOf(listen, listen.parts.host && { value: '', span: listen.parts.host }),
      message:
        to.trustedProxy?.value === '*'
          ? t`nginx connects over 127.0.0.1 (${near}), but ${to.software} listens on every address: the app can be reached around nginx and with forged headers`
          : t`nginx connects over 127.0.0.1 (${near}), but ${to.software} listens on every address: the app can be reached around nginx`,
      related: related(ends[0] ?? connect, t`nginx connects here`),
      fixes: fixAt(snapshot, listen, t`Listen on 127.0.0.1`, { host: '127.0.0.1' }),
    });
  }),
};
