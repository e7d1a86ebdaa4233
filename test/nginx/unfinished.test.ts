// Every answer at every stage of writing a file: nothing throws, spans hold the caret, no label is offered twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../server/core/settings.ts';
import { nginx } from '../../server/nginx/language.ts';
import { root, sourceFile } from '../harness/fixture.ts';

const source = String.raw`user www;
events { worker_connections 1024; }
http {
  # a comment
  log_format main '$remote_addr "$request" ${'$'}{host}';
  map $uri $new { default "a"; "~^/(?<id>\d+)$" $id; include x; }
  limit_req_zone $binary_remote_addr zone=one:10m rate=1r/s;
  upstream app { server 127.0.0.1:8000 weight=5; keepalive 2; }
  server {
    listen 443 ssl;
    server_name ~^(?P<sub>.+)\.example\.com$;
    if ($http_x ~* "a(b)") { return 301 https://$host$request_uri; }
    location ~ \.php$ {
      proxy_pass http://app/$1; proxy_set_header Host "$host";
      limit_req zone=one burst=5 nodelay;
      content_by_lua_block { ngx.say("}" .. ngx.var.uri) }
    }
    error_page 404 = @back;
    location @back { try_files $uri $uri/ =404; }
  }
}
stream { server { listen 1; proxy_pass $protocol; } }
`;

test('every prefix, and every prefix with what followed it', () => {
  for (let at = 0; at <= source.length; at++) {
    for (const text of [source.slice(0, at), `${source.slice(0, at)}\n${source.slice(at)}`, source.slice(0, at) + source.slice(at + 3)]) {
      const file = sourceFile('file:///w/nginx.conf', text);
      const snapshot = { files: new Map([[file.uri, file]]), roots: [root], complete: true, settings: defaultSettings };
      const offers = nginx.complete(snapshot, file, at);
      assert.equal(new Set(offers.map(({ label }) => label)).size, offers.length, `twice at ${at}`);
      for (const { span, label } of offers) assert.ok(span.start <= at && at <= span.end, `${label} at ${at}`);
      const hover = nginx.hover(snapshot, file, at);
      assert.ok(hover === undefined || (hover.span.start <= at && at <= hover.span.end), `hover at ${at}`);
      const here = { start: at, end: Math.min(text.length, at + 20) };
      nginx.sign?.(snapshot, file, at);
      nginx.define(snapshot, file, at);
      nginx.refer?.(snapshot, file, at);
      nginx.rename?.(snapshot, file, at, 'other');
      nginx.actions?.(snapshot, file, here);
      nginx.hints?.(snapshot, file, here);
      nginx.outline(file);
      nginx.folds?.(file);
    }
  }
});
