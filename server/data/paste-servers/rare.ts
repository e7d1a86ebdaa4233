// Servers that few files name, from their sources and READMEs; most are given up. Unknown options are not judged where not measured.

import type { OptionFacts, ServerFacts, ValueType } from '../paste-types.ts';
import { waitress } from './waitress.ts';

const integer: ValueType = { kind: 'integer', base: 10 };
const loose: ValueType = { kind: 'boolean', true: ['true', 'yes', 'on', 'y', 't', '1'] };

function hostAndPort(host: string | undefined, port: string | undefined): readonly OptionFacts[] {
  return [
    {
      name: 'host',
      type: { kind: 'host' },
      meaning: 'Host name or IP address to listen on.',
      ...(host === undefined ? { required: true as const } : { default: host }),
    },
    {
      name: 'port',
      type: { kind: 'integer', base: 10, min: 0, max: 65535 },
      unit: 'port',
      meaning: 'TCP port to listen on.',
      ...(port === undefined ? { required: true as const } : { default: port }),
    },
  ];
}

const tcp = {
  protocol: 'http',
  nginx: 'proxy_pass',
  addresses: [{ kind: 'pair', host: 'host', port: 'port', defaults: {} }],
  template: [
    { name: 'host', value: '127.0.0.1' },
    { name: 'port', value: '6543' },
  ],
} as const satisfies Partial<ServerFacts>;

const { listens: _, status: __, ...waitressFacts } = waitress;

