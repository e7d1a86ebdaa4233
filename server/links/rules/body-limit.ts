// nginx lets larger request bodies through than the server takes, or smaller ones.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related, spanOf } from '../ends.ts';
import { showSize } from '../facts.ts';
import type { LinkRule } from '../rule.ts';
import { most } from '../ways.ts';

export const bodyLimit: LinkRule = {
  code: 'links/body-limit',
  severity: 'warning',
  docs: 'Both ends limit the size of request bodies. Where nginx allows more (`client_max_body_size`, 1m by default), it receives and stores the whole upload before the server refuses it with 413, which a UNIX socket closed early can turn into 502. Where nginx allows less than the file of the server says, uploads that it should take end in a 413 of nginx; a location for uploads that allows more than the others is enough. waitress takes bodies that are smaller than `max_request_body_size`, and none at all when that is 0; nginx takes those that are as large as its limit.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
max_request_body_size = 5242881
#- nginx.conf
server {
    client_max_body_size 10m;
#                        ^^^ warning[links/body-limit] nginx takes bodies up to 10m, but waitress of [server:main] in app.ini only up to 5m: larger uploads are received in full and then refused
    location / { include proxy_params; proxy_pass http://unix:/run/app.sock; }
}
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
max_request_body_size = 10485761
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_pass http://unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/body-limit] nginx takes bodies up to 1m only, but [server:main] in app.ini is set for up to 10m
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
max_request_body_size = 10485761
#- nginx.conf
server { client_max_body_size 10m; location / { include proxy_params; proxy_pass http://unix:/run/app.sock; } }
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
max_request_body_size = 10485761
#- nginx.conf
server {
    include proxy_params;
    location / { proxy_pass http://unix:/run/app.sock; }
    location /upload { client_max_body_size 10m; proxy_pass http://unix:/run/app.sock; }
}
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, from, to }, report) => {
    const [here, there] = [from.bodyLimit, to.bodyLimit];
    if (here === undefined || there === undefined) return;
    const [mine, its] = [showSize(here.value), showSize(there.value)];
    const fixes = () => [
      ...fixAt(snapshot, connect, t`Let nginx take bodies up to ${its}`, { bodyLimit: there.value }),
      ...(here.value === Infinity
        ? []
        : fixAt(snapshot, listen, t`Let ${to.software} take bodies up to ${mine}`, { bodyLimit: here.value })),
    ];
    if (here.value > there.value) {
      report({
        span: spanOf(connect, here),
        message:
          here.value === Infinity
            ? t`nginx takes bodies of any size, but ${to.software} of ${nameOf(snapshot, listen)} only up to ${its}: larger uploads are received in full and then refused`
            : t`nginx takes bodies up to ${mine}, but ${to.software} of ${nameOf(snapshot, listen)} only up to ${its}: larger uploads are received in full and then refused`,
        related: related(listen, t`${its} at most`, there),
        fixes: fixes(),
      });
    } else if (
      here.value < there.value &&
      there.span !== undefined &&
      there.value !== Infinity &&
      here.value === most(snapshot, listen, 'bodyLimit')
    ) {
      report({
        span: spanOf(connect, here),
        message: t`nginx takes bodies up to ${mine} only, but ${nameOf(snapshot, listen)} is set for up to ${its}`,
        related: related(listen, t`up to ${its} is allowed here`, there),
        fixes: fixes(),
      });
    }
  }),
};
