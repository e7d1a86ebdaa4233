// Environments and projects on the disk, in the layouts of the tools that make them: what is known of distributions, of Python and of modules.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { disk } from '../../server/disk.ts';
import { readEnvironment } from '../../server/lsp/environment.ts';
import { readModules } from '../../server/lsp/modules.ts';
import { knownDistributions } from '../../server/paste/environment.ts';
import { factoryAt } from '../../server/paste/python-modules.ts';
import { sourceFile } from '../harness/fixture.ts';
import { folderWith } from './client.ts';

const neverCancelled = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

/** The snapshot of a folder with these files, the environment and the modules it leads to read; paths by which it is told start at the folder. */
async function opened(
  files: Readonly<Record<string, string>>,
  environment = '',
): Promise<{ snapshot: Snapshot; short: (uri: string) => string }> {
  const filled = folderWith(files);
  const uri = pathToFileURL(filled.path).toString();
  const own = Object.entries(files).flatMap(([path, text]) => (path.endsWith('.ini') ? [sourceFile(`${uri}/${path}`, text)] : []));
  const empty: Snapshot = {
    files: new Map(own.map(file => [file.uri, file])),
    roots: [uri],
    complete: true,
    settings: { ...defaultSettings, 'paste.environment': environment },
  };
  try {
    const found = { ...empty, ...(await readEnvironment(disk, empty, neverCancelled)) };
    const python = await readModules(disk, found, neverCancelled);
    return { snapshot: { ...found, ...(python && { python }) }, short: (other: string) => other.replace(`${uri}/`, '') };
  } finally {
    filled.remove();
  }
}

const metadata = (name: string, version: string) => `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n\nText\n`;
const deploy = (packages: string) => ({ [`${packages}/pastedeploy-3.1.0.dist-info/METADATA`]: metadata('PasteDeploy', '3.1.0') });
const points = '[paste.app_factory]\nmain = shop.wsgi:make_app\n';
const make = 'def make_app(global_conf, **settings):\n    pass\n';

const layouts: Readonly<Record<string, string>> = {
  'venv, uv, Poetry and PDM': '.venv/lib/python3.12/site-packages',
  'venv on Windows': 'venv/Lib/site-packages',
  conda: 'env/lib/python3.10/site-packages',
  tox: '.tox/py39/lib/python3.9/site-packages',
  nox: '.nox/tests-3-13/lib/python3.13/site-packages',
  PDM: '__pypackages__/3.11/lib',
  "Debian's folder": '.venv/lib/python3/dist-packages',
};

