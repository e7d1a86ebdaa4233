// server/nginx/tokens.ts: what names mean, by where they stand.

import { test } from 'node:test';
import { checkTokens } from '../harness/check.ts';

test('variables, groups, formats, documented words', () =>
  checkTokens(`
#- nginx.conf
log_format main '$uri';
#          ^^^^ class.declaration
#                 ^^^ variable.defaultLibrary
map $host $backend { default app; }
#    ^^^^ variable.defaultLibrary
#          ^^^^^^^ variable.declaration
upstream app { server 127.0.0.1:1 backup; }
#        ^^^ namespace.declaration
#                                 ^^^^^^ enumMember
server {
  listen 80 default_server;
#           ^^^^^^^^^^^^^^ enumMember
  location / { proxy_pass http://app; }
#                                ^^^ namespace
  access_log /a main;
#               ^^^^ class
}
`));
