// A server that dies is started again, the user is told once, and the files are judged as before.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { needs } from '../../setup/debian.mjs';
import { root } from '../../setup/run.mjs';
import { packagePath } from './package.ts';
import { openFile, openSession } from './workbench.ts';

test('a killed server comes back, and is spoken of once', { timeout: 300_000, ...needs('chromium') }, async t => {
  const session = await openSession({ files: join(root, 'samples'), vsix: packagePath() });
  t.after(session.close);
  const { page } = session;
  await openFile(page, 'article-tcp/SITENAME.conf');
  await page.locator('.squiggly-error').first().waitFor();
  const told = page.locator('.notification-toast', { hasText: 'was started again' });

  const first = await newServer([]);
  process.kill(first, 'SIGKILL');
  await told.first().waitFor();
  const second = await newServer([first]);
  await page.locator('.squiggly-error').first().waitFor();

  process.kill(second, 'SIGKILL');
  await newServer([first, second]);
  await page.waitForTimeout(1000);
  assert.equal(await told.count(), 1);
});

/** The language server below this very process that is none of `known`, once there is one. */
async function newServer(known: readonly number[]): Promise<number> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const found = readdirSync('/proc')
      .map(Number)
      .find(id => id > 0 && !known.includes(id) && /dist\/server\.js/.test(read(id, 'cmdline')) && isBelowThis(id));
    if (found !== undefined) return found;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('no language server was started within 30 s');
}

function isBelowThis(id: number): boolean {
  for (let at = id; at > 1; at = Number(/^PPid:\s*(\d+)/m.exec(read(at, 'status'))?.[1] ?? 0)) if (at === process.pid) return true;
  return false;
}

/** What Linux says of a process, or nothing when it has ended. */
function read(id: number, name: string): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
