// How long a workspace of 1000 Paste files and 1000 nginx files takes to be read, judged and joined, beside what `nginx -t` and Python's
// configparser take for the same files; and a new join after an edit. V8 is told what the server tells it (young.ts). The rounds run in one
// process, so that the median is that of a server which has read another workspace before; the first round, which is cold, stands apart.
// Prints figures, asserts none.
// Run: node test/bench/links.ts [pairs] [rounds]

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { linksLens } from '../../server/links/lens.ts';
import { counterparts, sitesOf } from '../../server/links/links.ts';
import { keepObjectsYoung } from '../../server/young.ts';
import { python } from '../../setup/debian.mjs';
import { sourceFile } from '../harness/fixture.ts';

const pairs = Number(process.argv[2] ?? 1000);
const rounds = Number(process.argv[3] ?? 5);

keepObjectsYoung();
const folder = mkdtempSync(join(tmpdir(), 'bench-links-'));
try {
  write();
  const rows = Array.from({ length: rounds }, measure);
  const middle = (key: keyof (typeof rows)[number]): number => rows.map(row => row[key]).sort((a, b) => a - b)[rounds >> 1]!;
  const ours = middle('read') + middle('judge') + middle('join');
  const theirs = middle('nginx') + middle('configparser');
  console.log(`${pairs} Paste files and ${pairs} nginx files, median of ${rounds}, ms`);
  console.log(`read ${show(middle('read'))} · join ${show(middle('join'))} · judge ${show(middle('judge'))} · all ${show(ours)}`);
  console.log(`nginx -t ${show(middle('nginx'))} · configparser ${show(middle('configparser'))} · both ${show(theirs)}`);
  console.log(`ours / theirs ${(ours / theirs).toFixed(2)}, when cold ${ofRow(rows[0]!).toFixed(2)}`);
  console.log(`join again after an edit ${middle('again').toFixed(2)} · all / that ${(ours / middle('again')).toFixed(0)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure() {
  const start = performance.now();
  const snapshot = readWorkspace();
  const read = performance.now();
  let linked = 0;
  for (const file of snapshot.files.values()) for (const site of sitesOf(snapshot, file)) linked += counterparts(snapshot, site).length;
  const joined = performance.now();
  let found = 0;
  for (const file of snapshot.files.values()) found += judge(snapshot, file).length;
  const judged = performance.now();
  if (linked !== pairs * 3) throw new Error(`${linked} ends are linked`);
  return {
    read: read - start,
    join: joined - read,
    judge: judged - joined,
    again: afterEdit(snapshot),
    nginx: time(nginx),
    configparser: time(configparser),
    found,
  };
}

function ofRow({ read, join: joining, judge: judging, nginx: first, configparser: second }: ReturnType<typeof measure>): number {
  return (read + joining + judging) / (first + second);
}

/** The lenses of a file, which ask for the join, right after it was edited. */
function afterEdit(snapshot: Snapshot): number {
  const old = [...snapshot.files.values()].at(-1)!;
  const edited: SourceFile = { ...old, version: 2, text: `# edited\n${old.text}` };
  const next: Snapshot = { ...snapshot, files: new Map(snapshot.files).set(old.uri, edited) };
  return time(() => linksLens(next, edited));
}

function readWorkspace(): Snapshot {
  const files = new Map<string, SourceFile>();
  for (const part of ['', 'sites', 'apps']) {
    for (const name of readdirSync(join(folder, part))) {
      if (!/\.(?:conf|ini)$/.test(name)) continue;
      const path = join(folder, part, name);
      const file = sourceFile(pathToFileURL(path).href, readFileSync(path, 'utf8'));
      files.set(file.uri, file);
    }
  }
  return { files, roots: [pathToFileURL(folder).href], complete: true, settings: { ...defaultSettings, 'nginx.version': '1.22.1' } };
}

function nginx(): void {
  const { status, stderr } = spawnSync('nginx', ['-t', '-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

function configparser(): void {
  const script = `
import configparser, glob
for path in glob.glob(${JSON.stringify(join(folder, 'apps', '*.ini'))}):
    parser = configparser.ConfigParser(defaults={'here': '/', '__file__': path})
    parser.optionxform = str
    parser.read(path)
`;
  const { status, stderr } = spawnSync(python, ['-c', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function show(milliseconds: number): string {
  return milliseconds.toFixed(0);
}

/** Each pair differs in its names, as those of real machines do. */
function write(): void {
  for (const name of ['sites', 'apps', 'logs']) mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, 'nginx.conf'),
    `user root;
pid ${folder}/nginx.pid;
worker_processes 4;
events { worker_connections 1024; }
http {
    server_names_hash_max_size 65536;
    server_names_hash_bucket_size 128;
    access_log off;
    include sites/*.conf;
}
`,
  );
  for (let number = 0; number < pairs; number++) {
    const name = `app${number}`;
    writeFileSync(join(folder, 'sites', `${name}.conf`), conf(name));
    writeFileSync(join(folder, 'apps', `${name}.ini`), ini(name));
  }
}

function conf(name: string): string {
  return `# The site of ${name}.
upstream ${name} {
    server unix:/run/${name}/app.sock fail_timeout=0;
}

server {
    listen 8080;
    server_name ${name}.example.com www.${name}.example.com;
    client_max_body_size 10m;
    root /srv/${name}/www;

    location / {
        proxy_set_header Host $host;
        proxy_set_header X-Real-IP $remote_addr;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_connect_timeout 60s;
        proxy_read_timeout 90s;
        proxy_redirect off;
        proxy_pass http://${name};
    }

    location ~ ^/(img|js|css)/ {
        expires 30d;
        add_header Cache-Control public;
    }
}
`;
}

function ini(name: string): string {
  return `###
# ${name}
###
[DEFAULT]
root = /srv/${name}

[app:main]
use = egg:${name}
pyramid.reload_templates = false
pyramid.default_locale_name = en
sqlalchemy.url = sqlite:///%(root)s/${name}.sqlite

[server:main]
use = egg:waitress
unix_socket = /run/${name}/app.sock
unix_socket_perms = 666
threads = 8
trusted_proxy = localhost
trusted_proxy_headers = x-forwarded-for x-forwarded-proto
max_request_body_size = 10485761

[loggers]
keys = root

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = INFO
handlers = console

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(asctime)s %(levelname)-5.5s [%(name)s] %(message)s
`;
}
