// Distributions read from the metadata of installed packages and of projects.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDistributions } from '../../server/paste/environment.ts';
import { checkJump } from '../harness/check.ts';
import { demoDistributions } from './golden/distributions.ts';

const file = (path: string, text: string) => ({ uri: `file:///w/${path}`, text });

test('an installed distribution is its METADATA and its entry_points.txt', () => {
  const folder = new URL('golden/demo-1.0.dist-info/', import.meta.url);
  const read = (name: string) =>
    file(`.venv/lib/python3.11/site-packages/demo-1.0.dist-info/${name}`, readFileSync(new URL(name, folder), 'utf8'));
  assert.deepEqual(readDistributions([read('METADATA'), read('entry_points.txt')]), [demoDistributions[0]]);
});

test('a folder of metadata without a name gives it', () => {
  const [found] = readDistributions([
    file(
      'lib/PasteScript-3.2.1-py3.11.egg-info/entry_points.txt',
      '[paste.server_runner]\ncherrypy = paste.script.cherrypy_server:cpwsgi_server [x]\n',
    ),
  ]);
  assert.deepEqual(found, {
    name: 'PasteScript',
    version: '3.2.1',
    entryPoints: [{ group: 'paste.server_runner', name: 'cherrypy', target: 'paste.script.cherrypy_server:cpwsgi_server' }],
  });
});

const expected = {
  name: 'site',
  version: '2.0',
  entryPoints: [
    { group: 'paste.app_factory', name: 'main', target: 'site.wsgi:app' },
    { group: 'paste.app_factory', name: 'admin', target: 'site.admin:app' },
    { group: 'paste.filter_factory', name: 'gzip', target: 'site.gzip:make' },
  ],
};

test('a project states its entry points in pyproject.toml', () => {
  const text = `
[project]
name = "site"
version = "2.0"
[project.entry-points."paste.app_factory"]
main = "site.wsgi:app"
admin = "site.admin:app"
[project.entry-points]
"paste.filter_factory" = { gzip = "site.gzip:make" }
`;
  assert.deepEqual(readDistributions([file('pyproject.toml', text)]), [expected]);
  assert.deepEqual(readDistributions([file('pyproject.toml', '[project\nname =')]), []);
});

test('a project states its entry points in setup.cfg', () => {
  const text = `
[metadata]
name = site
version = 2.0
[options.entry_points]
paste.app_factory =
    main = site.wsgi:app
    admin = site.admin:app
paste.filter_factory =
    gzip = site.gzip:make
`;
  assert.deepEqual(readDistributions([file('setup.cfg', text)]), [expected]);
});

test('a project states its entry points in setup.py, as a dictionary or as a text', () => {
  const dictionary = `
from setuptools import setup
setup(
    name='site',
    version="2.0",
    entry_points={
        'paste.app_factory': [
            'main = site.wsgi:app',  # it's the site
            "admin=site.admin:app",
        ],
        'paste.filter_factory': 'gzip = site.gzip:make',
    },
    packages=['site'],
)
`;
  const text = `
setup(name="site", version="2.0",
    entry_points="""
      [paste.app_factory]
      main = site.wsgi:app
      admin = site.admin:app
      [paste.filter_factory]
      gzip = site.gzip:make
    """)
`;
  assert.deepEqual(readDistributions([file('setup.py', dictionary)]), [expected]);
  assert.deepEqual(readDistributions([file('setup.py', text)]), [expected]);
});

const stated: readonly (readonly [what: string, entryPoints: string])[] = [
  ['a text whose first end of line is hidden, as Pyramid made it', '"""\\\n      [paste.app_factory]\n      main = site:app\n      """'],
  ['a text with escapes', "'[paste.app_factory]\\nmain = site:app\\n'"],
  ['a text in pieces', "'[paste.app_factory]\\n'\n    'main = site:app'"],
  ['a raw text', "r'''\n[paste.app_factory]\nmain = site:app\n'''"],
  ['a dictionary with a text of lines', "{'paste.app_factory': '''\n  main = site:app\n  '''}"],
  ['a dictionary with names in pieces', "{'paste.app' '_factory': ['main = ' # why not\n 'site:app']}"],
];

