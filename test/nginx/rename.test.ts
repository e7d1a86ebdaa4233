// Rename of names, and what it refuses.

import { test } from 'node:test';
import { checkRename } from '../harness/check.ts';

test('a variable in every file, whatever case and braces it is written in', () =>
  checkRename(
    `
#- nginx.conf
http { map $uri $new { default 1; } include sites/*; }
#- sites/a
server { set $NE<|>W 2; return 200 "\${new}x$new"; }`,
    '$fresh',
    `
#- nginx.conf
http { map $uri $fresh { default 1; } include sites/*; }
#- sites/a
server { set $fresh 2; return 200 "\${fresh}x$fresh"; }`,
  ));

test('an upstream, not its zone', () =>
  checkRename(
    'http { upstream a<|>pp { zone app 64k; server 127.0.0.1:80; } server { location / { proxy_pass http://app/x; } } }',
    'web',
    'http { upstream web { zone app 64k; server 127.0.0.1:80; } server { location / { proxy_pass http://web/x; } } }',
  ));

test('a named group and a named location', () => {
  checkRename(
    'http { server { location ~ ^/(?<id>\\d+)$ { return 200 $i<|>d; } } }',
    'number',
    'http { server { location ~ ^/(?<number>\\d+)$ { return 200 $number; } } }',
  );
  checkRename(
    'http { server { location @a { } try_files x @<|>a; } server { location @a { } } }',
    '@b',
    'http { server { location @b { } try_files x @b; } server { location @a { } } }',
  );
});

test('refused: built-in, unknown, taken, and no name', () => {
  checkRename('http { server { return 200 $ho<|>st; } }', 'x', { problem: /./ });
  checkRename('http { upstream a<|>a { } upstream bb { } }', 'BB', { problem: 'BB is the name of another upstream' });
  checkRename('http { server { set $a<|>a 1; } }', 'host', { problem: '$host is a variable of nginx itself' });
  checkRename('http { server { set $a<|>a 1; } }', 'a-b', { problem: /cannot be the name/ });
  checkRename('http { ser<|>ver { } }', 'x', { problem: /./ });
});
