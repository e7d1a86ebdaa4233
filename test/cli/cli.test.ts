// The terminal program as a person starts it: what it prints, where, and how it ends.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'nginx-paste-'));
after(() => rmSync(folder, { recursive: true }));
const program = resolve('server/main.cli.ts');

function run(...words: string[]) {
  return runWith('', ...words);
}

function runWith(input: string, ...words: string[]) {
  const options = { cwd: folder, encoding: 'utf8', input } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', program, ...words],
    options,
  );
  return { status, stdout, stderr };
}

writeFileSync(join(folder, 'app.ini'), '[server:main]\nuse = egg:waitress\nunix_socket = /run/app/app.sock\nunix_socket_perms = 666\n');
writeFileSync(
  join(folder, 'app.conf'),
  'upstream app { server unix:/run/app/app.sock; }\nserver {\n  location / {\n    proxy_pass http://app;\n    proxy_set_header Host $host;\n  }\n}\n',
);
writeFileSync(join(folder, 'bad.conf'), 'server {\n  location / {\n    proxy_pass 127.0.0.1:6501;\n  }\n}\n');

test('check finds errors and exits 1', () => {
  const { status, stdout } = run('check', 'bad.conf');
  assert.match(stdout, /^bad\.conf:3:\d+: error: .*\[nginx\/invalid-url-prefix\]$/m);
  assert.equal(status, 1);
});

test('what is tolerated exits 0', () => assert.equal(run('check', 'bad.conf', '--max-severity', 'error').status, 0));

test('a file may be named by its whole path', () => assert.equal(run('check', join(folder, 'app.conf')).status, 0));

test('check reads a folder', () => {
  const { stdout } = run('check', '.', '--format', 'json');
  assert.deepEqual([...new Set(JSON.parse(stdout).map(({ file }: { file: string }) => file))].includes('bad.conf'), true);
});

test('a setting reaches the rules', () =>
  assert.equal(run('check', 'bad.conf', '--setting', 'rules={"nginx/invalid-url-prefix":"off"}').status, 0));

test('links names both ends, and who goes through an upstream', () => {
  const { stdout } = run('links', '.');
  assert.match(stdout, /^unix:\/run\/app\/app\.sock +app\.conf:1 upstream app +app\.ini:3 \[server:main\]$/m);
  assert.match(stdout, /app\.conf:4 location \/, through upstream app/);
});

test('links follow the names of containers, by the compose files of a folder', () => {
  const project = mkdtempSync(join(tmpdir(), 'nginx-paste-compose-'));
  try {
    writeFileSync(join(project, 'compose.yaml'), 'services: { app: { build: . } }\n');
    writeFileSync(join(project, 'production.ini'), '[server:main]\nuse = egg:waitress\nlisten = *:6543\n');
    writeFileSync(join(project, 'nginx.conf'), 'events {}\nhttp { server { location / { proxy_pass http://app:6543; } } }\n');
    assert.match(run('links', project).stdout, /^app:6543 +\S*nginx\.conf:2 location \/ +\S*production\.ini:3 \[server:main\]$/m);
  } finally {
    rmSync(project, { recursive: true });
  }
});

test('generate prints the other half, and writes it only where nothing is', () => {
  const { stdout, status } = run('generate', 'nginx', 'app.ini', '--server-name', 'a.example');
  assert.equal(status, 0);
  assert.match(stdout, /server_name a\.example;/);
  assert.match(stdout, /unix:\/run\/app\/app\.sock/);
  assert.match(run('generate', 'nginx', 'app.ini', '--write').stderr, /exists already; nothing was written/);
  writeFileSync(join(folder, 'fresh.ini'), readFileSync(join(folder, 'app.ini')));
  assert.equal(run('generate', 'nginx', 'fresh.ini', '--write').status, 0);
  assert.ok(existsSync(join(folder, 'fresh.conf')));
});

