// Definition, references, highlights, rename, links, hints, outline and folds of Paste files.

import { test } from 'node:test';
import {
  checkFolds,
  checkHighlights,
  checkHints,
  checkJump,
  checkLinks,
  checkOutline,
  checkReferences,
  checkRename,
} from '../harness/check.ts';

test('an interpolation leads to the option that gives its value: of its own section, else of [DEFAULT]', () => {
  checkJump(`
[DEFAULT]
root = %(here)s
#<<<< target
[app:main]
use = egg:demo
path = %(ro<|>ot)s/static
`);
  checkJump(`
[DEFAULT]
root = %(here)s
[app:main]
use = egg:demo
root = /srv
#<<<< target
path = %(ro<|>ot)s/static
`);
});

test('the name of a global behind get leads to [DEFAULT]', () => {
  checkJump(`
[DEFAULT]
email = root@localhost
#<<<<< target
[app:main]
use = egg:demo
get to = em<|>ail
`);
});

test('an option that is dropped leads to the one of [DEFAULT] that counts', () => {
  checkJump(`
[DEFAULT]
debug = true
#<<<<< target
[app:main]
use = egg:demo
de<|>bug = false
`);
});

test('names in pipeline, use, next, filter-with and urlmaps lead to the section of the right kind', () => {
  checkJump(`
[pipeline:main]
pipeline = gzip de<|>mo
[filter:demo]
use = egg:demo
[app: demo ]
#     ^^^^ target
use = egg:demo
`);
  checkJump(`
[composite:main]
use = egg:Paste#urlmap
/ = ho<|>me
[application:home]
#            ^^^^ target
use = egg:demo
`);
  checkJump(`
[composite:main]
use = call:nova.api.auth:pipeline_factory
noauth = si<|>zelimit api
[filter:sizelimit]
#       ^^^^^^^^^ target
use = egg:demo
`);
});

test('config: leads to the section in the other file, through interpolation too', () => {
  checkJump(`
#- app.ini
[app:main]
use = config:%(here)s/etc/ba<|>se.ini#site
#- etc/base.ini
[app:site]
#    ^^^^ target
use = egg:demo
`);
});

test('references to a section are its header and every name of it, in all files', () => {
  checkReferences(`
#- app.ini
[pipeline:main]
pipeline = gzip home
#               ^^^^ reference
[filter:gzip]
use = egg:demo
[app:ho<|>me]
#    ^^^^ reference
use = egg:demo
[filter:home]
use = egg:demo
#- other.ini
[composite:main]
use = egg:Paste#urlmap
/ = config:app.ini#home
#                  ^^^^ reference
`);
});

test('references to an option of [DEFAULT] leave out sections with an option of that name', () => {
  checkHighlights(`
[DEFAULT]
ro<|>ot = %(here)s
#<<<< write
[app:main]
use = egg:demo
path = %(root)s/static
#        ^^^^ read
get r = root
#       ^^^^ read
[app:other]
use = egg:demo
root = /srv
path = %(root)s
`);
});

test('a section is renamed wherever it is named, even where its name goes without saying', () => {
  checkRename(
    `
#- app.ini
[app:ma<|>in]
use = base
[app:base]
use = egg:demo
#- test.ini
[app:main]
use = config:app.ini
set debug = true
`,
    'site',
    `
#- app.ini
[app:site]
use = base
[app:base]
use = egg:demo
#- test.ini
[app:main]
use = config:app.ini#site
set debug = true
`,
  );
});

test('an option is renamed with its interpolations', () => {
  checkRename(
    '[DEFAULT]\nroot = /srv\n[app:main]\nuse = egg:demo\npath = %(ro<|>ot)s/%(root)s\n',
    'base',
    '[DEFAULT]\nbase = /srv\n[app:main]\nuse = egg:demo\npath = %(base)s/%(base)s\n',
  );
});

test('what a rename would break it refuses', () => {
  checkRename('[app:ma<|>in]\nuse = a\n[composite:a]\nuse = egg:demo\n', 'a', { problem: '[composite:a] already exists' });
  checkRename('[app:ma<|>in]\nuse = egg:demo\n', 'my app', { problem: /blanks/ });
  checkRename('[app:ma<|>in]\nuse = egg:demo\n', 'egg:x', { problem: /scheme/ });
  checkRename('[app:main]\nu<|>se = egg:demo\n', 'x', { problem: /./ });
  checkRename('[app:main]\nuse = %(n)s\nn = ba\n[app:b<|>a]\nuse = egg:demo\n', 'x', { problem: /comes from an interpolation/ });
});

test('config: files and paths of the workspace are links', () => {
  checkLinks(`
#- app.ini
[app:main]
use = config:base.ini
#            ^^^^^^^^ file:///w/base.ini
[alembic]
config = %(here)s/base.ini
#        ^^^^^^^^^^^^^^^^^ file:///w/base.ini
other = nowhere.ini
#- base.ini
[app:main]
use = egg:demo
`);
});

test('hints show what interpolations stand for, but not in formats', () => {
  checkHints(
    '[DEFAULT]\nroot = %(here)s/root\n[app:main]\nuse = egg:demo\npath = %(root)s/%(nope)s 100%%\n[formatter_x]\nformat = %(root)s\n',
    '[DEFAULT]\nroot = %(here)s«/w»/root\n[app:main]\nuse = egg:demo\npath = %(root)s«/w/root»/%(nope)s 100%%\n[formatter_x]\nformat = %(root)s\n',
  );
});

test('the outline has sections with what they use, and their options', () => {
  checkOutline(
    `
[server:main]
use = egg:waitress
listen =
  a:1
  b:2
[ ]
k =
`,
    `
server server:main — egg:waitress
  option use — egg:waitress
  option listen — a:1 b:2
section [ ]
  option k
`,
  );
});

test('regions fold, and their marks are no run of comments', () =>
  checkFolds(
    '# region servers\n[server:a]\nuse = egg:x\n\n[server:b]\nuse = egg:x\n; endregion\n# one\n# two\n',
    ['2-3', '5-6', '8-9 comment', '1-7 region'],
    { path: 'app.ini' },
  ));

test('sections, long values and runs of comments fold', () => {
  checkFolds('# one\n# two\n\n# three\n[app:main]\nuse = egg:demo\nadmins =\n  ann\n  bob\n\n[empty]\n', ['5-9', '7-9', '1-2 comment'], {
    path: 'app.ini',
  });
});
