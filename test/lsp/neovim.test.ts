// The server in an editor nobody here wrote: Neovim's own client over --stdio, with no file type set, so that the text decides the language.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { needs } from '../../setup/debian.mjs';

const ini = '[server:main]\nuse=egg:waitress\nunix_socket = /run/app/app.sock\nthreds = 4\n';
const conf = `server {
    listen 80;
    server_name a.example;
    location / { proxy_pass http://unix:/run/app/app.sock:; proxy_set_header Host $host; }
    location /old { return 301 /new }

}
`;

test('diagnostics, hover, completion, definition, fixes, colours, rename and formatting in Neovim', needs('neovim'), () => {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-paste-'));
  try {
    writeFileSync(join(folder, 'app.ini'), ini);
    writeFileSync(join(folder, 'app.conf'), conf);
    const server = [process.execPath, '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', resolve('server/main.node.ts'), '--stdio'];
    const env = { ...process.env, ROOT: folder, OUT: join(folder, 'out.json'), SERVER: JSON.stringify(server), HOME: folder };
    const options = { env, encoding: 'utf8', timeout: 60000 } as const;
    const { stderr } = spawnSync('nvim', ['--headless', '-u', 'NONE', '-n', '-c', `luafile ${resolve('test/lsp/neovim.lua')}`], options);
    const answers = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));

    assert.equal(answers.problem, undefined, stderr);
    assert.ok(answers.ini.some((one: { code: string; line: number }) => one.code === 'paste/unknown-option' && one.line === 3));
    assert.ok(answers.conf.some((one: { line: number }) => one.line === 4));
    assert.match(JSON.stringify(answers.hover), /nginx\.org/);
    assert.ok(answers.completion.includes('location') && !answers.completion.includes('worker_processes'));
    assert.match(JSON.stringify(answers.definition), /app\.ini/);
    assert.ok(answers.tokens.length > 0 && answers.tokens.length % 5 === 0);
    assert.match(answers.actions[0], /;/);
    assert.match(answers.mended, /return 301 \/new; \}\n/);
    assert.match(answers.renamed.conf, /http:\/\/unix:\/run\/app\/other\.sock:;/);
    assert.match(answers.renamed.ini, /unix_socket = \/run\/app\/other\.sock/);
    assert.match(answers.formatted, /^use = egg:waitress$/m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
