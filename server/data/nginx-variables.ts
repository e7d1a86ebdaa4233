// Where variables are evaluated, which built-in ones may not be set again, and which exist only by a module or a definition.
// Measured by `nginx -t` on 1.22.1 and 1.31.5.

const cached = ['proxy', 'fastcgi', 'scgi', 'uwsgi'];

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
    // of modules: what their arguments are compiled by is nginx's own (ngx_http_script_compile)
    'echo echo_before_body echo_after_body echo_location echo_location_async echo_exec echo_subrequest echo_subrequest_async echo_sleep',
    'echo_duplicate echo_foreach_split memc_pass',
  ),
  ...from(
    1,
    'add_header add_trailer auth_request_set rewrite set log_format xslt_param xslt_string_param proxy_set_header grpc_set_header',
    'fastcgi_param scgi_param uwsgi_param',
    'set_md5 set_sha1 set_if_empty set_random set_unescape_uri set_escape_uri set_quote_sql_str set_quote_json_str set_encode_base64',
    'set_decode_base64 set_encode_hex set_decode_hex srcache_fetch srcache_store',
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

/** Where two arguments are two variables: the first is read, alone and as it is. */
export const firstOfTwo: ReadonlySet<string> = new Set(['geo']);

/** What is evaluated only when a server inherits it: at the `http` level of a configuration where none does, nginx does not look at it. */
export const inherited: ReadonlySet<string> = words(
  'fastcgi_param scgi_param uwsgi_param proxy_set_header proxy_set_body grpc_set_header ssl_certificate ssl_certificate_key',
);

/** Bodies in which the values, not the keys, are evaluated. */
export const evaluatedBodies: ReadonlySet<string> = new Set(['map']);

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
  /^(?:acme_|auth_|brotli_|cache_purge|datadog_|echo_|fancyindex_|geoip2_|jwt_|limit_traffic|lua_|memc_|modsecurity_|nchan_|njs_|opentelemetry_|opentracing_|otel_|pagespeed_|passenger_|push_stream_|rds_|redis_|session_|spnego_|srcache_|sticky_|upload_|uploadprogress_|vts_|zstd_)/;

/**
 * Third-party modules that add no variables but those above and those that the configuration names (`set_md5 $sum`, a `geoip2` block): read from their
 * sources; what their own `$` mean to nginx is what it means elsewhere.
 */
export const modulesWithKnownVariables: ReadonlySet<string> = words(
  'auth-pam brotli cache-purge dav-ext echo fancyindex geoip2 headers-more lua memc modsecurity ndk rtmp set-misc srcache subs-filter upload-progress',
  'upstream-fair zstd',
);

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
