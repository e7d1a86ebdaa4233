// nginx does not send the parameters without which the server knows nothing of the request.

import { t } from '../../core/translate.ts';
import { alongWires, type Ends, fixAt, nameOf, related } from '../ends.ts';
import type { LinkRule } from '../rule.ts';

/** What a request cannot do without, by protocol. */
const needed: Readonly<Record<string, readonly string[]>> = {
  uwsgi: ['REQUEST_METHOD', 'PATH_INFO'],
  fastcgi: ['REQUEST_METHOD', 'PATH_INFO', 'SCRIPT_NAME'],
  scgi: ['REQUEST_METHOD', 'SCRIPT_NAME'],
};

export const missingParameters: LinkRule = {
  code: 'links/missing-parameters',
  severity: 'warning',
  docs: 'In FastCGI, SCGI and uwsgi a request is nothing but its parameters. Without `include uwsgi_params;` (`fastcgi_params`, `scgi_params`) the app gets no path and no method. For a WSGI server `PATH_INFO` and `SCRIPT_NAME` must be there as well: flup answers 500 to scgi without `scgi_param SCRIPT_NAME "";`, and `fastcgi_params` sets no `PATH_INFO`; in FastCGI flup makes do with `REQUEST_URI`, unless `SCRIPT_NAME` says that all of it is no path.',
  examples: {
    bad: [
      `
#- app.ini
[uwsgi]
socket = /run/app.sock
chmod-socket = 666
buffer-size = 32768
#- nginx.conf
server {
    location / {
        uwsgi_pass unix:/run/app.sock;
#                  ^^^^^^^^^^^^^^^^^^ warning[links/missing-parameters] nothing here sets REQUEST_METHOD and PATH_INFO, which [uwsgi] in app.ini needs
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:Flup#fcgi
host = 127.0.0.1
port = 9000
#- nginx.conf
server {
    location / {
        fastcgi_param REQUEST_METHOD $request_method;
        fastcgi_param SCRIPT_NAME $fastcgi_script_name;
        fastcgi_param REQUEST_URI $request_uri;
        fastcgi_pass 127.0.0.1:9000;
#                    ^^^^^^^^^^^^^^ warning[links/missing-parameters] nothing here sets PATH_INFO, which [server:main] in app.ini needs
    }
}
`,
      `
#- app.ini
[server:main]
use = egg:Flup#scgi
#- nginx.conf
server {
    location / {
        include scgi_params;
        scgi_pass 127.0.0.1:4000;
#                 ^^^^^^^^^^^^^^ warning[links/missing-parameters] nothing here sets SCRIPT_NAME, which [server:main] in app.ini needs
    }
}
`,
    ],
    good: [
      `
#- app.ini
[uwsgi]
socket = /run/app.sock
chmod-socket = 666
buffer-size = 32768
#- nginx.conf
server { location / { include uwsgi_params; uwsgi_pass unix:/run/app.sock; } }
`,
      `
#- app.ini
[server:main]
use = egg:Flup#fcgi
host = 127.0.0.1
port = 9000
#- nginx.conf
server {
    location / {
        fastcgi_param REQUEST_METHOD $request_method;
        fastcgi_param SCRIPT_NAME "";
        fastcgi_param REQUEST_URI $request_uri;
        fastcgi_pass 127.0.0.1:9000;
    }
    location /path {
        fastcgi_param REQUEST_METHOD $request_method;
        fastcgi_param PATH_INFO $uri;
        fastcgi_pass 127.0.0.1:9000;
    }
}
`,
    ],
  },
  ...alongWires((ends, report) => {
    const { snapshot, connect, listen, from } = ends;
    if (from.params === undefined || connect.protocol !== listen.protocol) return;
    const missing = (needed[connect.protocol ?? ''] ?? []).filter(name => !from.params!.has(name) && !isKnownWithout(name, ends));
    if (missing.length === 0) return;
    report({
      span: connect.span,
      message: t`nothing here sets ${missing.join(t` and `)}, which ${nameOf(snapshot, listen)} needs`,
      related: related(listen, t`this server gets the request`),
      fixes: fixAt(snapshot, connect, t`Set the parameters`, { params: missing }),
    });
  }),
};

/** Whether a server knows what a parameter would say without it. */
function isKnownWithout(name: string, { connect, from, to }: Ends): boolean {
  if (connect.protocol !== 'fastcgi' || !to.pathFromUri) return false;
  if (name === 'SCRIPT_NAME') return true;
  return (
    name === 'PATH_INFO' && from.params?.has('REQUEST_URI') === true && /^(?:""|'')?$/.test(from.params.get('SCRIPT_NAME')?.value ?? '')
  );
}
