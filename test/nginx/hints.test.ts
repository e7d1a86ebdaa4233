// Inlay hints: units of bare numbers, contexts of fragments.

import { test } from 'node:test';
import { checkHints } from '../harness/check.ts';

test('the unit of a number without one', () =>
  checkHints(
    'http { keepalive_timeout 65 60; client_max_body_size 1048576; proxy_read_timeout 60s; worker_x 5; proxy_cache_path /c keys_zone=a:1m inactive=60; server { listen 80; } }',
    'http { keepalive_timeout 65«s» 60«s»; client_max_body_size 1048576« bytes = 1 MiB»; proxy_read_timeout 60s; worker_x 5; proxy_cache_path /c keys_zone=a:1m inactive=60«s»; server { listen 80; } }',
  ));

test('the context of a fragment', () =>
  checkHints(
    '#- snippets/a\nlisten 80;\n#- nginx.conf\nhttp { server { include snippets/a; } }',
    'listen 80;«in server, from nginx.conf»\n',
  ));
