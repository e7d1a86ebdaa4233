// What stands around a directive in each context when a real nginx is asked about it; `%` is the directive's place.

import type { Context } from '../../../server/data/nginx-types.ts';

/** One text for each context that nginx and its modules in Debian know. */
export const frames = {
  main: '%\nevents {}',
  events: 'events {\n%\n}',
  http: 'events {}\nhttp {\n%\n}',
  server: 'events {}\nhttp { server {\n%\n} }',
  location: 'events {}\nhttp { server { location / {\n%\n} } }',
  'if in server': 'events {}\nhttp { server { if ($uri) {\n%\n} } }',
  'if in location': 'events {}\nhttp { server { location / { if ($uri) {\n%\n} } } }',
  limit_except: 'events {}\nhttp { server { location / { limit_except GET {\n%\n} } } }',
  upstream: 'events {}\nhttp { upstream u {\n%\n server 127.0.0.1:1; } }',
  stream: 'events {}\nstream {\n%\n}',
  'stream server': 'events {}\nstream { server {\n%\n} }',
  'stream upstream': 'events {}\nstream { upstream u {\n%\n server 127.0.0.1:1; } }',
  mail: 'events {}\nmail {\n%\n}',
  'mail server': 'events {}\nmail { server {\n%\n} }',
  rtmp: 'events {}\nrtmp {\n%\n}',
  'rtmp server': 'events {}\nrtmp { server {\n%\n} }',
  'rtmp application': 'events {}\nrtmp { server { application a {\n%\n} } }',
} satisfies Partial<Record<Context, string>>;
