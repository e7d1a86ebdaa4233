// The outline under the names people know.

import { test } from 'node:test';
import { checkOutline } from '../harness/check.ts';

test('servers by name and port, locations as written, upstreams with their servers', () =>
  checkOutline(
    String.raw`
user www;
events { }
http {
  include mime.types;
  log_format main '$uri';
  map $uri $new { default 1; /a 2; }
  upstream app { server 10.0.0.1:80; server 10.0.0.2:80; }
  server {
    listen 443 ssl;
    listen [::]:443 ssl;
    server_name example.com www.example.com;
    location ~ \.php$ { fastcgi_pass app; }
    location = /x { if ($args) { return 404; } }
  }
  server { listen unix:/run/x; }
}`,
    String.raw`
block events
block http
  directive include mime.types
  directive log_format main $uri
  block map $uri $new — 2 entries
  upstream upstream app — 10.0.0.1:80, 10.0.0.2:80
  server server example.com +1 :443
    location location ~ \.php$ — → app
    location location = /x
      block if ($args)
  server server unix:/run/x`,
  ));

test('broken text keeps the outline of what is there', () =>
  checkOutline(
    'http { server { listen 80; location / { proxy_pass http://a',
    'block http\n  server server :80\n    location location / — → http://a',
  ));
