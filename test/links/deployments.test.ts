// Workspaces as deployments have them. Of the healthy ones nothing is said, though each does something that is a fault elsewhere; those with
// a fault have one finding, at the place where it is cured.

import { test } from 'node:test';
import { checkDiagnostics, checkFix, checkRename } from '../harness/check.ts';

const app = '[app:main]\nuse = egg:app';
const waitress = (options: string) => `${app}\n[server:main]\nuse = egg:waitress\n${options}`;
const gunicorn = (options: string) => `${app}\n[server:main]\nuse = egg:gunicorn\nlimit_request_line = 8190\n${options}`;
const onPort = (options = '') => waitress(`host = 127.0.0.1\nport = 6543\n${options}`);
const onSocket = (options = '') => waitress(`unix_socket = /run/app/app.sock\nunix_socket_perms = 666\n${options}`);
const uwsgi = (options: string) => `${app}\n[uwsgi]\nvacuum = true\nbuffer-size = 32768\n${options}`;
const trusting = 'trusted_proxy = 127.0.0.1\ntrusted_proxy_headers = x-forwarded-for x-forwarded-proto';
const http = (body: string, before = '') => `${before}events {}\nhttp {\n${body}\n}`;
const server = (body: string) => `server {\n    listen 80;\n    include proxy_params;\n${body}\n}`;
const toPort = 'location / { proxy_pass http://127.0.0.1:6543; }';

/** A workspace by its files. */
type Files = Readonly<Record<string, string>>;

const healthy: Readonly<Record<string, Files>> = {
  'a file for development on the port of the one that is served': {
    'site.conf': server(`listen 443 ssl;\nssl_certificate a.pem;\nssl_certificate_key a.key;\nclient_max_body_size 20m;\n${toPort}`),
    'development.ini': waitress('host = 0.0.0.0\nport = 6543\nmax_request_body_size = 1000000'),
    'production.ini': onPort(`${trusting}\nmax_request_body_size = 20971521`),
  },
  'a server of an upstream that is down': {
    'nginx.conf': http(
      `upstream a { server 127.0.0.1:6543; server unix:/run/old/old.sock down; keepalive 0; }\n${server('location / { proxy_pass http://a; }')}`,
    ),
    'app.ini': `${onPort()}\n[uwsgi]\nsocket = /run/old/old.sock\nvacuum = true`,
  },
  'a location for uploads that takes as much as the server': {
    'nginx.conf': http(
      server(`${toPort}\nlocation /upload { client_max_body_size 100m; proxy_read_timeout 300; proxy_pass http://127.0.0.1:6543; }`),
    ),
    'app.ini': onPort('max_request_body_size = 104857601'),
  },
  'answers that stream from workers that wait for nobody': {
    'nginx.conf': http(server('location / { proxy_buffering off; proxy_pass http://127.0.0.1:8000; }')),
    'app.ini': gunicorn('bind = 127.0.0.1:8000\nworker_class = gevent\ntimeout = 90'),
  },
  'a socket of uWSGI that is given to the group of nginx': {
    'site.conf': 'server { location / { include uwsgi_params; uwsgi_pass unix:/run/u/u.sock; } }',
    'app.ini': uwsgi('socket = /run/u/u.sock\nchmod-socket = 660\nchown-socket = app:www-data'),
  },
  'a socket of uWSGI that is given to nginx': {
    'nginx.conf': http('server { location / { include uwsgi_params; uwsgi_pass unix:/run/u/u.sock; } }', 'user www-data;\n'),
    'app.ini': uwsgi('socket = /run/u/u.sock\nchmod-socket = 600\nchown-socket = www-data'),
  },
  'a socket of uWSGI under a umask that is open': {
    'nginx.conf': http('server { location / { include uwsgi_params; uwsgi_pass unix:/run/u/u.sock; } }', 'user www-data;\n'),
    'app.ini': uwsgi('socket = /run/u/u.sock\numask = 000'),
  },
  'a socket of gunicorn in the group of nginx': {
    'nginx.conf': http(server('location / { proxy_pass http://unix:/run/g/g.sock; }'), 'user nginx;\n'),
    'app.ini': gunicorn('bind = unix:/run/g/g.sock\nuser = app\ngroup = nginx\numask = 7\ntimeout = 60'),
  },
  'a spare server that is nginx itself': {
    'nginx.conf': http(
      `upstream a { server unix:/run/app/app.sock; server unix:/run/sorry.sock backup; keepalive 0; }\n${server('location / { proxy_pass http://a; }')}\nserver { listen unix:/run/sorry.sock; return 503; }`,
    ),
    'app.ini': onSocket(),
  },
  'servers that a variable chooses, beside one of another program': {
    'nginx.conf': http(
      `map $host $pool { default 127.0.0.1:6543; b.example 127.0.0.1:6544; }\n${server('location / { proxy_pass http://$pool; }\nlocation /node/ { proxy_pass http://127.0.0.1:3000/; }')}`,
    ),
    'a.ini': onPort(),
    'b.ini': waitress('host = 127.0.0.1\nport = 6544'),
  },
  'groups that a variable chooses': {
    'nginx.conf': http(
      `split_clients $remote_addr $v { 10% new; * old; }\nupstream new { server 127.0.0.1:6544; keepalive 0; }\nupstream old { server 127.0.0.1:6543; keepalive 0; }\n${server('location / { proxy_pass http://$v; }')}`,
    ),
    'old.ini': onPort(),
    'new.ini': waitress('host = 127.0.0.1\nport = 6544'),
  },
  'an address that a template fills in, beside one of another program': {
    'site.conf': server('location / { proxy_pass http://127.0.0.1:{{ port }}; }\nlocation /node/ { proxy_pass http://127.0.0.1:3000/; }'),
    'app.ini': onPort(),
  },
  'a server in a container, which nginx knows by a name': {
    'nginx.conf': http(`upstream a { server app:6543; keepalive 0; }\n${server('location / { proxy_pass http://a; }')}`),
    'app.ini': waitress('host = 0.0.0.0\nport = 6543'),
  },
  'a server for trials that nothing connects to': {
    'nginx.conf': http(server(toPort)),
    'production.ini': onPort(),
    'development.ini': waitress('listen = localhost:6544'),
  },
  'a server for trials in the file of uWSGI': {
    'nginx.conf': http('server { location / { include uwsgi_params; uwsgi_pass unix:/run/u/u.sock; } }'),
    'app.ini': `${onPort()}\n[uwsgi]\nsocket = /run/u/u.sock\nchmod-socket = 666\nvacuum = true\nbuffer-size = 32768`,
  },
  'a server on another address of this machine, which nginx comes from': {
    'nginx.conf': http(server('location / { proxy_bind 10.0.0.4; proxy_pass http://127.0.0.1:6543; }')),
    'app.ini': onPort('trusted_proxy = 10.0.0.4\ntrusted_proxy_headers = x-forwarded-for x-forwarded-proto'),
  },
  'two names of this machine': {
    'nginx.conf': http(server('location / { proxy_pass http://[::1]:6543; }\nlocation /a { proxy_pass http://127.0.0.1:6543; }')),
    'app.ini': waitress('listen = 127.0.0.1:6543 [::1]:6543\ntrusted_proxy = *\ntrusted_proxy_headers = x-forwarded-for x-forwarded-proto'),
  },
  'two apps on one port of two families': {
    'nginx.conf': http(server('location / { proxy_pass http://[::1]:6543; }\nlocation /a { proxy_pass http://127.0.0.1:6543; }')),
    'a.ini': waitress('host = 127.0.0.1\nport = 6543'),
    'b.ini': waitress('host = ::1\nport = 6543'),
  },
};

