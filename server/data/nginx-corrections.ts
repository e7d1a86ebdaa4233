// What nginx's documentation leaves out or gets wrong, by hand, each with its reason. generate.ts applies it to @nginx/reference-lib.

import type { Context } from './nginx-types.ts';

/**
 * A change to the documented entries called `name` (of `module` where given, in the contexts `only` where given: then just there).
 * `also` adds contexts; counts are written `1`, `1-3`, `2+` or `0,2`, or `none`.
 */
export type Correction = {
  readonly name: string;
  readonly module?: string;
  readonly only?: readonly Context[];
  readonly also?: readonly Context[];
  readonly plain?: string;
  readonly block?: string;
  readonly syntax?: readonly string[];
  /** What it took before a version. */
  readonly earlier?: { readonly version: string; readonly plain: string };
  readonly removed?: { readonly version: string; readonly instead?: string };
  readonly deprecated?: { readonly version?: string; readonly instead?: string };
  readonly reason: string;
};

/** A directive that nginx knows and its documentation does not. */
export type Addition = {
  readonly name: string;
  readonly module: string;
  readonly contexts: readonly Context[];
  readonly syntax: readonly string[];
  readonly plain?: string;
  readonly since?: string;
  readonly removed?: { readonly version: string; readonly instead?: string };
  readonly deprecated?: { readonly version?: string; readonly instead?: string };
  readonly commercial?: true;
  readonly reason: string;
};

/** What is inside the block of a directive, by the context the directive stands in; `*` for any. */
export type Bodies = Readonly<Record<string, Readonly<Partial<Record<Context | '*', Context | 'entries' | 'code'>>>>>;

/** The newest nginx release these facts are about. */
export const newestVersion = '1.31.5';

export const bodies: Bodies = {
  events: { '*': 'events' },
  http: { '*': 'http' },
  stream: { '*': 'stream' },
  mail: { '*': 'mail' },
  mgmt: { '*': 'mgmt' },
  rtmp: { '*': 'rtmp' },
  server: { http: 'server', stream: 'stream server', mail: 'mail server', rtmp: 'rtmp server' },
  location: { '*': 'location' },
  if: { server: 'if in server', '*': 'if in location' },
  limit_except: { '*': 'limit_except' },
  upstream: { http: 'upstream', stream: 'stream upstream' },
  match: { http: 'match', stream: 'stream match' },
  acme_issuer: { '*': 'acme_issuer' },
  oidc_provider: { '*': 'oidc_provider' },
  otel_exporter: { '*': 'otel_exporter' },
  application: { '*': 'rtmp application' },
  map: { '*': 'entries' },
  num_map: { '*': 'entries' },
  geo: { '*': 'entries' },
  types: { '*': 'entries' },
  split_clients: { '*': 'entries' },
  charset_map: { '*': 'entries' },
  // of third-party modules
  recorder: { '*': 'rtmp application' },
  geoip2: { '*': 'entries' },
  ldap_server: { '*': 'entries' },
  datadog_rum_config: { '*': 'entries' },
  testcookie_whitelist: { '*': 'entries' },
};

/** Modules that come only with the commercial product; the others say so in the text of a directive. */
export const commercialModules: readonly string[] = [
  'ngx_http_api_module',
  'ngx_http_auth_jwt_module',
  'ngx_http_auth_require_module',
  'ngx_http_f4f_module',
  'ngx_http_hls_module',
  'ngx_http_internal_redirect_module',
  'ngx_http_keyval_module',
  'ngx_http_num_map_module',
  'ngx_http_oidc_module',
  'ngx_http_session_log_module',
  'ngx_http_status_module',
  'ngx_http_upstream_conf_module',
  'ngx_http_upstream_hc_module',
  'ngx_mgmt_module',
  'ngx_stream_keyval_module',
  'ngx_stream_mqtt_filter_module',
  'ngx_stream_mqtt_preread_module',
  'ngx_stream_num_map_module',
  'ngx_stream_upstream_hc_module',
  'ngx_stream_zone_sync_module',
];

/** Modules with a version of their own, which the documentation of their directives gives instead of nginx's. */
export const separateModules: readonly string[] = ['ngx_http_acme_module', 'ngx_http_js_module', 'ngx_stream_js_module', 'ngx_otel_module'];

