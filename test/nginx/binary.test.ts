// What the real binary prints, as read by us: `nginx -V` and `nginx -t`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBuild } from '../../server/nginx/build.ts';
import { readTestOutput } from '../../server/nginx/test-output.ts';

test('nginx -V tells version, modules and places', () => {
  const output = `nginx version: nginx/1.22.1
built with OpenSSL 3.0.22 25 Aug 2026
configure arguments: --with-cc-opt='-g -O2' --prefix=/usr/share/nginx --with-http_ssl_module --with-stream=dynamic --with-http_v2_module --add-dynamic-module=/build/debian/modules/http-lua --add-module=../echo/`;
  assert.deepEqual(readBuild(output), {
    version: '1.22.1',
    modules: ['http_ssl_module', 'http_v2_module', 'http-lua', 'echo'],
    prefix: '/usr/share/nginx',
    configuration: '/usr/share/nginx/conf/nginx.conf',
  });
  assert.equal(readBuild(`${output} --conf-path=/etc/nginx/nginx.conf`)?.configuration, '/etc/nginx/nginx.conf');
  assert.equal(readBuild('nginx version: openresty/1.25.3.1\n')?.version, '1.25.3');
  assert.equal(readBuild('nginx: command not found'), undefined);
});

test('nginx -t tells level, message, file and line', () => {
  const output = `nginx: [warn] the "user" directive makes sense only if the master process runs with super-user privileges, ignored in /etc/nginx/nginx.conf:1
2026/11/22 21:00:00 [emerg] 12#12: unknown directive "sever" in /etc/nginx/conf.d/my site.conf:3
nginx: configuration file /etc/nginx/nginx.conf test failed
`;
  assert.deepEqual(
    readTestOutput(output).map(({ severity, path, line }) => [severity, path, line]),
    [
      ['warning', '/etc/nginx/nginx.conf', 1],
      ['error', '/etc/nginx/conf.d/my site.conf', 3],
    ],
  );
  assert.equal(readTestOutput(output)[1]!.message, 'unknown directive "sever"');
});
