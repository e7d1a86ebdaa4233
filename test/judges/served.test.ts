// Generated files, served for real in both directions; and mistakes made on purpose, each predicted by a finding before it is served.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { basename } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyEdits } from '../../server/core/text.ts';
import { type NginxChoices, nginxFromPaste } from '../../server/generate/nginx-from-paste.ts';
import { pasteFromNginx } from '../../server/generate/paste-from-nginx.ts';
import { judge } from '../../server/judge.ts';
import { factsOf } from '../../server/links/facts.ts';
import { sitesOf } from '../../server/links/links.ts';
import { needs, type PartName } from '../../setup/debian.mjs';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { type Ask, appSection, clientAddress, type Place, type Seen, type Served, startFails, withPlace, withSite } from './served.ts';

type Kind = {
  readonly title: string;
  readonly server: string;
  readonly parts: readonly PartName[];
  readonly section: (place: Place) => string;
  readonly pass: (place: Place) => string;
  readonly socket: boolean;
  /** The server takes the client's address from nginx; otherwise the app finds it in X-Forwarded-For. */
  readonly tellsClient: boolean;
  readonly limit?: string;
};

const tcp = ({ port }: Place) => `host = 127.0.0.1\nport = ${port}`;
const overSocket = ({ socket }: Place) => `proxy_pass http://unix:${socket};`;
const overPort = ({ port }: Place) => `proxy_pass http://127.0.0.1:${port};`;
const waitress = { server: 'waitress', parts: ['waitress'], tellsClient: true, limit: 'max_request_body_size = 70001' } as const;
const gunicorn = { server: 'gunicorn', parts: ['gunicorn'], tellsClient: false } as const;

const kinds: readonly Kind[] = [
  {
    ...waitress,
    title: 'waitress, UNIX',
    section: ({ socket }) => `[server:main]\nuse = egg:waitress\nunix_socket = ${socket}`,
    pass: overSocket,
    socket: true,
  },
  {
    ...waitress,
    title: 'waitress, TCP',
    section: place => `[server:main]\nuse = egg:waitress\n${tcp(place)}`,
    pass: overPort,
    socket: false,
  },
  {
    ...gunicorn,
    title: 'gunicorn, UNIX',
    section: ({ socket }) => `[server:main]\nuse = egg:gunicorn\nbind = unix:${socket}`,
    pass: overSocket,
    socket: true,
  },
  {
    ...gunicorn,
    title: 'gunicorn, TCP',
    section: place => `[server:main]\nuse = egg:gunicorn\n${tcp(place)}`,
    pass: overPort,
    socket: false,
  },
  {
    title: 'uWSGI, UNIX',
    server: 'uwsgi',
    parts: ['uwsgi'],
    section: ({ socket }) => `[uwsgi]\nsocket = ${socket}`,
    pass: ({ socket }) => `include uwsgi_params; uwsgi_pass unix:${socket};`,
    socket: true,
    tellsClient: true,
    limit: 'limit-post = 70000',
  },
  {
    title: 'pyramid#wsgiref, TCP',
    server: "Pyramid's wsgiref server",
    parts: ['pyramid'],
    section: place => `[server:main]\nuse = egg:pyramid#wsgiref\n${tcp(place)}`,
    pass: overPort,
    socket: false,
    tellsClient: false,
  },
  {
    title: 'pyramid#cherrypy, TCP',
    server: "Pyramid's CherryPy server",
    parts: ['pyramid', 'cheroot'],
    section: place => `[server:main]\nuse = egg:pyramid#cherrypy\n${tcp(place)}`,
    pass: overPort,
    socket: false,
    tellsClient: false,
  },
  {
    title: 'Paste#http, TCP',
    server: 'Paste#http',
    parts: ['paste'],
    section: place => `[server:main]\nuse = egg:Paste#http\n${tcp(place)}`,
    pass: overPort,
    socket: false,
    tellsClient: false,
  },
];