const everywhere: readonly Context[] = [
  'main',
  'events',
  'http',
  'server',
  'location',
  'if in server',
  'if in location',
  'limit_except',
  'upstream',
  'stream',
  'stream server',
  'stream upstream',
  'mail',
  'mail server',
  'mgmt',
  'otel_exporter',
  'acme_issuer',
  'oidc_provider',
  'match',
  'stream match',
  'rtmp',
  'rtmp server',
  'rtmp application',
  'map',
  'geo',
  'types',
  'split_clients',
  'charset_map',
];

const upstreamParameters =
  '[`weight`=*`number`*] [`max_conns`=*`number`*] [`max_fails`=*`number`*] [`fail_timeout`=*`time`*] [`backup`] [`down`] [`resolve`] [`service`=*`name`*] [`slow_start`=*`time`*]';

export const corrections: readonly Correction[] = [
  { name: 'include', also: everywhere, plain: '1', reason: 'the documentation says "any"; the body of every block takes it' },
  {
    name: 'error_log',
    also: ['stream server', 'mail server'],
    plain: '1+',
    reason: 'nginx registers it there too; several levels `debug_…` may follow',
  },
  {
    name: 'access_log',
    module: 'ngx_http_log_module',
    plain: '1+',
    syntax: ['*`path`* [*`format`* [`buffer`=*`size`*] [`gzip`] [`gzip`=*`level`*] [`flush`=*`time`*] [`if`=*`condition`*]]', '`off`'],
    reason: 'nginx lets its own parser look at what follows the path; `gzip[=]` is two spellings in one',
  },
  {
    name: 'access_log',
    module: 'ngx_stream_log_module',
    plain: '1+',
    syntax: ['*`path`* *`format`* [`buffer`=*`size`*] [`gzip`] [`gzip`=*`level`*] [`flush`=*`time`*] [`if`=*`condition`*]', '`off`'],
    reason: 'nginx lets its own parser look at what follows the path; `gzip[=]` is two spellings in one',
  },
  { name: 'fastcgi_split_path_info', also: ['http', 'server'], reason: 'registered for the outer levels too' },
  { name: 'secure_link_secret', also: ['http', 'server'], reason: 'registered for the outer levels too' },
  { name: 'dav_access', plain: '1-3', reason: 'one argument for each of user, group, all' },
  { name: 'fastcgi_store_access', plain: '1-3', reason: 'one argument for each of user, group, all' },
  { name: 'proxy_store_access', plain: '1-3', reason: 'one argument for each of user, group, all' },
  { name: 'scgi_store_access', plain: '1-3', reason: 'one argument for each of user, group, all' },
  { name: 'uwsgi_store_access', plain: '1-3', reason: 'one argument for each of user, group, all' },
  { name: 'geoip_country', plain: '1,2', reason: '`utf8` may follow the file' },
  { name: 'geoip_city', plain: '1,2', reason: '`utf8` may follow the file' },
  { name: 'geoip_org', plain: '1,2', reason: '`utf8` may follow the file' },
  { name: 'ssl_protocols', plain: '1+', reason: 'written as a row of optional words, but one is needed and any number taken' },
  { name: 'grpc_ssl_protocols', plain: '1+', reason: 'written as a row of optional words, but one is needed and any number taken' },
  { name: 'proxy_ssl_protocols', plain: '1+', reason: 'written as a row of optional words, but one is needed and any number taken' },
  { name: 'uwsgi_ssl_protocols', plain: '1+', reason: 'written as a row of optional words, but one is needed and any number taken' },
  { name: 'zone_sync_ssl_protocols', plain: '1+', reason: 'written as a row of optional words, but one is needed and any number taken' },
  { name: 'js_fetch_protocols', plain: '1+', reason: 'written as a row of optional words, but one is needed and any number taken' },
  { name: 'if', block: '1+', reason: 'the words of the condition are its arguments' },
  { name: 'keepalive_disable', plain: '1,2', reason: 'nginx knows two browsers and takes no more words' },
  { name: 'limit_req_zone', plain: '3', reason: 'the fourth, `sync`, is commercial' },
  { name: 'proxy_cookie_flags', plain: '1-4', reason: 'a cookie and at most three flags' },
  { name: 'userid_flags', plain: '1-3', reason: 'at most one of each flag' },
  {
    name: 'server',
    module: 'ngx_http_upstream_module',
    plain: '1+',
    syntax: [`*\`address\`* ${upstreamParameters} [\`route\`=*\`string\`*] [\`drain\`]`],
    reason: '*`parameters`* stands for any number of those described below it',
  },
  {
    name: 'server',
    module: 'ngx_stream_upstream_module',
    plain: '1+',
    syntax: [`*\`address\`* ${upstreamParameters}`],
    reason: '*`parameters`* stands for any number of those described below it',
  },
  {
    name: 'health_check',
    plain: '0+',
    syntax: [
      '[`interval`=*`time`*] [`jitter`=*`time`*] [`fails`=*`number`*] [`passes`=*`number`*] [`uri`=*`uri`*] [`mandatory`] [`persistent`] [`match`=*`name`*] [`port`=*`number`*] [`type`=`grpc`] [`grpc_service`=*`name`*] [`grpc_status`=*`number`*] [`keepalive_time`=*`time`*]',
    ],
    reason: '*`parameters`* stands for any number of those described below it',
  },
  { name: 'ssl_ocsp_cache', plain: '1', reason: 'the brackets stand for an alternative, not for nothing' },
  { name: 'ssl_session_cache', plain: '1,2', reason: 'the brackets stand for an alternative, not for nothing' },
  {
    name: 'stub_status',
    plain: '0,1',
    syntax: ['', '*`anything`*'],
    earlier: { version: '1.7.5', plain: '1' },
    reason: 'any argument was needed before 1.7.5 and is ignored since',
  },
  {
    name: 'tunnel_bind',
    plain: '1,2',
    syntax: ['*`address`* [`transparent`] | `off`'],
    reason: 'it shares its parser with the other *_bind directives',
  },
  {
    name: 'js_import',
    plain: '1,3',
    syntax: ['*`module.js`*', '*`export_name`* `from` *`module.js`*'],
    reason: 'three words, written as one',
  },
  {
    name: 'js_preload_object',
    plain: '1,3',
    syntax: ['*`name.json`*', '*`name`* `from` *`file.json`*'],
    reason: 'its `from` is not marked as a literal',
  },
  { name: 'image_filter', plain: '1-3', reason: 'alternatives without brackets read as more' },
  { name: 'otel_trace', syntax: ['`on` | `off` | *`condition`*'], reason: 'its variable is marked as a literal' },
  { name: 'mqtt_set_connect', syntax: ['*`field`* *`value`*'], reason: 'its field is marked as a literal' },
  { name: 'ssi_min_file_chunk', syntax: ['*`size`*'], reason: 'its size is marked as a literal' },
  { name: 'keepalive', earlier: { version: '1.29.7', plain: '1' }, reason: '`local` came with 1.29.7' },
  { name: 'add_header', earlier: { version: '1.7.5', plain: '2' }, reason: '`always` came with 1.7.5' },
  ...['proxy', 'fastcgi', 'scgi', 'uwsgi', 'memcached'].map(
    (name): Correction => ({ name: `${name}_bind`, earlier: { version: '1.11.0', plain: '1' }, reason: '`transparent` came with 1.11.0' }),
  ),
  {
    name: 'ssl',
    removed: { version: '1.25.1', instead: 'listen … ssl' },
    deprecated: { version: '1.15.0', instead: 'listen … ssl' },
    reason: 'the documentation tells it in a sentence that names no directive',
  },
  {
    name: 'limit_zone',
    removed: { version: '1.7.6', instead: 'limit_conn_zone' },
    deprecated: { version: '1.1.8', instead: 'limit_conn_zone' },
    reason: 'as for ssl',
  },
  { name: 'http2_max_concurrent_pushes', deprecated: { version: '1.25.1' }, reason: 'nothing takes its place' },
  { name: 'http2_push', deprecated: { version: '1.25.1', instead: 'early_hints' }, reason: 'server push is gone' },
  { name: 'http2_push_preload', deprecated: { version: '1.25.1' }, reason: 'nothing takes its place' },
];

