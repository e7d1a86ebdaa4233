// What the arguments of nginx's directives are where the documentation's syntax line does not tell it exactly: read from nginx's own parsers.
// What is not here follows from the syntax line: `on` | `off`, other words, *`size`*, *`time`* and *`number`* (see nginx/argument-rules.ts).

import type { ArgumentRules, ParameterKind, ValueKind } from './value-kinds.ts';

const text: ValueKind = { kind: 'text' };
const filled: ValueKind = { kind: 'text', filled: true };
const variables: ValueKind = { kind: 'text', variables: true };
const path: ValueKind = { kind: 'path' };
const pathWithVariables: ValueKind = { kind: 'path', variables: true };
const flag = word('on', 'off');
const exactFlag = exactly('on', 'off');
const number: ValueKind = { kind: 'number' };
const positive: ValueKind = { kind: 'number', min: 1 };
const size: ValueKind = { kind: 'size' };
const largeSize: ValueKind = { kind: 'size', large: true };
const rateSize: ValueKind = { kind: 'size', variables: true };
const time: ValueKind = { kind: 'time' };
const seconds: ValueKind = { kind: 'time', seconds: true };
const variable: ValueKind = { kind: 'variable' };
const regex: ValueKind = { kind: 'regex' };
const anyRegex: ValueKind = { kind: 'regex', after: '~' };
const page = 4096;
const zone: ValueKind = { kind: 'zone', min: 8 * page };
const poolSize: ValueKind = { kind: 'size', min: 112, multipleOf: 16 };
const errorStatus: ValueKind = { kind: 'number', min: 400, max: 599 };
const tlsVersions = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

// `local=` is what OpenResty adds
const resolver: ArgumentRules = {
  parameters: { 'valid=': seconds, 'ipv4=': exactFlag, 'ipv6=': exactFlag, 'status_zone=': commercial(text), 'local=': text },
  conflicts: [[['ipv4=off'], ['ipv6=off']]],
  rest: { kind: 'address', as: 'server' },
  required: ['server'],
};

const listenSocket: Readonly<Record<string, ParameterKind>> = {
  bind: true,
  'backlog=': { kind: 'number', except: [0] },
  'rcvbuf=': size,
  'sndbuf=': size,
  'ipv6only=': exactFlag,
  multipath: since('1.31.0', true),
  ssl: true,
  'so_keepalive=': { kind: 'keepalive' },
  proxy_protocol: true,
};

const httpListen: Readonly<Record<string, ParameterKind>> = {
  ...listenSocket,
  default_server: true,
  default: true,
  'setfib=': number,
  'fastopen=': number,
  'accept_filter=': text,
  deferred: true,
  reuseport: since('1.9.1', true),
  http2: since('1.9.5', true),
  quic: since('1.25.0', true),
  // Tengine's, which nginx has as little as those of the commercial one
  xquic: commercial(true),
};

const upstreamServer: Readonly<Record<string, ParameterKind>> = {
  'weight=': positive,
  'max_conns=': since('1.11.5', number),
  'max_fails=': number,
  'fail_timeout=': seconds,
  backup: true,
  down: true,
  resolve: since('1.27.3', true),
  'service=': since('1.27.3', filled),
  'slow_start=': commercial(seconds),
};

const cachePath: ArgumentRules = {
  args: [path],
  parameters: {
    'levels=': { kind: 'cache-levels' },
    'use_temp_path=': exactFlag,
    'keys_zone=': { kind: 'zone', min: 2 * page },
    'inactive=': seconds,
    'max_size=': largeSize,
    'min_free=': since('1.19.1', largeSize),
    'loader_files=': number,
    'loader_sleep=': time,
    'loader_threshold=': time,
    'manager_files=': number,
    'manager_sleep=': time,
    'manager_threshold=': time,
    'purger=': commercial(exactFlag),
    'purger_files=': commercial(number),
    'purger_sleep=': commercial(time),
    'purger_threshold=': commercial(time),
  },
  required: ['keys_zone='],
};

const cacheValid: ArgumentRules = {
  rest: either(exactly('any'), { kind: 'number', min: 100, max: 599 }),
  last: seconds,
};

