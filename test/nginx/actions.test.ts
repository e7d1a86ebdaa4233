// Refactorings: what is offered where, and what they make of a file.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Snapshot } from '../../server/core/language.ts';
import { refactorings } from '../../server/features.ts';
import { judge } from '../../server/judge.ts';
import { checkAction, checkActions, textsAfter } from '../harness/check.ts';
import { corpus } from '../harness/corpus.ts';
import { parseFixture, snapshotOf, sourceFile } from '../harness/fixture.ts';
import { randomFrom, seed } from '../harness/random.ts';

test('extract an upstream from an address', () => {
  checkAction(
    'http {\n    server {\n        location / { proxy_pass http://127.0.<|>0.1:8000/api; }\n    }\n}',
    'Extract upstream backend_8000',
    'http {\n    upstream backend_8000 {\n        server 127.0.0.1:8000;\n    }\n\n    server {\n        location / { proxy_pass http://backend_8000/api; }\n    }\n}',
  );
  checkAction(
    'http {\n  server { location / { proxy_pass https://app.example.com<|>; } }\n}',
    'Extract upstream app',
    'http {\n  upstream app {\n    server app.example.com:443;\n  }\n\n  server { location / { proxy_pass https://app; } }\n}',
  );
  checkAction(
    'server { location / { uwsgi_pass unix:/run/app.sock<|>; } }',
    'Extract upstream app',
    'upstream app {\n    server unix:/run/app.sock;\n}\n\nserver { location / { uwsgi_pass app; } }',
  );
  checkAction(
    'http {\n  # the shop\n  server {\n    location /a { fastcgi_pass unix:/run/<|>app.sock; }\n    location /b { proxy_pass http://app:80; }\n  }\n}',
    'Extract upstream app_2',
    'http {\n  upstream app_2 {\n    server unix:/run/app.sock;\n  }\n\n  # the shop\n  server {\n    location /a { fastcgi_pass app_2; }\n    location /b { proxy_pass http://app:80; }\n  }\n}',
  );
  checkActions('http { upstream app { server a:1; } server { location / { proxy_pass http://a<|>pp; } } }', []);
  checkActions('http { server { location / { proxy_pass http://$<|>host; } } }', []);
});

test('extract selected statements to a file', () =>
  checkAction(
    '#- nginx.conf\nhttp {\n  server {\n    <|>gzip on; # why\n    location /a {\n      return 204;\n    }<|>\n  }\n}\n',
    'Extract to snippets/on.conf',
    '#- nginx.conf\nhttp {\n  server {\n    include snippets/on.conf;\n  }\n}\n#- snippets/on.conf\ngzip on; # why\nlocation /a {\n  return 204;\n}\n',
  ));

test('inline an include, leaving quoted text alone', () =>
  checkAction(
    "#- nginx.conf\nhttp {\n  incl<|>ude a;\n}\n#- a\nlog_format x 'a\nb';\ngzip on;\n",
    'Inline a',
    "#- nginx.conf\nhttp {\n  log_format x 'a\nb';\n  gzip on;\n}\n#- a\nlog_format x 'a\nb';\ngzip on;\n",
  ));

test('extract to an include, leaving quoted text alone', () =>
  checkAction(
    "#- nginx.conf\nhttp {\n  <|>log_format x 'a\n  b';\n  gzip on;<|>\n}\n",
    'Extract to snippets/x.conf',
    "#- nginx.conf\nhttp {\n  include snippets/x.conf;\n}\n#- snippets/x.conf\nlog_format x 'a\n  b';\ngzip on;\n",
  ));

test('convert listen … http2, where the target has the directive', () => {
  checkAction(
    'http {\n  server {\n    listen 443 ssl htt<|>p2;\n    listen [::]:443 ssl http2;\n  }\n}',
    'Convert to "http2 on"',
    'http {\n  server {\n    listen 443 ssl;\n    listen [::]:443 ssl;\n    http2 on;\n  }\n}',
  );
  checkActions('http { server { listen 443 ssl htt<|>p2; } }', [], { settings: { 'nginx.version': '1.22.1' } });
});

test('quote a regular expression', () => {
  checkAction('http { server { location ~ ^/a<|>b$ { } } }', 'Quote', 'http { server { location ~ "^/ab$" { } } }');
  checkAction('http { server { if ($uri ~ ^/<|>a") { } } }', 'Quote', "http { server { if ($uri ~ '^/a\"') { } } }");
  checkAction('http { map $uri $a { ~^/<|>a 1; } }', 'Quote', 'http { map $uri $a { "~^/a" 1; } }');
});

