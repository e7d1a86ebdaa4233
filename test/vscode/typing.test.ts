// Whole files typed by hand into the packaged extension, at the pace of a person: no suggestion, closing bracket or formatting spoils them.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { needs } from '../../setup/debian.mjs';
import { root } from '../../setup/run.mjs';
import { packagePath } from './package.ts';
import { openFile, openSession, saved, screenshot } from './workbench.ts';

const conf = String.raw`# it's the shop's proxy
user www-data;
worker_processes auto;
error_log /var/log/nginx/error.log warn;
events { worker_connections 1024; }

http {
    log_format short '$remote_addr "$request" $status';
    log_format long
        '$remote_addr - $remote_user [$time_local] '
        '"$request" $status';
    sendfile on;
    gzip on;
    server_tokens off;
    include mime.types;
    resolver 127.0.0.53 valid=10s;
    limit_req_zone $binary_remote_addr zone=each:10m rate=5r/s;
    proxy_cache_path /var/cache/nginx levels=1:2 keys_zone=pages:10m
        inactive=60m;
    geo $inside {
        default 0;
        10.0.0.0/8 1;
    }
    split_clients $request_id $arm {
        50% a;
        * b;
    }
    access_log off;
    types_hash_max_size 2048;
    map $http_upgrade $connection_upgrade {
        default upgrade;
        '' close;
    }
    map $uri $kind {
        ~^/static/(?<rest>.+)$ "file:$rest";
        /api app;
        hostnames;
    }
    upstream app {
        least_conn;
        server unix:/run/app/app.sock fail_timeout=0;
        server 127.0.0.1:80 backup;
        keepalive 16;
    }
    server {
        listen 80 default_server;
        listen 8000 ;
        listen [::]:443 ssl;
        server_name example.com www.example.com;
        if ($host != example.com) { return 301 https://example.com$request_uri; }
        location ~* "\.(?:css|js)$" {
            expires 30d;
            add_header Cache-Control "public, max-age=2592000";
        }
        location ~ ^/user/\d{2,4}/ {
            return 404;
        }
        location = /lua {
            content_by_lua_block {
                local name = ngx.var.arg_name
                if name == nil then
                    ngx.exit(404)
                end
                ngx.say("hello ", name)
            }
        }
        location @later {
            add_header X-Why "it's late" always;
            set $why "a; b { c }";
            rewrite ^/old/(.*)$ /new/$1 permanent;
        }
        location / {
            proxy_set_header Host $host;
            proxy_read_timeout 60s;
            proxy_pass http://app;
            try_files $uri $uri/ =404;
        }
    }
}
`;

const ini = `# the shop's app
[DEFAULT]
run = /run/shop

[app:shop]
use = egg:Shop#main
debug = false
name = it's a shop; 50%% off
error =
pyramid.includes =
    pyramid_tm
    pyramid_retry

[filter:prefix]
use = egg:PasteDeploy#prefix
prefix = /shop

[composite:site]
use = egg:Paste#urlmap
/ = shop
/old = config:old.ini#main

[pipeline:main]
pipeline =
    prefix
    shop

[server:main]
use = egg:waitress#main
unix_socket = %(run)s/shop.sock
threads = 8
trusted_proxy = localhost
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
clear_untrusted_proxy_headers = True

[loggers]
keys = root, shop

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARN
handlers = console

[logger_shop]
level = DEBUG
handlers =
qualname = shop

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(asctime)s %(levelname)-5.5s [%(name)s] %(message)s
`;

/** The habits of another hand: no blanks around `=`, values left empty. */
const tight = `[app:main]
use=egg:Paste#static
document_root=%(here)s/public
cache_max_age=

[filter:gzip]
use=egg:Paste#gzip

[pipeline:all]
pipeline=
    gzip
    main

[server:main]
use=egg:Paste#http
host=0.0.0.0
port=80
use_threadpool=True
daemon_threads=
threadpool_workers=1

[server:other]
use=egg:gunicorn
bind=127.0.0.1:80
loglevel=DEBUG
workers=2
`;

const pictures = join(root, 'test/out');
mkdirSync(pictures, { recursive: true });

test('whole files are typed', { timeout: 600_000, ...needs('chromium') }, async t => {
  const files = mkdtempSync(join(tmpdir(), 'nginx-paste-typing-'));
  const texts = { 'nginx.conf': conf, 'production.ini': ini, 'development.ini': tight };
  for (const name of Object.keys(texts)) writeFileSync(join(files, name), '');
  const { page, folder, close } = await openSession({ files, vsix: packagePath() });
  t.after(async () => {
    await close();
    rmSync(files, { recursive: true, force: true });
  });
  // One after the other: several windows at once answer later than anybody's keys wait.
  for (const [name, text] of Object.entries(texts)) {
    await t.test(`${name} comes out as it was typed`, async () => {
      await openFile(page, name);
      await page.locator('.statusbar-item', { hasText: name === 'nginx.conf' ? 'NGINX' : 'Paste Deploy' }).waitFor();
      await typeAsPerson(page, text);
      await screenshot(page, join(pictures, `typed-${name}.png`));
      await saved(page, join(folder, name), text);
    });
  }
});

/**
 * Types a text as a person does who lets the editor indent: a `}` that the editor has put below already is walked over, where the editor
 * goes on further right than the line shall begin, Backspace takes the step away, Tab adds one, and now and then there is time for a list of suggestions
 * to come up before Enter.
 */
async function typeAsPerson(page: Page, text: string): Promise<void> {
  const lines = text.trimEnd().split('\n');
  let indent = 0;
  for (const [index, line] of lines.entries()) {
    const written = line.trimStart();
    const wanted = line.length - written.length;
    if (written === '}') {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('End');
    } else if (written !== '') {
      for (let at = indent; at > wanted; at -= 4) await page.keyboard.press('Backspace');
      if (wanted > indent) await page.keyboard.press('Tab');
      await page.keyboard.type(written, { delay: 60 });
    }
    if (index % 3 === 0) await page.waitForTimeout(300);
    // Behind the last statement of a block the next line, with its brace, is there.
    if (lines[index + 1]?.trim() !== '}') await page.keyboard.press('Enter');
    if (written !== '') indent = /\{$|^(?:pipeline|pyramid\.includes) ?=$/.test(written) ? wanted + 4 : wanted;
  }
}
