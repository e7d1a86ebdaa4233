// The socket lies in a folder that the two programs may not share.

import type { Fix } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { alongWires, type Ends, nameOf, related } from '../ends.ts';
import { renamedSites } from '../rename.ts';
import type { LinkRule } from '../rule.ts';

export const privateFolder: LinkRule = {
  code: 'links/private-folder',
  severity: 'warning',
  docs: 'Below `/tmp` and `/var/tmp` the two programs see different files when the unit of one of them says `PrivateTmp=true`, as those of nginx.org and Fedora do: 502 (`2: No such file or directory`). Below `/root` and most home folders nginx may not even look: 502 (`13: Permission denied`), since every folder of the path must be open to its user. `/run/NAME/`, made by `RuntimeDirectory=NAME` in the unit of the app, is the place for sockets.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /tmp/app.sock
unix_socket_perms = 666
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_pass http://unix:/tmp/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/private-folder] nginx and [server:main] in app.ini may each have a /tmp of its own (PrivateTmp): use /run
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:gunicorn
bind = unix:/home/me/app/app.sock
timeout = 60
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_pass http://unix:/home/me/app/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information[links/private-folder] home folders are often closed to other users: then nginx cannot reach this socket
    }
}
`,
    ],
    good: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app/app.sock
unix_socket_perms = 666
#- nginx.conf
server { location / { include proxy_params; proxy_pass http://unix:/run/app/app.sock; } }
`,
    ],
  },
  ...alongWires((ends, report) => {
    const { snapshot, connect, listen, member, from } = ends;
    const address = (member ?? connect).address;
    if (address?.kind !== 'unix' || address.tail || from.user?.value === 'root') return;
    const shared = /^\/(?:var\/)?tmp(?=\/)/.exec(address.path)?.[0];
    const home = /^\/(?:root|home\/[^/]+)\//.exec(address.path)?.[0];
    if (shared !== undefined) {
      report({
        span: connect.span,
        message: t`nginx and ${nameOf(snapshot, listen)} may each have a ${shared} of its own (PrivateTmp): use /run`,
        related: related(listen, t`the socket is made here`),
        fixes: moved(ends, address.path),
      });
    } else if (home !== undefined) {
      report({
        span: connect.span,
        severity: home === '/root/' ? 'warning' : 'information',
        message:
          home === '/root/'
            ? t`/root is closed to other users: nginx cannot reach this socket unless it runs as root`
            : t`home folders are often closed to other users: then nginx cannot reach this socket`,
        related: related(listen, t`the socket is made here`),
        fixes: moved(ends, address.path),
      });
    }
  }),
};

/** The socket in a folder of its own below /run, in every file that names it. */
function moved({ snapshot, connect, member }: Ends, path: string): readonly Fix[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = name.replace(/\.[^.]*$/, '').replace(/^\.+/, '') || 'app';
  const answer = renamedSites(snapshot, member ?? connect, `/run/${folder}/${name}`);
  return 'problem' in answer ? [] : [{ title: t`Move the socket to /run/${folder}/ at both ends`, edits: answer.edits }];
}
