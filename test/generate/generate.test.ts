// Generation in both directions: what is written for each server, the round trip, and updates of files that exist.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SourceFile } from '../../server/core/language.ts';
import { applyEdits } from '../../server/core/text.ts';
import { type NginxChoices, nginxFromPaste } from '../../server/generate/nginx-from-paste.ts';
import { pasteFromNginx, serversFor } from '../../server/generate/paste-from-nginx.ts';
import { updateCounterparts } from '../../server/generate/update.ts';
import { textsAfter } from '../harness/check.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { holds } from '../harness/random.ts';

function only(text: string, path: string) {
  const snapshot = snapshotOf(parseFixture(`#- ${path}\n${text}`));
  return { snapshot, file: snapshot.files.values().next().value! };
}

function nginxFor(ini: string, choices: NginxChoices = {}): { readonly text: string; readonly snippet: string; readonly ini: string } {
  const { snapshot, file } = only(ini, 'app/production.ini');
  const made = nginxFromPaste(snapshot, file, { version: '1.22.1', ...choices });
  if ('problem' in made) assert.fail(made.problem);
  return { ...made, ini: applyEdits(file.text, made.also) };
}

function pasteFor(conf: string, server?: string): string {
  const { snapshot, file } = only(conf, 'site.conf');
  const made = pasteFromNginx(snapshot, file, 0, server === undefined ? {} : { server });
  if ('problem' in made) assert.fail(made.problem);
  return made.text;
}

test('nginx from waitress on a socket, and what waitress must be told', () => {
  const { text, ini } = nginxFor('[server:main]\nuse = egg:waitress\nunix_socket = /run/app.sock\nmax_request_body_size = 10485760\n');
  assert.equal(
    text,
    `upstream app {
    server unix:/run/app.sock;
}

server {
    listen 80;
    server_name example.com;

    # What waitress takes.
    client_max_body_size 10485759;

    location / {
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Host $host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_pass http://app;
    }
}
`,
  );
  assert.equal(
    ini,
    `[server:main]
use = egg:waitress
unix_socket = /run/app.sock
max_request_body_size = 10485760
unix_socket_perms = 666
trusted_proxy = localhost
trusted_proxy_headers = x-forwarded-for x-forwarded-host x-forwarded-proto
`,
  );
});

test('the pass, its parameters and its timeout follow the server', () => {
  const has = (ini: string, ...lines: readonly string[]) => {
    const { text } = nginxFor(ini);
    for (const line of lines) assert.ok(text.includes(`${line}\n`), `no ${line} in\n${text}`);
  };
  has('[server:main]\nuse = egg:gunicorn\nbind = unix:/run/g.sock\ntimeout = 90\n', 'server unix:/run/g.sock;', 'proxy_read_timeout 90s;');
  has('[server:main]\nuse = egg:gunicorn\nprotocol = uwsgi\n', 'include uwsgi_params;', 'uwsgi_pass app;', 'server 127.0.0.1:8000;');
  has('[uwsgi]\nsocket = /run/u.sock\nharakiri = 20\n', 'include uwsgi_params;', 'uwsgi_read_timeout 20s;', 'uwsgi_pass app;');
  has('[uwsgi]\nhttp-socket = :8080\n', 'server 127.0.0.1:8080;', 'proxy_pass http://app;');
  has(
    '[server:main]\nuse = egg:Flup#fcgi\nsocket = /run/f.sock\n',
    'include fastcgi_params;',
    'fastcgi_param SCRIPT_NAME "";',
    'fastcgi_pass app;',
  );
  has('[server:main]\nuse = egg:Flup#scgi\n', 'include scgi_params;', 'scgi_param SCRIPT_NAME "";', 'scgi_pass app;');
  has('[server:main]\nuse = egg:pyramid#wsgiref\n', 'server 127.0.0.1:8080;', 'proxy_pass http://app;');
  has('[server:main]\nuse = egg:waitress\nlisten = 127.0.0.1:1 [::1]:2\n', 'server 127.0.0.1:1;', 'server [::1]:2;');
  has('[server:main]\nuse = egg:waitress\nurl_prefix = /pre\n', 'location /pre/ {');
  has('[server:main]\nuse = egg:Paste#http\nssl_pem = x.pem\n', 'proxy_pass https://app;');
});

