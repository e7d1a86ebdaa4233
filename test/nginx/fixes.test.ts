// What fixes of nginx files make of a text, beyond the examples of their rules.

import { test } from 'node:test';
import { checkFix } from '../harness/check.ts';

const inServer = (text: string) => `http {\n  server {\n    ${text}\n  }\n}`;

test('operators of other languages, and values with blanks', () => {
  checkFix(inServer('if ($host == a) { return 404; }'), inServer('if ($host = a) { return 404; }'), { code: 'nginx/invalid-condition' });
  checkFix(inServer('if ($http_x = a b) { return 404; }'), inServer('if ($http_x = "a b") { return 404; }'), { title: 'Quote' });
  checkFix(inServer('if ( $http_x = a b ) { return 404; }'), inServer('if ( $http_x = "a b" ) { return 404; }'), { title: 'Quote' });
  checkFix(inServer('location == /a { }'), inServer('location = /a { }'), { code: 'nginx/invalid-location-modifier' });
});

test('values as other programs write them', () => {
  checkFix(inServer('gzip true;'), inServer('gzip on;'));
  checkFix(inServer('client_max_body_size 10MB;'), inServer('client_max_body_size 10m;'));
  checkFix(inServer('proxy_buffer_size 1g;'), inServer('proxy_buffer_size 1024m;'));
  checkFix(inServer('proxy_read_timeout 30sec;'), inServer('proxy_read_timeout 30s;'));
});

test('what stands twice goes, with its line', () => {
  checkFix(inServer('root /a;\n    root /a;'), inServer('root /a;'));
  checkFix(inServer('root /a;\n    root /b;'), inServer('root /b;'), { title: 'Remove the first' });
  checkFix(inServer('listen 80;\n    listen *:80;'), inServer('listen 80;'));
  checkFix('http { types { a/b x y; c/d y; } }', 'http { types { a/b x; c/d y; } }');
  checkFix('http {\n  geo $a {\n    10.0.0.1 1;\n    10.0.0.1 2;\n  }\n}', 'http {\n  geo $a {\n    10.0.0.1 2;\n  }\n}', {
    code: 'nginx/duplicate-entry',
  });
});

test('zones get a size, percentages their sign', () => {
  checkFix(
    'http { limit_req_zone $uri zone=a rate=1r/s; server { limit_req zone=a; } }',
    'http { limit_req_zone $uri zone=a:10m rate=1r/s; server { limit_req zone=a; } }',
  );
  checkFix('http { split_clients $uri $a { 0.5 x; * y; } }', 'http { split_clients $uri $a { 0.5% x; * y; } }', {
    code: 'nginx/invalid-table-key',
  });
});
