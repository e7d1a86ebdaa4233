// Hover on every kind of word.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkHover } from '../harness/check.ts';

test('directives, by family and context', () => {
  checkHover('http { ser<|>ver { } }', 'Sets configuration for a virtual server');
  checkHover('http { ser<|>ver { } }', '**Context:** http');
  checkHover('stream { server { proxy_p<|>ass a:1; } }', 'ngx_stream_proxy_module');
  checkHover('http { server { location / { proxy_p<|>ass http://a; } } }', 'proxy_pass URL;');
  checkHover('http { upstream u { ser<|>ver a; } }', 'Defines the *`address`*');
  checkHover('http { no_such_<|>thing on; }', undefined);
  checkHover('http { # ser<|>ver\n}', undefined);
});

test('a third-party directive says whose it is', () => checkHover('http { brot<|>li on; }', 'third party'));

test('a directive that replaces that of a block around', () =>
  checkHover(
    'http { gzip on; server { gz<|>ip off; } }',
    'Replaces, from `http`, [nginx.conf:1](file:///w/nginx.conf#L1):\n```nginx\ngzip on;\n```',
  ));

test('a directive that replaces one of the file that includes it', () =>
  checkHover(
    '#- a.conf\nserver { proxy_read_ti<|>meout 5s; }\n#- nginx.conf\nhttp {\n  proxy_read_timeout 2m;\n  include a.conf;\n}\n',
    'Replaces, from `http`, [nginx.conf:2](file:///w/nginx.conf#L2):\n```nginx\nproxy_read_timeout 2m;\n```',
  ));

test('what is not inherited replaces nothing', () =>
  assert.throws(() => checkHover('http { server { return 301 /a; location / { ret<|>urn 200; } } }', 'Replaces')));

test('parameters and words', () => {
  checkHover('http { server { listen 443 s<|>sl; } }', 'SSL mode');
  checkHover('http { server { listen 80 back<|>log=5; } }', 'queue of pending connections');
  checkHover('http { server { limit_req zone=a nod<|>elay; } }', 'nodelay');
});

test('sizes and times in plain units', () => {
  checkHover('http { client_max_body_size 1<|>0m; }', '10\u202f485\u202f760 bytes (10 MiB)');
  checkHover('http { keepalive_timeout 1h<|>30m; }', '5\u202f400 seconds (1 hour 30 minutes)');
  checkHover('http { proxy_read_timeout <|>500ms; }', '500 milliseconds');
  checkHover('http { expires 3<|>0d; }', '2\u202f592\u202f000 seconds (30 days)');
  checkHover('http { proxy_cache_valid 200 1<|>0m; }', '600 seconds (10 minutes)');
  checkHover('http { limit_req_zone $uri zone=a:1m rate=10<|>r/s; }', 'one every 100 ms');
  checkHover('http { proxy_cache_path /c keys_zone=a:1m inactive=<|>60m; }', '3\u202f600 seconds (1 hour)');
  checkHover('http { limit_req_zone $uri zone=o<|>ne:10m rate=1r/s; }', '10\u202f485\u202f760 bytes');
});

