// nginx connects to a server that another program, for which the same file has a section, does not start.

import { showAddress } from '../../core/endpoint.ts';
import { t } from '../../core/translate.ts';
import { locationOf } from '../definition.ts';
import { atListeners, related } from '../ends.ts';
import { factsOf } from '../facts.ts';
import { counterparts, sitesOf } from '../links.ts';
import type { LinkRule } from '../rule.ts';

export const ignoredServer: LinkRule = {
  code: 'links/ignored-server',
  severity: 'information',
  docs: '`uwsgi --ini-paste FILE` reads `[uwsgi]` and the app, and ignores every `[server:…]` section of the file; those count for `pserve` and `paster`. This file has both, and nginx connects to the `[server:…]` section only: started with uWSGI it listens elsewhere, and every request ends in 502. Connect to what `[uwsgi]` says, or start the file with `pserve`. (`gunicorn --paste` ignores `[server:…]` sections likewise, since version 20.)',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
#             ^^^^^^^^^^^^^ information[links/ignored-server] nginx connects here, but uwsgi, for which this file has a section too, ignores [server:main] and listens on unix:/run/u.sock
unix_socket_perms = 666
[uwsgi]
socket = /run/u.sock
chmod-socket = 666
#- nginx.conf
server { location / { include proxy_params; proxy_pass http://unix:/run/app.sock; } }
`,
    ],
    good: [
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
[uwsgi]
socket = /run/u.sock
chmod-socket = 666
#- nginx.conf
server { location / { include uwsgi_params; uwsgi_pass unix:/run/u.sock; } }
`,
    ],
  },
  ...atListeners(({ snapshot, connect, listen, to }, report) => {
    if (to.ownProgram) return;
    const others = sitesOf(snapshot, listen.file).filter(site => factsOf(snapshot, site).ownProgram);
    const [other] = others;
    if (other?.address === undefined || others.some(site => counterparts(snapshot, site).length > 0)) return;
    const { software } = factsOf(snapshot, other);
    report({
      span: listen.span,
      message: t`nginx connects here, but ${software}, for which this file has a section too, ignores ${listen.owner} and listens on ${showAddress(other.address)}`,
      related: [...related(connect, t`nginx connects here`), { ...locationOf(other), message: t`${software} listens here` }],
    });
  }),
};
