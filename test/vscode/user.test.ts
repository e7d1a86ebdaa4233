// What a user does, in the packaged extension as VS Code installs it: from the article's broken pair to a mended one, by mouse and keyboard.
// UPDATE=1 writes the pictures of the README, dark and light, into images/; otherwise they go to test/out/.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { needs } from '../../setup/debian.mjs';
import { root } from '../../setup/run.mjs';
import { packagePath } from './package.ts';
import { activeEditor, goTo, hoverOver, openFile, openSession, runCommand, screenshot, shows, takeFix } from './workbench.ts';

const pictures = join(root, process.env.UPDATE === '1' ? 'images' : 'test/out');
mkdirSync(pictures, { recursive: true });

test('a user mends the pair of the article', { timeout: 300_000, ...needs('chromium') }, async t => {
  const { page, folder, close } = await openSession({ files: join(root, 'samples'), vsix: packagePath() });
  t.after(close);

  await t.test('sees the squiggle under the dead server', async () => {
    await openFile(page, 'article-socket/SITENAME.ini');
    await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
    await page.locator('.codelens-decoration a').first().waitFor();
    await screenshot(page, join(pictures, 'findings-dark.png'));
  });

  await t.test('takes waitress from the light bulb', async () => {
    await goTo(page, 3, 10);
    await takeFix(page, /waitress/, join(pictures, 'fix-dark.png'));
    await shows(page, /unix_socket = \/tmp\/SITENAME-python\.sock/);
    await runCommand(page, 'File: Save');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    assert.match(readFileSync(join(folder, 'article-socket/SITENAME.ini'), 'utf8'), /use = egg:waitress/);
  });

  await t.test('generates the nginx file from the palette', async () => {
    await runCommand(page, 'Generate nginx Configuration from This Paste File');
    await shows(page, /unix:\/tmp\/SITENAME-python\.sock/);
    await screenshot(page, join(pictures, 'generate-dark.png'));
  });

  await t.test('jumps from socket to socket', async () => {
    await openFile(page, 'site/conf.d/shop.conf');
    await goTo(page, 2, 20);
    await runCommand(page, 'Jump to Linked Socket');
    await activeEditor(page, 'production.ini').waitFor();
    await shows(page, /unix_socket/);
  });

  await t.test('reads what a directive does', async () => {
    await openFile(page, 'site/conf.d/shop.conf');
    const hover = await hoverOver(page, 'proxy_set_header');
    assert.match(await hover.innerText(), /nginx\.org/);
    await screenshot(page, join(pictures, 'hover-dark.png'));
  });
});

test('it looks right in a light theme', { timeout: 300_000, ...needs('chromium') }, async t => {
  const { page, close } = await openSession({ files: join(root, 'samples'), vsix: packagePath(), theme: 'light' });
  t.after(close);
  await openFile(page, 'article-tcp/SITENAME.conf');
  await page.locator('.squiggly-error').first().waitFor();
  await screenshot(page, join(pictures, 'findings-light.png'));
  await openFile(page, 'site/production.ini');
  await page.locator('.codelens-decoration a').first().waitFor();
  await hoverOver(page, 'trusted_proxy_headers');
  await screenshot(page, join(pictures, 'hover-light.png'));
});
