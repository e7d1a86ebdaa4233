// Which files are claimed by name and text, and which are left alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from '../server/languages.ts';

const cases: readonly (readonly [name: string, text: string, language: string | undefined])[] = [
  ['nginx.conf', 'events {}', 'nginx'],
  ['deploy/nginx.conf', '# nothing yet\nuser www;', 'nginx'],
  ['etc/nginx/conf.d/app.conf', 'proxy_read_timeout 60s;\n', 'nginx'],
  ['sites-available/example', 'server {\n  listen 80;\n}\n', 'nginx'],
  ['proxy_params', 'proxy_set_header Host $http_host;\nproxy_set_header X-Real-IP $remote_addr;\n', 'nginx'],
  ['app.conf.template', 'server {\n  listen ${PORT};\n  server_name ${NAME};\n}\n', 'nginx'],
  ['templates/site.conf.j2', '{% if tls %}\nserver {\n  listen 443 ssl;\n}\n{% endif %}\n', 'nginx'],
  ['apache.conf', '<VirtualHost *:80>\n  ServerName a\n</VirtualHost>\n', undefined],
  ['sites-available/000-default.conf', '<VirtualHost *:80>\n</VirtualHost>\n', undefined],
  ['named.conf', 'options {\n  directory "/var/named";\n};\nzone "a" {\n  type master;\n};\n', undefined],
  ['haproxy.cfg', 'defaults\n  mode http\n', undefined],
  ['logrotate.d/nginx', '/var/log/nginx/*.log {\n  daily\n  rotate 5\n}\n', undefined],
  ['supervisord.conf', '[program:app]\ncommand = app\n', undefined],
  ['src/main.py', 'server {\n', undefined],
  [
    'dhcpd.conf',
    'option domain-name "a";\ndefault-lease-time 600;\nsubnet 10.0.0.0 netmask 255.0.0.0 {\n  range 10.0.0.1 10.0.0.9;\n}\n',
    undefined,
  ],
  ['development.ini', '[app:main]\nuse = egg:app\n', 'paste-deploy'],
  ['conf/site.ini', '[server:main]\nuse = egg:waitress#main\n', 'paste-deploy'],
  ['proxy-server.conf-sample', '[DEFAULT]\n[pipeline:main]\npipeline = proxy\n[app:proxy]\nuse = egg:swift#proxy\n', 'paste-deploy'],
  ['templates/account-server.conf.erb', '[DEFAULT]\n<% if @x -%>\n<% end -%>\n[app:account]\nuse = egg:swift#account\n', 'paste-deploy'],
  ['filters.ini', '[filter:gzip]\npaste.filter_factory = demo:gzip\n', 'paste-deploy'],
  ['who.ini', '[plugin:form]\nuse = repoze.who.plugins.form:make_plugin\n[general]\nrequest_classifier = a:b\n', undefined],
  ['setup.cfg', '[options.entry_points]\npaste.app_factory =\n  main = demo:main\n[egg_info]\ntag_build = dev\n', undefined],
  ['uwsgi.ini', '[uwsgi]\nsocket = 127.0.0.1:3031\n', undefined],
  // uWSGI reads it itself: keys may be repeated there, and lines need no sign.
  ['uwsgi.ini', '[uwsgi]\nenv = A=1\nenv = B=2\npaste = config:/srv/app/production.ini\n', undefined],
  ['buildout.cfg', '[buildout]\nparts = app\n[app]\ninline =\n  [pipeline:main]\n  pipeline = a b\n', undefined],
  ['supervisord.ini', '[program:app]\ncommand = pserve app.ini\n[group:web]\nprograms = app\n', undefined],
  ['celery.ini', '[celery:main]\nbroker = redis\n[filter:x]\npattern = y\n', undefined],
  ['php.ini', '[PHP]\nengine = On\n', undefined],
  ['alembic.ini', '[alembic]\nscript_location = a\n', undefined],
];

for (const [name, text, language] of cases) {
  test(`${name} is ${language ?? 'neither'}`, () => assert.equal(languageOf(name, text)?.id, language));
}
