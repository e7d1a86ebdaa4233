// server/nginx/recognise.ts: nginx's own files are claimed, those of other programs are not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognise } from '../../server/nginx/recognise.ts';
import { corpus, noCorpus } from '../harness/corpus.ts';

const claimed: readonly (readonly [name: string, text: string])[] = [
  ['nginx.conf', ''],
  ['SITENAME.conf', 'server {\n server_name SITENAME;\n location / { root /a; }\n}\n'],
  ['/etc/nginx/whole path %zz.conf', 'server { listen 80; }'],
  ['deploy/app', 'upstream app { server unix:/run/app.sock; }\n'],
  ['default.conf.template', 'server {\n listen ${PORT};\n}\n'],
  ['nginx/proxy_params', 'proxy_set_header Host $http_host;\nproxy_redirect off;\n'],
  ['half.conf', 'server {\n    listen 80;\n    location / {\n        pro'],
  ['maps.conf', 'map $a $b {\n  default 1;\n}\n'],
  ['site.j2', '{% if tls %}\nserver { listen 443 ssl; server_name {{ name }}; }\n{% endif %}\n'],
];

const others: readonly (readonly [name: string, text: string, program: string])[] = [
  ['conf.d/empty.conf', '', 'nobody'],
  ['named.conf', 'options { directory "/var/cache/bind"; };\nzone "a" { type master; file "a"; };\n', 'BIND'],
  ['dhcpd.conf', 'subnet 10.0.0.0 netmask 255.0.0.0 {\n  range 10.0.0.1 10.0.0.9;\n  option routers 10.0.0.254;\n}\n', 'dhcpd'],
  ['application.conf', 'http {\n  server {\n    port = 8080\n    host = "a"\n  }\n}\n', 'HOCON'],
  ['logstash.conf', 'input { beats { port => 5044 } }\noutput { stdout { } }\n', 'Logstash'],
  ['httpd.conf', '<VirtualHost *:80>\n  ServerName a\n</VirtualHost>\n', 'Apache'],
  ['supervisord.conf', '[program:a]\ncommand=a ; b\n', 'supervisord'],
  ['haproxy.cfg', 'frontend a\n  bind *:80\n', 'HAProxy'],
  ['keepalived.conf', 'vrrp_instance a {\n  state MASTER\n}\n', 'keepalived'],
  ['default.rb.erb', 'server {\n listen 80;\n}\nputs "<%= @x %>"\n', 'Ruby'],
  ['main.js', 'server {\n listen 80;\n}\n', 'JavaScript'],
  ['conf.d/other.conf', 'alpha 1;\nbeta 2;\n', 'something else'],
  ['binary.conf', 'server { listen 80;\0 }', 'nobody'],
];

for (const [name, text] of claimed) test(`${name} is nginx's`, () => assert.ok(recognise(name, text)));
for (const [name, text, program] of others) test(`${name} is ${program}'s`, () => assert.ok(!recognise(name, text)));

test('real files, and no Paste file', { skip: noCorpus }, () => {
  const nginx = corpus('nginx')!;
  const missed = nginx.filter(({ name, text }) => !recognise(`nginx/${name.replaceAll('__', '/')}`, text)).map(({ name }) => name);
  assert.ok(missed.length <= nginx.length * 0.06, `${missed.length} of ${nginx.length}:\n${missed.join('\n')}`);
  assert.deepEqual(
    corpus('paste')!
      .filter(({ name, text }) => recognise(name, text))
      .map(({ name }) => name),
    [],
  );
});
