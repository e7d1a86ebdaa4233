// A server listens where nothing in the workspace connects to.

import { showAddress } from '../../core/endpoint.ts';
import type { Snapshot } from '../../core/language.ts';
import { memo } from '../../core/memo.ts';
import { t } from '../../core/translate.ts';
import { freeListeners } from '../free.ts';
import { allSites, anybodyListens, counterparts, sitesOf } from '../links.ts';
import type { LinkRule } from '../rule.ts';

export const nobodyConnects: LinkRule = {
  code: 'links/nobody-connects',
  severity: 'hint',
  docs: 'Nothing in this workspace connects to where this server listens, though nginx files are there. That is fine for a server that is used directly, as in development; otherwise the address is wrong, or a location is missing. Nothing is said of files for development beside others, nor where nginx connects to a host or a variable that may be this server. **Generate nginx Configuration from This Paste File** writes one.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
#      ^^^^ hint[links/nobody-connects] nothing in this workspace connects to 127.0.0.1:6543
#- nginx.conf
server { location / { proxy_pass http://backend.example:8080; } }
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
server { listen 80; root /srv/www; }
`,
    ],
  },
  check(snapshot, file, report) {
    if (!snapshot.complete || !anybodyListens(snapshot) || !anybodyConnects(snapshot)) return;
    for (const site of sitesOf(snapshot, file)) {
      if (!freeListeners(snapshot).has(site) || counterparts(snapshot, site).length > 0) continue;
      report({ span: site.span, message: t`nothing in this workspace connects to ${showAddress(site.address!)}` });
    }
  },
};

const anybodyConnects = memo((snapshot: Snapshot): boolean => {
  for (const site of allSites(snapshot)) if (site.role === 'connect') return true;
  return false;
});
