// Where we may differ from the truth files on the value of a single argument: what nginx complains of, and why we cannot or do not say it.

/** One kind of difference. `complaint` fits what nginx said (`ok` where it accepts what we refuse), `directive` the name where that matters; `machine`: it
 * depends on the machine of the measurement, not on the text. */
export type Exception = { readonly complaint: RegExp; readonly directive?: RegExp; readonly machine?: true; readonly reason: string };

export const exceptions: readonly Exception[] = [
  {
    complaint: /^GeoIP_open|xmlParseDTD/,
    machine: true,
    reason: 'a relative path that starts from the folder nginx is started in, which a configuration does not tell',
  },
  {
    complaint: /^dlopen\(\).*Is a directory|I\/O error : Is a directory/s,
    machine: true,
    reason: 'an empty path, which is a folder: we do not look for it',
  },
  { complaint: /^ENGINE_by_id/, machine: true, reason: 'engines of the machine' },
  { complaint: /^host not found/, machine: true, reason: 'a name that was not in the DNS of the machine: we never look one up' },
  { complaint: /^bind\(\)/, machine: true, reason: 'addresses of the machine' },
  { complaint: /unsupported on this platform/, machine: true, reason: 'the platform of the measurement' },
  { complaint: /^could not build .*hash/, reason: 'a table of size 0, whose least size follows from the names in it' },
  { complaint: /^0 worker_connections are not enough/, reason: 'the least number follows from the listening sockets' },
  {
    complaint: /^"\w+" size must be equal to or greater|the "\w+" size must be/,
    reason: 'relations between the sizes of several directives',
  },
  { complaint: /^"\w+" must be (less|equal)/, reason: 'relations between the sizes of several directives' },
  { complaint: /is unknown$|^unknown "/, reason: 'a name that another file may define' },
  {
    complaint: /^"http2_\w+" directive invalid|in "http2_\w+" directive/,
    reason: 'read over since 1.25.1; older versions looked at the value',
  },
  { complaint: /^"\w+_limit_rate" directive invalid value/, reason: 'takes variables since 1.27.0' },
  { complaint: /^"keepalive" directive invalid|in "keepalive" directive/, reason: '0 switches it off since 1.29.7' },
  { complaint: /^no port in "/, directive: /^listen$/, reason: 'stream takes an address without a port since 1.25.5' },
  { complaint: /^empty path/, directive: /_store$/, reason: 'an empty path was fine before' },
  { complaint: /"none" or "blocked" referers/, reason: 'needs another value beside it' },
  { complaint: /^"proxy_redirect default" should be placed/, reason: 'the order of two directives' },
  { complaint: /^no "ssl_certificate" is defined for the "ssl"/, reason: '`ssl on` of old versions with the certificate to come' },
  { complaint: /^no handler for server|^unknown mail protocol/, reason: 'a server that needs another directive' },
  {
    complaint: /^ok$/,
    directive: /^(http2_push|proxy_set_body|ssl_certificate(_key)?)$/,
    reason: 'variables that are looked up only where the directive is used',
  },
  { complaint: /^ok$/, directive: /^max_headers$/, reason: 'Debian has added it to 1.22.1' },
];
