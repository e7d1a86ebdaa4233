// Clients speak HTTPS with nginx, and the app is told http.

import type { Fix } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { alongWires, type Ends, fixAt, nameOf, related } from '../ends.ts';
import { mayTrust, peerToTrust } from '../peers.ts';
import type { LinkRule } from '../rule.ts';

export const lostScheme: LinkRule = {
  code: 'links/lost-scheme',
  severity: 'warning',
  docs: 'nginx ends TLS here, but the server believes no `X-Forwarded-Proto`, or nginx sends none: the app sees `http`, makes `http://` URLs and redirects, and refuses to set secure cookies. With waitress: `trusted_proxy` (`localhost` for a UNIX socket, else the address of nginx) and `trusted_proxy_headers` with `x-forwarded-proto`, or `url_scheme = https` where all clients come through TLS. waitress 3 removes headers that it does not trust, so that a `PasteDeploy#prefix` filter behind it does not see them either.',
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
    listen 443 ssl;
    location / {
        include proxy_params;
        proxy_pass http://unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/lost-scheme] clients speak https, but waitress in [server:main] in app.ini tells the app http: it trusts no proxy
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
trusted_proxy = localhost
trusted_proxy_headers = x-forwarded-proto
#- nginx.conf
server {
    listen 443 ssl;
    location / {
        proxy_set_header Host $host;
        proxy_pass http://unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[links/lost-scheme] clients speak https, but waitress in [server:main] in app.ini tells the app http: nothing here sets X-Forwarded-Proto
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:gunicorn
bind = 127.0.0.1:8000
forwarded_allow_ips = 10.0.0.1
timeout = 60
limit_request_line = 8190
#- nginx.conf
server {
    listen 443 ssl;
    location / {
        include proxy_params;
        proxy_pass http://127.0.0.1:8000;
#                  ^^^^^^^^^^^^^^^^^^^^^ warning[links/lost-scheme] clients speak https, but gunicorn in [server:main] in app.ini tells the app http: it trusts 10.0.0.1 only
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:gunicorn
bind = 10.0.0.5:8000
timeout = 60
limit_request_line = 8190
#- nginx.conf
server {
    listen 443 ssl;
    location / {
        include proxy_params;
        proxy_pass http://10.0.0.5:8000;
#                  ^^^^^^^^^^^^^^^^^^^^ information[links/lost-scheme] clients speak https, but gunicorn in [server:main] in app.ini tells the app http: it trusts 127.0.0.1, ::1 only
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
trusted_proxy = localhost
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
#- nginx.conf
server { listen 443 ssl; location / { include proxy_params; proxy_pass http://unix:/run/app.sock; } }
`,
      `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
url_scheme = https
#- nginx.conf
server { listen 443 ssl; location / { include proxy_params; proxy_pass http://unix:/run/app.sock; } }
`,
    ],
  },
  ...alongWires((ends, report) => {
    const { snapshot, connect, listen, from, to } = ends;
    if (from.scheme?.value !== 'https' || to.scheme?.value !== 'http' || to.trustedProxy === undefined || from.headers === undefined)
      return;
    const sends = from.headers.has('x-forwarded-proto') || from.headers.has('forwarded');
    // Where a server can be told which headers to believe, another rule tells of a peer that is not trusted.
    const trusted = to.trustedProxy.value;
    const trusts = trusted !== '' && (to.trustedHeaders !== undefined || mayTrust(ends, trusted));
    const believes =
      to.trustedHeaders === undefined || to.trustedHeaders.value.some(name => name === 'x-forwarded-proto' || name === 'forwarded');
    if (sends && trusts && believes) return;
    const why = !trusts
      ? trusted === ''
        ? t`it trusts no proxy`
        : t`it trusts ${trusted.split(',').join(', ')} only`
      : !believes
        ? t`it does not believe X-Forwarded-Proto`
        : t`nothing here sets X-Forwarded-Proto`;
    report({
      span: connect.span,
      // The environment of the server may say another than the default.
      severity: !trusts && trusted !== '' && to.trustedProxy.span === undefined ? 'information' : 'warning',
      message: t`clients speak https, but ${to.software} in ${nameOf(snapshot, listen)} tells the app http: ${why}`,
      related: related(listen, why, trusts ? to.trustedHeaders : undefined),
      fixes:
        trusts && believes
          ? fixAt(snapshot, connect, t`Send X-Forwarded-Proto`, { headers: { 'X-Forwarded-Proto': '$scheme' } })
          : fixesThere(ends, sends),
    });
  }),
};

/** At the server: to believe the header where it is sent, or to tell https whatever happens. */
function fixesThere(ends: Ends, sends: boolean): readonly Fix[] {
  const { snapshot, listen, to } = ends;
  const trustedHeaders = to.trustedHeaders && [...new Set([...to.trustedHeaders.value, 'x-forwarded-proto'])];
  const wanted = { trustedProxy: peerToTrust(ends), ...(trustedHeaders && { trustedHeaders }) };
  const trust = sends ? fixAt(snapshot, listen, t`Trust the X-Forwarded-Proto of nginx`, wanted) : [];
  return [...trust, ...fixAt(snapshot, listen, t`Tell the app https for everything`, { scheme: 'https' })];
}