const common: readonly PartName[] = ['nginx', 'python', 'paste.deploy'];

for (const kind of kinds) {
  const options = needs(...common, ...kind.parts);

  test(`${kind.title}: nginx generated from the ini serves it`, options, () =>
    withPlace(async place => {
      const made = generateNginx(`${kind.section(place)}\n${kind.limit ? `${kind.limit}\n` : ''}${appSection}`);
      const pair = { ini: made.ini, conf: listeningOn(place, made.conf) };
      assert.deepEqual(seriousFindings(pair), []);
      await withSite(place, { ...pair, ready: kind.socket ? place.socket : place.port, uwsgi: kind.server === 'uwsgi' }, async site => {
        await seesTheClient(site, kind);
        await keepsTheLimit(site, pair);
      });
    }),
  );

  test(`${kind.title}: the ini generated from nginx is served by it`, options, () =>
    withPlace(async place => {
      const headers = kind.server === 'uwsgi' ? '' : 'include proxy_params;';
      const conf = `server { listen 127.0.0.1:${place.front}; server_name example.com; client_max_body_size 64k; location / { ${headers} ${kind.pass(place)} } }`;
      const pair = { ini: `${generatePaste(conf, kind.server)}${appSection}`, conf };
      assert.deepEqual(seriousFindings(pair), []);
      await withSite(place, { ...pair, ready: kind.socket ? place.socket : place.port, uwsgi: kind.server === 'uwsgi' }, async site => {
        await seesTheClient(site, kind);
        await keepsTheLimit(site, pair);
      });
    }),
  );
}

test('a prefix, TLS, kept connections and static files', needs(...common, 'waitress'), () =>
  withPlace(async place => {
    const source = `[server:main]\nuse = egg:waitress\nunix_socket = ${place.socket}\nurl_prefix = /pre\n${appSection}`;
    const tls = { certificate: `${place.folder}/site.crt`, key: `${place.folder}/site.key` };
    const made = generateNginx(source, { tls, keepalive: true, websockets: true, staticRoot: place.folder });
    const pair = { ini: made.ini, conf: listeningOn(place, made.conf) };
    assert.deepEqual(seriousFindings(pair), []);
    await withSite(place, { ...pair, ready: place.socket }, async site => {
      for (let count = 0; count < 3; count++) {
        const { status, seen } = await site.ask({ path: '/pre/x', secure: true });
        assert.equal(status, 200, site.log());
        assert.deepEqual(pick(seen!, 'scheme', 'script', 'path', 'remote', 'host'), {
          scheme: 'https',
          script: '/pre',
          path: '/x',
          remote: clientAddress,
          host: 'example.com',
        });
      }
      assert.equal((await site.ask({ path: '/pre/static/served_app.py', secure: true })).status, 200, site.log());
    });
  }),
);

const demo = '\n[app:demo]\npaste.app_factory = served_app:factory\n';
const files = ({ folder }: Place) => `\n[app:files]\nuse = egg:Paste#static\ndocument_root = ${folder}\n`;

/** An app of several parts, and what is answered below paths of it; undefined where it is a file. */
const composed: readonly {
  readonly title: string;
  readonly app: (place: Place) => string;
  readonly asks: readonly (readonly [ask: Ask, seen: Partial<Seen> | undefined])[];
}[] = [
  {
    title: 'apps by path, one of them files',
    app: place => `[composite:main]\nuse = egg:Paste#urlmap\n/ = demo\n/files = files\n${demo}${files(place)}`,
    asks: [
      [{ path: '/a' }, { script: '', path: '/a' }],
      [{ path: '/files/served_app.py' }, undefined],
    ],
  },
  {
    title: 'apps by path, none at the root',
    app: () => `[composite:main]\nuse = egg:Paste#urlmap\n/blog = demo\n/wiki = demo\n${demo}`,
    asks: [
      [{ path: '/blog/a' }, { script: '/blog', path: '/a' }],
      [
        { path: '/wiki', body: 10 },
        { script: '/wiki', path: '', size: 10 },
      ],
    ],
  },
  {
    title: 'files first, then the app',
    app: place => `[composite:main]\nuse = egg:Paste#cascade\napp1 = files\napp2 = demo\n${demo}${files(place)}`,
    asks: [
      [{ path: '/served_app.py' }, undefined],
      [
        { path: '/a/b', body: 10 },
        { script: '', path: '/a/b', size: 10 },
      ],
    ],
  },
  {
    title: 'an app below a prefix',
    app: () => `[pipeline:main]\npipeline = below demo\n[filter:below]\nuse = egg:PasteDeploy#prefix\nprefix = /pre\n${demo}`,
    asks: [
      [
        { path: '/pre/a', body: 10 },
        { script: '/pre', path: '/a', host: 'example.com', size: 10 },
      ],
    ],
  },
];

