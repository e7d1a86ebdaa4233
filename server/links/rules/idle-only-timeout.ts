// A timeout that only closes idle connections, where nginx keeps none.

import { t } from '../../core/translate.ts';
import { atListeners, related } from '../ends.ts';
import { showTime } from '../facts.ts';
import type { LinkRule } from '../rule.ts';

export const idleOnlyTimeout: LinkRule = {
  code: 'links/idle-only-timeout',
  severity: 'hint',
  docs: '`channel_timeout` of waitress and `timeout` of the CherryPy servers close connections on which nothing happens; they do not limit how long a request may run. nginx keeps no idle connections to this server, so that the option has no effect on it at all: a request may take as long as nginx waits (`proxy_read_timeout`, 60 s by default), which then answers 504, while the app goes on with it.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
channel_timeout = 300
#                 ^^^ hint[links/idle-only-timeout] this closes idle connections only, of which nginx keeps none: a request may take the 60s that nginx waits for an answer
#- nginx.conf
server { location / { include proxy_params; proxy_pass http://unix:/run/app.sock; } }
`,
    ],
    good: [
      `
#- settings: {"nginx.version": "1.22.1"}
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
channel_timeout = 300
#- nginx.conf
upstream app { server unix:/run/app.sock; keepalive 4; }
server { location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_pass http://app; } }
`,
    ],
  },
  ...atListeners(({ connect, from, to }, report) => {
    const [idle, waits] = [to.idleTimeout, from.readTimeout];
    if (idle?.span === undefined || idle.uri !== undefined || waits === undefined || to.requestLimit !== undefined) return;
    if (from.keepalive?.value && from.persistent?.value !== false) return;
    report({
      span: idle.span,
      message: t`this closes idle connections only, of which nginx keeps none: a request may take the ${showTime(waits.value)} that nginx waits for an answer`,
      related: related(connect, t`nginx waits ${showTime(waits.value)}`, waits),
    });
  }),
};
