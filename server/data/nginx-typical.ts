// Values that people write most where nginx would take any text: offered first, never judged.

import { packagedParameters, packagedSettings, parameterDirectives } from './nginx-facts.ts';

/** Values of the argument `at` of a directive; with `after`, where the argument before is that word, letter case aside. */
export type Typical = { readonly directive: string; readonly at: number; readonly after?: string; readonly values: readonly string[] };

export const typicalValues: readonly Typical[] = [
  { directive: 'listen', at: 0, values: ['80', '443', '[::]:80', '[::]:443', '8080', '127.0.0.1:8080', 'unix:/run/nginx.sock'] },
  { directive: 'location', at: 0, values: ['/', '/api/', '/static/', '= /favicon.ico', '~ \\.php$', '@name'] },
  { directive: 'server_name', at: 0, values: ['example.com', 'www.example.com', '_', 'localhost', '*.example.com'] },
  { directive: 'root', at: 0, values: ['/var/www/html', '/usr/share/nginx/html', '/srv/www'] },
  { directive: 'index', at: 0, values: ['index.html', 'index.php', 'index.htm'] },
  { directive: 'index', at: 1, values: ['index.html', 'index.php', 'index.htm'] },
  { directive: 'try_files', at: 0, values: ['$uri', '/index.html', '/maintenance.html'] },
  { directive: 'try_files', at: 1, values: ['$uri/', '$uri.html', '=404', '/index.html', '/index.php?$args'] },
  { directive: 'try_files', at: 2, values: ['=404', '/index.html', '/index.php?$args'] },
  {
    directive: 'return',
    at: 1,
    after: '301',
    values: ['https://$host$request_uri', 'https://www.example.com$request_uri', '$scheme://example.com$request_uri'],
  },
  { directive: 'return', at: 1, after: '302', values: ['https://$host$request_uri', '/'] },
  { directive: 'return', at: 1, after: '200', values: ['"ok\\n"'] },
  {
    directive: 'if',
    at: 0,
    values: [
      '($request_method = POST)',
      '($scheme = http)',
      '($host != example.com)',
      '(!-f $request_filename)',
      '($http_user_agent ~* bot)',
    ],
  },
  { directive: 'include', at: 0, values: [...Object.keys(packagedSettings), 'conf.d/*.conf', 'sites-enabled/*'] },
  { directive: 'user', at: 0, values: ['www-data', 'nginx', 'nobody'] },
  { directive: 'worker_connections', at: 0, values: ['1024', '4096'] },
  { directive: 'access_log', at: 0, values: ['/var/log/nginx/access.log', '/dev/stdout', 'syslog:server=unix:/dev/log'] },
  { directive: 'error_log', at: 0, values: ['/var/log/nginx/error.log', 'stderr', '/dev/stderr'] },
  { directive: 'pid', at: 0, values: ['/run/nginx.pid', '/var/run/nginx.pid'] },
  { directive: 'client_max_body_size', at: 0, values: ['1m', '10m', '100m', '1g', '0'] },
  { directive: 'keepalive_timeout', at: 0, values: ['65s', '75s', '0'] },
  { directive: 'expires', at: 0, values: ['30d', '1y', '1h', '-1'] },
  { directive: 'charset', at: 0, values: ['utf-8'] },
  { directive: 'auth_basic', at: 0, values: ['"Restricted"'] },
  { directive: 'auth_basic_user_file', at: 0, values: ['/etc/nginx/.htpasswd'] },
  { directive: 'resolver', at: 0, values: ['127.0.0.53', '127.0.0.11', '1.1.1.1', '8.8.8.8'] },
  {
    directive: 'ssl_certificate',
    at: 0,
    values: ['/etc/letsencrypt/live/example.com/fullchain.pem', '/etc/ssl/certs/ssl-cert-snakeoil.pem'],
  },
  {
    directive: 'ssl_certificate_key',
    at: 0,
    values: ['/etc/letsencrypt/live/example.com/privkey.pem', '/etc/ssl/private/ssl-cert-snakeoil.key'],
  },
  { directive: 'ssl_session_cache', at: 0, values: ['shared:SSL:10m'] },
  { directive: 'ssl_session_timeout', at: 0, values: ['1d', '10m'] },
  { directive: 'ssl_protocols', at: 0, values: ['TLSv1.2'] },
  { directive: 'proxy_pass', at: 0, values: ['http://127.0.0.1:8000', 'http://localhost:3000', 'http://unix:/run/app.sock'] },
  { directive: 'fastcgi_pass', at: 0, values: ['unix:/run/php/php-fpm.sock', '127.0.0.1:9000'] },
  { directive: 'uwsgi_pass', at: 0, values: ['unix:/run/app.sock', '127.0.0.1:3031'] },
  { directive: 'server', at: 0, values: ['127.0.0.1:8000', 'unix:/run/app.sock', 'localhost:3000'] },
  { directive: 'proxy_method', at: 0, values: ['GET', 'POST', 'HEAD'] },
  { directive: 'fastcgi_index', at: 0, values: ['index.php'] },
  { directive: 'fastcgi_split_path_info', at: 0, values: ['^(.+\\.php)(/.+)$'] },
  { directive: 'proxy_redirect', at: 0, values: ['http://', '/'] },
  { directive: 'limit_req_zone', at: 0, values: ['$binary_remote_addr'] },
  { directive: 'limit_conn_zone', at: 0, values: ['$binary_remote_addr'] },
  { directive: 'limit_req_zone', at: 2, values: ['rate=10r/s', 'rate=30r/m'] },
  { directive: 'proxy_cache_key', at: 0, values: ['$scheme$proxy_host$request_uri'] },
  { directive: 'set_real_ip_from', at: 0, values: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.1'] },
  { directive: 'real_ip_header', at: 0, values: ['X-Forwarded-For', 'X-Real-IP', 'proxy_protocol', 'CF-Connecting-IP'] },
  { directive: 'allow', at: 0, values: ['127.0.0.1', '10.0.0.0/8', '192.168.0.0/16'] },
  { directive: 'error_page', at: 1, values: ['/404.html', '/50x.html'] },
  { directive: 'default', at: 0, values: ['0', '1', '""'] },

  ...parameters('fastcgi', {
    SCRIPT_FILENAME: ['$document_root$fastcgi_script_name', '$realpath_root$fastcgi_script_name'],
    PATH_INFO: ['$fastcgi_path_info', '$fastcgi_script_name'],
    HTTPS: ['on'],
    HTTP_PROXY: ['""'],
    PHP_VALUE: [],
    SCRIPT_NAME: ['""'],
  }),
  ...parameters('uwsgi', {
    SCRIPT_NAME: ['/app', '""'],
    UWSGI_SCHEME: ['$scheme', 'https'],
    HTTP_HOST: ['$host'],
    HTTP_X_FORWARDED_PROTO: ['$scheme'],
    UWSGI_SCRIPT: [],
    UWSGI_MODULE: ['app'],
    UWSGI_CALLABLE: ['application'],
    UWSGI_FILE: [],
    UWSGI_CHDIR: ['/srv/app'],
    UWSGI_PYHOME: ['/srv/app/venv'],
    UWSGI_APPID: [],
    UWSGI_SETENV: [],
  }),
  ...parameters('scgi', { SCRIPT_NAME: ['""', '/app'], PATH_INFO: ['$document_uri'] }),
  ...headers('proxy_set_header', {
    Host: ['$host', '$http_host', '$proxy_host'],
    'X-Real-IP': ['$remote_addr'],
    'X-Forwarded-For': ['$proxy_add_x_forwarded_for', '$remote_addr'],
    'X-Forwarded-Proto': ['$scheme'],
    'X-Forwarded-Host': ['$host', '$http_host'],
    'X-Forwarded-Port': ['$server_port'],
    'X-Request-ID': ['$request_id'],
    Upgrade: ['$http_upgrade'],
    Connection: ['"upgrade"', '""', '$connection_upgrade'],
    Authorization: ['$http_authorization', '""'],
    'Accept-Encoding': ['""'],
  }),
  ...headers('add_header', {
    'Cache-Control': ['"public, max-age=31536000, immutable"', 'no-store', 'no-cache', '"private, max-age=0"'],
    'Strict-Transport-Security': ['"max-age=63072000; includeSubDomains" always', '"max-age=63072000" always'],
    'X-Frame-Options': ['SAMEORIGIN', 'DENY'],
    'X-Content-Type-Options': ['nosniff'],
    'Referrer-Policy': ['strict-origin-when-cross-origin', 'no-referrer', 'same-origin'],
    'Content-Security-Policy': ['"default-src \'self\'" always'],
    'Access-Control-Allow-Origin': ['"*"', '$http_origin'],
    'Access-Control-Allow-Methods': ['"GET, POST, OPTIONS"'],
    'Access-Control-Allow-Headers': ['"Authorization, Content-Type"'],
    'Access-Control-Allow-Credentials': ['true'],
    'Access-Control-Max-Age': ['86400'],
    'X-Robots-Tag': ['noindex', '"noindex, nofollow"'],
    'X-Cache-Status': ['$upstream_cache_status'],
    'X-Request-ID': ['$request_id'],
    Vary: ['Accept-Encoding', 'Origin'],
    'Alt-Svc': ['\'h3=":443"; ma=86400\''],
  }),
];

/** The parameters of a module that passes requests as CGI does, and what each is set to: as the file that comes with nginx sets it, or as people do. */
function parameters(module: keyof typeof packagedParameters, more: Readonly<Record<string, readonly string[]>>): readonly Typical[] {
  const packaged = Object.entries(packagedParameters[module]).map(([name, value]) => [name, [value, ...(more[name] ?? [])]] as const);
  const values = { ...more, ...Object.fromEntries(packaged) };
  const directive = parameterDirectives[module]!;
  return [{ directive, at: 0, values: Object.keys(values) }, ...headers(directive, values)];
}

function headers(directive: string, values: Readonly<Record<string, readonly string[]>>): readonly Typical[] {
  return Object.entries(values).map(([after, some]) => ({ directive, at: 1, after, values: some }));
}
