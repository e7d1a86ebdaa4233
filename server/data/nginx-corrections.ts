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
  readonly since?: string;
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

export const corrections: readonly Correction[] = [
  { name: 'include', also: everywhere, plain: '1', reason: 'the documentation says "any"; the body of every block takes it' },
];

export const additions: readonly Addition[] = [];
