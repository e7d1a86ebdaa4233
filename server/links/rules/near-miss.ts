// nginx connects to an address that differs a little from one that a server listens on.

import { distance } from 'fastest-levenshtein';
import { type Address, sameAddress, showAddress } from '../../core/endpoint.ts';
import type { Snapshot } from '../../core/language.ts';
import { memo } from '../../core/memo.ts';
import type { Fix } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { nameOf, related } from '../ends.ts';
import type { Site } from '../join.ts';
import { anybodyListens, counterparts, listenersNear, membersOf, sitesOf } from '../links.ts';
import type { LinkRule } from '../rule.ts';

export const nearMiss: LinkRule = {
  code: 'links/near-miss',
  severity: 'error',
  docs: 'Nobody listens on this address, but a server that nobody connects to listens on one that is almost the same: one character differs, `.sock` is `.socket`, the port is one off, or `:` or a URI was glued to the path (`http://unix:/run/app.sock/uri` takes all of it for the path; the URI goes behind a colon). Every request ends in 502. Make both the same; the quick fixes change either end. `/var/run` and `/run` are one folder on most systems, but only there.',
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
        fixes: [...respelled(site, meant), ...respelled(meant, site)],
      });
    }
  },
};

/** The listener that `site`, to which nobody listens, must mean; undefined when there is none, or none alone. */
export function meantListener(snapshot: Snapshot, site: Site): Site | undefined {
  const known = meantKnown(snapshot);
  if (!known.has(site)) known.set(site, findMeant(snapshot, site));
  return known.get(site);
}

const meantKnown = memo((_: Snapshot) => new Map<Site, Site | undefined>());

function findMeant(snapshot: Snapshot, site: Site): Site | undefined {
  const { address } = site;
  if (
    site.role !== 'connect' ||
    site.down ||
    address === undefined ||
    membersOf(snapshot, site).length > 0 ||
    counterparts(snapshot, site).length > 0
  )
    return undefined;
  const near = listenersNear(snapshot, address).filter(
    other =>
      !other.open && isNear(address, other.address!) && (isCertain(address, other.address!) || counterparts(snapshot, other).length === 0),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** Spelling differences that nobody writes on purpose, even where the other address has a counterpart already. */
function isCertain(a: Address, b: Address): boolean {
  return (
    a.kind === 'unix' && b.kind === 'unix' && (stem(a.path) === stem(b.path) || a.path === `${b.path}:` || a.path.startsWith(`${b.path}/`))
  );
}

function isNear(a: Address, b: Address): boolean {
  if (a.kind === 'tcp' && b.kind === 'tcp') return Math.abs(a.port - b.port) === 1 && sameAddress({ ...a, port: b.port }, b);
  if (a.kind !== 'unix' || b.kind !== 'unix') return false;
  if (a.tail || b.tail) return false;
  return isCertain(a, b) || distance(a.path, b.path) === 1;
}

/** The path without what people write in two ways: the link /var/run, the end of the name. */
function stem(path: string): string {
  return path.replace(/^\/var\/run\//, '/run/').replace(/\.(?:sock|socket)$/, '');
}

function sameThroughLink(a: Address, b: Address): boolean {
  if (a.kind !== 'unix' || b.kind !== 'unix') return false;
  return a.path.replace(/^\/var\/run\//, '/run/') === b.path.replace(/^\/var\/run\//, '/run/');
}

/** The fix that gives `site` the address of `other`, where its text can be replaced as a whole. */
function respelled(site: Site, other: Site): readonly Fix[] {
  const to = other.address!;
  const edit = (span: Span | undefined, newText: string): readonly Fix[] =>
    span === undefined
      ? []
      : [
          {
            title: t`Change ${showAddress(site.address!)} to ${showAddress(to)}`,
            edits: [{ uri: site.file.uri, edits: [{ span, newText }] }],
          },
        ];
  if (to.kind === 'tcp') return edit(site.parts.port, site.parts.port?.start === site.parts.port?.end ? `:${to.port}` : String(to.port));
  return /[\s%;{}$"']/.test(to.path) ? [] : edit(site.parts.path, to.path);
}
