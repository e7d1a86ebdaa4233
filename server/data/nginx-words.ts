// Words of HTTP that arguments of nginx are made of: header names, MIME types, status codes, and which argument takes which.

export type WordList = 'request header' | 'response header' | 'mime type' | 'status' | 'code';

/** Which list an argument takes: of the argument at an index, or from an index `on`. `least`: the lowest status code. */
export const wordsAt: Readonly<
  Record<string, { readonly list: WordList; readonly at: number; readonly on?: true; readonly least?: number }>
> = {
  add_header: { list: 'response header', at: 0 },
  add_trailer: { list: 'response header', at: 0 },
  more_set_headers: { list: 'response header', at: 0 },
  more_clear_headers: { list: 'response header', at: 0, on: true },
  auth_http_header: { list: 'request header', at: 0 },
  ...each(['proxy_set_header', 'grpc_set_header', 'more_set_input_headers'], { list: 'request header', at: 0 }),
  ...each(
    ['proxy', 'fastcgi', 'uwsgi', 'scgi', 'grpc'].flatMap(module => [`${module}_hide_header`, `${module}_pass_header`]),
    { list: 'response header', at: 0 },
  ),
  default_type: { list: 'mime type', at: 0 },
  ...each(['gzip_types', 'sub_filter_types', 'ssi_types', 'charset_types', 'addition_types', 'xslt_types', 'brotli_types', 'zstd_types'], {
    list: 'mime type',
    at: 0,
    on: true,
  }),
  return: { list: 'status', at: 0 },
  error_page: { list: 'code', at: 0, on: true, least: 300 },
  ...each(['proxy_cache_valid', 'fastcgi_cache_valid', 'uwsgi_cache_valid', 'scgi_cache_valid'], { list: 'code', at: 0, on: true }),
  ...each(['limit_req_status', 'limit_conn_status'], { list: 'code', at: 0, least: 400 }),
};

export const requestHeaders: readonly string[] = split(
  'Host X-Real-IP X-Forwarded-For X-Forwarded-Proto X-Forwarded-Host X-Forwarded-Port X-Request-ID Upgrade Connection Authorization Accept',
  'Accept-Encoding Accept-Language Cache-Control Content-Length Content-Type Cookie Forwarded If-Match If-Modified-Since If-None-Match Origin',
  'Range Referer User-Agent Via X-Original-URI X-Original-Method X-Script-Name X-SSL-Client-Cert X-SSL-Client-Verify Early-Data',
);

export const responseHeaders: readonly string[] = split(
  'Cache-Control Content-Security-Policy Strict-Transport-Security X-Frame-Options X-Content-Type-Options Referrer-Policy Permissions-Policy',
  'Access-Control-Allow-Origin Access-Control-Allow-Methods Access-Control-Allow-Headers Access-Control-Allow-Credentials',
  'Access-Control-Expose-Headers Access-Control-Max-Age Alt-Svc Allow Content-Disposition Content-Encoding Content-Language Content-Type',
  'Cross-Origin-Embedder-Policy Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy Date ETag Expires Last-Modified Link Location Pragma',
  'Retry-After Server Server-Timing Set-Cookie Timing-Allow-Origin Vary Via WWW-Authenticate X-Accel-Buffering X-Accel-Charset X-Accel-Expires',
  'X-Accel-Limit-Rate X-Accel-Redirect X-Cache-Status X-Powered-By X-Request-ID X-Robots-Tag X-XSS-Protection',
);

export const mimeTypes: readonly string[] = split(
  'application/octet-stream text/html text/plain text/css text/javascript application/javascript application/json application/xml text/xml',
  'application/atom+xml application/rss+xml application/xhtml+xml application/manifest+json application/ld+json application/wasm application/pdf',
  'application/zip application/gzip application/vnd.ms-fontobject application/x-font-ttf application/x-javascript application/x-web-app-manifest+json',
  'application/vnd.api+json application/graphql+json application/problem+json application/grpc image/avif image/bmp image/gif image/jpeg image/png',
  'image/svg+xml image/tiff image/webp image/x-icon font/otf font/ttf font/woff font/woff2 audio/mpeg audio/ogg audio/wav video/mp4 video/mpeg',
  'video/ogg video/webm video/mp2t text/calendar text/cache-manifest text/csv text/event-stream text/markdown text/vcard text/vtt',
);

/** What a status code means (RFC 9110 and the IANA registry; 444, 494 to 499 are nginx's own). */
export const statusCodes: ReadonlyMap<number, string> = new Map([
  [200, 'OK'],
  [201, 'Created'],
  [202, 'Accepted'],
  [204, 'No Content'],
  [206, 'Partial Content'],
  [301, 'Moved Permanently'],
  [302, 'Found'],
  [303, 'See Other'],
  [304, 'Not Modified'],
  [307, 'Temporary Redirect'],
  [308, 'Permanent Redirect'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [402, 'Payment Required'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [406, 'Not Acceptable'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [410, 'Gone'],
  [411, 'Length Required'],
  [412, 'Precondition Failed'],
  [413, 'Content Too Large'],
  [414, 'URI Too Long'],
  [415, 'Unsupported Media Type'],
  [416, 'Range Not Satisfiable'],
  [418, "I'm a teapot"],
  [421, 'Misdirected Request'],
  [422, 'Unprocessable Content'],
  [425, 'Too Early'],
  [426, 'Upgrade Required'],
  [428, 'Precondition Required'],
  [429, 'Too Many Requests'],
  [431, 'Request Header Fields Too Large'],
  [444, 'nginx closes the connection without a response'],
  [451, 'Unavailable For Legal Reasons'],
  [494, 'nginx: request header or cookie too large'],
  [495, 'nginx: client certificate does not verify'],
  [496, 'nginx: client sent no certificate'],
  [497, 'nginx: plain HTTP was sent to the HTTPS port'],
  [499, 'nginx: client closed the connection'],
  [500, 'Internal Server Error'],
  [501, 'Not Implemented'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
  [505, 'HTTP Version Not Supported'],
  [507, 'Insufficient Storage'],
]);

function split(...lines: readonly string[]): readonly string[] {
  return lines.flatMap(line => line.split(' '));
}

function each<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map(name => [name, value]));
}
