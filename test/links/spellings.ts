// The two ends of a wire in every spelling: addresses, how each language writes them, and, told in another way than the product does, whether
// what one writes arrives at the other.

import { posix } from 'node:path';
import fc from 'fast-check';

/**
 * A file that connects or listens, and what that means: for a socket its path, from where it is known (`below` the folder of the file, or any folder);
 * else host and port.
 */
export type Spelled = { readonly text: string; readonly means: Meant };
type Meant =
  | { readonly kind: 'unix'; readonly path: string; readonly below?: 'here' | 'anywhere' }
  | { readonly kind: 'tcp'; readonly host: 'loopback' | 'any' | '127.0.0.2' | '10.0.0.5'; readonly port: number };

/** Whether a connection arrives, by the facts of the kernel: paths as it resolves them; a wildcard is reached at every local address. */
export function arrives(connect: Meant, listen: Meant): boolean {
  if (connect.kind === 'unix' || listen.kind === 'unix') {
    if (connect.kind !== 'unix' || listen.kind !== 'unix') return false;
    const [to, at] = [posix.normalize(connect.path), posix.normalize(`/${listen.path}`)];
    return listen.below ? to.endsWith(at) : to === at;
  }
  if (connect.port !== listen.port) return false;
  const isHere = (host: string) => host === 'loopback' || host === 'any' || host.startsWith('127.');
  if (connect.host === 'any' || listen.host === 'any') return isHere(connect.host) && isHere(listen.host);
  return connect.host === listen.host;
}

/** Where `app.ini` is deployed, in some of the cases. */
export const deployed = '/srv/site';

const paths = fc.constantFrom(
  '/run/app.sock',
  '/run/app/app.sock',
  '/srv/site/run/app.sock',
  '/srv/site/app.sock',
  '/opt/run/app.sock',
  '/run/app2.sock',
);
const ports = fc.constantFrom(80, 443, 6543, 8000, 8080);

/** The same path to the kernel, links aside. */
const written = (path: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    path,
    path.replace('/', '//'),
    path.replace(/\/(?=[^/]*$)/, '/./'),
    path.replace(/\/(?=[^/]*$)/, '/x/../'),
    path.replace(/\/(?=[^/]*$)/, '///'),
    `/../${path.slice(1)}`,
  );

const hosts: Readonly<Record<Extract<Meant, { kind: 'tcp' }>['host'], readonly string[]>> = {
  loopback: ['localhost', '127.0.0.1', 'LocalHost', '[::1]'],
  any: ['0.0.0.0', '[::]'],
  '127.0.0.2': ['127.0.0.2'],
  '10.0.0.5': ['10.0.0.5'],
};

const hostKinds = fc.constantFrom(...(Object.keys(hosts) as (keyof typeof hosts)[]));
const tcp = fc
  .tuple(hostKinds, ports)
  .chain(([host, port]) => fc.constantFrom(...hosts[host]).map(name => ({ name, port, means: { kind: 'tcp', host, port } as const })));

const unix = paths.chain(path => written(path).map(spelling => ({ spelling, means: { kind: 'unix', path } as const })));

const around = (pass: string, before = '') => `${before}server {\n    location / {\n        ${pass}\n    }\n}\n`;

/** An nginx file that connects, in every form that names an address. */
export const connecting: fc.Arbitrary<Spelled> = fc.oneof(
  unix.chain(({ spelling, means }) =>
    fc
      .constantFrom(
        around(`proxy_pass http://unix:${spelling};`),
        around(`proxy_pass http://unix:${spelling}:/uri/;`),
        around(`proxy_pass "HTTP://unix:${spelling}";`),
        around(`proxy_pass http://unix:${spelling}:$request_uri;`),
        around(`set $up "unix:${spelling}";\n        proxy_pass http://$up;`),
        around('proxy_pass http://up;', `upstream up {\n    server unix:${spelling} weight=2;\n}\n`),
        around('set $name up;\n        proxy_pass http://$name;', `upstream up {\n    server 'unix:${spelling}';\n}\n`),
      )
      .map(text => ({ text, means })),
  ),
  tcp.chain(({ name, port, means }) =>
    fc
      .constantFrom(
        around(`proxy_pass http://${name}:${port};`),
        around(`proxy_pass http://${name}:${port}/uri/;`),
        around(`proxy_pass http://${name}:${port}/$1;`),
        around(`set $up ${name}:${port};\n        proxy_pass http://$up;`),
        around('proxy_pass http://up/;', `upstream up {\n    server ${name}:${port} max_fails=0;\n}\n`),
        ...(port === 80
          ? [around(`proxy_pass http://${name};`), around('proxy_pass http://up;', `upstream up {\n    server ${name};\n}\n`)]
          : []),
        ...(port === 443 ? [around(`proxy_pass https://${name}/;`)] : []),
      )
      .map(text => ({ text, means })),
  ),
);

const bare = (name: string) => name.replace(/^\[(.*)\]$/, '$1');
const section = (egg: string, ...lines: readonly string[]) => `[server:main]\nuse = egg:${egg}\n${lines.join('\n')}\n`;

/** A Paste file whose server listens, in every form that names an address. */
export const listening: fc.Arbitrary<Spelled> = fc.oneof(
  unix.chain(({ spelling, means }) =>
    fc
      .constantFrom(
        section('waitress', `unix_socket = ${spelling}`),
        section('waitress', `unix_socket: ${spelling}  `),
        // Two slashes behind `unix:` belong to it for gunicorn, and what follows is relative.
        section('gunicorn', `bind = unix:${spelling.replace(/^\/\//, '/')}`),
        section('gunicorn', `host = unix:///${spelling.replace(/^\/+/, '')}`),
        `[DEFAULT]\nsocket_path = ${spelling}\n\n${section('waitress', 'unix_socket = %(socket_path)s')}`,
        `[uwsgi]\nhttp-socket = ${spelling}\n`,
      )
      .map(text => ({ text, means })),
  ),
  fc.constantFrom('/run/app.sock', '/app.sock', '//run/./app.sock', '/run/x/../app.sock', '/../run/app.sock').map(tail => ({
    text: section('waitress', `unix_socket = %(here)s${tail}`),
    means: { kind: 'unix', path: tail, below: 'here' } as const,
  })),
  fc.tuple(fc.constantFrom('run/app.sock', 'app.sock', './run/x/../app.sock', '../run/app.sock'), fc.boolean()).map(([path, isFlup]) => ({
    text: isFlup ? section('Flup#fcgi_thread', `socket = ${path}`) : section('waitress', `unix_socket = ${path}`),
    means: { kind: 'unix', path: `/${path}`, below: 'anywhere' } as const,
  })),
  tcp.chain(({ name, port, means }) =>
    fc
      .constantFrom(
        section('waitress', `host = ${bare(name)}`, `port = ${port}`),
        section('waitress', `listen = ${name}:${port}`),
        section('waitress', `listen = 10.9.9.9:1`, `    ${name}:${port}`),
        section('gunicorn', `bind = ${name}:${port}`),
        `[DEFAULT]\nhttp_port = ${port}\n\n${section('waitress', `host = ${bare(name)}`, 'port = %(http_port)s')}`,
        ...(port === 8080 ? [section('waitress', `host = ${bare(name)}`)] : []),
        ...(port === 8000 && !name.includes('[') ? [section('gunicorn', `bind = ${name}`)] : []),
        ...(means.host === 'any' ? [section('waitress', `port = ${port}`), section('waitress', 'host = *', `port = ${port}`)] : []),
      )
      .map(text => ({ text, means })),
  ),
);
