// Which sockets and ports the two languages name: every form of every directive and server option, and what is no endpoint.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Endpoint, showAddress } from '../../server/core/endpoint.ts';
import type { Settings } from '../../server/core/settings.ts';
import { textOf } from '../../server/core/text.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';

function show(text: string, { address, role, protocol, via, group, parts, span }: Endpoint): string {
  const where = address === undefined ? '?' : showAddress(address);
  const names = `${via === undefined ? '' : ` via ${via}`}${group === undefined ? '' : ` in ${group}`}`;
  const pieces = Object.entries(parts).map(([name, part]) => `${name}=${textOf(text, part!)}`);
  return `${role} ${where} ${protocol ?? '?'}${names} | ${textOf(text, span)} | ${pieces.join(' ')}`.trim();
}

function endpointsOf(source: string, settings: Partial<Settings> = {}): readonly string[] {
  const snapshot = snapshotOf(parseFixture(source), { settings });
  const file = snapshot.files.values().next().value!;
  return file.language.endpoints(snapshot, file).map(endpoint => show(file.text, endpoint));
}

function check(source: string, ...expected: readonly string[]): void {
  assert.deepEqual(endpointsOf(source), expected, source);
}

function location(text: string): string {
  return `server { location / { ${text} } }`;
}

test('nginx: the name of a group whose members a template fills in leads to no host', () =>
  check(
    `upstream app { server app:\${PORT}; } ${location('proxy_pass http://app;')}`,
    'connect ? http via app | http://app | host=app port=',
  ));

test('nginx: connections', () => {
  check(location('proxy_pass http://unix:/run/a.sock;'), 'connect unix:/run/a.sock http | http://unix:/run/a.sock | path=/run/a.sock');
  check(
    location('proxy_pass http://unix:/run/a.sock:/pre/;'),
    'connect unix:/run/a.sock http | http://unix:/run/a.sock:/pre/ | path=/run/a.sock',
  );
  check(location('proxy_pass "https://127.0.0.1/x";'), 'connect 127.0.0.1:443 https | https://127.0.0.1/x | host=127.0.0.1 port=');
  check(location('proxy_pass http://[::1]:6501;'), 'connect [::1]:6501 http | http://[::1]:6501 | host=[::1] port=6501');
  check(
    location('proxy_pass HTTP://LocalHost:6501/a?b;'),
    'connect 127.0.0.1:6501 http | HTTP://LocalHost:6501/a?b | host=LocalHost port=6501',
  );
  check(location('proxy_pass http://app;'), 'connect app:80 http via app | http://app | host=app port=');
  check(location('proxy_pass 127.0.0.1:6501;'), 'connect 127.0.0.1:6501 ? | 127.0.0.1:6501 | host=127.0.0.1 port=6501');
  check(location('fastcgi_pass unix:/run/a.sock;'), 'connect unix:/run/a.sock fastcgi | unix:/run/a.sock | path=/run/a.sock');
  check('upstream app { server unix:///run/a.sock; }', 'connect unix:/run/a.sock ? in app | unix:///run/a.sock | path=///run/a.sock');
  check(location('scgi_pass localhost:4000;'), 'connect 127.0.0.1:4000 scgi | localhost:4000 | host=localhost port=4000');
  check(location('uwsgi_pass uwsgi://app;'), 'connect ? uwsgi via app | uwsgi://app | host=app port=');
  check(location('grpc_pass grpcs://h.example;'), 'connect h.example:443 grpc via h.example | grpcs://h.example | host=h.example port=');
});

test('nginx: what is no connection, and what is not known', () => {
  check(location('memcached_pass 127.0.0.1:11211;'));
  check(location('proxy_pass http://$backend;'));
  check(location('proxy_pass http://127.0.0.1:$port;'));
  check(location('proxy_pass http://127.0.0.1:0;'));
  check(location('proxy_pass http://127.0.0.1:70000;'));
  check(location('proxy_pass http://unix:;'));
  check(location('proxy_pass ftp://127.0.0.1:21;'));
  check('mail { server { listen 25; proxy_pass 127.0.0.1:26; } }');
});

