// nginx may not connect to the socket.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related } from '../ends.ts';
import type { LinkRule } from '../rule.ts';
import { socketAccess } from '../ways.ts';

export const closedSocket: LinkRule = {
  code: 'links/closed-socket',
  severity: 'warning',
  docs: 'To connect to a UNIX socket one needs write permission on it. nginx mostly runs as another user than the app, and then answers 502 (`connect() … failed (13: Permission denied)`) unless others may write: waitress gives its socket mode 600, uWSGI and flup 755 under the usual umask, gunicorn 777. Set `unix_socket_perms = 666` or `chmod-socket = 666`, or `660` with a group that both share (`group` of gunicorn, `gid` and `chown-socket` of uWSGI). Nothing is wrong when both run as one user, or nginx as root.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_pass http://unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/closed-socket] the socket of [server:main] in app.ini has mode 600: nginx cannot connect unless it runs as the same user
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
#- nginx.conf
server { location / { include proxy_params; proxy_pass http://unix:/run/app.sock; } }
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
#- nginx.conf
user root; events {}
http { server { location / { include proxy_params; proxy_pass http://unix:/run/app.sock; } } }
`,
      `
#- app.ini
[uwsgi]
socket = /run/app.sock
chown-socket = app:www-data
chmod-socket = 660
vacuum = true
buffer-size = 32768
#- nginx.conf
user www-data; events {}
http { server { location / { include uwsgi_params; uwsgi_pass unix:/run/app.sock; } } }
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, from, to }, report) => {
    const [access, mode] = [socketAccess(from, to), to.socketMode];
    if (access === 'open' || mode === undefined) return;
    const grouped = access === 'grouped';
    const [socket, shown] = [nameOf(snapshot, listen), mode.value.toString(8)];
    report({
      span: connect.span,
      severity: grouped ? 'information' : 'warning',
      message: grouped
        ? t`the socket of ${socket} has mode ${shown}: nginx cannot connect unless it is in the same group`
        : t`the socket of ${socket} has mode ${shown}: nginx cannot connect unless it runs as the same user`,
      related: related(listen, t`mode ${shown}`, mode),
      fixes: fixAt(snapshot, listen, t`Let everybody connect (666)`, { socketMode: 0o666 }),
    });
  }),
};
