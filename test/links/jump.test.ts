// From one end of a socket to the other: definition, references, highlights, lens, hover and rename over both languages.

import { test } from 'node:test';
import { checkHighlights, checkHover, checkJump, checkLens, checkLinks, checkReferences, checkRename } from '../harness/check.ts';

test('a connection leads to its listener, and back', () => {
  checkJump(`
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
#             ^^^^^^^^^^^^^ target
#- nginx.conf
server { location / { proxy_pass http://unix:/run/a<|>pp.sock:/uri; } }
`);
  checkJump(`
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0<|>.1
port = 6501
#- nginx.conf
server { location / { proxy_pass http://localhost:6501; } }
#                                ^^^^^^^^^^^^^^^^^^^^^ target
upstream app { server 127.0.0.1:6501; }
#                     ^^^^^^^^^^^^^^ target
`);
});

test("the article's two pairs", () => {
  for (const [ini, conf] of [
    ['host = /tmp/SITENAME-python.sock', 'http://unix:/tmp/SITENAME-python.sock'],
    ['port = 6501\nhost = 127.0.0.1', '127.0.0.1:6501'],
  ] as const) {
    const mark = `#${' '.repeat(14)}${'^'.repeat(conf.length)} target`;
    checkJump(`
#- SITENAME.ini
[server:main]
${ini.slice(0, -2)}<|>${ini.slice(-2)}
use = egg:PasteScript#cherrypy
#- SITENAME.conf
server {
 location / {
   proxy_pass  ${conf};
${mark}
 }
}
`);
  }
});

test('uwsgi, and a path whose beginning is not known', () => {
  checkJump(`
#- app.ini
[uwsgi]
socket = %(here)s/run/<|>app.sock
#- nginx.conf
server { location / { uwsgi_pass unix:/srv/app/run/app.sock; } }
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^ target
server { location / { uwsgi_pass unix:/srv/app/run2/app.sock; } }
`);
});

test('references name every end, and who connects through an upstream', () => {
  checkReferences(`
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app<|>.sock
#             ^^^^^^^^^^^^^ reference
#- nginx.conf
upstream app { server unix:/run/app.sock; }
#                     ^^^^^^^^^^^^^^^^^^ reference
server { location / { proxy_pass http://app; } }
#                                ^^^^^^^^^^ reference
`);
  checkHighlights(`
server { location /a { proxy_pass http://127.0.0.1:65<|>01; } location /b { proxy_pass http://127.0.0.1:6501; } }
#                                 ^^^^^^^^^^^^^^^^^^^^^ read
#                                                                                   ^^^^^^^^^^^^^^^^^^^^^ read
`);
});

test('a lens over each end says where the other is, or that there is none', () => {
  checkLens(`
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
#             ^^^^^^^^^^^^^ ← upstream app in conf.d/site.conf connects here
[server:old]
use = egg:waitress
port = 6501
#      ^^^^ nothing here connects to *:6501
#- conf.d/site.conf
upstream app { server unix:/run/app.sock; }
#                     ^^^^^^^^^^^^^^^^^^ → [server:main] in app.ini
server {
  listen 80;
  location / { proxy_pass http://app; }
#                         ^^^^^^^^^^ → [server:main] in app.ini
  location /x { proxy_pass http://127.0.0.1:9; }
#                          ^^^^^^^^^^^^^^^^^^ no file here listens on 127.0.0.1:9
}
`);
  checkLens('server { location / { proxy_pass http://127.0.0.1:9; } }', { settings: { 'lens.enabled': false } });
});

test('a socket with one other end is a link to its line', () => {
  checkLinks(`
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
#             ^^^^^^^^^^^^^ file:///w/nginx.conf#L3,27
#- nginx.conf
server {
  listen 80;
  location / { proxy_pass http://unix:/run/app.sock; }
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^ file:///w/app.ini#L3,15
}
`);
});

test('a socket that nobody listens on says so in its hover', () => {
  checkHover('server { location / { proxy_pass http://127.0.0.1:<|>9; } }', 'No file in this workspace listens on `127.0.0.1:9`.');
});

test('renaming a path changes every file in its own spelling', () => {
  const files = (ini: string, path: string) => `
#- app.ini
[uwsgi]
socket = ${ini}
#- other.ini
[server:main]
use = egg:gunicorn
bind = unix:${path}
#- nginx.conf
upstream app { server unix:${path.replace('<|>', '')} fail_timeout=0; }
server { location / { proxy_pass http://unix:${path.replace('<|>', '')}:/uri; } }
`;
  checkRename(
    files('%(here)s/run/app.sock', '/srv/run/ap<|>p.sock'),
    '/srv/run/new.sock',
    files('%(here)s/run/new.sock', '/srv/run/new.sock'),
  );
  checkRename(files('%(here)s/run/ap<|>p.sock', '/srv/run/app.sock'), '%(here)s/new.sock', files('%(here)s/new.sock', '/srv/new.sock'));
  checkRename(files('%(here)s/run/app.sock', '/srv/run/ap<|>p.sock'), '/run/new.sock', files('/run/new.sock', '/run/new.sock'));
});

test('renaming a port', () => {
  const files = (port: string) => `
#- app.ini
[server:main]
use = egg:waitress
listen = 127.0.0.1:${port}
#- nginx.conf
server { location / { proxy_pass http://localhost:${port.replace('<|>', '')}/uri; } }
`;
  checkRename(files('65<|>01'), '7000', files('7000'));
  checkRename(files('65<|>01'), '70000', { problem: '70000 is no port: 1 to 65535' });
  const defaults = (ini: string, conf: string) => `
#- app.ini
[server:main]
use = egg:waitress
host = localhost
port = ${ini}
#- nginx.conf
server { location / { proxy_pass http://localhost${conf}; } }
`;
  checkRename(defaults('8<|>0', ''), '8000', defaults('8000', ':8000'));
});

test('a path that another option holds is renamed there', () => {
  const files = (path: string, conf: string) => `
#- app.ini
[DEFAULT]
sock = ${path}
[server:main]
use = egg:waitress
unix_socket = %(sock)s
#- nginx.conf
server { location / { proxy_pass http://unix:${conf}; } }
`;
  checkRename(files('/run/app.sock', '/run/a<|>pp.sock'), '/run/new.sock', files('/run/new.sock', '/run/new.sock'));
  checkRename(files('/run/ap<|>p.sock', '/run/app.sock'), '/run/new.sock', files('/run/new.sock', '/run/new.sock'));
});

test('a path put together from other options, or a default port, is not renamed', () => {
  checkRename(
    `
#- app.ini
[DEFAULT]
name = app
[server:main]
use = egg:waitress
unix_socket = /run/%(name)s.sock
#- nginx.conf
server { location / { proxy_pass http://unix:/run/a<|>pp.sock; } }
`,
    '/run/new.sock',
    { problem: 'the path of [server:main] in app.ini is put together from other options' },
  );
});