const bind: ArgumentRules = {
  args: [{ kind: 'address', as: 'literal', variables: true }, exactly('transparent')],
  alone: either(exactly('off'), { kind: 'address', as: 'literal', variables: true }),
};

const openFiles: Readonly<Record<string, ParameterKind>> = { 'max=': positive, 'inactive=': seconds };
const certificateCache: ArgumentRules = { parameters: { ...openFiles, 'valid=': seconds, off: true }, required: ['max=|off'] };
const logFileCache: ArgumentRules = {
  parameters: { ...openFiles, 'min_uses=': number, 'valid=': seconds, off: true },
  required: ['max=|off'],
};

const accessLog: ArgumentRules = {
  args: [{ kind: 'log-target' }, text],
  parameters: {
    'buffer=': { kind: 'size', min: 1 },
    'flush=': { kind: 'time', min: 1 },
    gzip: true,
    'gzip=': { kind: 'number', min: 1, max: 9 },
    'if=': variables,
  },
  when: { off: { parameters: { off: true } } },
  needs: [['flush=', ['buffer=', 'gzip', 'gzip=']]],
  conflicts: [[['$'], ['buffer=', 'gzip', 'gzip=']]],
};

const logFormat: ArgumentRules = { args: [text, { kind: 'log-escape' }], rest: variables };
const zoneAndKey: ArgumentRules = { args: [variables], parameters: { 'zone=': zone }, required: ['zone='] };
const limitConn: ArgumentRules = { args: [text, { kind: 'number', min: 1, max: 65535 }] };
const sslSessionCache: ArgumentRules = { rest: { kind: 'session-cache' } };
const expiresAfter = (off: string): ArgumentRules => ({ args: [either(exactly('max', off), seconds)] });
const nextUpstream = (...codes: string[]): ArgumentRules =>
  someOf('error', 'timeout', 'denied', 'invalid_header', 'non_idempotent', ...codes, 'http_403', 'http_404', 'http_429', 'off');
const gatewayCodes = ['http_500', 'http_502', 'http_503', 'http_504'];
const appCodes = ['http_500', 'http_503'];
const useStale = (codes: readonly string[]): ArgumentRules => nextUpstream(...codes, 'updating');
const linkChecks = ['on', 'off', 'if_not_owner'];
const logLevels = ['emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug'];
const debugLevels = ['core', 'alloc', 'mutex', 'event', 'http', 'mail', 'stream'].map(part => `debug_${part}`);

