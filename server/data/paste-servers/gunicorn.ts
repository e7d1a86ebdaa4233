// gunicorn: `egg:gunicorn#main`, function `serve` of gunicorn/app/pasterapp.py, which turns host and port into bind.

import type { ServerFacts } from '../paste-types.ts';
import { gunicornForms, gunicornHooks, gunicornObjects, gunicornOptions } from './gunicorn-options.ts';

export const gunicorn: ServerFacts = {
  title: 'gunicorn',
  eggs: ['gunicorn#main'],
  meaning:
    'Pre-forking HTTP/1.1 server for UNIX. These options count when `pserve` or `paster` starts it; `gunicorn --paste FILE` (since 20.0) reads no `[server:…]` section and listens on its own `-b`.',
  source: 'gunicorn/app/pasterapp.py and config.py 20.1.0 and 26.1.0',
  protocol: 'http',
  protocolOption: { option: 'protocol', values: { uwsgi: 'uwsgi' } },
  nginx: 'proxy_pass',
  addresses: [
    {
      kind: 'pair',
      host: 'host',
      port: 'port',
      defaults: {},
      alone: { forms: gunicornForms, separator: 'commas', port: 8000 },
    },
    { kind: 'whole', option: 'bind', forms: gunicornForms, port: 8000 },
  ],
  listens: { host: '127.0.0.1', port: 8000 },
  forwarded: { kind: 'listed', option: 'forwarded_allow_ips', unixAlways: true },
  template: [
    { name: 'bind', value: '127.0.0.1:8000' },
    { name: 'workers', value: '4' },
  ],
  foldCase: true,
  options: [
    {
      name: 'host',
      exactCase: true,
      type: { kind: 'host', empty: true, glued: true },
      meaning:
        'With `port`: the host to listen on. Alone: what `bind` takes, here also several with commas. `unix:/path` only works without `port`.',
    },
    {
      name: 'port',
      exactCase: true,
      type: { kind: 'integer', base: 10, min: 0, max: 65535, empty: true },
      unit: 'port',
      meaning: 'TCP port to listen on; ignored without `host`.',
    },
    ...gunicornOptions,
    ...gunicornHooks,
    ...gunicornObjects,
  ],
  others: 'rejected',
  ignoredBefore: '20.0.0',
  elsewhere: {
    numthreads: 'threads',
    num_threads: 'threads',
    unix_socket: 'bind',
    listen: 'bind',
    socket: 'bind',
    trusted_proxy: 'forwarded_allow_ips',
    channel_timeout: 'keepalive',
    processes: 'workers',
    connection_limit: 'worker_connections',
    url_prefix: 'root_path',
    // Flags of the command line that are called otherwise than their setting.
    preload: 'preload_app',
    access_logfile: 'accesslog',
    error_logfile: 'errorlog',
    log_file: 'errorlog',
    access_logformat: 'access_log_format',
    log_syslog: 'syslog',
    env: 'raw_env',
    pid: 'pidfile',
    name: 'proc_name',
    paste_global: 'raw_paste_global_conf',
  },
  constraints: [
    {
      kind: 'needs',
      option: 'port',
      others: ['host'],
      severity: 'warning',
      nonEmpty: true,
      unread: true,
      says: 'is ignored without `host`: gunicorn listens on `bind`, by default 127.0.0.1:8000',
    },
    {
      kind: 'exclusive',
      options: ['bind'],
      others: ['host'],
      nonEmpty: true,
      severity: 'warning',
      unread: true,
      says: '`host` replaces `bind`, which is ignored',
    },
  ],
};
