// Paste files of every kind that nginx can stand in front of, and everything a person can choose in the picker: what the properties of
// generation are tried with.

import fc from 'fast-check';
import type { NginxChoices } from '../../server/generate/nginx-from-paste.ts';

/** A Paste file, and the title of the server that it starts. */
export type Site = { readonly ini: string; readonly server: string };

const port = fc.integer({ min: 1024, max: 65535 });
const path = fc.stringMatching(/^\/run\/[a-z][a-zA-Z0-9_.#=%-]{0,12}(\/[a-z0-9_-]{1,8}){0,2}\.sock$/);
const megabytes = fc.integer({ min: 1, max: 4096 }).map(count => count * 1048576);
const seconds = fc.integer({ min: 3, max: 100000 });

/** A path as Paste Deploy reads it: a percent sign is written twice. uWSGI reads the file itself, and has a meaning of its own for each. */
const pastePath = path.map(socket => socket.replaceAll('%', '%%'));
const uwsgiPath = path.map(socket => socket.replaceAll('%', ''));

const pair = port.map(number => `host = 127.0.0.1\nport = ${number}`);

/** Some of the lines, in their order. */
function some(...lines: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...lines.map(line => fc.option(line, { nil: '' }))).map(chosen => chosen.filter(line => line !== '').join('\n'));
}

function kind(server: string, section: string, where: fc.Arbitrary<string>, options: fc.Arbitrary<string>): fc.Arbitrary<Site> {
  return fc.tuple(where, options).map(parts => ({ server, ini: `${[section, ...parts].filter(part => part !== '').join('\n')}\n` }));
}

const using = (egg: string) => `[server:main]\nuse = egg:${egg}`;

const trust = fc.constantFrom(
  'trusted_proxy = *\ntrusted_proxy_headers = x-forwarded-for',
  'trusted_proxy = *\ntrusted_proxy_headers = x-forwarded-proto x-forwarded-port x-forwarded-by',
  'trusted_proxy = *\ntrusted_proxy_headers = forwarded',
);

/** `[server:main]` or `[uwsgi]` of every server with a counterpart in nginx, on sockets and ports. */
const servers: fc.Arbitrary<Site> = fc.oneof(
  kind(
    'waitress',
    using('waitress'),
    fc.oneof(
      pair,
      port.map(number => `port = ${number}`),
      port.map(number => `listen = 127.0.0.1:${number} [::1]:${number}`),
      port.map(number => `listen = [::1]:${number}`),
      port.map(number => `host = 10.0.0.5\nport = ${number}`),
      pastePath.map(socket => `unix_socket = ${socket}`),
      pastePath.map(socket => `unix_socket = %(here)s${socket}\nunix_socket_perms = 660`),
    ),
    some(
      megabytes.map(size => `max_request_body_size = ${size + 1}`),
      seconds.map(time => `channel_timeout = ${time}`),
      fc.constantFrom('url_prefix = /pre', 'url_prefix = /a/b/'),
      fc.constant('url_scheme = https'),
      trust,
    ),
  ),
  kind(
    'gunicorn',
    using('gunicorn'),
    fc.oneof(
      pair,
      pastePath.map(socket => `bind = unix:${socket}`),
      port.map(number => `bind = localhost:${number}`),
    ),
    some(
      seconds.map(time => `timeout = ${time}`),
      fc.constantFrom('workers = 4', 'worker_class = gthread\nthreads = 8'),
      seconds.map(time => `keepalive = ${time}`),
    ),
  ),
  kind(
    'uwsgi',
    '[uwsgi]',
    fc.oneof(
      uwsgiPath.map(socket => `socket = ${socket}`),
      port.map(number => `socket = 127.0.0.1:${number}`),
      port.map(number => `http-socket = 127.0.0.1:${number}`),
    ),
    some(
      megabytes.map(size => `limit-post = ${size}`),
      seconds.map(time => `harakiri = ${time}`),
      fc.constant('processes = 4'),
    ),
  ),
  kind('Paste#http', using('Paste#http'), pair, some(fc.constant('protocol_version = HTTP/1.1'))),
  kind("Pyramid's wsgiref server", using('pyramid#wsgiref'), pair, fc.constant('')),
  kind("Pyramid's CherryPy server", using('pyramid#cherrypy'), pair, some(seconds.map(time => `timeout = ${time}`))),
  kind(
    'flup FastCGI, threads',
    using('Flup#fcgi'),
    fc.oneof(
      pair,
      pastePath.map(socket => `socket = ${socket}`),
    ),
    fc.constant(''),
  ),
  kind('flup SCGI, threads', using('Flup#scgi'), pair, fc.constant('')),
);

const app = '[app:demo]\nuse = egg:Paste#test\n';
const files = '[app:files]\nuse = egg:Paste#static\ndocument_root = /usr/share/common-licenses\n';
const prefix = '[filter:below]\nuse = egg:PasteDeploy#prefix\nprefix = /below\n';

/** What the server serves: an app, apps by path, files, and filters around them. */
const apps: fc.Arbitrary<string> = fc.constantFrom(
  '[app:main]\nuse = egg:Paste#test\n',
  `[composite:main]\nuse = egg:Paste#urlmap\n/ = demo\n/files = files\n/blog = demo\n\n${app}\n${files}`,
  `[composite:main]\nuse = egg:Paste#urlmap\n/blog = demo\n/wiki = demo\n/files/ = files\n\n${app}\n${files}`,
  `[composite:main]\nuse = egg:Paste#urlmap\n/ = files\n/app = demo\n\n${app}\n${files}`,
  `[composite:main]\nuse = egg:Paste#urlmap\n/ = demo\n/static = files\n\n${app}\n${files}`,
  `[composite:main]\nuse = egg:Paste#urlmap\n/blog = demo\ndomain other.example = demo\n\n${app}`,
  `[composite:main]\nuse = egg:Paste#cascade\napp1 = files\napp2 = demo\n\n${app}\n${files}`,
  `[composite:main]\nuse = egg:Paste#cascade\napp1 = demo\napp2 = files\n\n${app}\n${files}`,
  `[pipeline:main]\npipeline = below demo\n\n${prefix}\n${app}`,
  `[pipeline:main]\npipeline = below all\n\n[composite:all]\nuse = egg:Paste#urlmap\n/ = demo\n/files = files\n\n${prefix}\n${app}\n${files}`,
  `[app:main]\nuse = egg:Paste#test\nfilter-with = below\n\n${prefix}`,
);

/** The releases that people write for: the oldest in use, those at which what is generated changes, and the newest. */
export const versions = ['1.14.2', '1.18.0', '1.22.1', '1.24.0', '1.28.0', '1.29.7', '1.30.0', '1.31.5'] as const;

/** Everything that can be chosen, in every combination. */
export const choices: fc.Arbitrary<NginxChoices> = fc.record(
  {
    serverName: fc.constantFrom('example.com', 'a.example www.a.example', '_'),
    siteName: fc.constantFrom('shop', 'my shop', 'example.com'),
    tls: fc.record({ certificate: fc.constant('site.crt'), key: fc.constant('site.key'), redirect: fc.boolean() }),
    staticRoot: fc.constantFrom('/srv/static', '/srv/my static/', '/srv/a;b'),
    websockets: fc.boolean(),
    keepalive: fc.boolean(),
    version: fc.constantFrom(...versions),
  },
  { requiredKeys: [] },
);

/** A Paste file with all it needs. */
export const sites: fc.Arbitrary<Site> = fc.tuple(servers, apps).map(([{ ini, server }, main]) => ({ server, ini: `${ini}\n${main}` }));

/** Those whose address is all there: of a path below `%(here)s` nginx is told the folder, which no longer is one of the Paste file. */
export const pathSites = sites.filter(({ ini }) => !ini.includes('%(here)s'));
