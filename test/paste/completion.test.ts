// Completion in Paste files, whole and half typed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../server/core/settings.ts';
import { checkComplete, checkCompleted } from '../harness/check.ts';
import { sourceFile } from '../harness/fixture.ts';

const gunicorn20 = [
  {
    name: 'gunicorn',
    version: '20.1.0',
    entryPoints: [{ group: 'paste.server_runner', name: 'main', target: 'gunicorn.app.pasterapp:serve' }],
  },
];

test('option names are those of the server that use names, without those given', () =>
  checkComplete('[server:main]\nuse = egg:waitress\nport = 80\n<|>', {
    has: ['threads', 'trusted_proxy', 'require'],
    lacks: ['port', 'use', 'send_bytes', 'sockets', 'workers', 'filter-with'],
  }));

test('needed options come first', () => checkComplete('[app:x]\nuse = egg:Paste#cgi\nq<|>', { first: ['script'] }));

test('a section without use is offered it', () => checkComplete('[server:main]\n<|>', { first: ['use'] }));

test('a section that nothing makes yet is offered the factories of its kind, one that has use or a factory is not', () => {
  checkComplete('[app:main]\npa<|>', { has: ['paste.app_factory'], lacks: ['paste.filter_factory', 'paste.composite_factory'] });
  checkComplete('[composite:main]\n<|>', { first: ['use'], has: ['paste.composite_factory'], lacks: ['paste.app_factory'] });
  checkComplete('[filter-app:x]\n<|>', { has: ['paste.filter_factory', 'paste.filter_app_factory'] });
  checkComplete('[server:main]\n<|>', { has: ['paste.server_factory', 'paste.server_runner'] });
  checkComplete('[filter:x]\npaste.filter_factory = a:b\n<|>', { lacks: ['use', 'paste.filter_factory', 'paste.filter_app_factory'] });
  checkComplete('[app:main]\nuse = egg:demo\n<|>', { lacks: ['paste.app_factory'] });
});

test('options that cannot stand beside a given one are left out, and those that need another that is not there', () => {
  checkComplete('[server:main]\nuse = egg:waitress\nunix_socket = /run/a.sock\n<|>', {
    has: ['unix_socket_perms', 'trusted_proxy'],
    lacks: ['unix_socket', 'host', 'listen', 'trusted_proxy_count'],
  });
  checkComplete('[server:main]\nuse = egg:waitress\ntrusted_proxy = *\n<|>', { has: ['trusted_proxy_count', 'host'] });
});

test('a name in the middle of a line replaces what is typed of it', () =>
  checkCompleted(
    '[server:main]\nuse = egg:waitress\nthr<|>\n[app:main]\n',
    'threads',
    '[server:main]\nuse = egg:waitress\nthreads = \n[app:main]\n',
  ));

test('a name before its delimiter gets no second one', () =>
  checkCompleted('[server:main]\nuse = egg:waitress\nthr<|> = 4\n', 'threads', '[server:main]\nuse = egg:waitress\nthreads = 4\n'));

test('an installed version has only its own options', () => {
  checkComplete('[server:main]\nuse = egg:gunicorn\n<|>', { has: ['protocol', 'workers'], lacks: ['tolerate_x'] });
  checkComplete('[server:main]\nuse = egg:gunicorn\n<|>', { has: ['workers'], lacks: ['protocol'] }, { distributions: gunicorn20 });
});

test('options through another section count as given', () =>
  checkComplete('[server:main]\nuse = base\n<|>\n[server:base]\nuse = egg:waitress\nthreads = 4\n', { has: ['host'], lacks: ['threads'] }));

test('options of [DEFAULT] are overridden with set', () =>
  checkComplete('[DEFAULT]\ndebug = false\n[app:main]\nuse = egg:demo\n<|>', { has: ['set debug', 'pyramid.includes'] }));

test('values follow the type', () => {
  checkComplete('[server:main]\nuse = egg:waitress\nipv6 = <|>', { first: ['true', 'false'] });
  checkComplete('[server:main]\nuse = egg:gunicorn\nreload =<|>', { has: ['false', 'true'] });
  checkComplete('[server:main]\nuse = egg:waitress\ntrusted_proxy_headers = x-forwarded-for <|>', {
    has: ['x-forwarded-proto'],
    lacks: ['x-forwarded-for'],
  });
  checkCompleted('[server:main]\nuse = egg:waitress\nipv6 =<|>', 'false', '[server:main]\nuse = egg:waitress\nipv6 = false');
  checkCompleted(
    '[server:main]\nuse = egg:waitress\ntrusted_proxy_headers = forwarded x-for<|>',
    'x-forwarded-by',
    '[server:main]\nuse = egg:waitress\ntrusted_proxy_headers = forwarded x-forwarded-by',
  );
});

