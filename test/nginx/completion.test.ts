// Completion in whole files, in fragments, and in text that is being written.

import { test } from 'node:test';
import { checkComplete, checkCompleted } from '../harness/check.ts';

test('directives of the context and of no other, common ones first', () => {
  checkComplete('http { server { <|> } }', {
    first: ['location', 'listen', 'include'],
    has: ['ssl_certificate', 'root'],
    lacks: ['server', 'events', 'preread_timeout', 'upstream'],
  });
  checkComplete('stream { server { <|> } }', {
    has: ['listen', 'proxy_pass', 'proxy_timeout'],
    lacks: ['location', 'root', 'server_name_in_redirect', 'add_header'],
  });
  checkComplete('http { upstream a { <|> } }', { first: ['server'], has: ['keepalive', 'least_conn'], lacks: ['location', 'listen'] });
  checkComplete('<|>', { has: ['http', 'events', 'worker_processes'] });
  checkComplete('http { server { if ($a) { <|> } } }', { has: ['return', 'rewrite', 'set'], lacks: ['location', 'listen'] });
});

test('in the middle of a name, before other text, and with an unclosed block', () => {
  checkComplete('http { server { lis<|> } }', { has: ['listen'] });
  checkCompleted('http { server { lis<|>\n root /x; } }', 'listen', 'http { server { listen ${1:80};\n root /x; } }');
  checkCompleted('http { server { lis<|>ten 80; } }', 'listen', 'http { server { listen 80; } }');
  checkComplete('http {\n  server {\n    listen 80;\n    <|>', { has: ['location'], lacks: ['events'] });
  checkComplete('http {\n  server {\n    listen 80;\n    location / {\n      proxy_<|>\n  }\n}', {
    has: ['proxy_pass'],
    lacks: ['listen'],
  });
  checkComplete('http { server { lo<|>}', { has: ['location'] });
});

test('before the ; of a statement that has nothing else, what belongs between them', () => {
  checkCompleted('http { server { lis<|>; } }', 'listen', 'http { server { listen ${1:80}; } }');
  checkCompleted('http { server { loc<|>; } }', 'location', 'http { server { location; } }');
  checkCompleted('http { upstream a { least<|>; } }', 'least_conn', 'http { upstream a { least_conn; } }');
});

test('blocks get braces, flags a choice, and what must be there placeholders', () => {
  checkCompleted('http { server { <|> } }', 'location', 'http { server { location ${1:/} {\n\t$0\n} } }');
  checkCompleted('http { <|> }', 'server', 'http { server {\n\t$0\n} }');
  checkCompleted('http { <|> }', 'gzip', 'http { gzip ${1|on,off|}; }');
});

test('a statement that is not ended does not swallow the next line', () => {
  checkComplete('http { server { location / {\n  proxy_pass http://a\n  <|>\n} } }', { has: ['proxy_set_header'], lacks: ['listen'] });
});

test('fragments by their includes, and by what is in them', () => {
  checkComplete('#- nginx.conf\nhttp { server { include snippets/a; } }\n#- snippets/a\n<|>', {
    has: ['location', 'listen'],
    lacks: ['server', 'events'],
  });
  checkComplete('#- conf.d/a.conf\nserver { listen 80; }\n<|>\n', { has: ['server', 'upstream', 'map'], lacks: ['events', 'location'] });
});

test('parameters at the argument they belong to, without those already there', () => {
  checkComplete('http { server { listen 443 <|>; } }', {
    has: ['ssl', 'default_server', 'reuseport', 'backlog='],
    lacks: ['listen', 'location'],
  });
  checkComplete('http { server { listen 443 ssl <|>; } }', { has: ['default_server'], lacks: ['ssl'] });
  checkComplete('http { server { listen 443 ssl d<|> ipv6only=on; } }', { has: ['default_server'], lacks: ['ssl', 'ipv6only='] });
  checkComplete('http { server { listen [::]:80 ipv6only=<|>; } }', { only: ['on', 'off'] });
  checkCompleted('http { server { listen [::]:80 ipv6only=o<|>n; } }', 'off', 'http { server { listen [::]:80 ipv6only=off; } }');
  checkComplete('http { gzip <|>; }', { only: ['on', 'off'] });
  checkComplete('http { server { location / { proxy_next_upstream error <|>; } } }', { has: ['timeout', 'http_502'], lacks: ['error'] });
  checkComplete('error_log /x <|>;', { has: ['warn', 'debug'] });
  checkComplete('http { upstream a { server b:1 <|>; } }', { has: ['weight=', 'backup', 'max_fails='] });
});

