// nginx connects to an address that differs a little from one that a server listens on.

import { showAddress } from '../../core/endpoint.ts';
import { t } from '../../core/translate.ts';
import { nameOf, related } from '../ends.ts';
import { anybodyListens, sitesOf } from '../links.ts';
import { agreed, meantListener, sameThroughLink } from '../near.ts';
import type { LinkRule } from '../rule.ts';

export const nearMiss: LinkRule = {
  code: 'links/near-miss',
  severity: 'error',
  docs: 'Nobody listens on this address, but a server that nobody connects to listens on one that is almost the same: one character differs, `.sock` is `.socket`, the port is one off or has two digits in the other order, or `:` or a URI was glued to the path (`http://unix:/run/app.sock/uri` takes all of it for the path; the URI goes behind a colon). Every request ends in 502. Make both the same; the quick fixes change either end. `/var/run` and `/run` are one folder on most systems, but only there.',
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
        proxy_set_header Host $host;
        proxy_pass http://unix:/run/app.socket;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[links/near-miss] nobody listens on unix:/run/app.socket; did you mean unix:/run/app.sock of [server:main] in app.ini?
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
#- nginx.conf
upstream app {
    server 127.0.0.1:6544;
#          ^^^^^^^^^^^^^^ warning[links/near-miss] nobody listens on 127.0.0.1:6544; did you mean 127.0.0.1:6543 of [server:main] in app.ini?
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
#- nginx.conf
upstream app { server 127.0.0.1:6543; server 127.0.0.1:6544 backup; }
`,
    ],
  },
  check(snapshot, file, report) {
    if (!anybodyListens(snapshot)) return;
    for (const site of sitesOf(snapshot, file)) {
      const meant = meantListener(snapshot, site);
      if (meant === undefined) continue;
      const linked = sameThroughLink(site.address!, meant.address!);
      report({
        span: site.span,
        severity: linked ? 'information' : meant.address?.kind === 'tcp' ? 'warning' : 'error',
        message: linked
          ? t`${nameOf(snapshot, meant)} writes ${showAddress(meant.address!)} for this: the same only where /var/run is a link to /run`
          : t`nobody listens on ${showAddress(site.address!)}; did you mean ${showAddress(meant.address!)} of ${nameOf(snapshot, meant)}?`,
        related: related(meant, t`this is listened on`),
        fixes: agreed(site, meant),
      });
    }
  },
};
