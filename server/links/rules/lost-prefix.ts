// nginx takes a prefix off the path, and the app does not know that it lives below it.

import { t } from '../../core/translate.ts';
import { alongWires, fixAt, nameOf, related } from '../ends.ts';
import type { LinkRule } from '../rule.ts';

export const lostPrefix: LinkRule = {
  code: 'links/lost-prefix',
  severity: 'warning',
  docs: 'The URI in `proxy_pass http://…/` takes the place of the location’s path, so that the app sees `/` for `/pre/`. Unless it is told of the prefix (`url_prefix = /pre` of waitress, or a filter `egg:PasteDeploy#prefix`), the URLs and redirects it makes lack it and lead elsewhere. Both give the app the same `SCRIPT_NAME`, whether nginx takes the prefix off or not.',
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
    location /pre/ {
        include proxy_params;
        proxy_pass http://unix:/run/app.sock:/;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/lost-prefix] nginx takes /pre off the path, but the app of [server:main] in app.ini is not told of it: its URLs lack /pre
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
url_prefix = /old
#- nginx.conf
server {
    location /new/ {
        include proxy_params;
        proxy_pass http://unix:/run/app.sock:/;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/lost-prefix] nginx takes /new off the path, but the app of [server:main] in app.ini is told /old: its URLs lead there
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
url_prefix = /pre
#- nginx.conf
server { location /pre/ { include proxy_params; proxy_pass http://unix:/run/app.sock:/; } }
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
[pipeline:main]
pipeline = prefix app
[filter:prefix]
use = egg:PasteDeploy#prefix
prefix = /pre
[app:app]
use = egg:demo
#- nginx.conf
server { location /pre/ { include proxy_params; proxy_pass http://unix:/run/app.sock:/; } }
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, from, to }, report) => {
    if (from.prefix === undefined || from.prefix.value === to.prefix?.value) return;
    const { value } = from.prefix;
    const told = to.prefix?.value;
    report({
      span: connect.span,
      message:
        told === undefined
          ? t`nginx takes ${value} off the path, but the app of ${nameOf(snapshot, listen)} is not told of it: its URLs lack ${value}`
          : t`nginx takes ${value} off the path, but the app of ${nameOf(snapshot, listen)} is told ${told}: its URLs lead there`,
      related: related(listen, told === undefined ? t`this server knows of no prefix` : t`the app is told ${told}`, to.prefix),
      // The prefix of a filter has a section of its own.
      fixes:
        told !== undefined && to.prefix?.span === undefined
          ? []
          : fixAt(snapshot, listen, t`Tell ${to.software} the prefix`, { prefix: value }),
    });
  }),
};
