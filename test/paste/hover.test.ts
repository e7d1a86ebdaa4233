// Hover, signature help and semantic tokens in Paste files.

import { test } from 'node:test';
import { checkHover, checkSignature, checkTokens } from '../harness/check.ts';

test('an option shows type, unit, default, versions, meaning and source', () => {
  checkHover(
    '[server:main]\nuse = egg:waitress\nchannel_<|>timeout = 60\n',
    /\*\*channel_timeout\*\* \(waitress\)[\s\S]*integer · seconds · default `120` · since 0\.1[\s\S]*closed[\s\S]*adjustments\.py/,
  );
  checkHover('[server:main]\nuse = egg:waitress\nclear_untrusted_<|>proxy_headers = no\n', '`true` (`false` before 3.0.0)');
  checkHover('[server:main]\nuse = egg:flup#fcgi\numas<|>k = 022\n', 'decimal');
  checkHover('[uwsgi]\nchmod-so<|>cket = 660\n', 'exactly three octal digits');
});

test('an option of a known version shows what holds there', () =>
  checkHover('[server:main]\nuse = egg:waitress\nclear_untrusted<|>_proxy_headers = no\n', /\(waitress 2\.1\.2\)[\s\S]*default `false`/, {
    distributions: [{ name: 'waitress', version: '2.1.2', entryPoints: [] }],
  }));

test('a value with interpolations shows what it comes to', () =>
  checkHover(
    '[DEFAULT]\nrun = /run\n[server:main]\nuse = egg:waitress\nunix_<|>socket = %(run)s/app.sock\n',
    /bytes|path[\s\S]*\/run\/app\.sock/,
  ));

test('use shows the server', () => {
  checkHover('[server:main]\nuse = egg:wait<|>ress\n', /\*\*waitress\*\*[\s\S]*unix_socket[\s\S]*proxy_pass/);
  checkHover('[server:main]\nuse = egg:PasteScript<|>#cherrypy\n', '**Dead**');
  checkHover('[filter:x]\nuse = egg:Paste<|>Deploy#prefix\n', 'translate_forwarded_server');
  checkHover('[server:main]\nus<|>e = egg:waitress\n', 'What makes this');
});

test('sections and names of logging', () => {
  checkHover('[logg<|>ers]\nkeys = root\n', 'The loggers to set up');
  checkHover('[handler_x]\nclass = handlers.Rotating<|>FileHandler\n', 'maxBytes=0');
  checkHover('[logger_x]\nqual<|>name = a\n', 'Name of the logger');
  checkHover('[uws<|>gi]\n', 'uwsgi --ini-paste');
});

test('nothing is made up', () => {
  checkHover('[app:main]\nuse = egg:x\nmy.set<|>ting = 1\n', undefined);
  checkHover('[what<|>ever]\nx = 1\n', undefined);
  checkHover('# comm<|>ent\n[app:main]\n', undefined);
});

test('arguments of a handler while they are typed', () => {
  const section = '[handler_f]\nclass = handlers.RotatingFileHandler\n';
  checkSignature(
    `${section}args = ('a.log', <|>`,
    "handlers.RotatingFileHandler(filename, ⟦mode='a'⟧, maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None)",
  );
  checkSignature(
    `${section}args = (('a', 'b'), <|>`,
    "handlers.RotatingFileHandler(filename, ⟦mode='a'⟧, maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None)",
  );
  checkSignature(`${section}args = ('a',)<|>`, undefined);
  checkSignature(`${section}level = <|>`, undefined);
  checkSignature('[pipeline:main]\npipeline = f <|>', 'pipeline = filter… ⟦app⟧');
});

test('tokens tell known from unknown, and what names lead to', () =>
  checkTokens(`
[DEFAULT]
run = /run
[server:main]
use = egg:waitress
#<<< keyword
#     ^^^^^^^^^^^^ class
threads = 4
#<<<<<<< property.defaultLibrary
thread = 4
#<<<<<< property.unresolved
unix_socket = %(run)s/%(nope)s.sock
#<<<<<<<<<<< property.defaultLibrary
#             ^^^^^^^ variable
#                     ^^^^^^^^ variable.unresolved
[pipeline:main]
pipeline = f gone
#<<<<<<<< keyword
#          ^ namespace
#            ^^^^ namespace.unresolved
[filter:f]
use = egg:x
#<<< keyword
#     ^^^^^ class
set debug = 1
#<<< keyword
#   ^^^^^ property
`));