test('nginx: simple variables', () => {
  check(location('set $up 127.0.0.1:6501; proxy_pass http://$up;'), 'connect 127.0.0.1:6501 http | http://$up | host=127.0.0.1 port=6501');
  check(
    location('set $sock "/run/a.sock"; proxy_pass http://unix:$sock:$uri;'),
    'connect unix:/run/a.sock http | http://unix:$sock:$uri | path=/run/a.sock',
  );
  check(
    location('proxy_pass http://127.0.0.1:6501$request_uri;'),
    'connect 127.0.0.1:6501 http | http://127.0.0.1:6501$request_uri | host=127.0.0.1 port=6501',
  );
  check(location('proxy_pass http://app/$1/x;'), 'connect app:80 http via app | http://app/$1/x | host=app port=');
  check(location('set $up a:1; set $up b:2; proxy_pass http://$up;'), 'connect b:2 http | http://$up | host=b port=2');
  check(
    location('set $up a:1; if ($arg_x) { set $up b:2; } proxy_pass http://$up;'),
    'connect a:1 http | http://$up | host=a port=1',
    'connect b:2 http | http://$up | host=b port=2',
  );
  check(`server { set $up a:1; } ${location('set $up b:2; proxy_pass http://$up;')}`, 'connect b:2 http | http://$up | host=b port=2');
  check(
    `map $arg_x $up { hostnames; default a:1; x b:2; y $host; } ${location('proxy_pass http://$up;')}`,
    'connect a:1 http | http://$up | host=a port=1',
    'connect b:2 http | http://$up | host=b port=2',
  );
  check(
    `split_clients $remote_addr $up { 10% unix:/run/b.sock; * unix:/run/a.sock; } ${location('proxy_pass http://$up;')}`,
    'connect unix:/run/b.sock http | http://$up | path=/run/b.sock',
    'connect unix:/run/a.sock http | http://$up | path=/run/a.sock',
  );
  check('server { location /a { set $up a:1; } location / { proxy_pass http://$up; } }');
});

test('nginx: listeners and members of upstreams', () => {
  check('server { listen 80; }', 'listen *:80 http | 80 | port=80');
  check('server { listen [::]:443 ssl http2; }', 'listen *:443 https | [::]:443 | host=[::] port=443');
  check('server { listen 10.0.0.1 default_server; }', 'listen 10.0.0.1:80 http | 10.0.0.1 | host=10.0.0.1 port=');
  check('server { listen unix:/run/n.sock; }', 'listen unix:/run/n.sock http | unix:/run/n.sock | path=/run/n.sock');
  check(
    'upstream App { server unix:/run/a.sock weight=2; server 127.0.0.1:6501 down; server h; zone z 1m; }',
    'connect unix:/run/a.sock ? in app | unix:/run/a.sock | path=/run/a.sock',
    'connect 127.0.0.1:6501 ? in app | 127.0.0.1:6501 | host=127.0.0.1 port=6501',
    'connect h:80 ? in app | h | host=h port=',
  );
  check(
    'stream { server { listen 5432; proxy_pass db:5432; } }',
    'listen *:5432 tcp | 5432 | port=5432',
    'connect db:5432 tcp | db:5432 | host=db port=5432',
  );
});

const waitress = '[server:main]\nuse = egg:waitress#main\n';

