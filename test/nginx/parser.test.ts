// The tree of nginx text, printed, and the mistakes in it: name and args of a line, blocks indented, `!` before a mistake at its line.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../server/nginx/parser.ts';
import { templateOf } from '../../server/nginx/templates.ts';
import { type Directive, pathAt, type Tree } from '../../server/nginx/tree.ts';

test('words as nginx cuts them', () => {
  check('set $a b}c;', 'set «$a» «b}c»;');
  check('location ~ ^/x}$ { }', 'location «~» «^/x}$» {');
  check('location ~ ^/a{2}b{3,}$ { }', 'location «~» «^/a{2}b{3,}$» {', ['unquoted-brace 1']);
  check('set ${a} x${b}y;', 'set «${a}» «x${b}y»;');
  check('a "b c"  \'d;e\' f"g"#h; # i', 'a «b c» «d;e» «f"g"#h»;');
  check('if ($x ~ "y"){ }', 'if «($x» «~» «y» «)» {');
  check('a "b\\"c\\td" e\\ f \\;;', 'a «b"c\td» «e\\ f» «\\;»;');
  check('a b\n  c # x\n  d;', 'a «b» «c» «d»;');
});

test('tables and code are read by their own rules', () => {
  check('map $a $b { default 0; ~^x{ 1; }', 'map «$a» «$b» {\n  default «0»;\n  ~^x «1»;', ['unexpected-open-brace 1']);
  check('content_by_lua_block { a = "}" -- }\n b = [[ } ]] } c d;', 'content_by_lua_block {…}\nc «d»;');
});

test('one mistake is one mistake, and the rest keeps its meaning', () => {
  check('http {\n sendfile on\n tcp_nopush on;\n}', 'http {\n  sendfile «on»!\n  tcp_nopush «on»;', ['missing-semicolon 3']);
  check('events {\n worker_connections 1\n}\nhttp { }', 'events {\n  worker_connections «1»!\nhttp {', ['missing-semicolon 3']);
  check('server\n listen 80;\n}', 'server {\n  listen «80»;', ['missing-open-brace 2']);
  check('location / return 404; }', 'location «/» {\n  return «404»;', ['missing-open-brace 1']);
  check('server_name a\n root /x;', 'server_name «a» «root» «/x»;');
  check('http {\n {\n  a b;\n }\n}', 'http {\n  ?? {\n    a «b»;', ['unexpected-open-brace 2']);
  check('location /a; {\n return 204;\n}', 'location «/a» {\n  return «204»;', ['early-semicolon 1']);
  check('a b;;\nc d;', 'a «b»;\nc «d»;', ['unexpected-semicolon 1']);
  check('a "b"c;\nd e;', 'a ?bc?;\nd «e»;', ['text-after-quote 1']);
  check('a "b;\nc "d";\ne f;', 'a ?b?;\nc «d»;\ne «f»;', ['text-after-quote 2']);
  check('a "b;\nc d;', 'a ?b?;\nc «d»;', ['unclosed-quote 2']);
  check('daemon; on;', 'daemon «on»;', ['early-semicolon 1']);
  check('http {\n index {a b;\n}', 'http {\n  index «a» «b»;', ['unexpected-open-brace 2']);
  check('map $a $b {\n x 1\n y 2;\n}', 'map «$a» «$b» {\n  x «1»!\n  y «2»;', ['missing-semicolon 3']);
});

test('a missing or stray brace is placed by indentation and by what may stand where', () => {
  const server = (body: string) => `http {\n    server {\n${body}    }\n}\n`;
  const rest = '        location /b {\n            return 200;\n        }\n';
  const tree = 'http {\n  server {\n    location «/a» {\n      return «204»;\n    location «/b» {\n      return «200»;';
  check(server(`        location /a {\n            return 204;\n${rest}`), tree, ['missing-close-brace 5']);
  check(server(`        location /a { return 204;\n${rest}`), tree, ['missing-close-brace 3']);
  check(server(`        location /a {\n            return 204;\n        }\n        }\n${rest}`), tree, ['unexpected-close-brace 6']);
  check(
    'http {\nserver {\nlisten 80;\nserver {\nlisten 81;\n}\n}\n',
    'http {\n  server {\n    listen «80»;\n  server {\n    listen «81»;',
    ['missing-close-brace 4'],
  );
  check(
    'http {\nserver {\nlisten 80;\n}\n}\nserver {\nlisten 81;\n}\n}\n',
    'http {\n  server {\n    listen «80»;\n  server {\n    listen «81»;',
    ['unexpected-close-brace 6'],
  );
  check(server(`        location /a {\n            return 204; }\n        }\n${rest}`), tree, ['unexpected-close-brace 4']);
});

test('another sign in the place of a brace is told by its line', () => {
  const tree = 'http {\n  server {\n    listen «80»;\n  server {\n    listen «81»;';
  const text = (open: string, close: string) =>
    `http {\n    server ${open}\n        listen 80;\n    ${close}\n    server {\n        listen 81;\n    }\n}\n`;
  check(text('(', '}'), tree, ['mistaken-brace 2']);
  check(text('}', '}'), tree, ['mistaken-brace 2']);
  check(text('{', ')'), tree, ['mistaken-brace 4']);
  check(text('{', '{'), tree, ['mistaken-brace 4']);
});