for (const { title, app, asks } of composed) {
  test(`nginx generated for ${title} serves it`, needs(...common, 'waitress', 'paste'), () =>
    withPlace(async place => {
      const made = generateNginx(`[server:main]\nuse = egg:waitress\nunix_socket = ${place.socket}\n\n${app(place)}`);
      const pair = { ini: made.ini, conf: listeningOn(place, made.conf) };
      assert.deepEqual(seriousFindings(pair), []);
      await withSite(place, { ...pair, ready: place.socket }, async site => {
        for (const [ask, expected] of asks) {
          const { status, seen } = await site.ask(ask);
          assert.equal(status, 200, `${JSON.stringify(ask)}\n${pair.conf}\n${site.log()}`);
          assert.deepEqual(seen && pick(seen, ...(Object.keys(expected ?? {}) as (keyof Seen)[])), expected, pair.conf);
        }
      });
    }),
  );
}

type Answer = Awaited<ReturnType<Served['ask']>>;

/** A mistake, the rule that must find it, and what then happens for real. */
type Mismatch = {
  readonly title: string;
  readonly predicts: string;
  readonly parts: readonly PartName[];
  readonly ini: (place: Place) => string;
  readonly conf: (place: Place) => string;
  readonly ask?: Ask;
  readonly happens: (answer: Answer, site: Served, place: Place) => void | Promise<void>;
  readonly asRoot?: true;
  readonly ready?: (place: Place) => string | number;
};

const onSocket =
  (extra = '') =>
  ({ socket }: Place) =>
    `[server:main]\nuse = egg:waitress\nunix_socket = ${socket}\nunix_socket_perms = 666\n${extra}`;
const server = (place: Place, body: string, listen = '') =>
  `server { listen 127.0.0.1:${place.front}${listen}; server_name example.com; ${body} }`;
const status = (expected: number) => (answer: { readonly status: number }) => assert.equal(answer.status, expected);
const sees =
  (expected: Partial<Seen>) =>
  ({ status, seen }: { readonly status: number; readonly seen: Seen | undefined }) => {
    assert.equal(status, 200);
    assert.deepEqual(pick(seen!, ...(Object.keys(expected) as (keyof Seen)[])), expected);
  };
const withTls = ({ folder }: Place) => `ssl_certificate ${folder}/site.crt; ssl_certificate_key ${folder}/site.key;`;