test('variables after $ and ${, those of the configuration first, of the family only', () => {
  checkComplete('http { map $uri $mine { default 1; } server { return 301 https://$<|>; } }', {
    first: ['$mine'],
    has: ['$host', '$arg_…'],
    lacks: ['$protocol', '$bytes_received'],
  });
  checkCompleted('http { server { return 301 https://$ho<|>st/; } }', '$hostname', 'http { server { return 301 https://$hostname/; } }');
  checkCompleted('http { server { return 301 "https://${ho<|>}/"; } }', '$host', 'http { server { return 301 "https://${host}/"; } }');
  checkCompleted('http { server { return 301 "${<|>', '$host', 'http { server { return 301 "${host}');
  checkComplete('stream { server { proxy_pass $<|>; } }', { has: ['$protocol'], lacks: ['$host', '$uri'] });
  checkComplete('http { map $uri $a { default $<|>; } }', { has: ['$request_uri'] });
  checkComplete('http { log_format main \'$remote_addr "$req<|>"\'; }', { has: ['$request'] });
});

test('variables where an argument is one', () => checkComplete('http { map <|> }', { has: ['$host', '$http_…'] }));

test('no variables in patterns', () => {
  checkComplete('http { server { location ~ ^/a$<|> { } } }', { only: [] });
  checkComplete('http { server { rewrite ^/a$<|> /b; } }', { only: [] });
});

