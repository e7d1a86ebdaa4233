// Which argument of which directive names something that another directive refers to. Measured by `nginx -t` on 1.22.1 and 1.31.5, else from
// the module's documentation.

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
  upstreamUse('proxy_pass', /^(https?:\/\/)(?!unix:)([^/$?#:[]+)(?=[/?#:]|$)/i, 'http', 'http://'),
  upstreamUse('grpc_pass', /^(grpcs?:\/\/|)(?!unix:)([^/$:[]+)(?=:|$)/i, 'http', 'grpc://'),
  ...['fastcgi_pass', 'scgi_pass', 'memcached_pass', 'tunnel_pass'].map(directive => upstreamUse(directive, address, 'http')),
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
    'set_encrypt_session',
    'set_decrypt_session',
    'array_split',
    'array_join',
    'postgres_set',
  ].map((directive): Mention => ({ directive, kind: 'variable', role: 'define', at: 0, form: dollar })),
  ...['map', 'split_clients', 'keyval'].map((directive): Mention => ({ directive, kind: 'variable', role: 'define', at: 1, form: dollar })),
  ...['geo', 'num_map'].map((directive): Mention => ({ directive, kind: 'variable', role: 'define', at: -1, form: dollar })),
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
    ['proxy_pass', 'grpc_pass'].map(name => [name, /^(?<scheme>(?:https?|grpcs?):\/\/)(?<address>unix:[^:\s]+:?|[^/?#\s]+)/i]),
  ),
  uwsgi_pass: /^(?<scheme>s?uwsgi:\/\/|)(?<address>\S+)$/i,
  ...Object.fromEntries(['fastcgi_pass', 'scgi_pass', 'memcached_pass', 'tunnel_pass'].map(name => [name, /^(?<scheme>)(?<address>\S+)$/])),
};

/** Directives for which a host without a port is fine; the others answer "no port in upstream". */
export const passesWithDefaultPort: ReadonlySet<string> = new Set(['proxy_pass']);

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