for (const [tool, packages] of Object.entries(layouts)) {
  test(`an environment as ${tool} lays it out`, async () => {
    const { snapshot, short } = await opened({
      ...deploy(packages),
      [`${packages}/my_shop-1.0.dist-info/METADATA`]: metadata('My.Shop', '1.0'),
      [`${packages}/my_shop-1.0.dist-info/entry_points.txt`]: points,
      [`${packages}/shop/wsgi.py`]: make,
    });
    const { byName, complete } = knownDistributions(snapshot);
    assert.equal(byName.get('my-shop')?.version, '1.0');
    assert.equal(complete, true);
    assert.equal(snapshot.python?.version, /(\d\.\d+)\//.exec(packages)?.[1]);
    const found = factoryAt(snapshot, 'shop.wsgi:make_app');
    assert.equal(found?.kind === 'found' && short(found.module.uri), `${packages}/shop/wsgi.py`);
  });
}

test('an environment that the setting names, and old eggs in it', async () => {
  const { snapshot, short } = await opened(
    {
      ...deploy('other/lib/python2.7/site-packages'),
      'other/lib/python2.7/site-packages/Shop-0.9-py2.7.egg/EGG-INFO/PKG-INFO': metadata('Shop', '0.9'),
      'other/lib/python2.7/site-packages/Shop-0.9-py2.7.egg/EGG-INFO/entry_points.txt': points,
      'other/lib/python2.7/site-packages/Shop-0.9-py2.7.egg/shop/wsgi/__init__.py': make,
      '.venv/lib/python3.12/site-packages/shop-2.0.dist-info/METADATA': metadata('shop', '2.0'),
    },
    'other',
  );
  assert.equal(knownDistributions(snapshot).byName.get('shop')?.version, '0.9');
  assert.equal(snapshot.python?.version, '2.7');
  const found = factoryAt(snapshot, 'shop.wsgi:make_app');
  assert.match(found?.kind === 'found' ? short(found.module.uri) : '', /egg\/shop\/wsgi\/__init__\.py$/);
});

test('pyvenv.cfg tells the version where folders do not, and whether the packages of the system count too', async () => {
  const packages = '.venv/Lib/site-packages';
  const config = (system: string) => `home = C:\\Python\ninclude-system-site-packages = ${system}\nversion = 3.9.13\n`;
  const alone = await opened({ ...deploy(packages), '.venv/pyvenv.cfg': config('false') });
  assert.equal(alone.snapshot.python?.version, '3.9');
  assert.equal(knownDistributions(alone.snapshot).complete, true);
  const shared = await opened({ ...deploy(packages), '.venv/pyvenv.cfg': config('true') });
  assert.equal(knownDistributions(shared.snapshot).complete, false);
});

test('environments for several versions tell no version where they differ', async () => {
  const { snapshot } = await opened({
    '.tox/a/lib/python3.9/site-packages/waitress-2.1.2.dist-info/METADATA': metadata('waitress', '2.1.2'),
    '.tox/b/lib/python3.9/site-packages/waitress-3.0.2.dist-info/METADATA': metadata('waitress', '3.0.2'),
    '.tox/a/lib/python3.9/site-packages/gunicorn-23.0.0.dist-info/METADATA': metadata('gunicorn', '23.0.0'),
    '.tox/b/lib/python3.9/site-packages/gunicorn-23.0.0.dist-info/METADATA': metadata('gunicorn', '23.0.0'),
  });
  const { byName } = knownDistributions(snapshot);
  assert.equal(byName.get('waitress')?.version, undefined);
  assert.equal(byName.get('gunicorn')?.version, '23.0.0');
});

test('a project installed for editing is found where it is: by direct_url.json, a .pth file and an .egg-link', async () => {
  const outside = folderWith({
    'src/shop/wsgi.py': make,
    'shop.egg-info/PKG-INFO': metadata('shop', '4.0'),
    'shop.egg-info/entry_points.txt': points,
  });
  const packages = '.venv/lib/python3.12/site-packages';
  const url = pathToFileURL(outside.path).toString();
  try {
    for (const link of [
      {
        [`${packages}/shop-4.0.dist-info/METADATA`]: metadata('shop', '4.0'),
        [`${packages}/shop-4.0.dist-info/entry_points.txt`]: points,
        [`${packages}/shop-4.0.dist-info/direct_url.json`]: JSON.stringify({ url, dir_info: { editable: true } }),
      },
      { [`${packages}/__editable__.shop-4.0.pth`]: `${outside.path}/src\n`, [`${packages}/shop-4.0.dist-info/entry_points.txt`]: points },
      { [`${packages}/shop.egg-link`]: `${outside.path}\n.` },
    ]) {
      const { snapshot } = await opened({ ...deploy(packages), ...link });
      const found = factoryAt(snapshot, 'shop.wsgi:make_app');
      assert.equal(found?.kind === 'found' && found.module.uri, `${url}/src/shop/wsgi.py`, JSON.stringify(link));
    }
  } finally {
    outside.remove();
  }
});

test('a module is said to be absent only where nothing could be it', async () => {
  const packages = '.venv/lib/python3.12/site-packages';
  const ini = ['gone', 'native', 'pkg.sub', 'pkg.ghost', 'wsgiref.simple_server', 'deep.inside']
    .map((name, index) => `[app:a${index}]\nuse = call:${name}:make\n`)
    .join('');
  const files = {
    'app.ini': ini,
    [`${packages}/native.cpython-312-x86_64-linux-gnu.so`]: '',
    [`${packages}/pkg/sub/other.py`]: '',
    'tools/deep/inside.py': '',
  };
  const { snapshot } = await opened({ ...deploy(packages), ...files });
  const absent = [...snapshot.python!.modules].flatMap(([name, module]) => (module === 'absent' ? [name] : []));
  assert.deepEqual(absent.sort(), ['gone', 'pkg.ghost']);
  const open = await opened({ ...deploy(packages), ...files, [`${packages}/__editable___x_finder.pth`]: 'import __editable___x_finder\n' });
  assert.equal([...open.snapshot.python!.modules.values()].includes('absent'), false);
});

for (const [tool, project] of Object.entries({
  'PEP 621 (uv, PDM, Hatch)':
    '[project]\nname = "shop"\ndynamic = ["version"]\n[project.entry-points."paste.app_factory"]\nmain = "shop.wsgi:make_app"\n',
  Poetry: '[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.plugins."paste.app_factory"]\nmain = "shop.wsgi:make_app"\n',
  Flit: '[tool.flit.metadata]\nmodule = "shop"\n[tool.flit.entrypoints."paste.app_factory"]\nmain = "shop.wsgi:make_app"\n',
})) {
  test(`a project of ${tool}, in a folder of its own below src/`, async () => {
    const { snapshot, short } = await opened({ 'services/shop/pyproject.toml': project, 'services/shop/src/shop/wsgi.py': make });
    assert.deepEqual(
      knownDistributions(snapshot)
        .byName.get('shop')
        ?.entryPoints.map(({ target }) => target),
      ['shop.wsgi:make_app'],
    );
    const found = factoryAt(snapshot, 'shop.wsgi:make_app');
    assert.equal(found?.kind === 'found' && short(found.module.uri), 'services/shop/src/shop/wsgi.py');
    assert.equal(knownDistributions(snapshot).complete, false);
  });
}
