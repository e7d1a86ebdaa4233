// nginx speaks another protocol than the server it connects to.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related } from '../ends.ts';
import { counterparts } from '../links.ts';
import type { LinkRule } from '../rule.ts';

export const wrongProtocol: LinkRule = {
  code: 'links/wrong-protocol',
  severity: 'error',
  docs: 'The directive that passes requests speaks another protocol than the server that listens there. Depending on the two, every request hangs until the read timeout and ends in 504, or fails at once with 502. Use `proxy_pass http://…` for HTTP servers (waitress, gunicorn, Paste#http), `uwsgi_pass` for the `socket` of uWSGI, `fastcgi_pass` and `scgi_pass` for those of flup.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
#- nginx.conf
server {
    location / {
        uwsgi_pass unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^ error[links/wrong-protocol] this connects with uwsgi, but [server:main] in app.ini (waitress) speaks http
        include uwsgi_params;
    }
}
`,
    ],
    good: [
      `
#- app.ini
[uwsgi]
socket = /run/app.sock
#- nginx.conf
server { location / { include uwsgi_params; uwsgi_pass unix:/run/app.sock; } }
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, member, to }, report) => {
    const [spoken, understood] = [connect.protocol, listen.protocol];
    if (spoken === undefined || understood === undefined || spoken === 'tcp' || spoken === understood) return;
    // Of several servers that may be meant by a port one fits; of a group it is the odd server that is wrong: `links/mixed-upstream`.
    if (counterparts(snapshot, connect).some(other => other.protocol === spoken)) return;
    report({
      span: connect.span,
      message: t`this connects with ${spoken}, but ${nameOf(snapshot, listen)} (${to.software}) speaks ${understood}`,
      related: related(listen, t`${to.software} listens here and speaks ${understood}`),
      fixes:
        member === undefined || connect.via !== undefined
          ? fixAt(snapshot, connect, t`Connect with ${understood}`, { protocol: understood })
          : [],
    });
  }),
};
