// Servers as people meet them: the article's sections mended, versions judged, options reached through other sections, whole files of servers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servers } from '../../server/data/paste-servers.ts';
import { checkDiagnostics, checkFix, diagnose } from '../harness/check.ts';

const codes = (text: string) =>
  diagnose(text)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

test("the article's socket becomes waitress' unix_socket with its settings kept", () =>
  checkFix(
    `[server:main]
host = /tmp/SITENAME-python.sock
use = egg:PasteScript#cherrypy
numthreads = 10
timeout = 180
request_queue_size = 200
`,
    `[server:main]
unix_socket = /tmp/SITENAME-python.sock
unix_socket_perms = 666
use = egg:waitress
threads = 10
channel_timeout = 180
backlog = 200
`,
    { code: 'paste/dead-server' },
  ));

test("the article's port becomes waitress' on the same address", () => {
  checkFix(
    '[server:main]\nhost = 127.0.0.1\nport = 6501\nuse = egg:PasteScript#cherrypy\nnumthreads = 10\nprotocol_version = HTTP/1.0\n',
    '[server:main]\nhost = 127.0.0.1\nport = 6501\nuse = egg:waitress\nthreads = 10\n',
    { code: 'paste/dead-server' },
  );
  checkFix(
    '[server:main]\nuse = egg:PasteScript#cherrypy\nport = 6501\n',
    '[server:main]\nuse = egg:waitress\nhost = 127.0.0.1\nport = 6501\n',
    { code: 'paste/dead-server' },
  );
  checkFix(
    '[server:main]\nuse = egg:PasteScript#cherrypy\nport = 6501\nnumthreads = 5\n',
    '[server:main]\nuse = egg:pyramid#cherrypy\nport = 6501\nnumthreads = 5\n',
    { code: 'paste/dead-server', title: 'Change to egg:pyramid#cherrypy' },
  );
});

test('what the fix makes has no error and no warning', () => {
  const mended =
    '[app:main]\nuse = egg:x\n[server:main]\nunix_socket = /tmp/SITENAME-python.sock\nunix_socket_perms = 666\nuse = egg:waitress\nthreads = 10\nchannel_timeout = 180\nbacklog = 200\n';
  assert.deepEqual(
    diagnose(mended).map(({ message }) => message),
    [],
  );
});

test('a path given as host, or without its prefix', () => {
  checkFix(
    '[server:main]\nuse = egg:waitress\nhost = unix:/run/a.sock\nport = 80\n',
    '[server:main]\nuse = egg:waitress\nunix_socket = /run/a.sock\n',
    {
      code: 'paste/path-as-host',
    },
  );
  checkFix(
    '[server:main]\nuse = egg:gunicorn\nhost = /run/a.sock\nport = 80\n',
    '[server:main]\nuse = egg:gunicorn\nhost = unix:/run/a.sock\n',
    {
      code: 'paste/path-as-host',
    },
  );
  checkFix('[uwsgi]\nsocket = unix:/run/a.sock\n', '[uwsgi]\nsocket = /run/a.sock\n', { code: 'paste/path-as-host' });
});

test('an environment with CherryPy 3 still has the old server', () =>
  checkDiagnostics('[app:main]\nuse = egg:x\n[server:main]\nuse = egg:PasteScript#cherrypy\n', {
    only: ['paste/dead-server'],
    distributions: [{ name: 'CherryPy', version: '3.2.2', entryPoints: [] }],
  }));

test('options that come through use = other are judged where they stand', () => {
  assert.deepEqual(
    codes('[server:main]\nuse = base\nunix_socket = /run/a.sock\nunix_socket_perms = 666\n[server:base]\nuse = egg:waitress\nport = 80\n'),
    ['paste/exclusive-options'],
  );
  assert.deepEqual(codes('[server:main]\nuse = base\nthreads = x\n[server:base]\nuse = egg:waitress\n'), ['paste/invalid-option-value']);
  assert.deepEqual(codes('[server:main]\nuse = base\ntrusted_proxy_count = 2\n[server:base]\nuse = egg:waitress\ntrusted_proxy = *\n'), []);
});

test('a section that others build on is judged as their part', () => {
  const base = '[app:base]\nuse = egg:Paste#static\n';
  assert.deepEqual(codes(`[app:main]\nuse = base\ndocument_root = /srv\n${base}`), []);
  assert.deepEqual(codes(`[app:main]\nuse = base\n${base}`), ['paste/needs-option']);
  assert.deepEqual(codes('[server:main]\nuse = base\ntrusted_proxy = *\n[server:base]\nuse = egg:waitress\ntrusted_proxy_count = 2\n'), []);
  assert.deepEqual(codes('[server:main]\nuse = base\nthreads = 4\n[server:base]\nuse = egg:waitress\nthreads = x\n'), []);
});

test('what uWSGI fills in by itself is not judged', () => {
  assert.deepEqual(codes('[uwsgi]\nhttp-socket = 0.0.0.0:$(PORT)\nchmod-socket = @(/etc/mode)\nsocket = %d/app.sock\n'), []);
});

test('options that [DEFAULT] takes away are not judged, unknown variables neither', () => {
  assert.deepEqual(codes('[DEFAULT]\nthreads = x\n[server:main]\nuse = egg:waitress\nthreads = y\n'), []);
  assert.deepEqual(codes('[server:main]\nuse = egg:waitress\nport = %(port_given_at_start)s\n'), []);
  assert.deepEqual(codes('[server:main]\nuse = egg:waitress\nport = {{ port }}\n'), []);
  assert.deepEqual(codes('[DEFAULT]\nn = ten\n[server:main]\nuse = egg:waitress\nthreads = %(n)s\n'), ['paste/invalid-option-value']);
});

test('every server has facts that hang together', () => {
  for (const { title, eggs, options, addresses, constraints = [], template, protocol, nginx } of servers) {
    const names = new Set(options.map(({ name }) => name));
    assert.equal(names.size, options.length, `${title}: an option twice`);
    const used = [
      ...addresses.flatMap(key => (key.kind === 'pair' ? [key.host, key.port] : [key.option])),
      ...template.map(({ name }) => name),
      ...constraints.flatMap(constraint =>
        'options' in constraint
          ? [...constraint.options, ...constraint.others]
          : constraint.kind === 'order'
            ? [constraint.low, constraint.high]
            : [],
      ),
    ];
    for (const name of used) assert.ok(names.has(name), `${title}: ${name} is no option`);
    if (nginx) assert.ok(protocol, `${title}: nginx speaks to it in no protocol`);
    const section = `[app:main]\nuse = egg:x\n[server:main]\nuse = egg:${eggs[0]}\n${template.map(({ name, value }) => `${name} = ${value}`).join('\n')}\n`;
    assert.deepEqual(
      codes(section).filter(code => code !== 'paste/dead-server'),
      [],
      title,
    );
  }
});
