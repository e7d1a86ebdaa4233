// Blocks that are written in several files: what nginx says of a whole block is said where it is read together, and of a piece that stands in several
// blocks only what is wrong in itself.

import { test } from 'node:test';
import { checkDiagnostics } from '../harness/check.ts';

test('what stands in a block twice, in an included file and around it', () =>
  checkDiagnostics(`
#- nginx.conf
events {}
http {
    server {
        listen 80;
        include part.conf;
        location / { return 200; }
#                ^ error[nginx/duplicate-location] there is a location / in this block already
    }
}
#- part.conf
listen *:80;
#      ^^^^ error[nginx/duplicate-listen] this server listens on 0.0.0.0:80 already
root /a;
location / { root /b; root /c; }
#                     ^^^^ error[nginx/duplicate-directive] "root" is given twice in this block
  root /d;
# ^^^^ error[nginx/duplicate-directive] "root" is given twice in this block
`));

test('a piece of two blocks is doubled by neither', () =>
  checkDiagnostics(
    `
#- nginx.conf
http {
    server { include part.conf; }
    server { listen 81; include part.conf; location /a { root /a; } }
}
#- part.conf
listen 80;
location / { root /b; }
`,
    { only: ['nginx/duplicate'] },
  ));

test('a location in a file that another location includes', () =>
  checkDiagnostics(
    `
#- nginx.conf
http { server { location /a { include part.conf; } } }
#- part.conf
location /b { return 200; }
#        ^^ error[nginx/nested-location] location /b is outside of location /a
location @c { return 200; }
#        ^^ error[nginx/nested-location] a named location stands in the server block
`,
    { only: ['nginx/nested'] },
  ));

test('servers of stream and mail whose directives are in files of their own', () =>
  checkDiagnostics(
    `
#- nginx.conf
events {}
stream {
    include groups.conf;
    server { include whole.conf; }
    server { include lame.conf; }
#   ^^^^^^ error[nginx/missing-listen] this server has no "listen", which stream needs
    server { include elsewhere/*.conf; }
}
mail {
    auth_http 127.0.0.1/auth;
    include mail.conf;
    server { listen *; protocol imap; resolver off ipv4=off; }
}
#- groups.conf
upstream full { include members.conf; }
upstream bare { include none.conf; }
#                                  ^ error[nginx/empty-upstream] no server is inside of upstream bare
upstream open { include nowhere/*.conf; }
#- members.conf
server 127.0.0.1:1;
#- none.conf
least_conn;
#- whole.conf
listen 53;
proxy_pass ful;
#          ^^^ error[nginx/unknown-upstream] no upstream is called ful, and as a host it lacks a port
#- lame.conf
proxy_pass full;
#- mail.conf
server { listen 143; }
server { listen *:143; }
#               ^^^^^ error[nginx/duplicate-listen] another server listens on 0.0.0.0:143 already
  server { listen 144; }
# ^^^^^^ error[nginx/incomplete-server] this server has no "protocol", and its port is none that tells it
`,
    { only: ['nginx/missing-listen', 'nginx/incomplete', 'nginx/empty', 'nginx/duplicate', 'nginx/invalid', 'nginx/unknown-upstream'] },
  ));

test('what a server around a file inherits is looked at in the file', () =>
  checkDiagnostics(
    `
#- nginx.conf
events {}
http { server { include part.conf; } }
#- part.conf
listen 8080;
location / { proxy_pass http://127.0.0.1; proxy_set_header Host $$host; }
#                                                               ^ error[nginx/invalid-variable] no variable name follows this $
`,
    { only: ['nginx/invalid'] },
  ));
