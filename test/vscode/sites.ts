// A workspace of many sites, each with its nginx file and its Paste file, some with several locations, servers or mistakes.

import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder with this many sites: `sites/NAME.conf` beside `apps/NAME/production.ini`. The caller removes it. */
export function folderOfSites(count: number): string {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'nginx-paste-sites-'))), 'sites');
  mkdirSync(join(folder, 'sites-enabled'), { recursive: true });
  writeFileSync(join(folder, 'nginx.conf'), 'user www-data;\nevents {}\nhttp {\n    include sites-enabled/*.conf;\n}\n');
  for (let index = 1; index <= count; index++) {
    const name = nameOf(index);
    mkdirSync(join(folder, 'apps', name), { recursive: true });
    writeFileSync(join(folder, 'apps', name, 'production.ini'), paste(index, name));
    writeFileSync(join(folder, 'sites-enabled', `${name}.conf`), nginx(index, name));
  }
  return folder;
}

/** What a site is called: its number and a word. */
function nameOf(index: number): string {
  const words = ['shop', 'wiki', 'blog', 'forum', 'intranet', 'booking', 'media', 'search', 'accounts', 'reports'];
  return `${words[index % words.length]}${index}`;
}

function paste(index: number, name: string): string {
  const trust = 'trusted_proxy = localhost\ntrusted_proxy_headers = x-forwarded-for x-forwarded-proto\n';
  const main = `[server:main]\nuse = egg:waitress\nunix_socket = /run/${name}/app.sock\nunix_socket_perms = 666\n${trust}`;
  const app = `\n[pipeline:main]\npipeline = prefix ${name}\n\n[filter:prefix]\nuse = egg:PasteDeploy#prefix\n\n[app:${name}]\nuse = egg:Paste#test\n`;
  return index % 5 === 0 ? `${main}\n[uwsgi]\nsocket = 127.0.0.1:${9000 + index}\nbuffer-size = 32768\n${app}` : main + app;
}

function nginx(index: number, name: string): string {
  const headers = '        include /etc/nginx/proxy_params;\n';
  const socket = index % 10 === 7 ? `/run/${name}/app.socket` : `/run/${name}/app.sock`;
  const more =
    index % 5 === 0 ? `    location /live/ {\n        include uwsgi_params;\n        uwsgi_pass 127.0.0.1:${9000 + index};\n    }\n` : '';
  const pass =
    index % 3 === 0
      ? { before: `upstream ${name} {\n    server unix:${socket};\n}\n`, to: `http://${name}` }
      : { before: '', to: `http://unix:${socket}` };
  return `${pass.before}server {\n    listen 80;\n    server_name ${name}.example.com www.${name}.example.com;\n    location / {\n${headers}        proxy_pass ${pass.to};\n    }\n${more}}\n`;
}