test('TLS, static files, websockets, kept connections', () => {
  const waitress = '[server:main]\nuse = egg:waitress\nport = 6543\n';
  const tls = nginxFor(waitress, {
    tls: { certificate: '/c.pem', key: '/k.pem', redirect: true },
    serverName: 'a.example',
    staticRoot: '/srv/static',
  }).text;
  assert.match(tls, /listen 80;\n {4}server_name a.example;\n {4}return 301 https:\/\/\$host\$request_uri;/);
  assert.match(tls, /listen 443 ssl;[\s\S]*ssl_certificate \/c.pem;\n {4}ssl_certificate_key \/k.pem;/);
  assert.match(tls, /location \/static\/ \{\n {8}alias \/srv\/static\/;/);
  const kept = nginxFor(waitress, { keepalive: true, websockets: true }).text;
  assert.match(kept, /keepalive 8;/);
  assert.match(
    kept,
    /proxy_http_version 1.1;\n {8}proxy_set_header Upgrade \$http_upgrade;\n {8}proxy_set_header Connection \$connection_upgrade;/,
  );
  assert.match(nginxFor(waitress, { version: '1.29.8' }).text, /keepalive 0;/);
  const { snapshot, file } = only(waitress, 'app/production.ini');
  const unnamed = nginxFromPaste(snapshot, file, {});
  assert.ok('text' in unnamed && !unnamed.text.includes('keepalive'), 'older ones refuse 0, and nobody has named a version');
  assert.doesNotMatch(nginxFor('[server:main]\nuse = egg:PasteScript#cherrypy\n', { keepalive: true }).text, /keepalive/);
  assert.match(
    nginxFor('[server:main]\nuse = egg:pyramid#cherrypy\ntimeout = 10\n', { keepalive: true }).text,
    /keepalive 8;\n {4}keepalive_timeout 5s;/,
  );
});

test('what the app serves from disk is served by nginx, and its paths are locations', () => {
  const app = (main: string) =>
    `[uwsgi]\nsocket = /run/u.sock\n${main}\n[app:app]\nuse = egg:demo\n[app:files]\nuse = egg:Paste#static\ndocument_root = /srv/files/\n`;
  const urlmap = nginxFor(app('[composite:main]\nuse = egg:Paste#urlmap\n/ = app\n/files = files')).text;
  assert.match(urlmap, /location \/files\/ \{\n {8}alias \/srv\/files\/;\n {4}\}\n\n {4}location \/ \{/);
  const paths = nginxFor(app('[composite:main]\nuse = egg:Paste#urlmap\n/blog = app\n/wiki = app')).text;
  assert.match(paths, /location \/blog \{[\s\S]*location \/wiki \{/);
  assert.doesNotMatch(paths, /location \/ \{/);
  const cascade = nginxFor(app('[composite:main]\nuse = egg:Paste#cascade\napp1 = files\napp2 = app')).text;
  assert.match(cascade, /location \/ \{\n {8}root \/srv\/files;\n {8}try_files \$uri \$uri\/index.html @app;/);
  const prefixed = nginxFor(
    app('[pipeline:main]\npipeline = prefix app\n[filter:prefix]\nuse = egg:PasteDeploy#prefix\nprefix = /pre'),
  ).text;
  assert.match(prefixed, /location \/pre\/ \{/);
});

test('what a person chose meets what the app says: one location for a path, files only where they are asked first', () => {
  const app = (main: string) =>
    `[server:main]\nuse = egg:waitress\n${main}\n[app:app]\nuse = egg:demo\n[app:files]\nuse = egg:Paste#static\ndocument_root = /srv/files\n`;
  const chosen = nginxFor(app('[composite:main]\nuse = egg:Paste#urlmap\n/ = app\n/static = files'), { staticRoot: '/srv/chosen' }).text;
  assert.match(chosen, /location \/static\/ \{\n {8}alias \/srv\/chosen\/;/);
  assert.equal(chosen.match(/location \/static/g)?.length, 1);
  assert.doesNotMatch(nginxFor(app('[composite:main]\nuse = egg:Paste#cascade\napp1 = app\napp2 = files')).text, /try_files/);
  assert.match(nginxFor(app('[composite:main]\nuse = egg:Paste#urlmap\n/a = app\ndomain b.example = app')).text, /location \/ \{/);
});

test('names are words: several of them, and none that ends the statement', () => {
  const { text } = nginxFor('[server:main]\nuse = egg:waitress\n', {
    serverName: ' a.example  b.example;',
    tls: { certificate: '/c d.pem' },
  });
  assert.match(text, /server_name a\.example "b\.example;";/);
  assert.match(text, /ssl_certificate "\/c d\.pem";/);
  const { snapshot, file } = only('[server:main]\nuse = egg:waitress\n', 'app.ini');
  assert.ok('problem' in nginxFromPaste(snapshot, file, { staticRoot: '/srv/$name' }));
});

test('for any version, connections are not kept where that would cost requests; the app hears the scheme from who knows it', () => {
  const { snapshot, file } = only('[server:main]\nuse = egg:gunicorn\nworker_class = gthread\nthreads = 2\n', 'app.ini');
  const made = nginxFromPaste(snapshot, file);
  assert.ok('text' in made && made.text.includes('proxy_set_header Connection close;') && !made.text.includes('keepalive'));
  const told = nginxFor('[server:main]\nuse = egg:waitress\nurl_scheme = https\n');
  assert.doesNotMatch(told.text + told.ini, /forwarded-proto/i);
  const tls = nginxFor('[server:main]\nuse = egg:waitress\ntrusted_proxy = *\ntrusted_proxy_headers = x-forwarded-for\n', { tls: {} });
  assert.match(tls.ini, /trusted_proxy_headers = x-forwarded-for x-forwarded-proto/);
});

test('an upstream becomes a server that listens on all its addresses, where the server can', () => {
  const conf = 'upstream a { server 127.0.0.1:1; server [::1]:2; } server { location / { proxy_pass http://a; } }';
  assert.match(pasteFor(conf), /\nlisten = 127\.0\.0\.1:1 \[::1\]:2\n/);
  assert.match(pasteFor(conf, 'Paste#http'), /\nhost = 127\.0\.0\.1\nport = 1\n/);
  const { snapshot, file } = only(conf, 'site.conf');
  const one = pasteFromNginx(snapshot, file, conf.indexOf('[::1]') + 1);
  assert.ok('text' in one && one.text.includes('host = ::1\nport = 2\n'));
  assert.match(pasteFor('server { location / { proxy_pass http://127.0.0.1:1; } }', 'uwsgi'), /^\[uwsgi\]\nhttp-socket = 127\.0\.0\.1:1\n/);
});

test('tab stops stand for names to fill in, and nothing else is one', () => {
  const { snippet, text } = nginxFor('[server:main]\nuse = egg:waitress\nunix_socket = %(here)s/run/app.sock\n');
  assert.match(snippet, /server_name \$\{1:example.com\};/);
  assert.match(snippet, /server unix:\$\{2:\/w\/app\}\/run\/app.sock;/);
  assert.match(snippet, /Host \\\$host;/);
  assert.match(text, /server unix:\/w\/app\/run\/app.sock;/);
});

test('a socket above the folder of the file stays above it', () => {
  const { snippet, text } = nginxFor('[server:main]\nuse = egg:waitress\nunix_socket = %(here)s/../var/./app.sock\n');
  assert.match(snippet, /server unix:\$\{2:\/w\}\/var\/app.sock;/);
  assert.match(text, /server unix:\/w\/var\/app.sock;/);
});

const called: readonly (readonly [path: string, name: string])[] = [
  ['/srv/shop/shop.ini', 'shop'],
  ['/srv/shop/production.ini', 'shop'],
  ['/srv/shop/etc/deployment.ini', 'shop'],
  ['/srv/shop/server/development.ini.template', 'shop'],
  ['/srv/shop/config/deployment.ini_tmpl', 'shop'],
  ['/srv/site.d/shop.v2.ini.in', 'shop.v2'],
  ['/etc/production.ini', 'production'],
];

for (const [path, name] of called) {
  test(`what ${path} configures is called ${name}`, () => {
    const fixture = parseFixture('[server:main]\nuse = egg:waitress\nport = 80\n', { path: 'app.ini' });
    const [file] = snapshotOf(fixture).files.values();
    const moved = { ...file!, uri: `file://${path}` };
    const made = nginxFromPaste({ ...snapshotOf(fixture), files: new Map([[moved.uri, moved]]) }, moved);
    assert.ok('text' in made);
    assert.match(made.text, new RegExp(`^upstream ${name} `));
  });
}

test('what cannot be generated says why', () => {
  const problem = (ini: string, expected: RegExp) => {
    const { snapshot, file } = only(ini, 'app.ini');
    const made = nginxFromPaste(snapshot, file);
    assert.ok('problem' in made);
    assert.match(made.problem, expected);
  };
  problem('[app:main]\nuse = egg:demo\n', /no section of this file says where a server listens/);
  problem('[server:main]\nuse = egg:Flup#ajp\n', /speaks ajp, to which nginx has no directive/);
  problem('[server:main]\nuse = egg:waitress\nport = %(port)s\n', /without unknown variables/);
});

test('ini from nginx: the endpoint, permissions, limits and trust of each server', () => {
  const conf = (body: string) => `server { client_max_body_size 10m; location / { ${body} } }`;
  assert.equal(
    pasteFor(conf('include proxy_params; proxy_pass http://unix:/run/app.sock;')),
    `[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
max_request_body_size = 10485761
trusted_proxy = localhost
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
`,
  );
  assert.equal(
    pasteFor(conf('proxy_read_timeout 90s; proxy_pass http://localhost:6543;'), 'gunicorn'),
    '[server:main]\nuse = egg:gunicorn\nhost = 127.0.0.1\nport = 6543\ntimeout = 90\nlimit_request_line = 8190\n',
  );
  assert.match(
    pasteFor(conf('include proxy_params; proxy_pass http://app:6543;')),
    /\nhost = 0\.0\.0\.0\nport = 6543\n(?:.*\n)*trusted_proxy = \*\n/,
  );
  assert.equal(pasteFor(conf('uwsgi_pass app:3031;')).split('\n')[1], 'socket = 0.0.0.0:3031');
  assert.equal(pasteFor(conf('proxy_pass http://unix:/run/g.sock;'), 'gunicorn').split('\n')[2], 'bind = unix:/run/g.sock');
  assert.equal(
    pasteFor(conf('uwsgi_pass unix:/run/u.sock;')),
    '[uwsgi]\nsocket = /run/u.sock\nchmod-socket = 666\nvacuum = true\nlimit-post = 10485760\nbuffer-size = 32768\n',
  );
  assert.equal(pasteFor(conf('fastcgi_pass unix:/run/f.sock;')).split('\n')[1], 'use = egg:Flup#fcgi');
  assert.equal(
    pasteFor('upstream a { server 127.0.0.1:1; }'),
    pasteFor('upstream a { server 127.0.0.1:1; } server { location / { proxy_pass http://a; } }'),
  );
});

test('only servers that can be there are offered', () => {
  const offered = (pass: string) => {
    const { snapshot, file } = only(`server { location / { ${pass} } }`, 'site.conf');
    return serversFor(snapshot, file, 0);
  };
  assert.deepEqual(offered('proxy_pass http://unix:/run/a.sock;').slice(0, 2), ['waitress', 'gunicorn']);
  assert.ok(!offered('proxy_pass http://unix:/run/a.sock;').includes('Paste#http'));
  assert.ok(offered('proxy_pass http://127.0.0.1:1;').includes('Paste#http'));
  assert.deepEqual(offered('uwsgi_pass unix:/run/u.sock;')[0], 'uwsgi');
  assert.deepEqual(offered('proxy_pass http://$unknown;'), []);
});

test('a path that no Paste file can hold is a problem, not a broken file', () => {
  const { snapshot, file } = only('server { location / { proxy_pass "http://unix:/run/a\\n[x].sock"; } }', 'site.conf');
  assert.ok('problem' in pasteFromNginx(snapshot, file, 0));
});

test('updating an existing counterpart changes what must change, keeps the rest, and is done once', () => {
  const source = `
#- app.ini
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
trusted_proxy = localhost
trusted_proxy_headers = x-forwarded-proto
max_request_body_size = 5242881
#- site.conf
server {
    listen 80;   # kept
    location / {
        client_max_body_size 10m; # changed
        proxy_pass http://unix:/run/app.sock;
    }
}
`;
  const snapshot = snapshotOf(parseFixture(source));
  const [ini, conf] = [...snapshot.files.values()] as [SourceFile, SourceFile];
  const texts = textsAfter(snapshot, updateCounterparts(snapshot, ini));
  assert.equal(
    texts.get(conf.uri),
    `server {
    listen 80;   # kept
    location / {
        client_max_body_size 5m; # changed
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_pass http://unix:/run/app.sock;
    }
}
`,
  );
  const files = new Map([...snapshot.files.values()].map(file => [file.uri, { ...file, text: texts.get(file.uri)! }]));
  const again = { ...snapshot, files };
  assert.deepEqual(updateCounterparts(again, files.get(ini.uri)!), []);
  const back = textsAfter(again, updateCounterparts(again, files.get(conf.uri)!));
  assert.equal(back.get(ini.uri), `${ini.text.trimEnd()}\nunix_socket_perms = 666\n`);
});

test('a server is to take what the widest way to it does, and what was chosen on purpose stays', () => {
  const source = `
#- production.ini
[server:main]
use = egg:gunicorn
bind = unix:/run/g.sock
group = www-data
umask = 7
timeout = 60
#- development.ini
[server:main]
use = egg:gunicorn
bind = unix:/run/g.sock
#- app.ini
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
max_request_body_size = 5242881
#- site.conf
server {
    proxy_set_header Host $host;
    client_max_body_size 1m;
    location /reports { proxy_read_timeout 90s; proxy_pass http://unix:/run/g.sock; }
    location /exports { proxy_read_timeout 300s; proxy_pass http://unix:/run/g.sock; }
    location / { proxy_pass http://127.0.0.1:6543; }
    location /upload { client_max_body_size 20m; proxy_pass http://127.0.0.1:6543; }
}
`;
  const snapshot = snapshotOf(parseFixture(source));
  const [production, development, app, site] = [...snapshot.files.values()] as [SourceFile, SourceFile, SourceFile, SourceFile];
  const texts = textsAfter(snapshot, updateCounterparts(snapshot, site));
  assert.equal(texts.get(production.uri), production.text.replace('timeout = 60', 'timeout = 300'));
  assert.equal(texts.get(development.uri), development.text);
  assert.equal(texts.get(app.uri), app.text.replace('5242881', '20971521'));
  const back = textsAfter(snapshot, updateCounterparts(snapshot, app));
  assert.equal(back.get(site.uri), site.text.replace('20m', '5m'));
});

test('whom a server trusts is as whom nginx comes, or stays where that may be right already', () => {
  const trusted = (address: string, trusts: string) => {
    const [host, port] = [address.slice(0, address.lastIndexOf(':')).replace(/[[\]]/g, ''), address.slice(address.lastIndexOf(':') + 1)];
    const source = `
#- app.ini
[server:main]
use = egg:waitress
host = ${host}
port = ${port}
trusted_proxy = ${trusts}
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
#- site.conf
server { location / { include proxy_params; proxy_pass http://${address}; } }
`;
    const snapshot = snapshotOf(parseFixture(source));
    const [ini, conf] = [...snapshot.files.values()] as [SourceFile, SourceFile];
    return /trusted_proxy = (.*)/.exec(textsAfter(snapshot, updateCounterparts(snapshot, conf)).get(ini.uri)!)![1];
  };
  assert.equal(trusted('127.0.0.1:6543', '10.0.0.1'), '127.0.0.1');
  assert.equal(trusted('[::1]:6543', '127.0.0.1'), '::1');
  assert.equal(trusted('10.0.0.5:6543', '10.0.0.4'), '10.0.0.4');
  assert.equal(trusted('10.0.0.5:6543', '127.0.0.1'), '10.0.0.5');
  assert.equal(trusted('app:6543', '*'), '*');
});

test('after an update, from either side, the same update has nothing to do', () => {
  const size = fc.option(fc.integer({ min: 1, max: 64 }).map(megabytes => megabytes * 1048576));
  const seconds = fc.option(fc.integer({ min: 1, max: 300 }));
  const kind = fc.constantFrom('waitress', 'gunicorn', 'uwsgi');
  const headers = fc.constantFrom(
    '',
    'include proxy_params;\n',
    'proxy_set_header Host $host;\n',
    'proxy_set_header X-Real-IP $remote_addr;\n',
  );
  holds(
    fc.property(kind, size, size, seconds, seconds, headers, fc.boolean(), (server, limit, allowed, ends, waits, set, trusts) => {
      const ini = {
        waitress: `[server:main]\nuse = egg:waitress\nunix_socket = /run/a.sock\n${limit ? `max_request_body_size = ${limit}\n` : ''}${trusts ? 'trusted_proxy = localhost\ntrusted_proxy_headers = x-forwarded-proto\n' : ''}`,
        gunicorn: `[server:main]\nuse = egg:gunicorn\nbind = unix:/run/a.sock\n${ends ? `timeout = ${ends}\n` : ''}`,
        uwsgi: `[uwsgi]\nsocket = /run/a.sock\n${limit ? `limit-post = ${limit}\n` : ''}${ends ? `harakiri = ${ends}\n` : ''}`,
      }[server];
      const module = server === 'uwsgi' ? 'uwsgi' : 'proxy';
      const pass = server === 'uwsgi' ? 'uwsgi_pass unix:/run/a.sock;' : `${set}proxy_pass http://unix:/run/a.sock;`;
      const conf = `server {\n${allowed ? `client_max_body_size ${allowed / 1048576}m; # said here\n` : ''}location / {\n${waits ? `${module}_read_timeout ${waits}s;\n` : ''}${pass}\n}\n}\n`;
      for (const side of ['app.ini', 'site.conf']) {
        const snapshot = snapshotOf(parseFixture(`#- app.ini\n${ini}#- site.conf\n${conf}`));
        const texts = textsAfter(snapshot, updateCounterparts(snapshot, snapshot.files.get(`file:///w/${side}`)!));
        const files = new Map([...snapshot.files.values()].map(file => [file.uri, { ...file, text: texts.get(file.uri)! }]));
        const again = { ...snapshot, files };
        assert.deepEqual(updateCounterparts(again, files.get(`file:///w/${side}`)!), [], [...texts.values()].join('\n'));
        if (allowed) assert.ok([...texts.values()].join().includes('# said here'));
      }
    }),
    200,
  );
});
