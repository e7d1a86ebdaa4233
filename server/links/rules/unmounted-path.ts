// nginx asks for paths at which the app has nothing.

import { t } from '../../core/translate.ts';
import { alongWires, nameOf, related } from '../ends.ts';
import type { LinkRule } from '../rule.ts';
import { isMounted } from '../ways.ts';

export const unmountedPath: LinkRule = {
  code: 'links/unmounted-path',
  severity: 'warning',
  docs: 'The app is a `urlmap` that has nothing at or below the paths which nginx passes on here: every request of this location ends in a 404 of Paste. Without a URI in `proxy_pass` the app is asked for the path of the client, below the location; with one, the URI takes the place of the location’s path. Nothing is said where the map names hosts or a `not_found_app`, or a filter of another package stands before it.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
[composite:main]
use = egg:Paste#urlmap
/api = api
[app:api]
use = egg:demo
#- nginx.conf
server {
    include proxy_params;
    location /v1/ {
        proxy_pass http://127.0.0.1:6543;
#                  ^^^^^^^^^^^^^^^^^^^^^ warning[links/unmounted-path] nginx asks for /v1/ and below, but the app of [server:main] in app.ini has nothing there, only at /api
    }
}
`,
    ],
    good: [
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
[composite:main]
use = egg:Paste#urlmap
/api = api
/admin = api
[app:api]
use = egg:demo
#- nginx.conf
server {
    include proxy_params;
    location /api/ { proxy_pass http://127.0.0.1:6543; }
    location /a { proxy_pass http://127.0.0.1:6543; }
    location /v1/ { proxy_pass http://127.0.0.1:6543/api/; }
    location /old/ { rewrite ^/old/(.*)$ /api/$1 break; proxy_pass http://127.0.0.1:6543; }
    location / { proxy_pass http://127.0.0.1:6543; }
}
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
[composite:main]
use = egg:Paste#urlmap
/api = api
[app:api]
use = egg:demo
#- nginx.conf
server {
    include proxy_params;
    location /api/ { proxy_pass http://unix:/run/app.sock; }
    location /v1/ { proxy_pass http://unix:/run/app.sock:/api/; }
}
`,
    ],
  },
  ...alongWires(({ snapshot, connect, listen, from, to }, report) => {
    if (isMounted(from, to)) return;
    const [path, server, mounted] = [from.path!, nameOf(snapshot, listen), to.mounted!.value.join(t`, `)];
    report({
      span: connect.span,
      message: path.exact
        ? t`nginx asks for ${path.value}, but the app of ${server} has nothing there, only at ${mounted}`
        : t`nginx asks for ${path.value} and below, but the app of ${server} has nothing there, only at ${mounted}`,
      related: related(listen, t`this server starts the app`),
    });
  }),
};
