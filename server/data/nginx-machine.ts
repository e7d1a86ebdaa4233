// What nginx looks for on its machine while it reads its configuration, and so in `nginx -t`: files that must be there, folders in which it makes
// others. What it looks for only when a request comes (auth_basic_user_file, root, js files) is not here. From nginx's sources
// (ngx_conf_full_name, ngx_init_cycle, ngx_http_ssl_merge_srv_conf and its like), tried with 1.22.1 and 1.31.5.

/**
 * How the first argument of a directive is a path. `from`: where a relative one starts: the folder of the main file, the prefix, or the folder that
 * nginx is started in. `wants`: a `file` that is there, or to make a `new-file` or a `new-folder`, which needs the folder around it. `unless`: values that are no path. `where`: only in
 * blocks that need it: `tls`: where nginx speaks TLS; `certificate`: there too, and where neither certificates nor keys have variables;
 * another word is a directive that must not be `off` there, beside TLS.
 */
export type PathFacts = {
  readonly from: 'configuration' | 'prefix' | 'start';
  readonly wants: 'file' | 'new-file' | 'new-folder';
  readonly unless?: RegExp;
  readonly where?: string;
};

const log: PathFacts = { from: 'prefix', wants: 'new-file', unless: /^(?:off|stderr)$|^syslog:|^memory:/ };
const accessLog: PathFacts = { ...log, unless: /^off$|^syslog:|\$/ };
const made: PathFacts = { from: 'prefix', wants: 'new-folder' };
const read: PathFacts = { from: 'configuration', wants: 'file' };
const database: PathFacts = { from: 'start', wants: 'file' };
const certificate: PathFacts = { ...read, where: 'certificate', unless: /^(?:data|engine|store):|\$/ };
const forTls: PathFacts = { ...read, where: 'tls' };

/** The directives whose first argument nginx looks for. */
export const soughtPaths: Readonly<Record<string, PathFacts>> = {
  include: { ...read, unless: /[*?[]/ },
  load_module: { from: 'prefix', wants: 'file' },
  pid: { from: 'prefix', wants: 'new-file' },
  error_log: log,
  access_log: accessLog,
  ...each('client_body_temp_path proxy_temp_path fastcgi_temp_path uwsgi_temp_path scgi_temp_path', made),
  ...each('proxy_cache_path fastcgi_cache_path uwsgi_cache_path scgi_cache_path', made),
  ...each('ssl_password_file proxy_ssl_password_file grpc_ssl_password_file uwsgi_ssl_password_file quic_host_key', read),
  ...each('geoip_country geoip_city geoip_org', database),
  xml_entities: { ...database, unless: /^\w+:/ },
  xslt_stylesheet: read,
  ...each('ssl_certificate ssl_certificate_key', certificate),
  ...each('proxy_ssl_certificate proxy_ssl_certificate_key', certificate),
  ...each('grpc_ssl_certificate grpc_ssl_certificate_key', certificate),
  ...each('uwsgi_ssl_certificate uwsgi_ssl_certificate_key', certificate),
  ...each('ssl_dhparam ssl_trusted_certificate ssl_crl ssl_session_ticket_key', forTls),
  ssl_client_certificate: { ...read, where: 'ssl_verify_client' },
  ...each('proxy_ssl_trusted_certificate proxy_ssl_crl', { ...read, where: 'proxy_ssl_verify' }),
  ...each('grpc_ssl_trusted_certificate grpc_ssl_crl', { ...read, where: 'grpc_ssl_verify' }),
  ...each('uwsgi_ssl_trusted_certificate uwsgi_ssl_crl', { ...read, where: 'uwsgi_ssl_verify' }),
};

/** Directives whose first argument is a user and whose second is a group, for which the name of the user stands when it is missing. */
export const soughtUsers: ReadonlySet<string> = new Set(['user']);

function each(names: string, facts: PathFacts): Record<string, PathFacts> {
  return Object.fromEntries(names.split(' ').map(name => [name, facts]));
}
