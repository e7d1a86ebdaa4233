// Which directives of nginx decide what the other end of a connection notices, with their defaults (nginx.org), and what the parameter
// files that come with nginx set. `*` in a name stands for the module: proxy, fastcgi, scgi, uwsgi, grpc.

/** Facts that are one size (bytes), time (ms), switch or number, by their key in EndpointFacts. */
export const factDirectives = {
  bodyLimit: { directive: 'client_max_body_size', kind: 'size', default: 1048576, zero: Infinity },
  readTimeout: { directive: '*_read_timeout', kind: 'time', default: 60000 },
  connectTimeout: { directive: '*_connect_timeout', kind: 'time', default: 60000 },
  sendTimeout: { directive: '*_send_timeout', kind: 'time', default: 60000 },
  buffering: { directive: '*_buffering', kind: 'switch', default: true },
  requestBuffering: { directive: '*_request_buffering', kind: 'switch', default: true },
} as const;

/** The longest request line and header: the second argument of `large_client_header_buffers`. */
export const headerBuffers = { directive: 'large_client_header_buffers', argument: 1, default: 8192 } as const;

/** Idle connections of an upstream: none before, and so many from this version on (src/http/modules/ngx_http_upstream_keepalive_module.c). */
export const keepaliveDefaults = { since: '1.29.7', keepalive: 32, timeout: 60000 } as const;

/** The module that passes requests in each protocol. */
export const passModules: Readonly<Record<string, string>> = {
  http: 'proxy',
  https: 'proxy',
  fastcgi: 'fastcgi',
  scgi: 'scgi',
  uwsgi: 'uwsgi',
  grpc: 'grpc',
};

/** The directives that set a header or a parameter of a request passed on, and the headers set when there is none. */
export const headerDirectives: Readonly<Record<string, string>> = { proxy: 'proxy_set_header', grpc: 'grpc_set_header' };
export const parameterDirectives: Readonly<Record<string, string>> = {
  fastcgi: 'fastcgi_param',
  scgi: 'scgi_param',
  uwsgi: 'uwsgi_param',
};
/** What a WSGI server needs beside the parameters that come with nginx. */
export const wsgiParameters: Readonly<Record<string, readonly (readonly [name: string, value: string])[]>> = {
  fastcgi: [
    ['SCRIPT_NAME', '""'],
    ['PATH_INFO', '$fastcgi_script_name'],
  ],
  scgi: [
    ['SCRIPT_NAME', '""'],
    ['PATH_INFO', '$document_uri'],
  ],
};
export const defaultHeaders: Readonly<Record<string, string>> = { host: '$proxy_host', connection: 'close' };

const cgi = [
  'QUERY_STRING',
  'REQUEST_METHOD',
  'CONTENT_TYPE',
  'CONTENT_LENGTH',
  'REQUEST_URI',
  'DOCUMENT_URI',
  'DOCUMENT_ROOT',
  'SERVER_PROTOCOL',
  'REQUEST_SCHEME',
  'HTTPS',
  'REMOTE_ADDR',
  'REMOTE_PORT',
  'SERVER_PORT',
  'SERVER_NAME',
] as const;

/** What is set by the files that come with nginx, by file name, as `directive name value` rows. */
export const packagedSettings: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'mime.types': [['types']],
  proxy_params: [
    ['proxy_set_header', 'Host', '$http_host'],
    ['proxy_set_header', 'X-Real-IP', '$remote_addr'],
    ['proxy_set_header', 'X-Forwarded-For', '$proxy_add_x_forwarded_for'],
    ['proxy_set_header', 'X-Forwarded-Proto', '$scheme'],
  ],
  uwsgi_params: [...cgi.filter(name => name !== 'DOCUMENT_URI'), 'PATH_INFO'].map(name => ['uwsgi_param', name, '']),
  scgi_params: [...cgi, 'SCGI'].map(name => ['scgi_param', name, '']),
  fastcgi_params: [...cgi, 'SCRIPT_NAME', 'GATEWAY_INTERFACE', 'SERVER_SOFTWARE', 'SERVER_ADDR'].map(name => ['fastcgi_param', name, '']),
  'fastcgi.conf': [...cgi, 'SCRIPT_NAME', 'SCRIPT_FILENAME', 'GATEWAY_INTERFACE', 'SERVER_SOFTWARE', 'SERVER_ADDR'].map(name => [
    'fastcgi_param',
    name,
    '',
  ]),
};