test('comment a block out and in again', () => {
  const on = (caret: string) => `http {\n  loc${caret}ation /a {\n    return 204; # x\n\n  }\n}`;
  const off = (caret: string) => `http {\n  # loc${caret}ation /a {\n    # return 204; # x\n  #\n  # }\n}`;
  checkAction(on('<|>'), 'Comment out location', off(''));
  checkAction(off('<|>'), 'Uncomment', on(''));
  checkAction(
    'http {\n  # why it is off\n  # gz<|>ip on;\n  # gzip_vary on;\n}',
    'Uncomment',
    'http {\n  # why it is off\n  gzip on;\n  gzip_vary on;\n}',
  );
  checkAction('http {\n  # gzip <|>on;\n  # gzip_vary on;\n}', 'Uncomment', 'http {\n  gzip on;\n  gzip_vary on;\n}');
  checkAction('http {\r\n  # gzip <|>on;\r\n  # gzip_vary on;\r\n}', 'Uncomment', 'http {\r\n  gzip on;\r\n  gzip_vary on;\r\n}');
  checkActions('http {\n  # only <|>words here\n}', []);
});

test('sort what has no order', () => {
  checkAction(
    'http {\n  <|>gzip on;\n  add_header B 1;\n  add_header A 1;<|>\n}',
    'Sort directives',
    'http {\n  add_header A 1;\n  add_header B 1;\n  gzip on;\n}',
  );
  checkActions('http {\n  server {\n    <|>set $b 1;\n    set $a $b$a;<|>\n  }\n}', ['Extract to snippets/b.conf']);
});

test('if-free forms', () => {
  checkAction(
    'http { server { location / { if (!-e $request_filename) { rew<|>rite ^ /index.php last; } } } }',
    'Replace if by try_files',
    'http { server { location / { try_files $uri $uri/ /index.php?$args; } } }',
  );
  checkAction(
    'http { server { location / { i<|>f ($request_method !~ ^(GET|HEAD)$) { return 403; } } } }',
    'Replace if by limit_except',
    'http { server { location / { limit_except GET { deny all; } } } }',
  );
  checkActions('http { server { location / { if ($request_method !~ ^(PUT)$) {\n ret<|>urn 405; } } } }', []);
});

test('an if that turns names away becomes a server of its own', () => {
  const before = (condition: string) => `http {
  server {
    listen 80;
    server_name first.example;
  }
  server {
    listen 80 backlog=5;
    server_name a.example b.example;
    access_log off;
    root /srv;
    i<|>f (${condition}) { return 301 https://a.example$request_uri; }
    location / { }
  }
}`;
  const after = `http {
  server {
    listen 80;
    server_name first.example;
  }
  server {
    listen 80 backlog=5;
    server_name a.example;
    access_log off;
    root /srv;
    location / { }
  }

  server {
    listen 80;
    server_name b.example;
    access_log off;
    return 301 https://a.example$request_uri;
  }
}`;
  checkAction(before('$host = b.example'), 'Move b.example to a server of its own', after);
  checkAction(before('$host != a.example'), 'Move b.example to a server of its own', after);
  const first = '  server {\n    listen 80;\n    server_name first.example;\n  }\n';
  const others = ['Comment out if'];
  checkActions(before('$host != a.example').replace(first, ''), others);
  checkActions(before('$host = c.example'), others);
  checkActions(before('$host = b.example').replace('root /srv;', 'set $x 1;'), others);
});

test('no refactoring makes an error, wherever it is made in the samples and the corpus', () => {
  const folder = new URL('samples/', import.meta.url);
  const own = readdirSync(folder).map(name => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
  const texts = [...own, ...(corpus('nginx') ?? [])].filter(({ name, text }) => name.endsWith('.conf') && text.length < 20_000);
  const { below } = randomFrom(seed);
  const made = new Set<string>();
  for (const { name, text } of texts) {
    const snapshot = snapshotOf(parseFixture(`#- ${name}\n${text}`));
    const file = snapshot.files.values().next().value!;
    if (errorsOf(snapshot).length > 0) continue;
    for (let round = 0; round < 8; round++) {
      const start = below(text.length);
      const span = { start, end: round % 2 === 0 ? Math.min(start + below(200), text.length) : start };
      for (const { title, edits, creates } of refactorings(snapshot, file, span)) {
        const files = [...textsAfter(snapshot, edits, creates)].map(([uri, after]) => [uri, sourceFile(uri, after, 2)] as const);
        if (!/^(?:Unc|C)omment/.test(title))
          assert.deepEqual(errorsOf({ ...snapshot, files: new Map(files) }), [], `${title} at ${start} of ${name}`);
        made.add(title.split(' ')[0]!);
      }
    }
  }
  assert.ok(made.size > 2, [...made].join());
});

test('nothing in the middle of nowhere', () => {
  checkActions('http {\n<|>\n}', []);
  checkActions('<|>', []);
});

function errorsOf(snapshot: Snapshot): readonly string[] {
  const all = [...snapshot.files.values()].flatMap(file => judge(snapshot, file));
  return all.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`);
}
