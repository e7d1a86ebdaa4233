// A request's way, stop by stop: who passes requests here, and where they go from here.

import { test } from 'node:test';
import { checkCalls } from '../harness/check.ts';

const at = (marks: { readonly site?: string; readonly location?: string; readonly group?: string; readonly server?: string }) => `
#- nginx.conf
events {}
http {
    upstream app { server unix:/run/app.sock; ${marks.group ?? ''} server 127.0.0.1:6543 backup; }
    server {
        listen 80;
        server_name a.example; ${marks.site ?? ''}
        location / { proxy_pass http://app; ${marks.location ?? ''} }
        location /ws { proxy_pass http://unix:/run/app.sock; }
        location /static { root /srv; }
    }
}
#- app.ini
[server:main]
use = egg:waitress
unix_socket = ${marks.server ?? ''}/run/app.sock
[pipeline:main]
pipeline = egg:Paste#gzip core
[app:core]
use = egg:Paste#test
`;

test('a site leads to its locations', () => {
  checkCalls(at({ site: '<|>' }), ['a.example :80', '→ location / (location /)', '→ location /ws (location /ws)']);
});

test('a location leads to its upstream', () => {
  checkCalls(at({ location: '<|>' }), ['location /', '← a.example :80 (location /)', '→ upstream app (http://app)']);
});

test('an upstream leads through its sockets to servers, and to sockets that nobody here listens on', () => {
  checkCalls(at({ group: '<|>' }), [
    'upstream app',
    '← location / (http://app)',
    '→ [server:main] (unix:/run/app.sock)',
    '→ 127.0.0.1:6543 (127.0.0.1:6543)',
  ]);
});

test('a server is reached by whoever connects to its socket, and leads to the application', () => {
  checkCalls(at({ server: '<|>' }), [
    '[server:main]',
    '← upstream app (unix:/run/app.sock)',
    '← location /ws (http://unix:/run/app.sock)',
    '→ [pipeline:main] ([server:main])',
  ]);
});

test('where no request passes there is no way', () => {
  checkCalls('events { <|> }', []);
  checkCalls('#- app.ini\n[loggers]\nkeys =<|>\n', []);
});
