// Paste's own server: `server_runner` and `serve` of paste/httpserver.py 3.5.2 and 3.10.1.

import type { OptionFacts, ServerFacts, ValueType } from '../paste-types.ts';

/** paste.deploy's `asbool`: anything but these words is refused. */
const boolean: ValueType = { kind: 'boolean', true: ['true', 'yes', 'on', 'y', 't', '1'], false: ['false', 'no', 'off', 'n', 'f', '0'] };
const poolless = { option: 'use_threadpool', truthy: ['true', 'yes', 'on', 'y', 't', '1'] };
const integer: ValueType = { kind: 'integer', base: 10 };

const options: readonly OptionFacts[] = [
  {
    name: 'host',
    type: { kind: 'host', empty: true },
    default: '127.0.0.1',
    meaning: 'Host name or IP address to listen on, or `host:port` (`[::1]:port`) when there is no `port`. Never the path of a socket.',
  },
  {
    name: 'port',
    type: { kind: 'integer', base: 10, min: 0, max: 65535 },
    unit: 'port',
    default: '8080',
    meaning: 'TCP port to listen on (4443 with `ssl_pem`).',
  },
  {
    name: 'ssl_pem',
    type: { kind: 'path' },
    meaning: 'File with certificate and private key, to serve HTTPS, or `*` for one made up at the start. Needs pyOpenSSL.',
  },
  { name: 'ssl_context', type: { kind: 'object', text: 'fails', empty: true }, meaning: 'An SSL context, given by Python code only.' },
  {
    name: 'handler',
    type: { kind: 'object', text: 'fails', empty: true },
    meaning: 'Class of the request handler, given by Python code only.',
  },
  { name: 'server_version', type: { kind: 'text' }, default: 'PasteWSGIServer/0.5', meaning: 'Value of the `Server` response header.' },
  {
    name: 'protocol_version',
    type: { kind: 'choice', values: ['HTTP/1.0', 'HTTP/1.1', 'HTTP/0.9'], empty: true },
    default: 'HTTP/1.0',
    meaning: 'HTTP version. With 1.1 an idle connection keeps its thread, and chunked request bodies are not understood.',
    role: 'protocol-version',
  },
  { name: 'start_loop', type: boolean, default: 'true', meaning: 'Serve at once; otherwise only bind and return.' },
  { name: 'daemon_threads', type: boolean, default: 'false', meaning: 'Drop requests that are being answered at the end.' },
  { name: 'socket_timeout', type: integer, unit: 'seconds', meaning: 'Timeout of accepted connections.', role: 'idle-timeout' },
  { name: 'use_threadpool', type: boolean, default: 'true', meaning: 'A pool of threads instead of one thread for each request.' },
  {
    name: 'threadpool_workers',
    type: integer,
    unit: 'threads',
    default: '10',
    meaning: 'Threads in the pool; at least `threadpool_spawn_if_under`.',
    role: 'workers',
  },
  {
    name: 'request_queue_size',
    type: integer,
    unit: 'connections',
    default: '5',
    meaning: 'How many connections may wait in the queue of the system before they are refused.',
  },
  {
    name: 'threadpool_max_requests',
    type: integer,
    unit: 'requests',
    default: '100',
    meaning: 'A thread is replaced after so many requests.',
  },
  {
    name: 'threadpool_hung_thread_limit',
    type: integer,
    unit: 'seconds',
    default: '30',
    meaning: 'A thread that works on one request for longer counts as hung.',
  },
  {
    name: 'threadpool_kill_thread_limit',
    type: integer,
    unit: 'seconds',
    default: '1800',
    meaning: 'A thread that works on one request for longer is killed; 0 is never.',
  },
  {
    name: 'threadpool_dying_limit',
    type: integer,
    unit: 'seconds',
    default: '300',
    meaning: 'A killed thread that is still there after so long counts as a zombie.',
  },
  {
    name: 'threadpool_spawn_if_under',
    type: integer,
    unit: 'threads',
    default: '5',
    meaning: 'More threads are started while fewer than this are really busy and none is idle.',
  },
  {
    name: 'threadpool_max_zombie_threads_before_die',
    type: integer,
    unit: 'threads',
    default: '0',
    meaning: 'The process ends when it has more zombies; 0 is never.',
  },
  {
    name: 'threadpool_hung_check_period',
    type: integer,
    unit: 'requests',
    default: '100',
    meaning: 'Hung threads are looked for after so many requests.',
  },
  { name: 'threadpool_logger', type: { kind: 'text' }, default: 'paste.httpserver.ThreadPool', meaning: 'Name of the logger of the pool.' },
  {
    name: 'threadpool_error_email',
    type: { kind: 'text' },
    meaning: 'Whom to write when threads are killed; `error_email` of `[DEFAULT]` otherwise.',
  },
  { name: 'threadpool_name', type: { kind: 'text' }, default: 'ThreadPool', meaning: 'Beginning of the names of the threads.' },
];

export const pasteHttp: ServerFacts = {
  title: 'Paste#http',
  eggs: ['Paste#http'],
  meaning: "Paste's own threaded HTTP/1.0 server on the standard library's.",
  source: 'paste/httpserver.py 3.5.2 and 3.10.1',
  protocol: 'http',
  nginx: 'proxy_pass',
  addresses: [
    {
      kind: 'pair',
      host: 'host',
      port: 'port',
      defaults: { host: '127.0.0.1', port: 8080 },
      alone: { forms: ['host:port', 'host', 'v6'], port: 8080 },
    },
  ],
  listens: { host: '127.0.0.1', port: 8080 },
  forwarded: { kind: 'never' },
  template: [
    { name: 'host', value: '127.0.0.1' },
    { name: 'port', value: '6543' },
  ],
  options,
  others: 'rejected',
  constraints: [
    {
      kind: 'order',
      low: 'threadpool_spawn_if_under',
      high: 'threadpool_workers',
      unless: poolless,
      severity: 'error',
      says: 'the pool refuses to start with fewer `threadpool_workers` than `threadpool_spawn_if_under`',
    },
    {
      kind: 'order',
      low: 'threadpool_hung_thread_limit',
      high: 'threadpool_kill_thread_limit',
      zero: true,
      unless: poolless,
      severity: 'error',
      says: 'the pool refuses to start when a thread would be killed before it counts as hung',
    },
  ],
};
