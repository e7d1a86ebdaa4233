// nginx and the server are in different containers, and one of them means only its own by 127.0.0.1.

import { isLocal, showAddress } from '../../core/endpoint.ts';
import type { Fix } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { apart, containerOf, isStarted, serviceOf } from '../containers.ts';
import { alongWires, type Ends, fixAt, nameOf, related } from '../ends.ts';
import { counterparts } from '../links.ts';
import type { LinkRule } from '../rule.ts';

export const otherContainer: LinkRule = {
  code: 'links/other-container',
  severity: 'warning',
  docs: '`127.0.0.1` is another one in each container. A server that listens on it is reached by nobody outside of its container, and an nginx that connects to it finds only what runs beside it in its own: every request ends in 502 (`111: Connection refused`). Let the server listen on every address (`host = 0.0.0.0`; nothing but the containers of its network gets there, unless its port is published), and nginx connect to the name of the service. Which file is in which container is taken from the compose files: what they build, what they mount, and which `.ini` file the command names; where the command tells nothing, the message is for information.',
  examples: {
    bad: [
      `
#- compose.yaml
services:
  nginx:
    image: nginx
    volumes: [ "./nginx.conf:/etc/nginx/nginx.conf:ro" ]
  app:
    build: ./app
    command: pserve production.ini
#- app/production.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
#- nginx.conf
server {
    location / {
        proxy_set_header Host $host;
        proxy_pass http://app:6543;
#                  ^^^^^^^^^^^^^^^ warning[links/other-container] [server:main] in app/production.ini listens on 127.0.0.1:6543 of the container app, where nginx cannot reach it
    }
}
`,
      `
#- compose.yaml
services:
  nginx:
    build: ./nginx
  app:
    build: ./app
#- app/production.ini
[server:main]
use = egg:waitress
listen = *:6543
#- nginx/nginx.conf
server {
    location / {
        proxy_set_header Host $host;
        proxy_pass http://127.0.0.1:6543;
#                  ^^^^^^^^^^^^^^^^^^^^^ warning[links/other-container] 127.0.0.1 is the container of nginx itself, and [server:main] in app/production.ini is in another, app
    }
}
`,
    ],
    good: [
      `
#- compose.yaml
services:
  nginx:
    image: nginx
    volumes: [ "./nginx.conf:/etc/nginx/nginx.conf:ro" ]
  app:
    build: ./app
#- app/production.ini
[server:main]
use = egg:waitress
host = 0.0.0.0
port = 6543
#- nginx.conf
server { location / { proxy_set_header Host $host; proxy_pass http://app:6543; } }
`,
      `
#- compose.yaml
services:
  nginx:
    build: ./nginx
    network_mode: service:app
  app:
    build: ./app
#- app/production.ini
[server:main]
use = egg:waitress
listen = 127.0.0.1:6543
#- nginx/nginx.conf
server { location / { proxy_set_header Host $host; proxy_pass http://127.0.0.1:6543; } }
`,
    ],
  },
  ...alongWires((ends, report) => {
    const { snapshot, connect, listen, member } = ends;
    const near = member ?? connect;
    if (near.address?.kind !== 'tcp' || listen.address?.kind !== 'tcp') return;
    const server = nameOf(snapshot, listen);
    if (!isLocal(near.address.host)) {
      const service = serviceOf(snapshot, near, listen);
      if (service === undefined || !isLoopback(listen.address.host)) return;
      report({
        span: connect.span,
        severity: isStarted(service, listen.file) ? 'warning' : 'information',
        message: t`${server} listens on ${showAddress(listen.address)} of the container ${service.name}, where nginx cannot reach it`,
        related: related(listen, t`only what is in the same container connects here`),
        fixes: fixAt(snapshot, listen, t`Listen on every address`, { host: everyAddress }),
      });
      return;
    }
    const found = apart(snapshot, near.file, listen.file);
    if (found === undefined || !counterparts(snapshot, near).every(({ file }) => apart(snapshot, near.file, file))) return;
    report({
      span: connect.span,
      message: t`127.0.0.1 is the container of nginx itself, and ${server} is in another, ${found.name}`,
      related: related(listen, t`this is in the container ${found.name}`),
      fixes: reconnected(ends),
    });
  }),
};

const everyAddress = '0.0.0.0';

function isLoopback(host: string): boolean {
  return host !== '*' && isLocal(host);
}

/** nginx connects to the container by its name, and the server takes it; nothing where more than one may be meant. */
function reconnected({ snapshot, connect, listen, member }: Ends): readonly Fix[] {
  const { file, parts } = member ?? connect;
  const service = containerOf(snapshot, listen.file);
  if (service === undefined || parts.host === undefined) return [];
  const edits = [{ uri: file.uri, edits: [{ span: parts.host, newText: service.name }] }];
  if (listen.address?.kind !== 'tcp' || !isLoopback(listen.address.host)) return [{ title: t`Connect to ${service.name}`, edits }];
  const opened = fixAt(snapshot, listen, '', { host: everyAddress })[0];
  return opened === undefined
    ? []
    : [{ title: t`Connect to ${service.name}, which listens on every address`, edits: [...edits, ...opened.edits] }];
}
