// nginx lets longer request lines or headers through than the server takes.

import type { EndpointFacts } from '../../core/endpoint.ts';
import { t } from '../../core/translate.ts';
import { alongWires, type Ends, fixAt, nameOf, related, spanOf } from '../ends.ts';
import { showSize } from '../facts.ts';
import type { LinkRule } from '../rule.ts';

export const headerLimit: LinkRule = {
  code: 'links/header-limit',
  severity: 'warning',
  docs: 'nginx takes request lines and headers of up to 8k each (`large_client_header_buffers`). The server takes less: uWSGI puts all of a request into one packet of `buffer-size` (4096 by default) and answers 502 with `invalid request block size` when a cookie is too long; gunicorn answers 400 above `limit_request_line` (4094) and `limit_request_field_size` (8190). Raise the limit of the server: `buffer-size = 32768`, `limit_request_line = 8190`.',
  examples: {
    bad: [
      `
#- app.ini
[uwsgi]
socket = /run/app.sock
chmod-socket = 666
buffer-size = 4096
#- nginx.conf
server {
    location / {
        include uwsgi_params;
        uwsgi_pass unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^ warning[links/header-limit] nginx takes headers of up to 8k, but uwsgi of [uwsgi] in app.ini only 4k for all of them: a long cookie ends in an error
    }
}
`,
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
        proxy_pass http://unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/header-limit] nginx takes request lines of up to 8k, but gunicorn of [server:main] in app.ini only up to 4094 bytes: a long URI ends in an error
    }
}
`,
    ],
    good: [
      `
#- app.ini
[uwsgi]
socket = /run/app.sock
chmod-socket = 666
buffer-size = 32768
#- nginx.conf
server { location / { include uwsgi_params; uwsgi_pass unix:/run/app.sock; } }
`,
    ],
  },
  ...alongWires((ends, report) => {
    const { connect, listen, from, to } = ends;
    const packet = connect.protocol === 'uwsgi' && to.headerLimit !== undefined;
    for (const key of ['requestLineLimit', 'headerLimit'] as const) {
      const [here, there] = [from[key], to[key]];
      if (here === undefined || there === undefined || there.value >= here.value - slack) continue;
      report({
        span: spanOf(connect, here),
        message: messageOf(key, packet, showSize(here.value), t`${to.software} of ${nameOf(ends.snapshot, listen)}`, showSize(there.value)),
        related: related(listen, t`${showSize(there.value)} at most`, there),
        fixes: fixes(ends, key, packet),
      });
    }
  }),
};

function messageOf(key: 'requestLineLimit' | 'headerLimit', packet: boolean, here: string, server: string, there: string): string {
  if (key === 'headerLimit')
    return packet
      ? t`nginx takes headers of up to ${here}, but ${server} only ${there} for all of them: a long cookie ends in an error`
      : t`nginx takes headers of up to ${here}, but ${server} only up to ${there}: a long cookie ends in an error`;
  return packet
    ? t`nginx takes request lines of up to ${here}, but ${server} only ${there} for all of them: a long URI ends in an error`
    : t`nginx takes request lines of up to ${here}, but ${server} only up to ${there}: a long URI ends in an error`;
}

/** Limits that differ by so little are one: gunicorn's largest is 8190, without the line break that nginx counts. */
const slack = 16;
/** A packet of uwsgi holds the variables too, which takes room for several headers. */
const packetSize = 32768;

function fixes({ snapshot, listen, from, to }: Ends, key: 'requestLineLimit' | 'headerLimit', packet: boolean) {
  const wanted = packet ? packetSize : Math.min((from[key] as NonNullable<EndpointFacts['headerLimit']>).value, 8190);
  return fixAt(snapshot, listen, t`Let ${to.software} take ${showSize(wanted)}`, { [key]: wanted });
}
