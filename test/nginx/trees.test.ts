// The rules on names across the files of a configuration: what is in sight counts, what is not keeps them silent.

import { test } from 'node:test';
import { checkDiagnostics } from '../harness/check.ts';

const only = ['nginx/unknown', 'nginx/duplicate', 'nginx/unused', 'nginx/zone'];

test('a definition in any file of the configuration is one', () =>
  checkDiagnostics(
    `
#- nginx.conf
http {
  include conf.d/*.conf;
  server { location / { proxy_pass http://app; add_header X $mapped; limit_req zone=one; access_log /x main; } }
}
#- conf.d/a.conf
upstream app { server 127.0.0.1:8000; }
map $uri $mapped { default 1; }
limit_req_zone $uri zone=one:1m rate=1r/s;
log_format main '$uri';`,
    { only },
  ));

test('what no file defines is reported in the file that uses it', () =>
  checkDiagnostics(
    `
#- nginx.conf
http { include sites/*; }
#- sites/a
server { location / { add_header X $nothing_like_it; proxy_cache pages; } }
#                                   ^^^^^^^^^^^^^^^ error[nginx/unknown-variable] unknown variable $nothing_like_it
#                                                                ^^^^^ error[nginx/unknown-zone] no proxy_cache_path defines a zone pages`,
    { only },
  ));

test('silent while something is out of sight', () => {
  const site = 'server { location / { add_header X $nothing_like_it; proxy_cache pages; access_log /x main; try_files $uri @x; } }';
  checkDiagnostics(`#- nginx.conf\nhttp { include conf.d/missing.conf; ${site} }`, { only });
  checkDiagnostics(`#- incomplete\n#- nginx.conf\nhttp { ${site} }`, { only });
  checkDiagnostics(`#- sites-enabled/a\n${site}`, { only });
  checkDiagnostics(`#- nginx.conf.j2\nhttp { {% include "x" %} ${site} }`, { only });
});

test('log formats are read in order, across includes', () => {
  checkDiagnostics(
    `
#- nginx.conf
http {
  include sites/*;
  log_format main '$uri';
}
#- sites/a
access_log /x main;
#             ^^^^ error[nginx/unknown-log-format] log format main is defined only after this line, and nginx reads in order`,
    { only },
  );
  checkDiagnostics("#- nginx.conf\nhttp {\n  log_format main '$uri';\n  include sites/*;\n}\n#- sites/a\naccess_log /x main;", { only });
});

test('duplicates in files that are always read together, and only there', () => {
  checkDiagnostics(
    `
#- nginx.conf
http { include conf.d/*.conf; server { location / { proxy_pass http://app; } } }
#- conf.d/a.conf
upstream app { server 127.0.0.1:1; }
#- conf.d/b.conf
upstream app { server 127.0.0.1:2; }
#        ^^^ error[nginx/duplicate-upstream] there is an upstream app already`,
    { only },
  );
  checkDiagnostics(
    `
#- one/nginx.conf
http { upstream app { server 127.0.0.1:1; } include /w/shared.conf; }
#- two/nginx.conf
http { upstream app { server 127.0.0.1:2; } include /w/shared.conf; }
#- shared.conf
server { location / { proxy_pass http://app; } }`,
    { only },
  );
});

test('http and stream have names of their own, also in fragments', () =>
  checkDiagnostics(
    `
#- nginx.conf
http { include h/*; }
stream { include s/*; }
#- h/a
upstream app { server 127.0.0.1:1; }
server { location / { proxy_pass http://app; } }
#- s/a
upstream app { server 127.0.0.1:1; }
server { listen 1; proxy_pass app; }`,
    { only },
  ));

test('a variable that a third-party module may have is a warning', () =>
  checkDiagnostics(
    `
http {
  server { some_module_directive on; add_header X $whatever_it_is; }
  #                                                ^^^^^^^^^^^^^^ warning[nginx/unknown-variable]
}`,
    { only: ['nginx/unknown-variable'] },
  ));
