// Workspaces as deployments have them. Of the healthy ones nothing is said, though each does something that is a fault elsewhere; those with
// a fault have one finding, at the place where it is cured.

import { test } from 'node:test';
import { checkDiagnostics } from '../harness/check.ts';

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
};

for (const [what, files] of Object.entries(healthy)) test(`nothing is wrong with ${what}`, () => checkDiagnostics(workspace(files)));

function workspace(files: Files): string {
  return Object.entries(files)
    .map(([path, text]) => `#- ${path}\n${text}`)
    .join('\n');
}