test('use offers eggs of its kind, sections and files', () => {
  checkComplete('[server:main]\nuse = <|>\n[server:other]\nuse = egg:waitress\n[app:x]\nuse = egg:y\n', {
    has: ['egg:waitress', 'egg:gunicorn', 'egg:Paste#http', 'other'],
    lacks: ['egg:PasteScript#cherrypy', 'x', 'main', 'egg:Paste#static'],
  });
  checkComplete('[filter:x]\nuse = egg:Pa<|>', {
    has: ['egg:PasteDeploy#prefix', 'egg:Paste#gzip'],
    lacks: ['egg:Paste#urlmap', 'egg:Paste#http'],
  });
  checkComplete('[composite:x]\nuse = <|>', { has: ['egg:Paste#urlmap'], lacks: ['egg:Paste#static'] });
  checkComplete('#- app.ini\n[app:main]\nuse = config:<|>\n#- sub/base.ini\n[app:main]\nuse = egg:x\n', { has: ['config:sub/base.ini'] });
  checkCompleted('[server:main]\nuse = egg:wai<|>tress', 'egg:gunicorn', '[server:main]\nuse = egg:gunicorn');
});

test('words that may be written in capitals are offered so too, behind the others', () => {
  checkComplete('[server:main]\nuse = egg:Paste#http\nuse_threadpool = <|>\n', { first: ['true', 'false', 'True', 'False'] });
  checkComplete('[server:main]\nuse = egg:gunicorn\nloglevel = <|>\n', { first: ['info'], has: ['debug', 'DEBUG'] });
  checkComplete('[logger_root]\nlevel = <|>\n', { has: ['DEBUG'], lacks: ['debug'] });
});

test('a value stands behind the sign as those who wrote it want it', () => {
  checkCompleted('[server:main]\nuse=<|>', 'egg:waitress', '[server:main]\nuse=egg:waitress');
  checkCompleted('[server:main]\nuse =<|>', 'egg:waitress', '[server:main]\nuse = egg:waitress');
  checkCompleted('[server:main]\nuse = <|>', 'egg:waitress', '[server:main]\nuse = egg:waitress');
});

test('eggs of the environment come first, with their versions', () => {
  const distributions = [
    { name: 'myapp', version: '1.0', entryPoints: [{ group: 'paste.app_factory', name: 'main', target: 'myapp:main' }] },
    ...gunicorn20,
  ];
  checkComplete('[app:main]\nuse = <|>', { first: ['egg:myapp'], lacks: ['egg:gunicorn'] }, { distributions });
  checkComplete('[server:main]\nuse = <|>', { first: ['egg:gunicorn'], has: ['egg:waitress'] }, { distributions });
});

test('pipelines, filter-with and next offer sections', () => {
  const rest = '\n[filter:f]\nuse = egg:x\n[app:a]\nuse = egg:x\n';
  checkComplete(`[pipeline:main]\npipeline = <|>${rest}`, { has: ['f', 'a'], lacks: ['main'] });
  checkComplete(`[pipeline:main]\npipeline =\n    f\n    <|>${rest}`, { has: ['f', 'a'] });
  checkComplete(`[app:main]\nuse = egg:x\nfilter-with = <|>${rest}`, { only: ['f'] });
  checkComplete(`[filter-app:main]\nuse = egg:x\nnext = <|>${rest}`, { only: ['a'] });
  checkComplete(`[composite:main]\nuse = egg:Paste#urlmap\n/x = <|>${rest}`, { has: ['a'] });
});

test('variables of an interpolation', () => {
  checkComplete('[DEFAULT]\nport = 80\n[app:main]\nuse = egg:x\nurl = http://h:%(<|>', {
    has: ['port', 'here', '__file__', 'use'],
    lacks: ['url'],
  });
  checkCompleted('[DEFAULT]\nport = 80\n[app:main]\nurl = h:%(po<|>rt)s/x', 'port', '[DEFAULT]\nport = 80\n[app:main]\nurl = h:%(port)s/x');
  checkCompleted('[app:main]\nx = %(he<|>', 'here', '[app:main]\nx = %(here)s');
  checkCompleted('[app:main]\nx = a/%<|>', 'here', '[app:main]\nx = a/%(here)s');
  checkCompleted('[formatter_x]\nformat = %<|>', 'message', '[formatter_x]\nformat = %(message)s');
  checkComplete('[app:main]\nx = 100%%<|>', { only: [] });
  checkComplete('[uwsgi]\nlogto = /var/log/%<|>', { only: [] });
  checkComplete('[server:main]\nuse = egg:waitress\nport = <|>', { first: ['8080'] });
});

test('headers: what is referred to, what is missing, kinds', () => {
  checkComplete('[pipeline:main]\npipeline = auth app\n[<|>', {
    first: ['filter:auth', 'app:app'],
    has: ['server:main', 'DEFAULT', 'filter:'],
    lacks: ['app:main'],
  });
  checkComplete('[loggers]\nkeys = root, app\n[logger_root]\nhandlers =\n[<|>]\n', {
    has: ['logger_app', 'handlers'],
    lacks: ['logger_root', 'loggers'],
  });
  checkCompleted('[ser<|>\n', 'server:main', '[server:main]\n');
  checkCompleted('[ser<|>]\n', 'server:', '[server:]\n');
});

