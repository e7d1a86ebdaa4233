// nginx connects to an address on which no server of the workspace listens.

import { isLocal, lastSegment, showAddress } from '../../core/endpoint.ts';
import type { Snapshot } from '../../core/language.ts';
import { t } from '../../core/translate.ts';
import { freeListeners } from '../free.ts';
import type { Site } from '../join.ts';
import { anybodyListens, counterparts, membersOf, sitesOf, usersOf } from '../links.ts';
import { agreed, meantListener } from '../near.ts';
import type { LinkRule } from '../rule.ts';

export const nobodyListens: LinkRule = {
  code: 'links/nobody-listens',
  severity: 'warning',
  docs: 'nginx passes requests to an address on which no server of the workspace listens, while a server that speaks the same protocol has nobody who connects to it. One of the two addresses is probably wrong: requests end in 502. Only reported where such a server is, since what is behind an address may well live elsewhere.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app/app.sock
unix_socket_perms = 666
#- nginx.conf
server {
    location / {
        proxy_set_header Host $host;
        proxy_pass http://unix:/run/web.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/nobody-listens] no file in this workspace listens on unix:/run/web.sock
    }
}
`,
      `
#- a.ini
[server:main]
use = egg:waitress
unix_socket = /srv/one/a.sock
unix_socket_perms = 666
#- b.ini
[server:main]
use = egg:waitress
unix_socket = /srv/one/b.sock
unix_socket_perms = 666
#- nginx.conf
upstream app {
    server unix:/srv/two/a.sock;
#          ^^^^^^^^^^^^^^^^^^^^ warning[links/nobody-listens] no file in this workspace listens on unix:/srv/two/a.sock
    server unix:/srv/two/b.sock;
#          ^^^^^^^^^^^^^^^^^^^^ warning[links/nobody-listens] no file in this workspace listens on unix:/srv/two/b.sock
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
server {
    location / { proxy_set_header Host $host; proxy_pass http://unix:/run/app/app.sock; }
    location ~ \\.php$ { fastcgi_pass unix:/run/php-fpm.sock; }
    location /other { proxy_pass http://127.0.0.1:3000; }
}
`,
    ],
  },
  check(snapshot, file, report) {
    if (!snapshot.complete || !anybodyListens(snapshot) || freeListeners(snapshot).size === 0) return;
    for (const site of sitesOf(snapshot, file)) {
      if (!isDangling(snapshot, site) || meantListener(snapshot, site) !== undefined) continue;
      const found = [...freeListeners(snapshot)].filter(other => speaksLike(snapshot, site, other));
      const named = found.filter(other => hasName(site, other));
      const [free, ...others] = named.length > 0 ? named : found;
      if (free === undefined) continue;
      report({
        span: site.span,
        severity: site.address!.kind === 'unix' ? 'warning' : 'information',
        message: t`no file in this workspace listens on ${showAddress(site.address!)}`,
        related: [{ uri: free.file.uri, span: free.span, message: t`nothing connects to ${showAddress(free.address!)}` }],
        fixes: others.length === 0 ? agreed(site, free) : [],
      });
    }
  },
};

/** Whether `site` connects to a place on this machine that nobody listens on; a path that is none is another matter. */
function isDangling(snapshot: Snapshot, site: Site): boolean {
  const { address, role } = site;
  if (role !== 'connect' || site.down || address === undefined || membersOf(snapshot, site).length > 0) return false;
  if (address.kind === 'unix' && hasMate(snapshot, site)) return false;
  if (address.kind === 'tcp' ? !isLocal(address.host) : !address.tail && !address.path.startsWith('/')) return false;
  return counterparts(snapshot, site).length === 0;
}

/** Whether somebody listens for another member of the group: `links/mixed-upstream` tells of this one then. */
function hasMate(snapshot: Snapshot, { group, file, ownerSpan }: Site): boolean {
  if (group === undefined) return false;
  return sitesOf(snapshot, file).some(
    other =>
      other.group === group &&
      other.ownerSpan.start === ownerSpan.start &&
      !other.down &&
      counterparts(snapshot, other).some(({ open }) => !open),
  );
}

/** Whether the two sockets have one name, in whatever folders. */
function hasName({ address: a }: Site, { address: b }: Site): boolean {
  return a?.kind === 'unix' && b?.kind === 'unix' && lastSegment(a.path) === lastSegment(b.path);
}

function speaksLike(snapshot: Snapshot, site: Site, other: Site): boolean {
  const spoken = site.group === undefined ? [site.protocol] : usersOf(snapshot, site).map(user => user.protocol);
  return site.address?.kind === other.address?.kind && (spoken.length === 0 || spoken.includes(other.protocol));
}