for (const [what, entryPoints] of stated) {
  test(`a project states its entry points in setup.py as ${what}`, () => {
    for (const end of [')', ',\n      zip_safe=False)']) {
      assert.deepEqual(readDistributions([file('setup.py', `setup(name="site",\n    entry_points=${entryPoints}${end}\n`)]), [
        { name: 'site', entryPoints: [{ group: 'paste.app_factory', name: 'main', target: 'site:app' }] },
      ]);
    }
  });
}

test('what OpenStack builds with reads entry points from a section of another name', () => {
  const text = '[metadata]\nname = site\n[entry_points]\npaste.app_factory =\n    main = site:app\n';
  assert.deepEqual(readDistributions([file('setup.cfg', text)]), [
    { name: 'site', entryPoints: [{ group: 'paste.app_factory', name: 'main', target: 'site:app' }] },
  ]);
});

const computed = [
  'setup(name="site", entry_points=read())',
  'setup(name="site", entry_points={"paste.app_factory": ["a = site:a"] + more})',
  'setup(name="site", entry_points={"paste.app_factory": ["a = site:a"], **others})',
  'setup(name="site", entry_points="[paste.app_factory]\\na = site:%s" % name)',
  'setup(name="site", entry_points="[paste.app_factory]\\na = {}".format(name))',
  'setup(name="site", entry_points="[console_scripts]\\na = site:a")',
  'setup(name="site", **settings)',
];

for (const text of computed) {
  test(`a project may have other entry points than ${text} tells`, () => {
    assert.equal(readDistributions([file('setup.py', text)])[0]?.open, true);
    const built = [
      file('site.egg-info/PKG-INFO', 'Name: site\n'),
      file('site.egg-info/entry_points.txt', '[paste.app_factory]\na = site:a\n'),
    ];
    assert.equal(readDistributions([file('setup.py', text), ...built])[0]?.open, undefined);
  });
}

test('a project that is also installed is one distribution', () => {
  const found = readDistributions([
    file('setup.cfg', '[metadata]\nname = my_site\nversion = attr: site.__version__\n'),
    file('my_site.egg-info/PKG-INFO', 'Metadata-Version: 2.1\nName: my-site\nVersion: 3.1\n\nName: not this\n'),
    file('my_site.egg-info/entry_points.txt', '[paste.app_factory]\nmain = site:app\n'),
  ]);
  assert.deepEqual(found, [
    { name: 'my_site', version: '3.1', entryPoints: [{ group: 'paste.app_factory', name: 'main', target: 'site:app' }] },
  ]);
});

const shop = [
  {
    name: 'shop',
    entryPoints: [
      { group: 'paste.app_factory', name: 'main', target: 'shop:make_app' },
      { group: 'paste.app_factory', name: 'admin', target: 'shop.admin:Site.make' },
      { group: 'paste.app_factory', name: 'odd', target: 'shop.odd:make' },
      { group: 'paste.filter_factory', name: 'main', target: 'shop.filters:gzip' },
    ],
  },
];

test('egg: leads to the function, through imports of packages and modules', () => {
  checkJump(
    `
#- app.ini
[app:main]
use = egg:Sh<|>op
#- shop/__init__.py
from .wsgi import app as make_app
#- shop/wsgi.py
import os
try:
    from nowhere import app
except ImportError:
    from shop.factories import app
#- shop/factories.py
def other(): "def app("
def app(global_conf, **kw):
#   ^^^ target
    pass
`,
    { distributions: shop },
  );
});

test('a method of a class, a module made by a name, and a name that nobody sees made', () => {
  checkJump(
    `
#- app.ini
[app:main]
use = egg:shop#ad<|>min
#- shop/admin/__init__.py
class Other:
    def make(self): pass
class Site:
    @classmethod
    def make(cls, global_conf): pass
#       ^^^^ target
`,
    { distributions: shop },
  );
  checkJump(
    `
#- app.ini
[app:main]
use = egg:shop#o<|>dd
#- shop/odd.py
import x
#<<< target
globals()['make'] = x
`.replace('#<<< target', '#< target'),
    { distributions: shop },
  );
});

test('call: and explicit factories lead to their code, relative imports and all', () => {
  const module = `
#- shop/deep/api.py
from ..base import make_api, x as y
#- shop/base.py
make_api = lambda conf: None
#<<<<<<<< target
`;
  checkJump(`\n#- app.ini\n[app:main]\nuse = call:shop.deep.api:make_<|>api${module}`);
  checkJump(`\n#- app.ini\n[app:main]\npaste.app_factory = shop.deep.a<|>pi:make_api${module}`);
});
