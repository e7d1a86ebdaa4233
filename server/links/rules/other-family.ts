// nginx connects over IPv4 and the server takes IPv6 only, or the other way round.

import { type Address, showAddress } from '../../core/endpoint.ts';
import type { Fix } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { alongWires, type Ends, fixAt, nameOf, related } from '../ends.ts';
import { factsOf } from '../facts.ts';
import { counterparts } from '../links.ts';
import type { LinkRule } from '../rule.ts';

export const otherFamily: LinkRule = {
  code: 'links/other-family',
  severity: 'error',
  docs: '`127.0.0.1` and `[::1]` are two addresses: who listens on one does not take connections to the other, and every request ends in 502 (`111: Connection refused`). Likewise `0.0.0.0` takes no IPv6, and waitress no IPv4 on `[::]` (where the other servers do); `host = *` of waitress takes both. `localhost` is either or both, as the machine says, and nginx tries all that it is.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
listen = [::1]:6543
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_pass http://127.0.0.1:6543;
#                  ^^^^^^^^^^^^^^^^^^^^^ error[links/other-family] this connects over IPv4, but [server:main] in app.ini takes only IPv6, on [::1]:6543
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:gunicorn
bind = 127.0.0.1:6543
timeout = 60
limit_request_line = 8190
#- nginx.conf
server {
    location / {
        include proxy_params;
        proxy_pass http://[::1]:6543;
#                  ^^^^^^^^^^^^^^^^^ error[links/other-family] this connects over IPv6, but [server:main] in app.ini takes only IPv4, on 127.0.0.1:6543
    }
}
`,
    ],
    good: [
      `
#- app.ini
[server:main]
use = egg:waitress
listen = 127.0.0.1:6543 [::1]:6543
#- nginx.conf
server { location / { include proxy_params; proxy_pass http://127.0.0.1:6543; } }
`,
      `
#- app.ini
[server:main]
use = egg:gunicorn
bind = localhost:6543
timeout = 60
limit_request_line = 8190
#- nginx.conf
server { location / { include proxy_params; proxy_pass http://[::1]:6543; } }
`,
    ],
  },
  ...alongWires((ends, report) => {
    const { snapshot, connect, listen, member } = ends;
    const near = member ?? connect;
    const family = familyOf(near.address);
    if (family === undefined) return;
    const takes = (site: typeof listen) => site.open || takesFamily(site.address, family, factsOf(snapshot, site).separateFamilies);
    if (counterparts(snapshot, near).some(takes)) return;
    const [server, where] = [nameOf(snapshot, listen), shown(listen.address!)];
    report({
      span: connect.span,
      message:
        family === 4
          ? t`this connects over IPv4, but ${server} takes only IPv6, on ${where}`
          : t`this connects over IPv6, but ${server} takes only IPv4, on ${where}`,
      related: related(listen, family === 4 ? t`this takes only IPv6` : t`this takes only IPv4`),
      fixes: [
        ...reconnected(ends, family),
        ...(family === 4 ? fixAt(snapshot, listen, t`Listen on 127.0.0.1`, { host: '127.0.0.1' }) : []),
      ],
    });
  }),
};

function familyOf(address: Address | undefined): 4 | 6 | undefined {
  return address?.kind === 'tcp' ? address.family : undefined;
}

/** Whether a listener takes connections of a family, as far as is known. */
function takesFamily(address: Address | undefined, family: 4 | 6, separate: boolean | undefined): boolean {
  const own = familyOf(address);
  if (own === undefined || own === family || address?.kind !== 'tcp') return true;
  return address.host === '*' && own === 6 && !separate;
}

/** The address with the wildcard of its family. */
function shown(address: Address): string {
  if (address.kind !== 'tcp' || address.host !== '*') return showAddress(address);
  return `${address.family === 6 ? '[::]' : '0.0.0.0'}:${address.port}`;
}

/** nginx connects to the loopback of the other family. */
function reconnected({ connect, member }: Ends, family: 4 | 6): readonly Fix[] {
  const { file, parts } = member ?? connect;
  const newText = family === 4 ? '[::1]' : '127.0.0.1';
  return parts.host === undefined
    ? []
    : [{ title: t`Connect to ${newText}`, edits: [{ uri: file.uri, edits: [{ span: parts.host, newText }] }] }];
}
