// CherryPy's server behind its three entry points: paste/script/cherrypy_server.py 1.7.3 to 3.7.0, pyramid/scripts/pserve.py 1.3 to 2.1.

import type { Assignment, OptionFacts, Replacement, ServerFacts } from '../paste-types.ts';

const options: readonly OptionFacts[] = [
  {
    name: 'host',
    type: { kind: 'host' },
    default: '127.0.0.1',
    meaning: 'Host name or IP address to listen on, or `host:port` when there is no `port`. Never the path of a socket.',
  },
  {
    name: 'port',
    type: { kind: 'integer', base: 10, min: 0, max: 65535, empty: true },
    unit: 'port',
    default: '8080',
    meaning: 'TCP port to listen on (4443 with `ssl_pem`); 0 lets the system choose one.',
  },
  { name: 'ssl_pem', type: { kind: 'path' }, meaning: 'File with certificate and private key, to serve HTTPS.' },
  {
    name: 'protocol_version',
    type: { kind: 'choice', values: ['HTTP/1.0', 'HTTP/1.1'], open: true },
    default: 'HTTP/1.1',
    meaning: 'HTTP version written in responses.',
    role: 'protocol-version',
  },
  {
    name: 'numthreads',
    type: { kind: 'integer', base: 10 },
    unit: 'threads',
    default: '10',
    meaning: 'Threads that run the app.',
    role: 'workers',
    doubts: [{ below: 0, says: 'is negative: nothing ever answers' }],
  },
  { name: 'server_name', type: { kind: 'text' }, meaning: '`SERVER_NAME` for the app.' },
  {
    name: 'max',
    type: { kind: 'integer', base: 10 },
    unit: 'threads',
    default: '-1',
    meaning: 'Most threads the pool may grow to; -1 is no limit. (Its documentation speaks of queued requests, which is wrong.)',
  },
  {
    name: 'request_queue_size',
    type: { kind: 'integer', base: 10 },
    unit: 'connections',
    default: '5',
    meaning: 'How many connections may wait in the queue of the system before they are refused.',
  },
  {
    name: 'timeout',
    type: { kind: 'integer', base: 10 },
    unit: 'seconds',
    default: '10',
    meaning: 'A connection idle for so long is closed, kept-alive or slow. It does not limit how long a request is worked on.',
    role: 'idle-timeout',
  },
];

const template: readonly Assignment[] = [
  { name: 'host', value: '127.0.0.1' },
  { name: 'port', value: '6543' },
  { name: 'numthreads', value: '10' },
];

const common = {
  protocol: 'http',
  nginx: 'proxy_pass',
  addresses: [
    {
      kind: 'pair',
      host: 'host',
      port: 'port',
      defaults: { host: '127.0.0.1', port: 8080 },
      alone: { forms: ['host:port', 'host'], port: 8080 },
    },
  ],
  listens: { host: '127.0.0.1', port: 8080 },
  forwarded: { kind: 'never' },
  template,
  options,
  others: 'rejected',
} as const satisfies Partial<ServerFacts>;

/** What waitress calls the same things. `protocol_version`, `ssl_pem` and `max` have no counterpart there. */
const asWaitress: Replacement = {
  use: 'egg:waitress',
  renames: {
    host: 'host',
    port: 'port',
    numthreads: 'threads',
    timeout: 'channel_timeout',
    request_queue_size: 'backlog',
    server_name: 'server_name',
  },
  socket: { from: 'host', to: 'unix_socket', drop: ['port'], add: [{ name: 'unix_socket_perms', value: '666' }] },
  keep: [{ name: 'host', value: '127.0.0.1' }],
};

const asPyramidCherrypy: Replacement = {
  use: 'egg:pyramid#cherrypy',
  renames: Object.fromEntries(options.map(option => [option.name, option.name])),
  keep: [],
};

export const pastescriptCherrypy: ServerFacts = {
  ...common,
  title: "PasteScript's CherryPy server",
  eggs: ['PasteScript#cherrypy'],
  meaning: "Threaded HTTP/1.1 server of CherryPy 3 (`cherrypy.wsgiserver`), through PasteScript's entry point.",
  source: 'paste/script/cherrypy_server.py 1.7.3 to 3.7.0',
  holdsWorkers: true,
  status: {
    kind: 'dead',
    says: 'cannot start on a current system: it needs `cherrypy.wsgiserver`, which CherryPy removed in 9.0.0 (2017)',
    unless: { dist: 'CherryPy', before: '9.0.0' },
    replacements: [asWaitress, asPyramidCherrypy],
  },
};

export const pyramidCherrypy: ServerFacts = {
  ...common,
  title: "Pyramid's CherryPy server",
  eggs: ['pyramid#cherrypy'],
  meaning: "Threaded HTTP/1.1 server of CherryPy (`cheroot`, which must be installed), through Pyramid's entry point.",
  source: 'pyramid/scripts/pserve.py 1.3 to 2.1',
};

export const gearboxCherrypy: ServerFacts = {
  ...common,
  title: "gearbox's CherryPy server",
  eggs: ['gearbox#cherrypy'],
  meaning: "Threaded HTTP/1.1 server of CherryPy, through gearbox's entry point.",
  source: 'gearbox/commands/serve.py 0.5.0',
};