const undocumented = "in nginx's own command table, but not in its documentation";
const gone = 'in the command tables of old releases, met in old files';

const geoip = [
  ...['country_code', 'country_code3', 'country_name', 'org', 'region', 'region_name', 'city', 'postal_code', 'latitude', 'longitude'],
  ...['dma_code', 'area_code', 'city_continent_code', 'city_country_code', 'city_country_code3', 'city_country_name'],
].map(name => `geoip_${name}`);

/** Variables that nginx has and the documentation lists in another form, only in the text of a directive, or not at all, by module. */
export const variableAdditions: Readonly<Record<string, readonly string[]>> = {
  ngx_http_geoip_module: geoip,
  ngx_stream_geoip_module: geoip,
  ngx_http_upstream_module: ['upstream_cache_last_modified', 'upstream_cache_etag'],
  ngx_http_proxy_module: ['proxy_add_via', 'proxy_internal_body_length', 'proxy_internal_chunked'],
  ngx_http_grpc_module: ['grpc_internal_trailers'],
  ngx_stream_core_module: ['server_name'],
  ngx_http_browser_module: ['modern_browser', 'ancient_browser', 'msie'],
  ngx_stream_ssl_module: ['ssl_client_escaped_cert'],
  ngx_http_core_module: ['tcpinfo_rtt', 'tcpinfo_rttvar', 'tcpinfo_snd_cwnd'],
};