test('names of the configuration where one is wanted', () => {
  const site = (text: string) => `#- nginx.conf
http {
  upstream app { server 127.0.0.1:8000; }
  log_format main '$uri';
  limit_req_zone $uri zone=one:1m rate=1r/s;
  limit_conn_zone $uri zone=two:1m;
  proxy_cache_path /c keys_zone=pages:1m;
  include sites/*;
}
stream { upstream db { server 127.0.0.1:5432; } }
#- sites/a
server { location @back { } location / { ${text} } }`;
  checkComplete(site('proxy_pass http://<|>;'), { has: ['app'], lacks: ['db'] });
  checkComplete(site('proxy_pass <|>;'), { has: ['http://app'] });
  checkCompleted(
    site('proxy_pass http://a<|>b/x;'),
    'app',
    site('proxy_pass http://app/x;')
      .replaceAll(/#- .*\n/g, '')
      .replace(/[\s\S]*server \{ loc/, 'server { loc'),
  );
  checkComplete(site('fastcgi_pass <|>;'), { has: ['app'], lacks: ['db'] });
  checkComplete(site('limit_req <|>;'), { has: ['zone=one'], lacks: ['zone=two', 'zone=pages'] });
  checkComplete(site('limit_req zone=<|>;'), { has: ['one'], lacks: ['two'] });
  checkComplete(site('limit_conn <|>;'), { has: ['two'], lacks: ['one'] });
  checkComplete(site('proxy_cache <|>;'), { has: ['pages', 'off'], lacks: ['one'] });
  checkComplete(site('access_log /x <|>;'), { has: ['main', 'combined'] });
  checkComplete(site('try_files $uri <|>;'), { has: ['@back'] });
  checkComplete(site('error_page 404 = @<|>;'), { has: ['@back'] });
});

test('headers, types, codes and methods', () => {
  checkComplete('http { add_header <|> }', { has: ['Strict-Transport-Security', 'Cache-Control'], lacks: ['Host'] });
  checkComplete('http { proxy_set_header X-<|>; }', { has: ['X-Forwarded-For'] });
  checkComplete('http { default_type <|>; }', { has: ['application/json'] });
  checkComplete('http { types { <|> } }', { has: ['text/html'] });
  checkComplete('http { server { return <|>; } }', { has: ['301', '404', '444'] });
  checkComplete('http { server { location / { limit_except <|> { } } } }', { has: ['GET', 'POST'] });
});

test('paths of the workspace', () => {
  const files = (text: string) =>
    `#- nginx.conf\nhttp { include ${text}; }\n#- conf.d/a.conf\n\n#- conf.d/b.conf\n\n#- mime.types\ntypes { }`;
  checkComplete(files('<|>'), { has: ['conf.d/', 'mime.types'] });
  checkComplete(files('conf.d/<|>'), { only: ['a.conf', 'b.conf', 'conf.d/*.conf'] });
  checkComplete(files('"/etc/nginx/conf.d/<|>"'), { only: ['a.conf', 'b.conf'] });
});

test('nothing in comments, in Lua, and in keys of tables but what they know', () => {
  checkComplete('http { # lis<|>\n}', { only: [] });
  checkComplete('http { server { content_by_lua_block { ngx.<|> } } }', { only: [] });
  checkComplete('http { map $uri $a { <|> } }', { has: ['default', 'hostnames', 'volatile', 'include'], lacks: ['server'] });
});

test('what people write most, by the word before', () => {
  checkComplete('http { server { location / { proxy_set_header Host <|>; } } }', { first: ['$host', '$http_host'] });
  checkComplete('http { add_header X-Frame-Options <|>; }', { only: ['SAMEORIGIN', 'DENY'] });
  checkCompleted('http { add_header Cache-Control "no<|>"; }', 'no-store', 'http { add_header Cache-Control "no-store"; }');
  checkCompleted('http { server { if (<|>) { } } }', '($scheme = http', 'http { server { if ($scheme = http) { } } }');
  checkComplete('http { server { return 301 <|>; } }', { has: ['https://$host$request_uri'] });
  checkComplete('http { server { location / { uwsgi_param <|> } } }', {
    has: ['SCRIPT_NAME', 'UWSGI_SCHEME', 'QUERY_STRING'],
    lacks: ['PHP_VALUE'],
  });
  checkComplete('http { server { location / { fastcgi_param HTTPS <|>; } } }', { first: ['$https if_not_empty', 'on'] });
  checkComplete('http { server { location / { include <|>; } } }', { has: ['uwsgi_params', 'proxy_params'] });
});

test('captures of the regular expression around', () => {
  checkComplete('http { server { location ~ ^/(a)(?<b>c) { return 200 $<|>; } } }', { first: ['$1', '$2', '$b'], lacks: ['$3'] });
  checkComplete('http { server { rewrite ^/(.*)$ /x/$<|>; } }', { first: ['$1'], lacks: ['$2'] });
  checkComplete('http { server { location / { return 200 $<|>; } } }', { lacks: ['$1'] });
});

test('nothing beside a quote, all inside', () => {
  checkComplete('http { gzip <|>"on"; }', { only: [] });
  checkComplete('http { gzip "on"<|>; }', { only: [] });
  checkComplete('http { gzip "<|>on"; }', { only: ['on', 'off'] });
});

test('the semicolon comes with the last argument, where it is missing', () => {
  checkCompleted('http {\n  gzip o<|>\n}', 'on', 'http {\n  gzip on;\n}');
  checkCompleted('http {\n  gzip o<|>;\n}', 'on', 'http {\n  gzip on;\n}');
  checkCompleted('http { server {\n  listen 80 ss<|>\n} }', 'ssl', 'http { server {\n  listen 80 ssl\n} }');
});

test('whole pieces where their directives may stand', () => {
  checkComplete('http { <|> }', { has: ['server-tls', 'log_format-json'], lacks: ['nginx.conf', 'proxy-socket'] });
  checkComplete('http { server { location / { <|> } } }', { has: ['proxy-socket'], lacks: ['server-tls', 'limit', 'region'] });
  checkComplete('http { server { lis<|> 80; } }', { lacks: ['proxy-socket'] });
  checkComplete('http { server { listen <|>; } }', { lacks: ['proxy-socket'] });
  checkCompleted('http { server { upl<|> } }', 'location-named', 'http { server { location @${1:fallback} {\n\t$0\n} } }');
});
