// References and highlights of names.

import { test } from 'node:test';
import { checkHighlights, checkReferences } from '../harness/check.ts';

test('definition and uses across the include tree, in Lua too', () =>
  checkReferences(`
#- nginx.conf
http {
  map $uri $bac<|>kend { default a; }
  #         ^^^^^^^ reference
  include sites/*;
}
#- sites/a
server {
  location / { proxy_pass http://$backend; }
  #                               ^^^^^^^ reference
  location /x { content_by_lua_block { ngx.say(ngx.var.backend) } }
  #                                                    ^^^^^^^ reference
}
#- sites/b
server { add_header X "a\${backend}b"; }
#                         ^^^^^^^ reference
#- elsewhere/nginx.conf
http { server { return 200 $backend; } }`));

test('highlights tell definitions from uses', () =>
  checkHighlights(`
http {
  upstream app { zone app 64k; server 127.0.0.1; }
  #        ^^^ write
  server { location / { proxy_pass http://ap<|>p; } }
  #                                       ^^^ read
}`));
