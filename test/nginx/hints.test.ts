// Inlay hints: units of bare numbers, contexts of fragments, what a pass inherits.

import { test } from 'node:test';
import { checkHints } from '../harness/check.ts';

test('the unit of a number without one', () =>
  checkHints(
    'http { keepalive_timeout 65 60; client_max_body_size 1048576; proxy_read_timeout 60s; worker_x 5; proxy_cache_path /c keys_zone=a:1m inactive=60; server { listen 80; } }',
    'http { keepalive_timeout 65«s» 60«s»; client_max_body_size 1048576« bytes = 1 MiB»; proxy_read_timeout 60s; worker_x 5; proxy_cache_path /c keys_zone=a:1m inactive=60«s»; server { listen 80; } }',
  ));

test('the context of a fragment', () =>
  checkHints(
    '#- snippets/a\nlisten 80;\n#- nginx.conf\nhttp { server { include snippets/a; } }',
    'listen 80;«in server, from nginx.conf»\n',
  ));

const withInherited = { settings: { 'hints.inherited': true } };

test('what a pass inherits, and from where', () =>
  checkHints(
    'http {\n  client_max_body_size 1g;\n  server {\n    location / {\n      uwsgi_read_timeout 5s;\n      uwsgi_pass unix:/a;\n    }\n  }\n}\n',
    'http {\n  client_max_body_size 1g;\n  server {\n    location / {\n      uwsgi_read_timeout 5s;\n      uwsgi_pass unix:/a;«client_max_body_size 1g, http»«uwsgi_connect_timeout 60s, default»«uwsgi_send_timeout 60s, default»\n    }\n  }\n}\n',
    withInherited,
  ));

test('what a pass inherits from another file; nothing where that is not known', () => {
  checkHints(
    '#- a.conf\nserver { location / { proxy_pass http://127.0.0.1:1; proxy_connect_timeout 1s; proxy_send_timeout 1s; } }\n#- nginx.conf\nhttp { proxy_buffering off; client_max_body_size 0; proxy_read_timeout 2m; include a.conf; }',
    'server { location / { proxy_pass http://127.0.0.1:1;«client_max_body_size 0, http in nginx.conf»«proxy_read_timeout 2m, http in nginx.conf»«proxy_buffering off, http in nginx.conf» proxy_connect_timeout 1s; proxy_send_timeout 1s; } }«in http, from nginx.conf»\n',
    withInherited,
  );
  checkHints('location / { proxy_pass http://127.0.0.1:1; }', 'location / { proxy_pass http://127.0.0.1:1; }', withInherited);
  const fragment = 'http { include /etc/b.conf; server { location / { proxy_pass http://127.0.0.1:1; } } }';
  checkHints(fragment, fragment, withInherited);
});

test('inherited values are quiet unless asked for', () =>
  checkHints(
    'http { server { location / { proxy_pass http://127.0.0.1:1; } } }',
    'http { server { location / { proxy_pass http://127.0.0.1:1; } } }',
  ));

test('each kind has its switch', () =>
  checkHints('http { keepalive_timeout 65; }', 'http { keepalive_timeout 65; }', { settings: { 'hints.units': false } }));

test('the other end of a socket', () =>
  checkHints(
    '#- nginx.conf\nhttp { server { location / { proxy_pass http://unix:/run/a; } } }\n#- app.ini\n[server:main]\nuse = egg:waitress\nunix_socket = /run/a\n',
    'http { server { location / { proxy_pass http://unix:/run/a«→ [server:main] in app.ini»; } } }\n',
    { settings: { 'hints.links': true } },
  ));
