// The servers of an upstream are not of one kind, or one of them is nowhere.

import { showAddress } from '../../core/endpoint.ts';
import { t } from '../../core/translate.ts';
import { fixAt, nameOf, related } from '../ends.ts';
import type { Site } from '../join.ts';
import { anybodyListens, counterparts, sitesOf, usersOf } from '../links.ts';
import { meantListener } from '../near.ts';
import type { LinkRule } from '../rule.ts';

export const mixedUpstream: LinkRule = {
  code: 'links/mixed-upstream',
  severity: 'warning',
  docs: 'All servers of an `upstream` get the same requests in the same protocol. If one of them speaks another, every so many requests fail; if nobody listens on one, nginx tries it again and again (`max_fails`, `fail_timeout`), writes an error each time and silently asks the next. Take it out, mark it `down`, or start what is missing.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app1.sock
unix_socket_perms = 666
[uwsgi]
socket = /run/app2.sock
chmod-socket = 666
#- nginx.conf
upstream app {
    server unix:/run/app1.sock;
    server unix:/run/app2.sock;
#          ^^^^^^^^^^^^^^^^^^^ warning[links/mixed-upstream] [uwsgi] in app.ini speaks uwsgi, but other servers of upstream app speak http
    keepalive 0;
}
server { location / { include proxy_params; proxy_pass http://app; } }
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app1.sock
unix_socket_perms = 666
#- nginx.conf
upstream app {
    server unix:/run/app1.sock;
    server unix:/run/app2.sock;
#          ^^^^^^^^^^^^^^^^^^^ warning[links/mixed-upstream] no file in this workspace listens on unix:/run/app2.sock, though one does for other servers of upstream app
}
`,
    ],
    good: [
      `
#- app.ini
[server:main]
use = egg:waitress
listen = 127.0.0.1:6543 127.0.0.1:6544
#- nginx.conf
upstream app { server 127.0.0.1:6543; server 127.0.0.1:6544; }
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
#- nginx.conf
upstream app { server unix:/run/app.sock; server unix:/run/sorry.sock backup; }
server { listen unix:/run/sorry.sock; return 503; }
`,
    ],
  },
  check(snapshot, file, report) {
    if (!anybodyListens(snapshot)) return;
    const groups = new Map<number, Site[]>();
    for (const site of sitesOf(snapshot, file)) {
      if (site.group !== undefined && !site.down) groups.set(site.ownerSpan.start, [...(groups.get(site.ownerSpan.start) ?? []), site]);
    }
    for (const members of groups.values()) {
      const ends = members.map(member => ({ member, listen: counterparts(snapshot, member).find(other => !other.open) }));
      const first = ends.find(({ listen }) => listen?.protocol !== undefined)?.listen;
      if (first === undefined) continue;
      const spoken =
        members.flatMap(member => usersOf(snapshot, member)).find(user => user.protocol !== undefined)?.protocol ?? first.protocol;
      for (const { member, listen } of ends) {
        const { address } = member;
        if (listen?.protocol !== undefined && listen.protocol !== spoken) {
          if (!ends.some(other => other.listen?.protocol === spoken)) continue;
          report({
            span: member.span,
            message: t`${nameOf(snapshot, listen)} speaks ${listen.protocol}, but other servers of ${member.owner} speak ${spoken!}`,
            related: related(listen, t`this speaks ${listen.protocol}`),
            fixes: fixAt(snapshot, member, t`Mark it down`, { down: true }),
          });
        } else if (listen === undefined && snapshot.complete && address !== undefined) {
          if (address.kind === 'tcp' || counterparts(snapshot, member).length > 0 || meantListener(snapshot, member) !== undefined)
            continue;
          report({
            span: member.span,
            message: t`no file in this workspace listens on ${showAddress(address)}, though one does for other servers of ${member.owner}`,
            related: related(first, t`another server of the group is here`),
            fixes: fixAt(snapshot, member, t`Mark it down`, { down: true }),
          });
        }
      }
    }
  },
};