test('templates: expressions are unknown words, statements nothing', () => {
  const text = 'server {\n{% if x %}\n  listen {{ port }} ssl;\n{% endif %}\n  {{ more }}\n  root /a/{{ b }}/c;\n}\n';
  const tree = parse(text, templateOf('a.j2', text));
  assert.equal(print(tree.children), 'server {\n  listen ?{{ port }}? «ssl»;\n  root ?/a/{{ b }}/c?;');
  assert.deepEqual([tree.template, tree.mistakes.length, tree.holes.length], ['jinja', 0, 5]);
});

test('a template is told by its name, else by its text; plain nginx is none', () => {
  const cases = [
    ['x.conf.template', 'listen ${PORT};', 'envsubst'],
    ['x.conf', 'server_name {{ name }};', 'mustache'],
    ['x.conf', '{% if a %}b c;{% endif %}', 'jinja'],
    ['x.erb', 'listen <%= @port %>;', 'erb'],
    ['x.conf', 'root @PREFIX@/html;', 'at-sign'],
    ['x.conf', 'root %%WWW%%;', 'percent'],
    ['x.conf', 'listen __PORT__;', 'underscore'],
    ['x.conf', 'root %(home)s/www;', 'percent'],
    ['x.conf', 'root [% home %]/www;', 'toolkit'],
    ['x.conf', 'ssl_certificate ${tls.crt};', 'envsubst'],
    ['x.conf', 'listen ${nginx:port}; server ${hosts.app["socket"]};', 'envsubst'],
    ['x.conf', 'http {\n> if proxy then\n listen $(port);\n> end\n}', 'penlight'],
    ['listen.conf.j2', "listen 80{{ ' ssl' if tls }};", 'jinja'],
    ['x.conf.template.j2', 'listen 80;', 'jinja'],
    ['site.stpl', 'listen %ip%:%port%;', 'percent'],
    ['x.conf', 'content_by_lua_block { say("{{") } location / { return {{ status }}; }', 'mustache'],
    ['nginx.conf', 'rewrite ^ /a%20b%20c; map $uri $a { "~[%a-z]" 1; } log_format f "%time%";', undefined],
    ['nginx.conf', 'content_by_lua_block { local a = {{1}} --[[ {% x %} ]] } location / { }', undefined],
    ['nginx.conf', '# envsubst fills in ${PORT} and __HOST__\nlisten 80; # not ${THIS}', undefined],
    ['nginx.conf', 'location @fallback { rewrite ^/a{2}$ ${uri}; }', undefined],
    ['nginx.conf', 'content_by_lua_block { local t = {{1}, {2}} }', undefined],
  ] as const;
  for (const [name, text, dialect] of cases) assert.equal(templateOf(name, text)?.dialect, dialect, text);
});

test('the holes of a template are those of all the dialects it is written in', () => {
  const holes = (name: string, text: string) => templateOf(name, text)?.holes.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(holes('x.conf.j2', '{% if a %}listen ${PORT};{% endif %} root {{ b }}/${DIR};'), [
    '{% if a %}',
    '${PORT}',
    '{% endif %}',
    '{{ b }}',
    '${DIR}',
  ]);
  assert.deepEqual(holes('x.j2', "root {{ '{{' }} a {{ '}}' }}; root {{ '{{' }} {{ b }}_c }};"), [
    "{{ '{{' }} a {{ '}}' }}",
    "{{ '{{' }} {{ b }}_c }}",
  ]);
  assert.deepEqual(holes('site.conf.example', 'set $a <your host>; location ~ ^/(?<id>x) { }'), ['<your host>']);
});

test('in a template whose branches open blocks, nothing is said of what stands where', () => {
  const loose = (text: string) => parse(text, templateOf('a.j2', text)).loose;
  assert.equal(loose('{% if a %}\nlocation /a {\n{% else %}\nlocation /b {\n{% endif %}\nreturn 200;\n}\n'), true);
  assert.equal(loose('{% macro a() %}proxy_pass http://b;{% endmacro %}'), true);
  assert.equal(loose('{% if a %}location /a { return 200; }{% endif %}'), undefined);
});

test('the path at an offset leads through the blocks around it', () => {
  const text = 'http { server { listen 80; root /a; } }';
  const names = (offset: number) => pathAt(parse(text), offset).map(({ name }) => name.value);
  assert.deepEqual(names(text.indexOf('root')), ['http', 'server', 'root']);
  assert.deepEqual(names(text.indexOf('listen') - 1), ['http', 'server']);
  assert.deepEqual(names(text.length), ['http']);
});

function check(text: string, expected: string, mistakes: readonly string[] = []): void {
  const tree: Tree = parse(text);
  assert.equal(print(tree.children), expected);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  assert.deepEqual(
    tree.mistakes.map(({ kind, span }) => `${kind} ${lineOf(span.start)}`),
    mistakes,
  );
}

function print(directives: readonly Directive[], indent = ''): string {
  const line = ({ name, args, block, semicolon }: Directive): string => {
    const words = args.map(({ value, hole }) => (hole ? `?${value}?` : `«${value}»`));
    const head = indent + [name.hole ? '??' : name.value, ...words].join(' ');
    if (block === undefined) return `${head}${semicolon === undefined ? '!' : ';'}`;
    if (block.kind === 'code') return `${head} {…}`;
    return [`${head} {`, ...(block.children.length > 0 ? [print(block.children, `${indent}  `)] : [])].join('\n');
  };
  return directives.map(line).join('\n');
}
