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

/** What each of the parameter files that come with nginx sets a parameter of the request to (conf/uwsgi_params, scgi_params, fastcgi_params). */
const common = {
  QUERY_STRING: '$query_string',
  REQUEST_METHOD: '$request_method',
  CONTENT_TYPE: '$content_type',
  CONTENT_LENGTH: '$content_length',
  REQUEST_URI: '$request_uri',
  DOCUMENT_ROOT: '$document_root',
  SERVER_PROTOCOL: '$server_protocol',
  REQUEST_SCHEME: '$scheme',
  HTTPS: '$https if_not_empty',
  REMOTE_ADDR: '$remote_addr',
  REMOTE_PORT: '$remote_port',
  SERVER_PORT: '$server_port',
  SERVER_NAME: '$server_name',
} as const;

/** What those files set, by the module they are for. */
export const packagedParameters: Readonly<Record<'fastcgi' | 'scgi' | 'uwsgi', Readonly<Record<string, string>>>> = {
  uwsgi: { ...common, PATH_INFO: '$document_uri' },
  scgi: { ...common, DOCUMENT_URI: '$document_uri', SCGI: '1' },
  fastcgi: {
    ...common,
    SCRIPT_NAME: '$fastcgi_script_name',
    DOCUMENT_URI: '$document_uri',
    GATEWAY_INTERFACE: 'CGI/1.1',
    SERVER_SOFTWARE: 'nginx/$nginx_version',
    SERVER_ADDR: '$server_addr',
    REDIRECT_STATUS: '200',
  },
};

const rows = (directive: string, parameters: Readonly<Record<string, string>>) =>
  Object.entries(parameters).map(([name, value]) => [directive, name, ...value.split(' ')]);

/** What is set by the files that come with nginx, and by Debian's proxy_params, by file name, as rows of words. */
export const packagedSettings: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'mime.types': [['types']],
  proxy_params: [
    ['proxy_set_header', 'Host', '$http_host'],
    ['proxy_set_header', 'X-Real-IP', '$remote_addr'],
    ['proxy_set_header', 'X-Forwarded-For', '$proxy_add_x_forwarded_for'],
    ['proxy_set_header', 'X-Forwarded-Proto', '$scheme'],
  ],
  uwsgi_params: rows('uwsgi_param', packagedParameters.uwsgi),
  scgi_params: rows('scgi_param', packagedParameters.scgi),
  fastcgi_params: rows('fastcgi_param', packagedParameters.fastcgi),
  'fastcgi.conf': rows('fastcgi_param', { ...packagedParameters.fastcgi, SCRIPT_FILENAME: '$document_root$fastcgi_script_name' }),
};
