// Sections whose factory is a Python function in sight: its parameters are the options.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPython } from '../../server/paste/python-source.ts';
import { checkComplete, checkDiagnostics, checkFix, checkHover, checkJump } from '../harness/check.ts';
import { holds } from '../harness/random.ts';

const shop = `
#- shop.py
def strict(global_conf, root, limit=10, *, mode='fast', _x: int = (1, 2)):
    """Serves the shop.

    Not this paragraph."""
def free(global_conf, **settings): pass
def both(global_conf, title, **settings): pass
def wrap(app, global_conf, level='6'): pass
def compose(loader, global_conf, *, home, **paths): pass
def hidden(global_conf, root, /, **kw): pass
def none(): pass
@decorated
def changed(global_conf): pass
if x:
    def twice(global_conf): pass
else:
    def twice(global_conf, a): pass
class App:
    def __init__(self, global_conf, name): pass
class Child(App):
    def __init__(self, global_conf): pass
class Made:
    def __new__(cls, *args, **kw): pass
    def __init__(self, global_conf): pass
#- app.ini
`;
const whole = (text: string) => shop + text;

test('an option that the function does not take, and one it needs', () =>
  checkDiagnostics(
    whole(`[app:main]
#<<<<<<<<<< error[paste/needs-option] shop.strict needs the option \`root\`
use = call:shop:strict
limits = 3
#<<<<<< error[paste/unknown-option] shop.strict has no option \`limits\`, and refuses to start with it: did you mean \`limit\`?
[app:second]
paste.app_factory = shop:strict
root = /srv
mode = slow
rot = 3
#<<< warning[paste/unknown-option] shop.strict has no option \`rot\`
`),
  ));

test('what a function may take in another way is not judged', () =>
  checkDiagnostics(
    whole(`[app:main]
use = call:shop:free
anything = 1
[app:b]
use = call:shop:both
title = x
anything = 1
[app:c]
use = call:shop:changed
anything = 1
[app:d]
use = call:shop:twice
anything = 1
[app:e]
use = call:shop:Child
anything = 1
[app:f]
use = call:shop:Made
anything = 1
[app:g]
use = call:shop:hidden
root = 1
[app:h]
use = call:shop:App
name = 1
require = shop
filter-with = w
set x = 1
[filter:w]
paste.filter_app_factory = shop:wrap
level = 9
[composite:k]
use = call:shop:compose
home = main
/x = main
`),
    { only: ['paste/unknown-option', 'paste/needs-option'] },
  ));

test('the parameters are offered, needed ones first, and described', () => {
  checkComplete(whole('[app:main]\nuse = call:shop:strict\nmode = x\n<|>'), {
    first: ['root', 'limit'],
    lacks: ['mode', 'global_conf', 'pyramid.includes'],
  });
  checkComplete(whole('[app:main]\nuse = call:shop:both\n<|>'), { first: ['title'], has: ['pyramid.includes'] });
  checkComplete(whole('[filter:x]\npaste.filter_app_factory = shop:wrap\n<|>'), { first: ['level'], lacks: ['global_conf'] });
  checkHover(
    whole('[app:main]\nuse = call:sh<|>op:strict\n'),
    /\*\*shop\.strict\*\*\n\nServes the shop\.\n\n- `root` \(needed\)[\s\S]*`limit` \(default `10`\)/,
  );
  checkHover(whole('[app:main]\nuse = call:shop:strict\nmo<|>de = x\n'), /\*\*mode\*\* \(shop\.strict\)[\s\S]*default `fast`/);
  checkHover(whole('[app:main]\npaste.app_factory = shop:str<|>ict\n'), 'Serves the shop.');
});

test('a misspelt option is mended', () =>
  checkFix(
    whole('[app:main]\nuse = call:shop:strict\nroot = /\nlimits = 3\n'),
    '#- app.ini\n[app:main]\nuse = call:shop:strict\nroot = /\nlimit = 3\n',
    {
      code: 'paste/unknown-option',
    },
  ));

test('any text is read as Python without an end or a throw, and names stand where they are said to', () => {
  const pieces = fc.constantFrom(
    'def ',
    'class ',
    'import ',
    'from ',
    'as ',
    'a',
    'b.c',
    '(',
    ')',
    '[',
    '{',
    '}',
    ':',
    '=',
    ',',
    '*',
    '**',
    '/',
    '"',
    "'",
    '"""',
    '\\',
    '\n',
    '\n  ',
    '\r\n',
    '#',
    '@',
    '\t',
    'é',
    '.',
  );
  holds(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 60 }), parts => {
      const text = parts.join('');
      for (const found of readPython(text).definitions.values()) {
        for (const { name, span } of found) assert.equal(text.slice(span.start, span.end), name.split('.').at(-1));
      }
    }),
  );
});

test('classes of logging lead to their source, and to nothing where there is none', () => {
  const logged = (handler: string, formatter: string) => `#- distributions: [{"name": "PasteDeploy", "version": "3.0.1", "entryPoints": []}]
#- shop/logs.py
class Quiet(Handler):
    pass
class Short(Formatter):
    pass
#- app.ini
[loggers]
keys = root
[handlers]
keys = h
[formatters]
keys = f
[logger_root]
handlers = h
[handler_h]
class = ${handler}
[formatter_f]
class = ${formatter}
`;
  const ini = (text: string) => text.replace(/^[\s\S]*(?=#- app\.ini)/, '');
  checkJump(logged('shop.logs.Qu<|>iet', 'shop.logs.Short').replace('class Quiet(Handler):', 'class Quiet(Handler):\n#     ^^^^^ target'));
  checkFix(logged('shop.logs.Quite', 'shop.logs.Short'), ini(logged('shop.logs.Quiet', 'shop.logs.Short')), {
    code: 'paste/unknown-factory',
  });
  checkFix(logged('shop.logs.Quiet', 'shop.logs.Shrot'), ini(logged('shop.logs.Quiet', 'shop.logs.Short')), {
    code: 'paste/unknown-factory',
  });
});