/** With what is found below its place. */
const faulty: Readonly<Record<string, Files>> = {
  'two digits of a port in the other order': {
    'site.conf': `server {
    include proxy_params;
    location / { proxy_pass http://127.0.0.1:6534; }
#                           ^^^^^^^^^^^^^^^^^^^^^ warning[links/near-miss] nobody listens on 127.0.0.1:6534; did you mean 127.0.0.1:6543 of [server:main] in app.ini?
}`,
    'app.ini': onPort(),
  },
  'a wrong port among the values of a variable': {
    'site.conf': `map $uri $pool { default 127.0.0.1:6543; ~^/admin 127.0.0.1:6545; }
server {
    include proxy_params;
    location / { proxy_pass http://$pool; }
#                           ^^^^^^^^^^^^ warning[links/near-miss] nobody listens on 127.0.0.1:6545; did you mean 127.0.0.1:6544 of [server:admin] in app.ini?
}`,
    'app.ini': `${onPort()}\n[server:admin]\nuse = egg:waitress\nhost = 127.0.0.1\nport = 6544`,
  },
};

for (const [what, files] of Object.entries(healthy)) test(`nothing is wrong with ${what}`, () => checkDiagnostics(workspace(files)));

for (const [what, files] of Object.entries(faulty)) test(`found: ${what}`, () => checkDiagnostics(workspace(files)));

test('a URI that was glued to a path comes to stand behind a colon', () =>
  checkFix(
    workspace({ 'app.ini': onSocket(), 'site.conf': server('location /api/ { proxy_pass http://unix:/run/app/app.sock<|>/v1/; }') }),
    workspace({ 'app.ini': onSocket(), 'site.conf': server('location /api/ { proxy_pass http://unix:/run/app/app.sock:/v1/; }') }),
    { code: 'links/near-miss' },
  ));

test('an address among the values of a variable leads to its server, and is renamed with it', () => {
  const conf = (port: string) => `map $host $pool { default 127.0.0.1:${port}; b.example 127.0.0.1:${port}; c.example 127.0.0.1:6544; }`;
  const pass = server('location / { proxy_pass http://$pool; }');
  const files = (port: string, ini: string) => workspace({ 'site.conf': `${conf(port)}\n${pass}`, 'app.ini': ini });
  checkRename(
    files('65<|>43', onPort()).replace(/(?<=b\.example 127\.0\.0\.1:65)<\|>/, ''),
    '7000',
    files('7000', onPort().replace('6543', '7000')),
  );
  checkRename(files('6543', onPort().replace('6543', '65<|>43')), '7000', files('7000', onPort().replace('6543', '7000')));
});

function workspace(files: Files): string {
  return Object.entries(files)
    .map(([path, text]) => `#- ${path}\n${text}`)
    .join('\n');
}
