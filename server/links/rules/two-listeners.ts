// Two servers listen on one address.

import { canMeet, showAddress } from '../../core/endpoint.ts';
import type { Snapshot } from '../../core/language.ts';
import { t } from '../../core/translate.ts';
import { apart } from '../containers.ts';
import { nameOf, related } from '../ends.ts';
import { factsOf } from '../facts.ts';
import type { Site } from '../join.ts';
import { anybodyListens, listenersUnder, sitesOf } from '../links.ts';
import { standsFor } from '../occasions.ts';
import type { LinkRule } from '../rule.ts';

export const twoListeners: LinkRule = {
  code: 'links/two-listeners',
  severity: 'warning',
  docs: 'Two servers listen on the same address. On a TCP port the second does not start (`Address already in use`); a UNIX socket it takes from the first without a word, and requests reach the wrong app. Files that stand for each other, such as `development.ini` and `production.ini`, are not compared, nor `[uwsgi]` with a `[server:]` of its file, which uWSGI leaves alone, nor servers of one file on one port that differ in their host or program: of those a person chooses with `--server-name`.',
  examples: {
    bad: [
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
[server:admin]
use = egg:waitress
host = 127.0.0.1
port = 6543
#      ^^^^ warning[links/two-listeners] [server:main] in app.ini listens on 127.0.0.1:6543 too
`,
      `
#- app.ini
[server:main]
use = egg:waitress
port = 8080
#      ^^^^ warning[links/two-listeners] server in nginx.conf listens on *:8080 too
#- nginx.conf
server { listen 8080; location / { proxy_set_header Host $host; proxy_pass http://127.0.0.1:8080; } }
`,
    ],
    good: [
      `
#- development.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
#- production.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
`,
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
[server:outside]
use = egg:waitress
host = 0.0.0.0
port = 6543
[server:workers]
use = egg:gunicorn
host = 127.0.0.1
port = 6543
`,
      `
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
[uwsgi]
http-socket = 127.0.0.1:6543
paste = config:%p
`,
      `
#- compose.yaml
services:
  app: { build: ./app }
  api: { build: ./api }
#- app/app.ini
[server:main]
use = egg:waitress
port = 6543
#- api/app.ini
[server:main]
use = egg:waitress
port = 6543
`,
    ],
  },
  check(snapshot, file, report) {
    if (!anybodyListens(snapshot)) return;
    for (const site of sitesOf(snapshot, file)) {
      if (site.role !== 'listen' || site.open || site.address === undefined) continue;
      const alone = standsFor(site.file);
      const other = listenersUnder(snapshot, site.address).find(
        listener =>
          (listener.open ||
            (listener.file === site.file
              ? isAbove(listener, site) && !isVariant(snapshot, listener, site)
              : !alone && comesFirst(listener, site))) &&
          canMeet(site.address!, listener.address!) &&
          apart(snapshot, site.file, listener.file) === undefined,
      );
      if (other === undefined) continue;
      report({
        span: site.span,
        severity: isCertain(site, other) ? 'warning' : 'information',
        message: t`${nameOf(snapshot, other)} listens on ${showAddress(other.address!)} too`,
        related: related(other, t`this listens on the same address`),
      });
    }
  },
};

/** Files may stand for different machines, or for different occasions on one. */
function isCertain(site: Site, other: Site): boolean {
  if (other.file === site.file) return true;
  return (other.open || site.address?.kind === 'unix') && !standsFor(site.file);
}

/** One of the two is to blame: the later one. uWSGI, which listens as its own section says, starts no server of another. */
function isAbove(other: Site, site: Site): boolean {
  if ((other.owner === uwsgi) !== (site.owner === uwsgi)) return false;
  return other.span.start < site.span.start && other.ownerSpan.start !== site.ownerSpan.start;
}

const uwsgi = '[uwsgi]';

/** Whether two servers of one file are two ways to run its app, of which a person names one at its start: with more hosts, or another program. */
function isVariant(snapshot: Snapshot, other: Site, site: Site): boolean {
  if (other.address?.kind !== 'tcp' || site.address?.kind !== 'tcp') return false;
  return other.address.host !== site.address.host || factsOf(snapshot, other).software !== factsOf(snapshot, site).software;
}

function comesFirst(other: Site, site: Site): boolean {
  return other.file.uri < site.file.uri && !standsFor(other.file);
}
