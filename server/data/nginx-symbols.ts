// Which argument of which directive names something that another directive refers to, where variables are evaluated, and which built-in
// variables may not be set again. Measured by `nginx -t` on 1.22.1 and 1.31.5, else from the module's documentation.

export type SymbolKind =
  | 'upstream'
  | 'zone'
  | 'log format'
  | 'named location'
  | 'variable'
  | 'thread pool'
  | 'cache folder'
  | 'health check'
  | 'issuer'
  | 'provider'
  | 'js module';

/**
 * A place where a directive defines or uses a name. `at`: the index of the argument, counted from the end when negative, or `each`
 * argument, or the names of the `children` of its block. `form` splits the word into what stands before the name (group 1), the name (2) and the size of a zone
 * (3, at the end); without it the whole word is the name.
 */
export type Mention = {
  readonly directive: string;
  readonly kind: SymbolKind;
  readonly role: 'define' | 'use' | 'both';
  readonly at: number | 'each' | 'children';
  readonly form?: RegExp;
  /** What is written before the name where nothing is yet. */
  readonly lead?: string;
  /** Only with so many arguments. */
  readonly count?: number;
  /** The argument that holds the size, where that is one of its own. */
  readonly sizeAt?: number;
  /** Only in this family; a directive that means the same in each has none. */
  readonly family?: 'http' | 'stream' | 'mail';
  /** For zones: what the shared memory is for. Zones of one name with different purposes clash. */
  readonly purpose?: string;
  /** Words that are values of their own and no names. */
  readonly except?: readonly string[];
};