const mismatches: readonly Mismatch[] = [
  {
    title: 'the wrong protocol hangs',
    predicts: 'links/wrong-protocol',
    parts: ['waitress'],
    ini: onSocket(),
    conf: place => server(place, `location / { include uwsgi_params; uwsgi_read_timeout 1s; uwsgi_pass unix:${place.socket}; }`),
    happens: status(504),
  },
  {
    title: 'HTTP to a uwsgi socket',
    predicts: 'links/wrong-protocol',
    parts: ['uwsgi'],
    ini: ({ socket }) => `[uwsgi]\nsocket = ${socket}\nchmod-socket = 666\n`,
    conf: place => server(place, `location / { include proxy_params; ${overSocket(place)} }`),
    happens: status(502),
  },
  {
    title: 'IPv6 to a server on IPv4',
    predicts: 'links/other-family',
    parts: ['waitress'],
    ini: place => `[server:main]\nuse = egg:waitress\n${tcp(place)}\n`,
    conf: place => server(place, `location / { include proxy_params; proxy_pass http://[::1]:${place.port}; }`),
    ready: ({ port }) => port,
    happens: status(502),
  },
  {
    title: 'another address than that of nginx is trusted',
    predicts: 'links/ignored-headers',
    parts: ['waitress'],
    ini: place =>
      `[server:main]\nuse = egg:waitress\n${tcp(place)}\ntrusted_proxy = 10.0.0.1\ntrusted_proxy_headers = x-forwarded-for x-forwarded-proto\n`,
    conf: place => server(place, `location / { include proxy_params; ${overPort(place)} }`),
    ready: ({ port }) => port,
    happens: sees({ remote: '127.0.0.1' }),
  },
  {
    title: 'another path',
    predicts: 'links/near-miss',
    parts: ['waitress'],
    ini: onSocket(),
    conf: place => server(place, `location / { include proxy_params; proxy_pass http://unix:${place.socket}et; }`),
    happens: status(502),
  },
  {
    title: 'a URI glued to the path',
    predicts: 'links/near-miss',
    parts: ['waitress'],
    ini: onSocket(),
    conf: place => server(place, `location / { include proxy_params; proxy_pass http://unix:${place.socket}/uri; }`),
    happens: status(502),
  },
  {
    title: 'a port beside',
    predicts: 'links/near-miss',
    parts: ['waitress'],
    ini: place => `[server:main]\nuse = egg:waitress\n${tcp(place)}\n`,
    conf: place => server(place, `location / { include proxy_params; proxy_pass http://127.0.0.1:${place.port + 1}; }`),
    ready: ({ port }) => port,
    happens: status(502),
  },
  {
    title: 'a socket closed to others',
    predicts: 'links/closed-socket',
    parts: ['waitress'],
    asRoot: true,
    ini: ({ socket }) => `[server:main]\nuse = egg:waitress\nunix_socket = ${socket}\n`,
    conf: place => server(place, `location / { include proxy_params; ${overSocket(place)} }`),
    happens: status(502),
  },
  {
    title: 'nginx takes larger bodies than waitress',
    predicts: 'links/body-limit',
    parts: ['waitress'],
    ini: onSocket('max_request_body_size = 100000\n'),
    conf: place => server(place, `client_max_body_size 2m; location / { include proxy_params; ${overSocket(place)} }`),
    ask: { body: 100000 },
    // waitress answers 413 and closes: nginx passes that on, or notices the closed socket first.
    happens: ({ status }) => assert.ok(status === 413 || status === 502, String(status)),
  },
  {
    title: 'nginx takes smaller bodies than waitress is set for',
    predicts: 'links/body-limit',
    parts: ['waitress'],
    ini: onSocket('max_request_body_size = 10000000\n'),
    conf: place => server(place, `location / { include proxy_params; ${overSocket(place)} }`),
    ask: { body: 1048577 },
    happens: status(413),
  },
  {
    title: 'the host is not passed on',
    predicts: 'links/missing-host',
    parts: ['waitress'],
    ini: onSocket(),
    conf: place => server(place, `location / { ${overSocket(place)} }`),
    happens: sees({ host: 'localhost' }),
  },
  {
    title: 'a header in the location drops those of the server',
    predicts: 'links/missing-host',
    parts: ['waitress'],
    ini: onSocket(),
    conf: place =>
      server(place, `proxy_set_header Host $host; location / { proxy_set_header X-Real-IP $remote_addr; ${overSocket(place)} }`),
    happens: sees({ host: 'localhost' }),
  },
  {
    title: 'TLS that the app does not hear of',
    predicts: 'links/lost-scheme',
    parts: ['waitress'],
    ini: onSocket(),
    conf: place => server(place, `${withTls(place)} location / { include proxy_params; ${overSocket(place)} }`, ' ssl'),
    ask: { secure: true },
    happens: sees({ scheme: 'http' }),
  },
  {
    title: 'a believed header that clients forge',
    predicts: 'links/untrusted-header',
    parts: ['waitress'],
    ini: onSocket('trusted_proxy = localhost\ntrusted_proxy_headers = x-forwarded-for x-forwarded-proto x-forwarded-host\n'),
    conf: place => server(place, `location / { include proxy_params; ${overSocket(place)} }`),
    ask: { headers: { 'X-Forwarded-Host': 'evil.example' } },
    happens: sees({ host: 'evil.example' }),
  },
  {
    title: 'a prefix taken off',
    predicts: 'links/lost-prefix',
    parts: ['waitress'],
    ini: onSocket(),
    conf: place => server(place, `location /pre/ { include proxy_params; proxy_pass http://unix:${place.socket}:/; }`),
    ask: { path: '/pre/x' },
    happens: sees({ script: '', path: '/x' }),
  },
  {
    title: 'gunicorn ends the request first',
    predicts: 'links/request-limit',
    parts: ['gunicorn'],
    ini: ({ socket }) => `[server:main]\nuse = egg:gunicorn\nbind = unix:${socket}\ntimeout = 1\n`,
    conf: place => server(place, `location / { include proxy_params; ${overSocket(place)} }`),
    ask: { path: '/sleep' },
    happens: status(502),
  },
  {
    title: 'a long URI for gunicorn',
    predicts: 'links/header-limit',
    parts: ['gunicorn'],
    ini: ({ socket }) => `[server:main]\nuse = egg:gunicorn\nbind = unix:${socket}\n`,
    conf: place => server(place, `location / { include proxy_params; ${overSocket(place)} }`),
    ask: { path: `/${'x'.repeat(4200)}` },
    happens: status(400),
  },
  {
    title: 'a long cookie for uWSGI',
    predicts: 'links/header-limit',
    parts: ['uwsgi'],
    ini: ({ socket }) => `[uwsgi]\nsocket = ${socket}\nchmod-socket = 666\n`,
    conf: place => server(place, `location / { include uwsgi_params; uwsgi_pass unix:${place.socket}; }`),
    ask: { headers: { Cookie: 'x'.repeat(4500) } },
    happens: status(502),
  },
  {
    title: 'no parameters for uWSGI',
    predicts: 'links/missing-parameters',
    parts: ['uwsgi'],
    ini: ({ socket }) => `[uwsgi]\nsocket = ${socket}\nchmod-socket = 666\n`,
    conf: place => server(place, `location / { uwsgi_pass unix:${place.socket}; }`),
    ask: { path: '/x' },
    happens: ({ seen }) => assert.notEqual(seen?.path, '/x'),
  },
  {
    title: 'a server open to everybody',
    predicts: 'links/exposed-listener',
    parts: ['waitress'],
    ini: ({ port }) => `[server:main]\nuse = egg:waitress\nport = ${port}\n`,
    conf: place => server(place, `location / { include proxy_params; ${overPort(place)} }`),
    ready: ({ port }) => port,
    happens: async (answer, site, { port }) => {
      status(200)(answer);
      assert.equal((await site.ask({ port, address: '127.0.0.3' })).status, 200);
    },
  },
  {
    title: 'one of two servers is not there',
    predicts: 'links/mixed-upstream',
    parts: ['waitress'],
    ini: onSocket(),
    conf: place =>
      `upstream app { server unix:${place.socket}; server unix:${place.folder}/run/other; } ${server(place, 'location / { include proxy_params; proxy_pass http://app; }')}`,
    happens: async (answer, site) => {
      status(200)(answer);
      for (let count = 0; count < 3; count++) await site.ask();
      assert.match(site.log(), /run\/other failed \(2: No such file/);
    },
  },
  {
    title: 'TLS to a server without',
    predicts: 'links/wrong-protocol',
    parts: ['waitress'],
    ini: onSocket(),
    conf: place =>
      server(
        place,
        `location / { include proxy_params; proxy_read_timeout 1s; proxy_connect_timeout 1s; proxy_pass https://unix:${place.socket}; }`,
      ),
    happens: ({ status }) => assert.ok(status === 502 || status === 504, String(status)),
  },
  {
    title: 'a port far off',
    predicts: 'links/nobody-listens',
    parts: ['waitress'],
    ini: place => `[server:main]\nuse = egg:waitress\n${tcp(place)}\n`,
    conf: place => server(place, 'location / { include proxy_params; proxy_pass http://127.0.0.1:9; }'),
    ready: ({ port }) => port,
    happens: status(502),
  },
  {
    title: 'a path that begins elsewhere for nginx',
    predicts: 'links/relative-path',
    parts: ['waitress'],
    ini: () => '[server:main]\nuse = egg:waitress\nunix_socket = run/app.sock\nunix_socket_perms = 666\n',
    conf: place => server(place, 'location / { include proxy_params; proxy_pass http://unix:run/app.sock; }'),
    happens: (answer, site) => {
      status(502)(answer);
      assert.match(site.log(), /unix:run\/app\.sock failed \(2: No such file/);
    },
  },
  {
    title: 'a folder closed to nginx',
    predicts: 'links/private-folder',
    parts: ['waitress'],
    asRoot: true,
    ini: place => `[server:main]\nuse = egg:waitress\nunix_socket = ${inHome(place)}\nunix_socket_perms = 666\n`,
    conf: place => server(place, `location / { include proxy_params; proxy_pass http://unix:${inHome(place)}; }`),
    ready: inHome,
    happens: (answer, site, place) => {
      rmSync(inHome(place));
      status(502)(answer);
      assert.match(site.log(), /failed \(13: Permission denied/);
    },
  },
  {
    title: 'headers from a peer of another name',
    predicts: 'links/ignored-headers',
    parts: ['waitress'],
    ini: onSocket('trusted_proxy = 127.0.0.1\ntrusted_proxy_headers = x-forwarded-for x-forwarded-proto\n'),
    conf: place => server(place, `${withTls(place)} location / { include proxy_params; ${overSocket(place)} }`, ' ssl'),
    ask: { secure: true },
    happens: answer => {
      sees({ scheme: 'http' })(answer);
      assert.notEqual(answer.seen?.remote, clientAddress);
    },
  },
  {
    title: 'uWSGI passes over [server:main]',
    predicts: 'links/ignored-server',
    parts: ['uwsgi', 'waitress'],
    ini: place => `[uwsgi]\nsocket = ${place.folder}/run/u.sock\nchmod-socket = 666\n${onSocket()(place)}`,
    conf: place => server(place, `location / { include proxy_params; ${overSocket(place)} }`),
    ready: ({ folder }) => `${folder}/run/u.sock`,
    happens: status(502),
  },
  {
    title: 'nginx gives up before the app does',
    predicts: 'links/idle-only-timeout',
    parts: ['waitress'],
    ini: onSocket('channel_timeout = 300\n'),
    conf: place => server(place, `location / { include proxy_params; proxy_read_timeout 1s; ${overSocket(place)} }`),
    ask: { path: '/sleep' },
    happens: status(504),
  },
  {
    title: 'idle connections hold every thread',
    predicts: 'links/held-workers',
    parts: ['paste'],
    ini: place =>
      `[server:main]\nuse = egg:Paste#http\n${tcp(place)}\nprotocol_version = HTTP/1.1\nthreadpool_workers = 2\nthreadpool_spawn_if_under = 2\n`,
    conf: place => keptOpen(place, 4),
    ready: ({ port }) => port,
    happens: async (_, site) => {
      let answered = 0;
      for (let count = 0; count < 3; count++) {
        site.ask({ path: '/sleep' }).then(
          () => answered++,
          () => undefined,
        );
      }
      // A free thread would take the third after the three seconds of the first two, and end it three seconds later.
      await sleep(8000);
      assert.equal(answered, 2, 'the third request waits, though nothing is being done');
    },
  },
  {
    title: 'more connections than waitress takes',
    predicts: 'links/connection-limit',
    parts: ['waitress'],
    ini: place => `[server:main]\nuse = egg:waitress\n${tcp(place)}\nconnection_limit = 4\n`,
    conf: place => keptOpen(place, 8),
    ready: ({ port }) => port,
    happens: async (_, site) => {
      for (let count = 0; count < 6; count++) site.ask({ path: '/sleep' }).catch(() => undefined);
      for (let tries = 0; tries < 50 && !/reached the connection limit/.test(site.log()); tries++) await sleep(100);
      assert.match(site.log(), /reached the connection limit/);
    },
  },
  {
    title: 'a slow client holds the worker',
    predicts: 'links/slow-clients',
    parts: ['gunicorn'],
    ini: ({ socket }) => `[server:main]\nuse = egg:gunicorn\nbind = unix:${socket}\nworkers = 1\n`,
    conf: place => server(place, `location / { include proxy_params; proxy_request_buffering off; ${overSocket(place)} }`),
    happens: async (_, site, { front }) => {
      const slow = connect(front, '127.0.0.1');
      slow.on('error', () => undefined);
      slow.write('POST / HTTP/1.1\r\nHost: example.com\r\nContent-Length: 2\r\n\r\nx');
      await sleep(500);
      const other = timed(() => site.ask());
      await sleep(1500);
      slow.end('x');
      assert.ok((await other) > 1000, 'who comes next waits for the slow client');
    },
  },
  {
    title: 'a socket that is left behind',
    predicts: 'links/stale-socket',
    parts: ['uwsgi'],
    ini: ({ socket }) => `[uwsgi]\nsocket = ${socket}\nchmod-socket = 666\nbuffer-size = 32768\n`,
    conf: place => server(place, `location / { include uwsgi_params; uwsgi_pass unix:${place.socket}; }`),
    happens: async (answer, site) => {
      status(200)(answer);
      await site.stopServer();
      status(502)(await site.ask());
      assert.match(site.log(), /failed \(111: Connection refused/);
    },
  },
];

/** A socket below a home that is closed to others. */
function inHome({ folder }: Place): string {
  return `/root/${basename(folder)}.sock`;
}

/** nginx with an upstream that keeps so many connections. */
function keptOpen(place: Place, count: number): string {
  const pass = 'include proxy_params; proxy_http_version 1.1; proxy_set_header Connection "";';
  return `upstream app { server 127.0.0.1:${place.port}; keepalive ${count}; } ${server(place, `location / { ${pass} proxy_pass http://app; }`)}`;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

for (const mismatch of mismatches) {
  const options = needs(...common, ...mismatch.parts);
  const skip = mismatch.asRoot && process.getuid?.() !== 0 ? { skip: 'nginx runs as another user only when we are root' } : {};
  test(`${mismatch.predicts}: ${mismatch.title}`, { ...options, ...skip }, () =>
    withPlace(async place => {
      const pair = { ini: mismatch.ini(place) + appSection, conf: mismatch.conf(place) };
      const codes = findings(pair).map(({ code }) => code);
      assert.ok(codes.includes(mismatch.predicts), `${mismatch.predicts} is not among: ${codes.join(', ')}`);
      await withSite(
        place,
        { ...pair, ready: mismatch.ready?.(place) ?? place.socket, uwsgi: pair.ini.startsWith('[uwsgi]') },
        async site => {
          const answer = await site.ask(mismatch.ask);
          try {
            await mismatch.happens(answer, site, place);
          } catch (error) {
            throw new Error(`${error}\n${JSON.stringify(answer)}\n${site.log()}`);
          }
        },
      );
    }),
  );
}

test('links/two-listeners: the second does not start', needs(...common, 'waitress'), () =>
  withPlace(async place => {
    const ini = `[server:main]\nuse = egg:waitress\n${tcp(place)}\n${appSection}`;
    const snapshot = snapshotOf(parseFixture(`#- one.ini\n${ini}\n#- two.ini\n${ini}`));
    assert.ok([...snapshot.files.values()].some(file => judge(snapshot, file).some(({ code }) => code === 'links/two-listeners')));
    const conf = server(place, `location / { include proxy_params; ${overPort(place)} }`);
    await withSite(place, { ini, conf, ready: place.port }, async () =>
      assert.match(await startFails(place, ini), /Address already in use/),
    );
  }),
);

type Pair = { readonly ini: string; readonly conf: string };

function generateNginx(ini: string, choices: NginxChoices = {}): Pair {
  const snapshot = snapshotOf(parseFixture(`#- app.ini\n${ini}`));
  const file = snapshot.files.values().next().value!;
  const made = nginxFromPaste(snapshot, file, { version: '1.22.1', ...choices });
  if ('problem' in made) assert.fail(made.problem);
  return { conf: made.text, ini: applyEdits(file.text, made.also) };
}

function generatePaste(conf: string, server: string): string {
  const snapshot = snapshotOf(parseFixture(`#- site.conf\n${conf}`));
  const file = snapshot.files.values().next().value!;
  const made = pasteFromNginx(snapshot, file, 0, { server });
  if ('problem' in made) assert.fail(made.problem);
  return made.text;
}

function listeningOn({ front }: Place, conf: string): string {
  return conf.replace(/listen (?:80|443)/, `listen 127.0.0.1:${front}`);
}

function snapshotOfPair({ ini, conf }: Pair) {
  return snapshotOf(parseFixture(`#- app.ini\n${ini}\n#- site.conf\n${conf}`), { settings: { 'nginx.version': '1.22.1' } });
}

function findings(pair: Pair) {
  const snapshot = snapshotOfPair(pair);
  return [...snapshot.files.values()].flatMap(file => judge(snapshot, file));
}

/** Errors and warnings; that the test's folder is below /tmp is no fault of what was generated. */
function seriousFindings(pair: Pair): readonly string[] {
  return findings(pair)
    .filter(({ code, severity }) => code !== 'links/private-folder' && (severity === 'error' || severity === 'warning'))
    .map(({ code, message }) => `${code}: ${message}`);
}

async function seesTheClient(site: Served, kind: Kind): Promise<void> {
  const { status, seen } = await site.ask({ path: '/a/b?c=d' });
  assert.equal(status, 200, site.log());
  assert.deepEqual(pick(seen!, 'host', 'scheme', 'script', 'path'), { host: 'example.com', scheme: 'http', script: '', path: '/a/b' });
  assert.equal(kind.tellsClient ? seen!.remote : seen!.forwarded, clientAddress);
}

/** A body as large as the facts of both ends allow is taken, one byte more is not. */
async function keepsTheLimit(site: Served, pair: Pair): Promise<void> {
  const snapshot = snapshotOfPair(pair);
  const limits = [...snapshot.files.values()]
    .flatMap(file => sitesOf(snapshot, file))
    .filter(one => one.group === undefined && !one.open)
    .map(one => factsOf(snapshot, one).bodyLimit?.value ?? Infinity);
  const limit = Math.min(...limits);
  assert.ok(limit < 2 ** 21, `a limit to test: ${limits}`);
  assert.deepEqual(pick((await site.ask({ body: limit })).seen!, 'size'), { size: limit });
  assert.equal((await site.ask({ body: limit + 1 })).status, 413, site.log());
}

function pick<Key extends keyof Seen>(seen: Seen, ...keys: readonly Key[]): Partial<Seen> {
  return Object.fromEntries(keys.map(key => [key, seen[key]])) as Partial<Seen>;
}