test('a whole [server:main] for each server that is alive', () => {
  checkComplete('[app:main]\nuse = egg:x\n\n<|>', {
    has: ['[server:main] with waitress', '[server:main] with gunicorn', '[loggers]'],
    lacks: ['[server:main] with PasteScript#cherrypy', '[app:main]'],
  });
  checkComplete('<|>', { has: ['[server:main] with waitress', '[app:main]'] }, { path: 'app.ini' });
});

test('names of logging', () => {
  const rest = '\n[handlers]\nkeys = console, file\n[formatters]\nkeys = generic\n[logger_app]\n[handler_console]\n[formatter_generic]\n';
  checkComplete(`[loggers]\nkeys = root, <|>${rest}`, { has: ['app'], lacks: ['root'] });
  checkComplete(`[loggers]\nkeys = root\n[logger_root]\nhandlers = <|>${rest}`, { only: ['console', 'file'] });
  checkComplete(`[loggers]\nkeys = root\n[logger_root]\nlevel = <|>${rest}`, { first: ['CRITICAL'], has: ['INFO', 'NOTSET'] });
  checkComplete(`[handler_file]\nclass = <|>${rest}`, { has: ['StreamHandler', 'handlers.RotatingFileHandler'] });
  checkComplete(`[handler_file]\nformatter = <|>${rest}`, { only: ['generic'] });
  checkCompleted(
    '[handler_f]\nclass = FileHandler\nargs = <|>\n',
    "('filename',)",
    "[handler_f]\nclass = FileHandler\nargs = (${1:'filename'},)\n",
  );
  checkComplete('[formatter_x]\nformat = %(lev<|>', { has: ['levelname', 'message'] });
  checkComplete('[logger_app]\nlevel = INFO\n<|>', { first: ['handlers', 'qualname'], lacks: ['level'] });
});

test('sections of others', () => {
  checkComplete('[uwsgi]\n<|>', { has: ['socket', 'chmod-socket'] });
  checkComplete('[alembic]\n<|>', { first: ['script_location'] });
});

test('nothing in comments, in sections nobody knows, behind a header', () => {
  checkComplete('[server:main]\nuse = egg:waitress\n# thr<|>', { only: [] });
  checkComplete('[server:main]\nuse = egg:waitress\n  ; x <|>', { only: [] });
  checkComplete('[whatever]\nx = <|>', { only: [] });
  checkComplete('[server:main] <|>', { only: [] });
});

test('broken files still complete', () => {
  checkComplete('nonsense\n[server:main\nuse = egg:waitress\nthreads\n<|>', { has: ['host'] }, { path: 'app.ini' });
  checkComplete('[server:main]\nuse = egg:waitress\n= x\n<|>\nhost = x\nhost = y\n', { has: ['threads'] });
});

test('every offer with a key has documentation behind it', () => {
  const sources = [
    '[server:main]\nuse = egg:waitress\n',
    '[server:main]\nuse = egg:gunicorn\n',
    '[app:main]\nuse = egg:x\n',
    '[filter:f]\nuse = egg:PasteDeploy#prefix\n',
    '[logger_app]\n',
    '[uwsgi]\n',
    '[server:main]\nuse = ',
    '[filter:main]\nuse = ',
    '[handler_x]\nclass = ',
    '[app:main]\nuse = egg:x\n[',
  ];
  let seen = 0;
  for (const source of sources) {
    const file = sourceFile('file:///w/app.ini', source);
    const snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///w'], complete: true, settings: defaultSettings };
    for (const offer of file.language.complete(snapshot, file, source.length)) {
      if (offer.docs === undefined) continue;
      seen++;
      assert.ok(file.language.document(offer.docs)?.trim() || /^egg:/.test(offer.label), `${offer.label} in ${source}`);
    }
  }
  assert.ok(seen > 250, `${seen} offers`);
});

test('whole pieces at the beginning of a line, unless their sections are there', () => {
  checkComplete('[DEFAULT]\nx = 1\nwait<|>', { has: ['server-waitress', 'logging', 'pipeline'] });
  checkComplete('[server:main]\nuse = egg:waitress\n<|>', { has: ['logging', 'app'], lacks: ['server-waitress', 'region', 'section'] });
  checkComplete('[app:main]\npyramid.includes =\n    wait<|>', { lacks: ['server-waitress'] });
  checkComplete('[app:main]\nuse = egg:wai<|>', { lacks: ['server-waitress'] });
  checkComplete('[app:main]\nwait<|> = 1', { lacks: ['server-waitress'] });
});

test('what is installed but cannot be loaded any more is not offered', () =>
  checkComplete(
    '[filter:x]\nuse = <|>',
    { has: ['egg:Paste#gzip'], lacks: ['egg:Paste#openid'] },
    {
      distributions: [
        {
          name: 'Paste',
          entryPoints: ['gzip', 'openid'].map(name => ({ group: 'paste.filter_app_factory', name, target: `paste.${name}:make` })),
        },
      ],
    },
  ));

test("paths in a composite of OpenStack's name apps", () =>
  checkComplete('[composite:osapi]\nuse = call:cinder.api:root_app_factory\n/v3: <|>\n[app:api]\nuse = egg:demo\n', { has: ['api'] }));