test('variables: what nginx says, and where they are set', () => {
  checkHover('http { server { return 301 https://$h<|>ost; } }', 'in this order of precedence');
  checkHover('http { server { add_header X $arg_<|>foo; } }', '$arg_…');
  checkHover('stream { server { proxy_pass $pro<|>tocol; } }', 'protocol used to communicate with the client');
  checkHover(
    '#- nginx.conf\nhttp {\n  map $uri $new { default 1; }\n  include a;\n}\n#- a\nserver { return 301 $ne<|>w; }',
    /map \$uri \$new \{[\s\S]*nginx\.conf:2/,
  );
});

test('upstreams show their servers, formats and zones their definition', () => {
  checkHover(
    'http {\n  upstream app {\n    server 10.0.0.1:80;\n  }\n  server { location / { proxy_pass http://a<|>pp; } }\n}',
    '```nginx\nupstream app {\n  server 10.0.0.1:80;\n}\n```\nnginx.conf:2',
  );
  checkHover("http { log_format main '$uri'; access_log /x ma<|>in; }", "log_format main '$uri';");
  checkHover('http { limit_req_zone $uri zone=one:10m rate=1r/s; server { limit_req zone=on<|>e; } }', 'rate=1r/s');
});

test('regular expressions and their captures', () => {
  checkHover(
    'http { server { location ~* ^/(a|b)/(?<id>\\d<|>+)$ { } } }',
    /letter case ignored; the whole text[\s\S]*`\$1`: `\(a\|b\)`[\s\S]*`\$2`, `\$id`/,
  );
  checkHover('http { server { rewrite ^/(.*)$ /new/$<|>1 last; } }', '`$1` is the group `(.*)` of `^/(.*)$`');
  checkHover('http { server { location ~ ^/(x) { return 200 $<|>1; } } }', 'group `(x)`');
});

test('status codes', () => {
  checkHover('http { server { return 30<|>1 /x; } }', '`301` Moved Permanently');
  checkHover('http { server { error_page 404 50<|>2 /x; } }', '`502` Bad Gateway');
});

test('which requests a location takes', () => {
  const server = (text: string) => `http { server { ${text} } }`;
  checkHover(server('location /st<|>atic/ { }'), 'begins with `/static/`, unless a longer prefix or a regular expression fits');
  checkHover(server('location ^~ /st<|>atic/ { }'), 'regular expressions are not asked');
  checkHover(server('location = /st<|>atic { }'), 'exactly `/static`');
});

test('what becomes of the path of a request', () => {
  const location = (path: string, text: string) => `http { server { location ${path} { ${text} } } }`;
  checkHover(location('/app/', 'proxy_pass http://127.0<|>.0.1:1/;'), 'A request for `/app/page` is passed on as `/page`.');
  checkHover(location('/app', 'proxy_pass http://127.0<|>.0.1:1/;'), '`/app/page` is passed on as `//page`');
  checkHover(location('/app/', 'proxy_pass http://127.0<|>.0.1:1;'), '`/app/page` is passed on as `/app/page`');
  checkHover(location('/app/', 'proxy_pass http://unix:/r<|>un/a.sock:/v1/;'), '`/app/page` is passed on as `/v1/page`');
  checkHover(location('= /app', 'proxy_pass http://127.0<|>.0.1:1/x;'), '`/app` is passed on as `/x`');
  checkHover(location('/app/', 'rewrite ^/app(.*) $1 break; proxy_pass http://127.0<|>.0.1:1/;'), /^(?!.*passed on)/s);
  checkHover(location('~ ^/app/', 'proxy_pass http://127.0<|>.0.1:1;'), /^(?!.*passed on)/s);
  checkHover(location('/static/', 'alias /s<|>rv/files;'), '`/static/page` is answered from `/srv/filespage`');
  checkHover(location('/static/', 'root /s<|>rv/files/;'), '`/static/page` is answered from `/srv/files/static/page`');
  checkHover('http { server { root /s<|>rv/www; } }', '`/page` is answered from `/srv/www/page`');
});

test('at the address of a listen, who answers where no name fits', () => {
  const servers = (first: string, second: string) => `events {}
http {
    server { listen ${first}; server_name a; }
    server { listen ${second}; server_name b; }
}
`;
  checkHover(servers('80', '8<|>1'), 'Nobody else listens on `0.0.0.0:81`: this server answers whatever host is asked for.');
  checkHover(
    servers('80', '*:8<|>0'),
    '2 servers listen on `0.0.0.0:80`. A request for a host that none of them names is answered by [nginx.conf:3](file:///w/nginx.conf#L3), the first that nginx reads.',
  );
  checkHover(servers('8<|>0', '80'), 'is answered by this one, the first that nginx reads.');
  checkHover(servers('80', '8<|>0 default_server'), 'is answered by this one, the `default_server`.');
  checkHover(servers('8<|>000-8002', '8001'), undefined);
  checkHover('#- site.conf\nserver { listen 8<|>0; }\n', undefined);
  checkHover(
    '#- nginx.conf\nevents {}\nhttp {\n  include a.conf;\n  server { listen 8<|>0; }\n}\n#- a.conf\nserver { listen 80; }\n',
    'is answered by [a.conf:1](file:///w/a.conf#L1), the first that nginx reads.',
  );
});
