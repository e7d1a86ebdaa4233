// Go to definition of names and includes, across the files of a configuration.

import { test } from 'node:test';
import { checkJump } from '../harness/check.ts';

test('an upstream is found from the directive that passes to it', () =>
  checkJump(`
http {
  upstream app { server 127.0.0.1:8000; }
  #        ^^^ target
  server { location / { proxy_pass http://a<|>pp/x; } }
}`));

test('a stream upstream is not an http one', () =>
  checkJump(`
stream {
  upstream app { server 127.0.0.1:8000; }
  #        ^^^ target
  server { listen 1; proxy_pass app<|>; }
}
http {
  upstream app { server 127.0.0.1:9000; }
}`));

test('every definition of a variable is one, whatever defines it', () =>
  checkJump(`
http {
  map $uri $new { default 1; }
  #         ^^^ target
  server {
    set $NEW 2;
    #    ^^^ target
    location ~ ^/(?<new>x) { return 200 "\${ne<|>w}"; }
    #               ^^^ target
  }
}`));

test('a zone is found in another file of the same configuration', () =>
  checkJump(`
#- nginx.conf
http { include conf.d/*.conf; include sites/site; }
#- conf.d/zones.conf
limit_req_zone $binary_remote_addr zone=one:10m rate=1r/s;
#                                       ^^^ target
#- sites/site
server { location / { limit_req zone=on<|>e burst=5; } }
#- other/nginx.conf
http { limit_req_zone $binary_remote_addr zone=one:10m rate=1r/s; }`));

test('a named location is that of the same server', () =>
  checkJump(`
http {
  server { location @back { } }
  server { location @back { } try_files $uri @ba<|>ck; }
  #                  ^^^^ target
}`));

test('log formats, caches, thread pools', () => {
  checkJump(`
http {
  log_format main '$uri';
  #          ^^^^ target
  access_log /var/log/a.log m<|>ain;
}`);
  checkJump(`
http {
  proxy_cache_path /c levels=1:2 keys_zone=pages:10m;
  #                                        ^^^^^ target
  server { proxy_cache pages<|>; }
}`);
  checkJump(`
thread_pool files threads=4;
#           ^^^^^ target
http { aio threads=fil<|>es; }`);
});

test('built-in and unknown names lead nowhere', () => {
  checkJump('http { server { return 200 $ho<|>st; } }');
  checkJump('http { server { location / { proxy_pass http://no<|>where; } } }');
});
