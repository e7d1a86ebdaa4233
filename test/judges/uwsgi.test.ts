// Values of [uwsgi] before the real uWSGI and before ours: what it refuses to start with has a finding, what it takes has none that says so.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { diagnose } from '../harness/check.ts';

const skip = spawnSync('uwsgi', ['--version']).status === 0 ? false : 'uwsgi is not installed';
const folder = mkdtempSync(join(tmpdir(), 'uwsgi-'));
after(() => rmSync(folder, { recursive: true }));

/** uWSGI ends with this code before it binds anything, when it has read the file and taken every value. */
const taken = 42;

function takes(option: string): boolean {
  const path = join(folder, 'u.ini');
  writeFileSync(path, `[uwsgi]\n${option}\nhook-as-root = exit:${taken}\n`);
  const { status, stderr } = spawnSync('uwsgi', ['--ini', path], { cwd: folder, timeout: 10000, killSignal: 'SIGKILL', encoding: 'utf8' });
  assert.ok(status === taken || status === 1, `${option}: ${status} ${stderr}`);
  return status === taken;
}

const modes = ['660', '666', '0660', '66', '888', 'rw-', '', '6600', '0o660'].map(mode => `chmod-socket = ${mode}`);
const numbers = ['listen', 'processes', 'workers', 'threads'].flatMap(name =>
  ['4', '-1', '0', '8k', '', '4 ; four'].map(text => `${name} = ${text}`),
);
const others = ['buffer-size = 8k', 'limit-post = -1', 'harakiri = x', 'socket-timeout = 0', 'master = true', 'umask = 022', 'nothing = 1'];
const sockets = ['', '127.0.0.1:3031', ':3031', '@abstract', '/run/app/app.sock', 'app.sock'].map(address => `socket = ${address}`);

test('values that uWSGI refuses, and no others, have a finding', { skip }, () => {
  const wrong: string[] = [];
  for (const option of [...modes, ...numbers, ...others, ...sockets]) {
    const found = diagnose(`[uwsgi]\n${option}\n`).filter(({ code }) => code === 'paste/invalid-option-value');
    const ok = takes(option);
    if (ok === found.length > 0) wrong.push(`${option}: ${ok ? 'taken' : 'refused'}, ours: ${found.map(({ message }) => message)}`);
  }
  assert.deepEqual(wrong, []);
});