test('format prints one file, tells which of many would change, and changes them where they lie', () => {
  const messy = 'server {\n listen 80;\n}\n';
  const neat = 'server {\n  listen 80;\n}\n';
  mkdirSync(join(folder, 'styles'));
  const path = (name: string) => join(folder, 'styles', name);
  writeFileSync(path('messy.conf'), messy);
  writeFileSync(path('neat.conf'), neat);
  writeFileSync(path('latin.conf'), Buffer.from('# \xe9\nserver {\n listen 80;\n}\n', 'latin1'));
  assert.equal(run('format', 'styles/messy.conf').stdout, 'server {\n    listen 80;\n}\n');
  assert.equal(runWith(messy, 'format', '-', '--indent', 'tab').stdout, 'server {\n\tlisten 80;\n}\n');
  assert.deepEqual(run('format', 'styles/messy.conf', 'styles/neat.conf', '--check', '--indent', '2'), {
    status: 1,
    stdout: 'styles/messy.conf\n',
    stderr: '',
  });
  const written = run('format', 'styles', '--write', '--indent', '2');
  assert.equal(written.stdout, 'styles/messy.conf\n');
  assert.match(written.stderr, /latin\.conf" is not all UTF-8; it was left as it is/);
  assert.equal(written.status, 2);
  assert.equal(readFileSync(path('messy.conf'), 'utf8'), neat);
  assert.equal(readFileSync(path('latin.conf'), 'latin1').slice(0, 3), '# \xe9');
  assert.equal(run('format', 'styles/messy.conf', 'styles/neat.conf', '--check', '--indent', '2').status, 0);
  assert.match(run('format', 'styles').stderr, /only one file can be printed/);
  rmSync(join(folder, 'styles'), { recursive: true });
});

test('generate paste from a location', () => {
  assert.match(run('generate', 'paste', 'app.conf', '--location', '/').stdout, /unix_socket = \/run\/app\/app\.sock/);
  assert.match(run('generate', 'paste', 'app.conf', '--location', '/nowhere').stderr, /those that do: location \//);
});

test('rules and explain', () => {
  assert.match(run('rules').stdout, /^nginx\/invalid-url-prefix +error /m);
  assert.match(run('explain', 'nginx/invalid-url-prefix').stdout, /^nginx\/invalid-url-prefix \(error\)\n/);
  assert.match(run('explain', 'invalid-url-prefix').stdout, /^nginx\/invalid-url-prefix \(error\)\n/);
  assert.match(run('explain', 'invalid-url-prefx').stderr, /there is no rule "invalid-url-prefx"/);
});

test('standard input is a file like others, by the name -', () => {
  const { status, stdout } = runWith(readFileSync(join(folder, 'bad.conf'), 'utf8'), 'check', '-');
  assert.match(stdout, /^-:3:\d+: error: .*\[nginx\/invalid-url-prefix\]$/m);
  assert.equal(status, 1);
  assert.match(runWith(readFileSync(join(folder, 'app.ini'), 'utf8'), 'generate', 'nginx', '-').stdout, /unix:\/run\/app\/app\.sock/);
});

test('a reader that stops early is no failure', () => {
  const command = `"${process.execPath}" --disable-warning=MODULE_TYPELESS_PACKAGE_JSON "${program}" check . --format json | head -c 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  assert.deepEqual([stdout, stderr], ['[', '']);
});

test('of several files, as a shell names them, those of other languages are passed over', () => {
  writeFileSync(join(folder, 'Makefile'), 'all:\n\techo all; done\n');
  writeFileSync(join(folder, 'logo.png'), '\x89PNG\0\0');
  writeFileSync(join(folder, 'included.conf'), 'allow 10.0.0.1\n');
  writeFileSync(join(folder, 'site.conf'), 'server {\n  listen 80;\n  include included.conf;\n}\n');
  const { status, stdout, stderr } = run('check', 'Makefile', 'app.ini', 'logo.png', 'included.conf', 'site.conf');
  assert.equal(stderr, 'nginx-paste: neither nginx nor Paste Deploy by name or text, and passed over: Makefile, logo.png\n');
  assert.match(stdout, /^included\.conf:1:\d+: error: .*\[nginx\/missing-semicolon\]$/m);
  assert.match(stdout, /^3 files: 1 error/m);
  assert.equal(status, 1);
  assert.match(run('check', 'Makefile').stdout, /^1 file/m);
});

test('what cannot be read is said, each with its reason', () => {
  writeFileSync(join(folder, 'zero.bin'), '\0\0');
  writeFileSync(join(folder, 'large.ini'), Buffer.alloc(5 * 1048576, '#'));
  assert.match(run('check', 'zero.bin').stderr, /"zero\.bin" is not text/);
  assert.match(run('check', 'large.ini').stderr, /"large\.ini" is larger than 4 MB/);
  assert.match(run('generate', 'nginx', '.').stderr, /"\." is a folder/);
  assert.match(run('generate', 'nginx', 'app.ini', '--section', 'web').stderr, /\[server:web\] does not say .*; \[server:main\] does/);
});

test('folders that lead into themselves come to an end', () => {
  mkdirSync(join(folder, 'deep/in'), { recursive: true });
  symlinkSync('..', join(folder, 'deep/in/up'));
  symlinkSync('nowhere', join(folder, 'deep/gone.conf'));
  writeFileSync(join(folder, 'deep/nginx.conf'), 'events {}\n');
  assert.match(run('check', 'deep').stdout, /^1 file: nothing to say$/m);
});

test('bad words say what to do and exit 2', () => {
  const { status, stderr } = run('check', 'nothere.conf');
  assert.equal(status, 2);
  assert.match(stderr, /no file or folder "nothere\.conf"/);
  assert.equal(run('frobnicate').status, 2);
});