export const additions: readonly Addition[] = [
  {
    name: 'status_zone',
    module: 'ngx_stream_status_module',
    contexts: ['stream server'],
    syntax: ['*`zone`*'],
    commercial: true,
    reason: 'documented with that of http only',
  },
  ...simple('ngx_http_gzip_filter_module', ['http', 'server', 'location'], {
    gzip_hash: '*`size`*',
    gzip_no_buffer: '`on` | `off`',
    gzip_window: '*`size`*',
    postpone_gzipping: '*`size`*',
  }),
  ...simple('ngx_http_v2_module', ['http', 'server'], { http2_pool_size: '*`size`*', http2_streams_index_size: '*`number`*' }),
  ...simple('ngx_http_core_module', ['http', 'server', 'location'], { open_file_cache_events: '`on` | `off`' }),
  ...simple('ngx_http_core_module', ['http', 'server', 'location', 'if in location'], { post_action: '*`uri`* | `off`' }),
  ...simple('ngx_http_core_module', ['http', 'server'], { client_body_early_read: '`on` | `off` | *`condition`* ...' }),
  ...simple('ngx_http_ssi_filter_module', ['http', 'server', 'location'], { ssi_ignore_recycled_buffers: '`on` | `off`' }),
  ...simple('ngx_http_uwsgi_module', ['http', 'server', 'location'], { uwsgi_string: '*`string`*' }),
  ...simple('ngx_http_degradation_module', ['http'], { degradation: '`sbrk`=*`size`*' }),
  ...simple('ngx_http_degradation_module', ['http', 'server', 'location'], { degrade: '`204` | `444`' }),
  ...simple('ngx_mail_proxy_module', ['mail', 'mail server'], { proxy: '`on` | `off`' }),
  ...documentedElsewhere('ngx_mgmt_module', ['mgmt'], "in the documentation of the product's earlier releases", {
    connect_timeout: '*`time`*',
    read_timeout: '*`time`*',
    send_timeout: '*`time`*',
    resolver_timeout: '*`time`*',
    ssl_certificate: '*`file`*',
    ssl_certificate_key: '*`file`*',
    ssl_ciphers: '*`ciphers`*',
    ssl_name: '*`name`*',
    ssl_password_file: '*`file`*',
    ssl_protocols: '*`protocol`* ...',
    ssl_server_name: '`on` | `off`',
    ssl_verify_depth: '*`number`*',
    uuid_file: '*`file`*',
  }),
  ...simple('ngx_http_js_module', ['http', 'server', 'location'], { js_context_reuse_max_size: '*`size`*' }),
  ...simple('ngx_stream_js_module', ['stream', 'stream server'], { js_context_reuse_max_size: '*`size`*' }),
  ...simple('ngx_epoll_module', ['events'], { epoll_events: '*`number`*' }),
  ...simple('ngx_kqueue_module', ['events'], { kqueue_changes: '*`number`*', kqueue_events: '*`number`*' }),
  ...simple('ngx_devpoll_module', ['events'], { devpoll_changes: '*`number`*', devpoll_events: '*`number`*' }),
  ...simple('ngx_eventport_module', ['events'], { eventport_events: '*`number`*' }),
  ...simple('ngx_iocp_module', ['events'], { iocp_threads: '*`number`*', post_acceptex: '*`number`*', acceptex_read: '`on` | `off`' }),
  ...simple(
    'ngx_stream_proxy_module',
    ['stream', 'stream server'],
    { proxy_downstream_buffer: '*`size`*', proxy_upstream_buffer: '*`size`*' },
    { deprecated: { version: '1.9.4', instead: 'proxy_buffer_size' } },
  ),
  ...simple(
    'ngx_http_spdy_module',
    ['http', 'server'],
    {
      spdy_headers_comp: '*`level`*',
      spdy_keepalive_timeout: '*`time`*',
      spdy_max_concurrent_streams: '*`number`*',
      spdy_pool_size: '*`size`*',
      spdy_recv_timeout: '*`time`*',
      spdy_streams_index_size: '*`number`*',
    },
    { deprecated: { version: '1.9.5', instead: 'http2' }, removed: { version: '1.19.7', instead: 'http2' } },
  ),
  ...simple(
    'ngx_http_spdy_module',
    ['http'],
    { spdy_recv_buffer_size: '*`size`*' },
    {
      deprecated: { version: '1.9.5', instead: 'http2_recv_buffer_size' },
      removed: { version: '1.19.7', instead: 'http2_recv_buffer_size' },
    },
  ),
  ...simple(
    'ngx_http_spdy_module',
    ['http', 'server', 'location'],
    { spdy_chunk_size: '*`size`*' },
    { deprecated: { version: '1.9.5', instead: 'http2_chunk_size' }, removed: { version: '1.19.7', instead: 'http2_chunk_size' } },
  ),
  ...simple(
    'Core functionality',
    ['events'],
    { connections: '*`number`*' },
    { removed: { version: '1.9.1', instead: 'worker_connections' } },
  ),
  ...simple(
    'ngx_rtsig_module',
    ['events'],
    {
      rtsig_overflow_events: '*`number`*',
      rtsig_overflow_test: '*`number`*',
      rtsig_overflow_threshold: '*`number`*',
      rtsig_signo: '*`number`*',
    },
    { removed: { version: '1.9.0' } },
  ),
  ...simple(
    'Core functionality',
    ['main'],
    { worker_threads: '*`number`*', thread_stack_size: '*`size`*', worker_rlimit_sigpending: '*`number`*' },
    { removed: { version: '1.9.0' } },
  ),
  ...simple(
    'ngx_http_core_module',
    ['http', 'server', 'location'],
    { satisfy_any: '`on` | `off`' },
    { removed: { version: '1.9.1', instead: 'satisfy' } },
  ),
  ...simple(
    'ngx_http_core_module',
    ['http', 'server', 'location'],
    { open_file_cache_retest: '*`time`*' },
    { removed: { version: '1.9.1', instead: 'open_file_cache_valid' } },
  ),
  ...simple(
    'ngx_http_core_module',
    ['http', 'server'],
    { optimize_server_names: '`on` | `off`' },
    { removed: { version: '1.9.1', instead: 'server_name_in_redirect' } },
  ),
  ...simple(
    'ngx_mail_core_module',
    ['mail', 'mail server'],
    { so_keepalive: '`on` | `off`' },
    { removed: { version: '1.9.1', instead: 'listen … so_keepalive' } },
  ),
  ...documentedElsewhere('ngx_otel_module', ['otel_exporter'], 'described inside otel_exporter', {
    endpoint: '*`address`*',
    trusted_certificate: '*`path`*',
    header: '*`name`* *`value`*',
    interval: '*`time`*',
    batch_size: '*`number`*',
    batch_count: '*`number`*',
  }),
  ...documentedElsewhere('ngx_http_upstream_hc_module', ['match'], 'described inside match', {
    status: '[`!`] *`code`* ...',
    header: '[`!`] *`header`* [*`operator`*] [*`value`*]',
    body: '`~` | `!~` *`regex`*',
    require: '*`$variable`* ...',
  }),
  ...documentedElsewhere('ngx_stream_upstream_hc_module', ['stream match'], 'described inside match', {
    send: '*`string`*',
    expect: '[`~` | `~*`] *`string`*',
  }),
  ...documentedElsewhere('ngx_http_map_module', ['map'], 'described inside map', { default: '*`value`*', hostnames: '', volatile: '' }),
  ...documentedElsewhere('ngx_http_geo_module', ['geo'], 'described inside geo', {
    default: '*`value`*',
    delete: '*`network`*',
    proxy: '*`address`*',
    proxy_recursive: '',
    ranges: '',
    volatile: '',
  }),
];

function simple(
  module: string,
  contexts: readonly Context[],
  syntaxes: Readonly<Record<string, string>>,
  life: Pick<Addition, 'removed' | 'deprecated'> = {},
): Addition[] {
  const reason = life.removed === undefined ? undocumented : gone;
  return Object.entries(syntaxes).map(([name, syntax]) => ({ name, module, contexts, syntax: [syntax], ...life, reason }));
}

function documentedElsewhere(
  module: string,
  contexts: readonly Context[],
  reason: string,
  syntaxes: Readonly<Record<string, string>>,
): Addition[] {
  return Object.entries(syntaxes).map(([name, syntax]) => ({ name, module, contexts, syntax: [syntax], reason }));
}