export const rareServers: readonly ServerFacts[] = [
  {
    ...tcp,
    title: "PasteScript's WSGIUtils server",
    eggs: ['PasteScript#wsgiutils'],
    meaning: 'HTTP server of WSGIUtils; needs its module `wsgiserver`.',
    source: 'paste/script/wsgiutils_server.py',
    addresses: [{ kind: 'pair', host: 'host', port: 'port', defaults: { host: 'localhost', port: 8080 } }],
    listens: { host: 'localhost', port: 8080 },
    options: hostAndPort('localhost', '8080'),
    others: 'rejected',
  },
  {
    ...tcp,
    title: "PasteScript's Twisted server",
    eggs: ['PasteScript#twisted'],
    meaning: 'HTTP server of `twisted.web2`.',
    source: 'paste/script/twisted_web2_server.py',
    addresses: [{ kind: 'pair', host: 'host', port: 'port', defaults: { host: '127.0.0.1', port: 8080 } }],
    listens: { host: '127.0.0.1', port: 8080 },
    options: hostAndPort('127.0.0.1', '8080'),
    others: 'rejected',
    status: {
      kind: 'dead',
      says: 'cannot start: it needs `twisted.web2`, which Twisted gave up long ago',
      replacements: [{ use: 'egg:waitress', renames: { host: 'host', port: 'port' }, keep: [{ name: 'host', value: '127.0.0.1' }] }],
    },
  },
  {
    title: "PasteScript's CGI",
    eggs: ['PasteScript#cgi'],
    meaning: 'Answers one request as a CGI script does, from the environment and standard input. Nothing for nginx.',
    source: 'paste/script/cgi_server.py',
    addresses: [],
    template: [],
    options: [],
    others: 'rejected',
  },
  {
    ...tcp,
    title: 'Spawning',
    eggs: ['Spawning#main'],
    meaning: 'HTTP server on eventlet, given up in 2012.',
    source: 'Spawning, paste_factory.py',
    options: [
      ...hostAndPort(undefined, undefined),
      { name: 'num_processes', type: integer, unit: 'processes', default: '4', meaning: 'Worker processes.', role: 'workers' },
      { name: 'threadpool_workers', type: integer, unit: 'threads', default: '4', meaning: 'Threads in each process.' },
    ],
    others: 'taken',
    status: {
      kind: 'dead',
      says: 'has not been maintained since 2012 and does not run on Python 3',
      replacements: [{ use: 'egg:waitress', renames: { host: 'host', port: 'port', threadpool_workers: 'threads' }, keep: [] }],
    },
  },
  {
    title: 'pyruvate',
    eggs: ['pyruvate#main'],
    meaning: 'HTTP server written in Rust.',
    source: "pyruvate's README",
    protocol: 'http',
    nginx: 'proxy_pass',
    addresses: [{ kind: 'whole', option: 'socket', forms: ['host:port', 'path'] }],
    template: [
      { name: 'socket', value: '127.0.0.1:7878' },
      { name: 'workers', value: '2' },
    ],
    options: [
      {
        name: 'socket',
        type: { kind: 'text' },
        required: true,
        meaning: '`host:port` to listen on; newer releases also take the path of a UNIX socket.',
      },
      { name: 'workers', type: integer, unit: 'threads', required: true, meaning: 'Threads that run the app.', role: 'workers' },
      { name: 'write_blocking', type: loose, default: 'false', meaning: 'Write responses with blocking calls.' },
      { name: 'max_number_headers', type: integer, unit: 'headers', default: '24', meaning: 'Most headers in a request.' },
      { name: 'async_logging', type: loose, default: 'true', meaning: 'Log from a thread of its own.' },
      { name: 'max_reuse_count', type: integer, unit: 'requests', default: '0', meaning: 'Requests on one connection; 0 keeps none.' },
      {
        name: 'keepalive_timeout',
        type: integer,
        unit: 'seconds',
        default: '60',
        meaning: 'A connection idle for so long is closed.',
        role: 'idle-timeout',
      },
      { name: 'chunked_transfer', type: loose, default: 'false', meaning: 'Send responses in chunks.' },
    ],
    others: 'taken',
  },
  {
    title: 'gevent-fastcgi',
    eggs: ['gevent_fastcgi#wsgi', 'gevent_fastcgi#wsgiref', 'gevent_fastcgi#fastcgi'],
    meaning: 'FastCGI server on gevent.',
    source: "gevent-fastcgi's README",
    protocol: 'fastcgi',
    nginx: 'fastcgi_pass',
    addresses: [
      { kind: 'whole', option: 'socket', forms: ['path'] },
      { kind: 'whole', option: 'path', forms: ['path'] },
      { kind: 'pair', host: 'host', port: 'port', defaults: {} },
    ],
    template: [{ name: 'socket', value: '/run/app/app.sock' }],
    options: [
      { name: 'host', type: { kind: 'host' }, meaning: 'Host name or IP address to listen on, with `port`.' },
      { name: 'port', type: { kind: 'integer', base: 10, min: 0, max: 65535 }, unit: 'port', meaning: 'TCP port to listen on.' },
      { name: 'socket', type: { kind: 'socket' }, meaning: 'Path of the UNIX socket to listen on, instead of `host` and `port`.' },
      {
        name: 'path',
        type: { kind: 'socket' },
        meaning: 'What old versions call `socket`.',
        deprecated: 'current versions call it `socket`',
      },
      {
        name: 'socket_mode',
        type: { kind: 'text' },
        unit: 'mode',
        meaning: 'Octal mode of the socket, such as `0660`.',
        role: 'socket-mode',
      },
      {
        name: 'max_conns',
        type: integer,
        unit: 'connections',
        default: '1024',
        meaning: 'Most connections at a time.',
        role: 'connection-limit',
      },
      {
        name: 'max_reqs',
        type: integer,
        unit: 'requests',
        default: '1024',
        meaning: 'Most requests at a time, as told to the web server.',
      },
      {
        name: 'num_workers',
        type: integer,
        unit: 'processes',
        default: '1',
        meaning: 'Processes.',
        role: 'workers',
        doubts: [{ below: 1, says: 'is below 1, but one process is needed' }],
      },
    ],
    prefixes: [
      {
        prefix: 'gevent.monkey.patch_',
        type: loose,
        meaning: "Whether this part of Python's standard library is patched before the start.",
      },
    ],
    others: 'taken',
  },
  {
    ...waitressFacts,
    title: 'waitress_fastlisten',
    eggs: ['waitress_fastlisten#main'],
    meaning: 'waitress whose socket is bound before the app is loaded.',
    source: "waitress_fastlisten's README",
    addresses: [{ kind: 'whole', option: 'fast-listen', forms: ['host:port'], port: 8080 }],
    template: [{ name: 'fast-listen', value: '127.0.0.1:8080' }],
    options: [
      {
        name: 'fast-listen',
        type: { kind: 'address', forms: ['host:port'], ports: 'number-or-service' },
        required: true,
        meaning: '`host:port` to bind early. Leave `listen` out.',
      },
      ...waitress.options,
    ],
  },
  ...(
    [
      ['gevent-socketio', 'gevent-socketio#paster', 'HTTP and WebSocket server on gevent.'],
      ['pastegevent', 'pastegevent#gevent', 'HTTP server of gevent.'],
      ['pastegevent, patched', 'pastegevent#gevent_patched', 'HTTP server of gevent, with the standard library patched.'],
      ['iiswsgi', 'iiswsgi#iis', 'FastCGI server for Microsoft IIS.'],
      ['zope.server', 'zope.server#main', "Zope's HTTP server."],
      ['zc.zkzopeserver', 'zc.zkzopeserver#main', "Zope's HTTP server, registered with ZooKeeper."],
      ['MediaGoblin', 'mediagoblin#paste_server_selector', 'Chooses one of several servers by variables.'],
      ['AnkiServer', 'AnkiServer#server', 'HTTP server of AnkiServer.'],
      ['cogen', 'cogen#wsgi', 'HTTP server on coroutines, given up in 2009.'],
    ] as const
  ).map(
    ([title, egg, meaning]): ServerFacts => ({
      ...tcp,
      title,
      eggs: [egg],
      meaning,
      source: 'named in public code; its options were not measured',
      options: hostAndPort('', '').map(({ default: _default, type: _type, ...option }) => ({ ...option, type: { kind: 'text' } })),
      others: 'taken',
    }),
  ),
];

/** Eggs that people name as servers and that have no Paste server entry point, and what is meant instead. */
export const notServers: Readonly<Record<string, string>> = {
  'CherryPy#main': 'CherryPy has no Paste entry point; its server is `egg:pyramid#cherrypy`',
  'cheroot#main': 'cheroot has no Paste entry point; its server is `egg:pyramid#cherrypy`',
  'Paste#main': 'Paste has no entry point `main`; its server is `egg:Paste#http`',
  'PasteScript#main': 'PasteScript has no entry point `main`',
  'pyramid#main': 'pyramid has no entry point `main`; its servers are `egg:pyramid#wsgiref` and `egg:pyramid#cherrypy`',
  'meinheld#main': 'meinheld has no Paste entry point; it is a worker class of gunicorn (`worker_class = egg:meinheld#gunicorn_worker`)',
  'uwsgi#main': 'uWSGI has no Paste entry point; it is started as `uwsgi --ini-paste FILE` and reads `[uwsgi]`',
};
