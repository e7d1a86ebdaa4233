// A site served for real: the real nginx in front of a real Python server with a small app, in a folder of its own; and requests to it.

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { createServer, connect as open } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { python } from '../../setup/debian.mjs';
import { samplesFolder } from './real-nginx.ts';

/** What the app saw of a request. */
export type Seen = {
  readonly host: string;
  readonly remote: string;
  readonly forwarded: string;
  readonly scheme: string;
  readonly script: string;
  readonly path: string;
  readonly size: number;
};

/** A folder to serve from: its certificate is `site.crt`, `site.key`. Workers of nginx run as another user when we are root. */
export type Place = {
  readonly folder: string;
  readonly socket: string;
  readonly port: number;
  readonly front: number;
  readonly isRoot: boolean;
};

export type Served = {
  readonly ask: (options?: Ask) => Promise<{ readonly status: number; readonly seen: Seen | undefined }>;
  /** What the server and nginx wrote. */
  readonly log: () => string;
  /** Ends the server behind nginx. */
  readonly stopServer: () => Promise<void>;
};

export type Ask = {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: number;
  readonly secure?: boolean;
  readonly port?: number;
  readonly address?: string;
};

/** The address the test's client comes from: another than nginx itself uses. */
export const clientAddress = '127.0.0.7';

const app = `
import json, time

def factory(global_conf, **local):
    def app(environ, start_response):
        size = len(environ['wsgi.input'].read(int(environ.get('CONTENT_LENGTH') or 0)))
        if environ.get('PATH_INFO', '').endswith('/sleep'):
            time.sleep(3)
        seen = {'host': environ.get('HTTP_HOST', ''), 'remote': environ.get('REMOTE_ADDR', ''), 'size': size,
                'forwarded': environ.get('HTTP_X_FORWARDED_FOR', ''), 'scheme': environ['wsgi.url_scheme'],
                'script': environ.get('SCRIPT_NAME', ''), 'path': environ.get('PATH_INFO', '')}
        body = json.dumps(seen).encode()
        start_response('200 OK', [('Content-Type', 'application/json'), ('Content-Length', str(len(body)))])
        return [body]
    return app
`;

const serve = `
import sys
from paste.deploy import loadapp, loadserver
uri = 'config:' + sys.argv[1]
loadserver(uri)(loadapp(uri))
`;

/** The section of the app that a served Paste file needs. */
export const appSection = '\n[app:main]\npaste.app_factory = served_app:factory\n';

/** Calls `use` with a folder and addresses that are free, and removes the folder after it. */
export async function withPlace<Result>(use: (place: Place) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'served-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'run'));
  chmodSync(join(folder, 'run'), 0o755);
  for (const name of ['site.crt', 'site.key']) copyFileSync(join(samplesFolder, name), join(folder, name));
  for (const name of ['proxy_params', 'uwsgi_params', 'scgi_params', 'fastcgi_params']) {
    if (existsSync(`/etc/nginx/${name}`)) copyFileSync(`/etc/nginx/${name}`, join(folder, name));
  }
  writeFileSync(join(folder, 'served_app.py'), app);
  writeFileSync(join(folder, 'serve.py'), serve);
  try {
    const [port, front] = [await freePort(), await freePort()];
    return await use({ folder, socket: join(folder, 'run', 'app.sock'), port, front, isRoot: process.getuid?.() === 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Starts the server of `ini` and nginx with the servers in `conf` (which listen on `place.front`), waits for `ready` (a socket path or a port)
 * and nginx, and stops both after `use`.
 */
export async function withSite<Result>(
  place: Place,
  {
    ini,
    conf,
    ready,
    uwsgi = false,
  }: { readonly ini: string; readonly conf: string; readonly ready: string | number; readonly uwsgi?: boolean },
  use: (site: Served) => Promise<Result>,
): Promise<Result> {
  const { folder, front } = place;
  const iniPath = join(folder, 'app.ini');
  writeFileSync(iniPath, ini);
  writeFileSync(join(folder, 'nginx.conf'), wholeConf(folder, conf));
  const logs: string[] = [];
  const children: ChildProcess[] = [];
  const start = (command: string, args: readonly string[], cwd = folder): ChildProcess => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PYTHONPATH: folder, PYTHONUNBUFFERED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => logs.push(String(data)));
    children.push(child);
    return child;
  };
  const log = () => `${logs.join('')}\n${existsSync(join(folder, 'error.log')) ? readFileSync(join(folder, 'error.log'), 'utf8') : ''}`;
  try {
    const server = uwsgi
      ? start('uwsgi', ['--plugin', 'python3', '--die-on-term', '--ini-paste', iniPath])
      : start(python, [join(folder, 'serve.py'), iniPath]);
    await reachable(ready, server, log);
    // As a service manager starts it: in another folder than the server.
    const nginx = start('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], '/');
    await reachable(front, nginx, log);
    return await use({ ask: (options = {}) => ask(front, options), log, stopServer: () => stopped(server) });
  } finally {
    await Promise.all(children.map(stopped));
  }
}

/** Runs the server of an ini until it ends by itself, at most `seconds`; what it wrote. */
export async function startFails(place: Place, ini: string, seconds = 10): Promise<string> {
  const path = join(place.folder, 'second.ini');
  writeFileSync(path, ini);
  const child = spawn(python, [join(place.folder, 'serve.py'), path], {
    cwd: place.folder,
    env: { ...process.env, PYTHONPATH: place.folder },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += String(data)));
  const ended = await Promise.race([new Promise<boolean>(done => child.once('exit', () => done(true))), sleep(seconds * 1000, false)]);
  await stopped(child);
  if (!ended) throw new Error(`the server started, though it should not:\n${output}`);
  return output;
}

/** A free TCP port of this machine, as the system chooses it. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise(done => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function wholeConf(folder: string, conf: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'scgi', 'uwsgi'].map(name => `${name}_temp_path ${folder}/${name}_temp;`);
  return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { }
http {
access_log off;
${temporary.join('\n')}
${conf}
}
`;
}

async function reachable(where: string | number, child: ChildProcess, log: () => string): Promise<void> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended:\n${log()}`);
    if (await answers(where)) return;
    await sleep(50);
  }
  throw new Error(`nobody listens on ${where}:\n${log()}`);
}

function answers(where: string | number): Promise<boolean> {
  return new Promise(done => {
    const socket = typeof where === 'number' ? open(where, '127.0.0.1') : open(where);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(3000)]);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await ended;
}

function ask(
  front: number,
  { path = '/', headers = {}, body, secure = false, port = front, address = '127.0.0.1' }: Ask,
): ReturnType<Served['ask']> {
  return new Promise((resolve, reject) => {
    const options = {
      host: address,
      port,
      path,
      method: body === undefined ? 'GET' : 'POST',
      headers: { Host: 'example.com', ...(body !== undefined && { 'Content-Length': body }), ...headers },
      agent: false as const,
      timeout: 20_000,
      ...(address === '127.0.0.1' && { localAddress: clientAddress }),
    };
    const request = secure ? secureRequest({ ...options, rejectUnauthorized: false }) : plainRequest(options);
    let answered = false;
    request.on('response', response => {
      answered = true;
      let text = '';
      response.on('data', data => (text += String(data)));
      response.on('error', () => resolve({ status: response.statusCode ?? 0, seen: undefined }));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, seen: text.startsWith('{') ? (JSON.parse(text) as Seen) : undefined }),
      );
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', error => (answered ? undefined : reject(error)));
    request.end(body === undefined ? undefined : Buffer.alloc(body, 'x'));
  });
}