/** By name; `stream/name` and the like where a name means something else in one family or in `upstream`. */
export const argumentRules: Readonly<Record<string, ArgumentRules>> = {
  // main and events
  worker_processes: one(either(exactly('auto'), number)),
  worker_priority: one({ kind: 'number', signed: true }),
  worker_cpu_affinity: { args: [either(exactly('auto'), { kind: 'cpu-mask' })], rest: { kind: 'cpu-mask' } },
  worker_rlimit_core: one(largeSize),
  error_log: {
    args: [{ kind: 'log-target' }],
    rest: exactly(...logLevels, ...debugLevels, 'json'),
    conflicts: [[logLevels, [...logLevels, ...debugLevels]]],
  },
  thread_pool: {
    args: [text],
    parameters: { 'threads=': positive, 'max_queue=': number },
    // other words are passed over (ngx_thread_pool, src/core/ngx_thread_pool.c)
    rest: text,
    when: { default: { parameters: { default: true, 'threads=': positive, 'max_queue=': number }, rest: text } },
    required: ['threads='],
  },
  debug_points: one(word('stop', 'abort')),
  worker_connections: one(positive),
  use: one(exactly('epoll', 'poll', 'select', 'kqueue', '/dev/poll', 'eventport', 'iocp', 'rtsig')),
  debug_connection: one({ kind: 'network', words: ['unix:'], hosts: true }),
  user: { args: [filled, filled] },
  env: one(text),

  // sizes that are read as plain numbers
  ...each(
    'server_names_hash_bucket_size server_names_hash_max_size variables_hash_bucket_size map_hash_bucket_size map_hash_max_size types_hash_bucket_size types_hash_max_size proxy_headers_hash_bucket_size proxy_headers_hash_max_size referer_hash_bucket_size referer_hash_max_size',
    one(number),
  ),
  // a table that is never empty
  variables_hash_max_size: one(positive),
  // up to g
  ...each(
    'client_max_body_size directio_alignment proxy_cache_max_range_offset fastcgi_cache_max_range_offset uwsgi_cache_max_range_offset scgi_cache_max_range_offset',
    one(largeSize),
  ),
  directio: one(either(exactly('off'), largeSize)),
  ...each(
    'limit_rate limit_rate_after proxy_limit_rate fastcgi_limit_rate uwsgi_limit_rate scgi_limit_rate proxy_upload_rate proxy_download_rate',
    one(rateSize),
  ),
  ...each('connection_pool_size request_pool_size http2_pool_size', one(poolSize)),
  gzip_window: one({ kind: 'size', of: [512, 1024, 2048, 4096, 8192, 16384, 32768] }),
  gzip_hash: one({ kind: 'size', of: [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072] }),
  gzip_min_length: one(size),
  ssi_value_length: one(size),
  ssi_min_file_chunk: one(size),
  http2_recv_buffer_size: one({ kind: 'size', min: 17 }),
  http2_body_preread_size: one({ kind: 'size', max: 2 ** 31 - 1 }),
  http2_chunk_size: one({ kind: 'size', min: 1 }),
  http2_streams_index_size: one({ kind: 'number', powerOfTwo: true }),
  ...each(
    'proxy_buffers fastcgi_buffers uwsgi_buffers scgi_buffers gzip_buffers gunzip_buffers output_buffers large_client_header_buffers',
    {
      args: [positive, { kind: 'size', min: 1 }],
    },
  ),

  // times in whole seconds
  ...each('open_file_cache_valid ssl_session_timeout', one(seconds)),
  keepalive_timeout: { args: [time, seconds] },
  'upstream/keepalive_timeout': one(time),
  expires: { args: [exactly('modified'), { kind: 'expires-after' }], alone: { kind: 'expires' } },
  userid_expires: expiresAfter('off'),
  ...each('proxy_cache_valid fastcgi_cache_valid uwsgi_cache_valid scgi_cache_valid', cacheValid),

  // numbers with bounds
  gzip_comp_level: one({ kind: 'number', min: 1, max: 9 }),
  ...each('limit_conn_status limit_req_status', one(errorStatus)),
  ...each('uwsgi_modifier1 uwsgi_modifier2', one({ kind: 'number', max: 255 })),
  ...each('image_filter_jpeg_quality image_filter_webp_quality', one({ kind: 'number', min: 1, variables: true })),
  image_filter_sharpen: {},
  keepalive: { args: [number, exactly('local')] },
  // obsolete: nginx reads over what they are given
  ...each(
    'http2_idle_timeout http2_max_concurrent_pushes http2_max_field_size http2_max_header_size http2_max_requests http2_push http2_push_preload http2_recv_timeout',
    {},
  ),
  memcached_gzip_flag: one(number),
  max_errors: one(number),

  // words
  server_tokens: one(word('on', 'off', 'build')),
  gzip_static: one(word('on', 'off', 'always')),
  keepalive_disable: someOf('none', 'msie6', 'safari'),
  dav_methods: someOf('off', 'put', 'delete', 'mkcol', 'copy', 'move'),
  userid_flags: someOf('off', 'secure', 'httponly', 'samesite=strict', 'samesite=lax', 'samesite=none'),
  ...each('ssl_protocols proxy_ssl_protocols grpc_ssl_protocols uwsgi_ssl_protocols', someOf(...tlsVersions)),
  ...each('proxy_cache_methods fastcgi_cache_methods uwsgi_cache_methods scgi_cache_methods', someOf('GET', 'HEAD', 'POST')),
  ...each(
    'proxy_ignore_headers fastcgi_ignore_headers uwsgi_ignore_headers scgi_ignore_headers grpc_ignore_headers',
    someOf(
      'X-Accel-Redirect',
      'X-Accel-Expires',
      'X-Accel-Limit-Rate',
      'X-Accel-Buffering',
      'X-Accel-Charset',
      'Expires',
      'Cache-Control',
      'Set-Cookie',
      'Vary',
    ),
  ),
  proxy_next_upstream: nextUpstream(...gatewayCodes, 'updating'),
  'stream/proxy_next_upstream': one(flag),
  grpc_next_upstream: nextUpstream(...gatewayCodes),
  ...each('fastcgi_next_upstream uwsgi_next_upstream scgi_next_upstream', nextUpstream(...appCodes, 'updating')),
  memcached_next_upstream: someOf('error', 'timeout', 'denied', 'invalid_response', 'not_found', 'off'),
  tunnel_next_upstream: someOf('error', 'timeout', 'denied', 'off'),
  proxy_cache_use_stale: useStale(gatewayCodes),
  ...each('fastcgi_cache_use_stale uwsgi_cache_use_stale scgi_cache_use_stale', useStale(appCodes)),
  imap_auth: someOf('plain', 'login', 'cram-md5', 'external'),
  pop3_auth: someOf('plain', 'apop', 'cram-md5', 'external'),
  smtp_auth: someOf('plain', 'login', 'cram-md5', 'external', 'none'),
  protocol: one(exactly('imap', 'pop3', 'smtp')),
  limit_except: {
    rest: word(
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'DELETE',
      'MKCOL',
      'COPY',
      'MOVE',
      'OPTIONS',
      'PROPFIND',
      'PROPPATCH',
      'LOCK',
      'UNLOCK',
      'PATCH',
    ),
  },
  aio: one(either(exactly('on', 'off', 'threads'), prefixed('threads='))),
  least_time: { args: [word('header', 'last_byte'), exactly('inflight')] },
  'stream upstream/least_time': { args: [word('connect', 'first_byte', 'last_byte'), exactly('inflight')] },
  hash: { args: [variables, exactly('consistent')] },
  random: { args: [exactly('two'), either(exactly('least_conn', 'least_time'), prefixed('least_time='))] },

  // addresses
  listen: {
    args: [{ kind: 'address', as: 'listen' }],
    parameters: httpListen,
    conflicts: [
      [['quic'], ['ssl', 'http2', 'proxy_protocol', 'deferred', 'multipath', 'fastopen=', 'backlog=', 'accept_filter=', 'so_keepalive=']],
    ],
  },
  'stream/listen': {
    args: [{ kind: 'address', as: 'listen' }],
    parameters: {
      ...listenSocket,
      default_server: since('1.25.5', true),
      'setfib=': since('1.25.5', number),
      'fastopen=': since('1.21.0', number),
      'accept_filter=': since('1.25.5', text),
      deferred: since('1.25.5', true),
      reuseport: true,
      udp: true,
    },
    conflicts: [[['udp'], ['ssl', 'backlog=', 'so_keepalive=', 'proxy_protocol', 'accept_filter=', 'deferred', 'multipath']]],
  },
  'mail/listen': { args: [{ kind: 'address', as: 'listen' }], parameters: listenSocket },
  'upstream/server': {
    args: [{ kind: 'address', as: 'server' }],
    parameters: { ...upstreamServer, 'route=': since('1.29.6', filled), drain: since('1.29.6', true) },
    needs: [['service=', ['resolve']]],
  },
  'stream upstream/server': {
    args: [{ kind: 'address', as: 'server', portNeeded: 'always' }],
    parameters: upstreamServer,
    when: { 'service=': { args: [{ kind: 'address', as: 'server' }], parameters: upstreamServer, needs: [['service=', ['resolve']]] } },
  },
  resolver,
  // behind an `off` that comes first, ngx_mail_core_resolver reads nothing
  'mail/resolver': { ...resolver, when: { off: {} } },
  proxy_pass: one({ kind: 'address', as: 'uri', schemes: ['http://', 'https://'], schemeNeeded: true, variables: true }),
  'stream/proxy_pass': one({ kind: 'address', as: 'server', portNeeded: 'literal', variables: true }),
  pass: one({ kind: 'address', as: 'server', portNeeded: 'always', variables: true }),
  ...each('fastcgi_pass scgi_pass', one({ kind: 'address', as: 'server', portNeeded: 'literal', variables: true })),
  memcached_pass: one({ kind: 'address', as: 'server', portNeeded: 'literal' }),
  tunnel_pass: one({ kind: 'address', as: 'server', portNeeded: 'literal', variables: true }),
  uwsgi_pass: one({ kind: 'address', as: 'server', schemes: ['uwsgi://', 'suwsgi://'], portNeeded: 'literal', variables: true }),
  grpc_pass: one({ kind: 'address', as: 'server', schemes: ['grpc://', 'grpcs://'], portNeeded: 'literal', variables: true }),
  auth_http: one({ kind: 'address', as: 'uri', schemes: ['http://'] }),
  ...each('proxy_bind fastcgi_bind uwsgi_bind scgi_bind grpc_bind memcached_bind tunnel_bind', bind),
  ...each('allow deny', one({ kind: 'network', words: ['all', 'unix:'] })),
  set_real_ip_from: one({ kind: 'network', words: ['unix:'], hosts: true }),
  geoip_proxy: one({ kind: 'network', words: [] }),

  // files with parameters
  ...each('proxy_cache_path fastcgi_cache_path uwsgi_cache_path scgi_cache_path', cachePath),
  ...each('client_body_temp_path proxy_temp_path fastcgi_temp_path uwsgi_temp_path scgi_temp_path', {
    args: [path],
    rest: { kind: 'number', min: 1, max: 10 },
  }),
  ...each('dav_access proxy_store_access fastcgi_store_access uwsgi_store_access scgi_store_access', { rest: { kind: 'access' } }),
  open_file_cache: { parameters: { ...openFiles, off: true }, required: ['max=|off'] },
  open_log_file_cache: logFileCache,
  ...each('ssl_certificate_cache proxy_ssl_certificate_cache grpc_ssl_certificate_cache uwsgi_ssl_certificate_cache', certificateCache),
  access_log: accessLog,
  log_format: logFormat,
  disable_symlinks: {
    parameters: { on: true, off: true, if_not_owner: true, 'from=': variables },
    required: ['on|off|if_not_owner'],
    conflicts: [
      [linkChecks, linkChecks],
      [['off'], ['from=']],
    ],
  },
  ...each('root alias', one(pathWithVariables)),

  // limits and zones
  limit_req: { parameters: { 'zone=': text, 'burst=': positive, nodelay: true, 'delay=': since('1.15.7', positive) }, required: ['zone='] },
  limit_req_zone: {
    args: [variables],
    parameters: { 'zone=': zone, 'rate=': { kind: 'rate' }, sync: commercial(true) },
    required: ['zone='],
  },
  limit_conn: limitConn,
  limit_conn_zone: zoneAndKey,
  zone: { args: [filled, { kind: 'size', min: 8 * page }] },
  ssl_session_cache: sslSessionCache,
  ssl_ocsp_cache: one({ kind: 'ocsp-cache' }),
  keyval: { args: [variables, variable], parameters: { 'zone=': text }, required: ['zone='] },
  keyval_zone: {
    parameters: { 'zone=': zone, 'state=': text, 'timeout=': time, 'type=': exactly('string', 'ip', 'prefix'), sync: true },
    required: ['zone='],
  },
  degradation: { parameters: { 'sbrk=': size }, required: ['sbrk='] },

  // rewriting and replying
  return: { args: [{ kind: 'number', max: 999 }, variables], alone: { kind: 'return' } },
  'stream/return': one(variables),
  rewrite: { args: [regex, { kind: 'text', variables: true, filled: true }, exactly('last', 'break', 'redirect', 'permanent')] },
  set: { args: [variable, variables] },
  'stream/set': { args: [variable, variables] },
  auth_request_set: { args: [variable, variables] },
  error_page: { rest: { kind: 'number', min: 300, max: 599, except: [499] }, beforeLast: { kind: 'status-text' }, last: variables },
  try_files: { rest: variables, last: { kind: 'status-or-file' } },
  ...each('add_header add_trailer', { args: [text, variables, exactly('always')] }),
  ...each('proxy_set_header grpc_set_header', { args: [text, variables] }),
  ...each('fastcgi_param uwsgi_param scgi_param', { args: [text, variables, exactly('if_not_empty')] }),
  server_name: { rest: { kind: 'server-name' } },
  'mail/server_name': one(text),
  proxy_redirect: { args: [anyRegex, variables], alone: exactly('off', 'default') },
  ...each('proxy_cookie_domain proxy_cookie_path', { args: [anyRegex, variables], alone: exactly('off') }),
  proxy_cookie_flags: { args: [anyRegex, variables, variables, variables], alone: exactly('off') },
  sub_filter: { args: [{ kind: 'text', variables: true, filled: true }, variables] },
  index: { rest: { kind: 'text', variables: true, filled: true } },
  gzip_disable: { rest: either(exactly('msie6', 'degradation'), regex) },
  fastcgi_split_path_info: one({ kind: 'regex', groups: 2 }),
  ...each('proxy_cache fastcgi_cache uwsgi_cache scgi_cache', one({ kind: 'text', variables: true, filled: true })),
  ...each('proxy_store fastcgi_store uwsgi_store scgi_store', one(variables)),
  valid_referers: { rest: { kind: 'referer' } },
  map: { args: [variables, variable] },
  split_clients: { args: [variables, variable] },
  perl_set: { args: [variable, text] },
  js_set: { args: [variable, text], parameters: { nocache: true } },
  js_var: { args: [variable, variables] },
  modern_browser: { args: [word('msie', 'gecko', 'opera', 'safari', 'konqueror')], when: { unlisted: { args: [text] } } },
  userid_mark: one({ kind: 'mark' }),
  image_filter: {
    args: [exactly('off', 'test', 'size', 'rotate', 'resize', 'crop')],
    when: {
      rotate: { args: [text, either(exactly('90', '180', '270'), { kind: 'number', min: 999, variables: true })] },
      resize: { args: [text, imageSide(), imageSide()] },
      crop: { args: [text, imageSide(), imageSide()] },
    },
  },
  ...each(
    'include ssl_password_file proxy_ssl_password_file grpc_ssl_password_file uwsgi_ssl_password_file zone_sync_ssl_password_file quic_host_key',
    one({ kind: 'path', read: true }),
  ),

  // texts with variables
  ...each(
    'auth_basic auth_basic_user_file proxy_method proxy_cache_key fastcgi_cache_key uwsgi_cache_key scgi_cache_key proxy_ssl_name grpc_ssl_name uwsgi_ssl_name proxy_ssl_certificate proxy_ssl_certificate_key grpc_ssl_certificate grpc_ssl_certificate_key uwsgi_ssl_certificate uwsgi_ssl_certificate_key secure_link secure_link_md5 proxy_set_body fastcgi_index mirror post_action',
    one(variables),
  ),
  ...each(
    'proxy_cache_bypass proxy_no_cache fastcgi_cache_bypass fastcgi_no_cache uwsgi_cache_bypass uwsgi_no_cache scgi_cache_bypass scgi_no_cache early_hints client_body_early_read',
    { rest: variables },
  ),
};

function one(kind: ValueKind): ArgumentRules {
  return { args: [kind] };
}

function word(...of: string[]): ValueKind {
  return { kind: 'word', of };
}

function exactly(...of: string[]): ValueKind {
  return { kind: 'word', of, exact: true };
}

function someOf(...of: string[]): ArgumentRules {
  return { rest: { kind: 'word', of } };
}

function either(...of: ValueKind[]): ValueKind {
  return { kind: 'either', of };
}

function prefixed(prefix: string): ValueKind {
  return { kind: 'prefixed', prefix };
}

function imageSide(): ValueKind {
  return either(exactly('-'), { kind: 'number', min: 1, variables: true });
}

function since(version: string, value: ValueKind | true): ParameterKind {
  return { value, since: version };
}

function commercial(value: ValueKind | true): ParameterKind {
  return { value, commercial: true };
}

function each(names: string, rules: ArgumentRules): Record<string, ArgumentRules> {
  return Object.fromEntries(names.split(' ').map(name => [name, rules]));
}