const address = /^()(?!unix:|https?:\/\/)([^/$:[]+)(?=:|$)/;
const zoneWithSize = /^(zone=)([^:]+)(?::(.*))?$/;
const sharedWithSize = /^(shared:)([^:]+)(?::(.*))?$/;
const dollar = /^(\$)(.+)$/;
const cached = ['proxy', 'fastcgi', 'scgi', 'uwsgi'];

export const mentions: readonly Mention[] = [
  { directive: 'upstream', kind: 'upstream', role: 'define', at: 0 },
  ...['proxy_pass', 'tunnel_pass'].map(directive =>
    upstreamUse(directive, /^(https?:\/\/)(?!unix:)([^/$?#:[]+)(?=[/?#:]|$)/i, 'http', 'http://'),
  ),
  upstreamUse('grpc_pass', /^(grpcs?:\/\/|)(?!unix:)([^/$:[]+)(?=:|$)/i, 'http', 'grpc://'),
  ...['fastcgi_pass', 'scgi_pass', 'memcached_pass'].map(directive => upstreamUse(directive, address, 'http')),
  upstreamUse('uwsgi_pass', /^(s?uwsgi:\/\/|)(?!unix:)([^/$:[]+)(?=:|$)/i, 'http'),
  upstreamUse('proxy_pass', address, 'stream'),

  { directive: 'limit_req_zone', kind: 'zone', role: 'define', at: 'each', form: zoneWithSize, purpose: 'limit_req' },
  { directive: 'limit_req', kind: 'zone', role: 'use', at: 'each', form: /^(zone=)(.+)$/, lead: 'zone=', purpose: 'limit_req' },
  ...(['http', 'stream'] as const).flatMap((family): readonly Mention[] => [
    { directive: 'limit_conn_zone', kind: 'zone', role: 'define', at: 'each', form: zoneWithSize, family, purpose: `limit_conn ${family}` },
    { directive: 'limit_conn', kind: 'zone', role: 'use', at: 0, family, purpose: `limit_conn ${family}` },
    { directive: 'zone', kind: 'zone', role: 'both', at: 0, sizeAt: 1, family, purpose: `upstream ${family}` },
    { directive: 'js_shared_dict_zone', kind: 'zone', role: 'define', at: 'each', form: zoneWithSize, family, purpose: `js ${family}` },
    { directive: 'keyval_zone', kind: 'zone', role: 'define', at: 'each', form: zoneWithSize, family, purpose: `keyval ${family}` },
    {
      directive: 'keyval',
      kind: 'zone',
      role: 'use',
      at: 'each',
      form: /^(zone=)(.+)$/,
      lead: 'zone=',
      family,
      purpose: `keyval ${family}`,
    },
  ]),
  ...(['http', 'stream', 'mail'] as const).flatMap((family): readonly Mention[] => [
    { directive: 'ssl_session_cache', kind: 'zone', role: 'both', at: 'each', form: sharedWithSize, family, purpose: `ssl ${family}` },
    { directive: 'ssl_ocsp_cache', kind: 'zone', role: 'both', at: 'each', form: sharedWithSize, family, purpose: `ocsp ${family}` },
  ]),
  ...cached.flatMap((module): readonly Mention[] => [
    {
      directive: `${module}_cache_path`,
      kind: 'zone',
      role: 'define',
      at: 'each',
      form: /^(keys_zone=)([^:]+)(?::(.*))?$/,
      purpose: `${module}_cache`,
    },
    { directive: `${module}_cache_path`, kind: 'cache folder', role: 'define', at: 0 },
    {
      directive: `${module}_cache`,
      kind: 'zone',
      role: 'use',
      at: 0,
      form: /^()([^$]+)$/,
      purpose: `${module}_cache`,
      except: ['off'],
    },
  ]),
  { directive: 'lua_shared_dict', kind: 'zone', role: 'define', at: 0, sizeAt: 1, purpose: 'lua' },
  { directive: 'vhost_traffic_status_zone', kind: 'zone', role: 'define', at: 'each', form: sharedWithSize, purpose: 'vts' },

  { directive: 'log_format', kind: 'log format', role: 'define', at: 0 },
  { directive: 'access_log', kind: 'log format', role: 'use', at: 1 },

  { directive: 'location', kind: 'named location', role: 'define', at: 0, form: /^(@)(.+)$/, count: 1 },
  ...['try_files', 'error_page'].map(
    (directive): Mention => ({ directive, kind: 'named location', role: 'use', at: -1, form: /^(@)([^$]+)$/, lead: '@' }),
  ),
  ...['post_action', 'auth_request', 'echo_exec'].map(
    (directive): Mention => ({ directive, kind: 'named location', role: 'use', at: 0, form: /^(@)([^$]+)$/, lead: '@' }),
  ),

  { directive: 'thread_pool', kind: 'thread pool', role: 'define', at: 0 },
  { directive: 'aio', kind: 'thread pool', role: 'use', at: 0, form: /^(threads=)([^$]+)$/, lead: 'threads=' },
  { directive: 'match', kind: 'health check', role: 'define', at: 0 },
  { directive: 'health_check', kind: 'health check', role: 'use', at: 'each', form: /^(match=)(.+)$/, lead: 'match=' },
  { directive: 'acme_issuer', kind: 'issuer', role: 'define', at: 0 },
  { directive: 'acme_certificate', kind: 'issuer', role: 'use', at: 0 },
  { directive: 'oidc_provider', kind: 'provider', role: 'define', at: 0 },
  { directive: 'auth_oidc', kind: 'provider', role: 'use', at: 0, form: /^()([^$]+)$/, except: ['off'] },
  { directive: 'js_import', kind: 'js module', role: 'define', at: 0, count: 3 },
  { directive: 'js_import', kind: 'js module', role: 'define', at: 0, form: /^(.*\/|)([^/]+)\.m?js$/, count: 1 },
  ...['js_content', 'js_access', 'js_preread', 'js_filter', 'js_header_filter', 'js_body_filter', 'js_periodic'].map(
    (directive): Mention => ({ directive, kind: 'js module', role: 'use', at: 0, form: /^()(\w+)\.\w+$/ }),
  ),
  { directive: 'js_set', kind: 'js module', role: 'use', at: 1, form: /^()(\w+)\.\w+$/ },

  // The first argument, "$name", is what these set.
  ...[
    'set',
    'auth_request_set',
    'auth_jwt_claim_set',
    'auth_jwt_header_set',
    'auth_http_set',
    'js_set',
    'js_var',
    'perl_set',
    'set_by_lua',
    'set_by_lua_file',
    'set_by_lua_block',
    'set_form_input',
    'set_form_input_multi',
    'set_escape_uri',
    'set_unescape_uri',
    'set_quote_sql_str',
    'set_quote_pgsql_str',
    'set_quote_json_str',
    'set_encode_base32',
    'set_decode_base32',
    'set_encode_base64',
    'set_decode_base64',
    'set_encode_base64url',
    'set_decode_base64url',
    'set_encode_hex',
    'set_decode_hex',
    'set_sha1',
    'set_md5',
    'set_hmac_sha1',
    'set_hmac_sha256',
    'set_random',
    'set_secure_random_alphanum',
    'set_secure_random_lcalpha',
    'set_rotate',
    'set_local_today',
    'set_formatted_gmt_time',
    'set_formatted_local_time',
    'set_if_empty',
    'set_hashed_upstream',
    'set_misc_base32',
    'set_encrypt_session',
    'set_decrypt_session',
    'array_split',
    'array_join',
    'postgres_set',
  ].map((directive): Mention => ({ directive, kind: 'variable', role: 'define', at: 0, form: dollar })),
  ...['map', 'split_clients', 'keyval'].map((directive): Mention => ({ directive, kind: 'variable', role: 'define', at: 1, form: dollar })),
  { directive: 'geo', kind: 'variable', role: 'define', at: -1, form: dollar },
  { directive: 'geoip2', kind: 'variable', role: 'define', at: 'children', form: dollar },
  { directive: 'eval', kind: 'variable', role: 'define', at: 'each', form: dollar },
  ...['array_map', 'array_map_op'].map(
    (directive): Mention => ({ directive, kind: 'variable', role: 'define', at: 'each', form: /^(to=\$)(\w+)$/ }),
  ),
];

function upstreamUse(directive: string, form: RegExp, family: 'http' | 'stream', lead = ''): Mention {
  return { directive, kind: 'upstream', role: 'use', at: 0, form, family, lead };
}

/** The address in the argument of a directive that passes requests on: its scheme, and what an upstream could stand for. */
export const passPattern: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    ['proxy_pass', 'grpc_pass', 'tunnel_pass'].map(name => [
      name,
      /^(?<scheme>(?:https?|grpcs?):\/\/)(?<address>unix:[^:\s]+:?|[^/?#\s]+)/i,
    ]),
  ),
  uwsgi_pass: /^(?<scheme>s?uwsgi:\/\/|)(?<address>\S+)$/i,
  ...Object.fromEntries(['fastcgi_pass', 'scgi_pass', 'memcached_pass'].map(name => [name, /^(?<scheme>)(?<address>\S+)$/])),
};

/** Directives for which a host without a port is fine; the others answer "no port in upstream". */
export const passesWithDefaultPort: ReadonlySet<string> = new Set(['proxy_pass', 'tunnel_pass']);

/** The least bytes that nginx takes for a zone, by the directive that gives the size: eight pages, two for the keys of a cache. */
export const leastZone: Readonly<Record<string, number>> = {
  limit_req_zone: 32768,
  limit_conn_zone: 32768,
  ...Object.fromEntries(cached.map(module => [`${module}_cache_path`, 8192])),
};

/** Names that exist without a definition. */
export const predefined: Partial<Record<SymbolKind, readonly string[]>> = {
  'log format': ['combined'],
  'thread pool': ['default'],
};

/** Kinds whose names nginx compares without regard to case (`ngx_strncasecmp`); variables are lower-cased when read. */
export const caseless: ReadonlySet<SymbolKind> = new Set(['upstream', 'variable']);

/**
 * The arguments in which nginx looks up every `$name` when it reads the file, so that an unknown one is refused: all of them, or those
 * from an index on, or single ones (negative: from the end).
 */
export const evaluated: Readonly<Record<string, 'all' | { readonly from: number } | readonly number[]>> = {
  ...all(
    'alias auth_basic auth_basic_user_file charset client_body_early_read early_hints expires hash image_filter image_filter_jpeg_quality',
    'image_filter_sharpen image_filter_webp_quality index limit_rate limit_rate_after return root secure_link secure_link_md5 source_charset',
    'sub_filter try_files if http2_push js_fetch_proxy tunnel_pass',
    'proxy_method proxy_set_body proxy_download_rate proxy_upload_rate proxy_ssl_alpn proxy_cookie_domain proxy_cookie_flags proxy_cookie_path',
    'proxy_redirect',
    ...['fastcgi', 'grpc', 'memcached', 'proxy', 'scgi', 'tunnel', 'uwsgi'].map(module => `${module}_bind ${module}_limit_rate`),
    ...cached.map(module => `${module}_cache ${module}_cache_bypass ${module}_cache_key ${module}_no_cache ${module}_pass ${module}_store`),
    'grpc_pass memcached_pass',
    ...['grpc', 'proxy', 'uwsgi'].map(module => `${module}_ssl_certificate ${module}_ssl_certificate_key ${module}_ssl_name`),
    'ssl_certificate ssl_certificate_key',
  ),
  ...from(
    1,
    'add_header add_trailer auth_request_set rewrite set log_format xslt_param xslt_string_param proxy_set_header grpc_set_header',
    'fastcgi_param scgi_param uwsgi_param',
  ),
  error_page: [-1],
  access_log: 'all',
  geo: [-2],
  map: [0],
  split_clients: [0],
  keyval: [0],
  limit_req_zone: [0],
  limit_conn_zone: [0],
};

/** Arguments in which `$` is a character like any other, or the end of a regular expression: all, or single ones. */
export const literal: Readonly<Record<string, 'all' | readonly number[]>> = {
  ...Object.fromEntries(
    ['location', 'server_name', 'listen', 'gzip_disable', 'valid_referers', 'env', 'error_log'].map(name => [name, 'all']),
  ),
  rewrite: [0],
  fastcgi_split_path_info: [0],
  uwsgi_split_path_info: [0],
};

/** Where `$1` is no capture but the variable `1`, which nobody has: ngx_http_log_compile_format reads names alone. */
export const withoutCaptures: ReadonlySet<string> = new Set(['log_format']);

/** Bodies in which the values, not the keys, are evaluated. */
export const evaluatedBodies: ReadonlySet<string> = new Set(['map']);

/** Where a regular expression stands, and whether its named groups become variables (`ngx_http_regex_compile`). */
export type RegexPlace = {
  readonly directive: string;
  /** `behind`: the argument after one of the words of `marks`. `marked`: a word that begins with `~`. A number: that argument. `keys`: keys of its block that begin with `~`. */
  readonly at: 'behind' | 'marked' | 'keys' | number;
  readonly marks?: readonly string[];
  readonly variables?: boolean;
};

export const regexPlaces: readonly RegexPlace[] = [
  { directive: 'location', at: 'behind', marks: ['~', '~*'], variables: true },
  { directive: 'location', at: 'marked', variables: true },
  { directive: 'if', at: 'behind', marks: ['~', '~*', '!~', '!~*'], variables: true },
  { directive: 'server_name', at: 'marked', variables: true },
  { directive: 'rewrite', at: 0, variables: true },
  { directive: 'map', at: 'keys', variables: true },
  { directive: 'proxy_redirect', at: 'marked', variables: true },
  { directive: 'proxy_cookie_path', at: 'marked', variables: true },
  { directive: 'proxy_cookie_domain', at: 'marked', variables: true },
  { directive: 'proxy_cookie_flags', at: 'marked', variables: true },
  { directive: 'valid_referers', at: 'marked' },
  { directive: 'fastcgi_split_path_info', at: 0 },
  { directive: 'gzip_disable', at: 0 },
];

/** Built-in variables that `set`, `map` and the like may not define: "the duplicate … variable". Measured on 1.22.1. */
export const fixedVariables: Readonly<Record<'http' | 'stream', ReadonlySet<string>>> = {
  http: words(
    'binary_remote_addr body_bytes_sent bytes_sent connection connection_requests connection_time content_length content_type document_root',
    'document_uri host hostname https is_args msec nginx_version pid pipe proxy_protocol_addr proxy_protocol_port proxy_protocol_server_addr',
    'proxy_protocol_server_port query_string realpath_root remote_addr remote_port remote_user request request_body request_body_file',
    'request_completion request_filename request_id request_length request_method request_time request_uri scheme server_addr server_name',
    'server_port server_protocol status tcpinfo_rtt tcpinfo_rttvar tcpinfo_snd_cwnd tcpinfo_rcv_space time_iso8601 time_local uri',
    'fastcgi_script_name fastcgi_path_info gzip_ratio limit_conn_status limit_req_status proxy_add_x_forwarded_for realip_remote_addr',
    'realip_remote_port secure_link secure_link_expires slice_range date_local date_gmt connections_active connections_reading',
    'connections_writing connections_waiting upstream_addr upstream_bytes_received upstream_bytes_sent upstream_cache_status',
    'upstream_connect_time upstream_header_time upstream_response_length upstream_response_time upstream_status uid_got uid_set http2',
  ),
  stream: words(
    'binary_remote_addr bytes_received bytes_sent connection hostname msec nginx_version pid protocol proxy_protocol_addr proxy_protocol_port',
    'proxy_protocol_server_addr proxy_protocol_server_port remote_addr remote_port server_addr server_port session_time status time_iso8601',
    'time_local limit_conn_status realip_remote_addr realip_remote_port ssl_preread_protocol ssl_preread_server_name',
    'ssl_preread_alpn_protocols upstream_addr upstream_bytes_received upstream_bytes_sent upstream_connect_time upstream_first_byte_time',
    'upstream_session_time',
  ),
};

/** Variables that are documented but exist only where the configuration sets them; nginx refuses their use otherwise. */
export const variablesToSet: ReadonlySet<string> = new Set(['memcached_key']);

/** Beginnings of the names of variables that third-party modules add. */
export const foreignVariables =
  /^(?:acme_|auth_|brotli_|cache_purge|datadog_|echo_|fancyindex_|geoip2_|jwt_|limit_traffic|lua_|memc_|modsecurity_|nchan_|njs_|opentelemetry_|opentracing_|otel_|pagespeed_|passenger_|push_stream_|rds_|redis_|session_|spnego_|srcache_|sticky_|upload_|vts_|zstd_)/;

/** Variables that a module reads when they are set, so that setting them is a use. */
export const variablesRead: ReadonlySet<string> = words(
  'args limit_rate memcached_key proxy_host proxy_port invalid_referer uid_reset modern_browser ancient_browser msie',
);

function words(...lines: readonly string[]): Set<string> {
  return new Set(lines.flatMap(line => line.split(' ')));
}

function all(...lines: readonly string[]): Record<string, 'all'> {
  return Object.fromEntries([...words(...lines)].map(name => [name, 'all']));
}

function from(index: number, ...lines: readonly string[]): Record<string, { from: number }> {
  return Object.fromEntries([...words(...lines)].map(name => [name, { from: index }]));
}