test('paste: each server by its own options and defaults', () => {
  check(`${waitress}unix_socket = /run/a.sock`, 'listen unix:/run/a.sock http | /run/a.sock | path=/run/a.sock');
  check(`${waitress}host = 127.0.0.1\nport = 6501`, 'listen 127.0.0.1:6501 http | 6501 | host=127.0.0.1 port=6501');
  check(`${waitress}port = 6501`, 'listen *:6501 http | 6501 | port=6501');
  check(
    `${waitress}listen = 127.0.0.1:1 [::1]:2\n  *:3`,
    'listen 127.0.0.1:1 http | 127.0.0.1:1 | host=127.0.0.1 port=1',
    'listen [::1]:2 http | [::1]:2 | host=[::1] port=2',
    'listen *:3 http | *:3 | host=* port=3',
  );
  check(waitress, 'listen *:8080 http | main |');
  check('[server:main]\nuse = egg:Waitress', 'listen *:8080 http | main |');
  check('[server:main]\nuse = egg:gunicorn\nbind = unix:/run/a.sock', 'listen unix:/run/a.sock http | unix:/run/a.sock | path=/run/a.sock');
  check(
    '[server:main]\nuse = egg:gunicorn\nhost = 127.0.0.1:1,unix:/run/b.sock',
    'listen 127.0.0.1:1 http | 127.0.0.1:1 | host=127.0.0.1 port=1',
    'listen unix:/run/b.sock http | unix:/run/b.sock | path=/run/b.sock',
  );
  check('[server:main]\nuse = egg:gunicorn\nport = 9000', 'listen 127.0.0.1:8000 http | main |');
  check('[server:main]\nuse = egg:gunicorn\nbind = :9000\nprotocol = uwsgi', 'listen *:9000 uwsgi | :9000 | port=9000');
  check('[server:main]\nuse = egg:pyramid#wsgiref', 'listen *:8080 http | main |');
  check('[server:main]\nuse = egg:pyramid#cherrypy\nhost = 127.0.0.1:7', 'listen 127.0.0.1:7 http | 127.0.0.1:7 | host=127.0.0.1 port=7');
  check('[server:main]\nuse = egg:Paste#http\nport = 7', 'listen 127.0.0.1:7 http | 7 | port=7');
  check(
    '[server:main]\nuse = egg:Flup#fcgi_thread\nsocket = /run/f.sock',
    'listen unix:/run/f.sock fastcgi | /run/f.sock | path=/run/f.sock',
  );
  check('[server:main]\nuse = egg:Flup#scgi', 'listen 127.0.0.1:4000 scgi | main |');
  check('[server:main]\nuse = egg:Flup#ajp', 'listen 127.0.0.1:8009 ajp | main |');
  check(
    '[uwsgi]\nsocket = /run/u.sock\nhttp-socket = 127.0.0.1:8',
    'listen unix:/run/u.sock uwsgi | /run/u.sock | path=/run/u.sock',
    'listen 127.0.0.1:8 http | 127.0.0.1:8 | host=127.0.0.1 port=8',
  );
});

test('paste: the path that the article gives as host is what its author means', () => {
  check(
    '[server:main]\nhost = /tmp/SITENAME-python.sock\nuse = egg:PasteScript#cherrypy',
    'listen unix:/tmp/SITENAME-python.sock http | /tmp/SITENAME-python.sock | path=/tmp/SITENAME-python.sock',
  );
});

test('paste: unknown is no endpoint', () => {
  check('[server:main]\nuse = egg:other\nport = 1');
  check('[server:main]\nport = 1');
  check(`${waitress}port = %(http_port)s`);
  check(`${waitress}port = abc`);
  check(`${waitress}port = 0`);
  check(`${waitress}unix_socket = /run/%(name)s.sock`);
  check('[app:main]\nuse = egg:waitress\nport = 1');
});

test('paste: [DEFAULT] drops options of its names, and interpolation brings their values', () => {
  check(
    '[DEFAULT]\nport = 80\n[server:main]\nuse = egg:waitress\nhost = 127.0.0.1\nport = 6501',
    'listen 127.0.0.1:8080 http | 127.0.0.1 | host=127.0.0.1',
  );
  check('[DEFAULT]\np = 81\n[server:main]\nuse = egg:waitress\nport = %(p)s', 'listen *:81 http | %(p)s | port=81');
});

test('paste: a section that uses another has only the addresses it gives itself', () => {
  check(`${waitress}port = 1\n[server:debug]\nuse = main\nthreads = 1`, 'listen *:1 http | 1 | port=1');
  check(`${waitress}port = 1\n[server:debug]\nuse = main\nport = 2`, 'listen *:1 http | 1 | port=1', 'listen *:2 http | 2 | port=2');
});

test('paste: %(here)s is a beginning that is not known, unless the settings say where the file is deployed', () => {
  const source = `${waitress}unix_socket = %(here)s/run/a.sock`;
  check(source, 'listen …/run/a.sock http | %(here)s/run/a.sock | path=%(here)s/run/a.sock');
  assert.match(endpointsOf(source, { 'paste.here': '/srv/app' })[0]!, /^listen unix:\/srv\/app\/run\/a.sock /);
  assert.match(endpointsOf(`#- deploy/app.ini\n${source}`, { paths: { '/srv': 'deploy' } })[0]!, /^listen unix:\/srv\/run\/a.sock /);
  check(`${waitress}unix_socket = %(here)s`);
  check(`[DEFAULT]\nrun = %(here)s/run\n${waitress}unix_socket = %(run)s/a.sock`, 'listen …/run/a.sock http | %(run)s/a.sock |');
});
