// What a user does, in the packaged extension as VS Code installs it: from the article's broken pair to a mended one, by mouse and keyboard.
// UPDATE=1 takes the pictures of images/ anew, dark and light; all others go to test/out/.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { needs } from '../../setup/debian.mjs';
import { root } from '../../setup/run.mjs';
import { packagePath } from './package.ts';
import {
  activeEditor,
  goTo,
  hoverOver,
  leaveMouse,
  openFile,
  openSession,
  runCommand,
  saved,
  screenshot,
  shows,
  takeFix,
} from './workbench.ts';

mkdirSync(join(root, 'test/out'), { recursive: true });

/** Where the picture of this name belongs. */
function pathOf(name: string): string {
  const shown = join(root, 'images', name);
  return process.env.UPDATE === '1' && existsSync(shown) ? shown : join(root, 'test/out', name);
}

for (const theme of ['dark', 'light'] as const) {
  const picture = (page: Page, name: string) => screenshot(page, pathOf(`${name}-${theme}.png`));

  test(`a user and the pair of the article (${theme})`, { timeout: 300_000, ...needs('chromium') }, async t => {
    const { page, folder, close } = await openSession({
      files: join(root, 'samples'),
      vsix: packagePath(),
      theme,
      settings: { 'editor.formatOnSave': true, 'editor.minimap.enabled': false },
    });
    t.after(close);

    await t.test('sees both files, their squiggles, and over each end where the other is', async () => {
      await openFile(page, 'article-tcp/SITENAME.conf');
      await openFile(page, 'article-tcp/SITENAME.ini', true);
      await page.locator('.codelens-decoration a', { hasText: 'SITENAME.ini' }).waitFor();
      await page.locator('.codelens-decoration a', { hasText: 'SITENAME.conf' }).waitFor();
      for (const group of [0, 1]) await page.locator('.editor-group-container').nth(group).locator('.squiggly-error').first().waitFor();
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
      await runCommand(page, 'Problems: Focus on Problems View');
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'cherrypy' }).first().waitFor();
      await leaveMouse(page);
      await picture(page, 'findings');
      await runCommand(page, 'View: Hide Panel');
      await runCommand(page, 'View: Close All Editors');
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    });

    await t.test('takes waitress from the light bulb', async () => {
      await openFile(page, 'article-socket/SITENAME.ini');
      await page.locator('.squiggly-error').first().waitFor();
      await page.locator('.codelens-decoration a').first().waitFor();
      await goTo(page, 3, 10);
      await takeFix(page, /waitress/, pathOf(`fix-${theme}.png`));
      await shows(page, /unix_socket = \/tmp\/SITENAME-python\.sock/);
      await saved(page, join(folder, 'article-socket/SITENAME.ini'), /use = egg:waitress/);
    });

    await t.test('generates the nginx file from the palette', async () => {
      await runCommand(page, 'Generate nginx Configuration from This Paste File');
      await shows(page, /unix:\/tmp\/SITENAME-python\.sock/);
      await page.locator('.codelens-decoration a', { hasText: '[server:main]' }).first().waitFor();
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
      await leaveMouse(page);
      await picture(page, 'generate');
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
      await page.keyboard.press('Escape');
      await runCommand(page, 'View: Revert and Close Editor');
    });

    await t.test('chooses what the site needs, goes a step back, and gets that', async () => {
      const input = page.locator('.quick-input-widget');
      const next = (text: string) => input.locator('.quick-input-title', { hasText: text }).waitFor();
      await openFile(page, 'article-socket/SITENAME.ini');
      await runCommand(page, 'Generate nginx Configuration from This Paste File, with Choices');
      await next('(1/3)');
      await page.keyboard.type('shop.example.com');
      await page.keyboard.press('Enter');
      await next('(2/3)');
      await picture(page, 'choices');
      await input.locator('.quick-input-titlebar .action-label').first().click();
      await next('(1/3)');
      await page.keyboard.press('Enter');
      await next('(2/3)');
      await input.locator('.monaco-list-row', { hasText: 'Redirect HTTP to HTTPS' }).click();
      await page.keyboard.press('Enter');
      await next('(3/5)');
      await page.keyboard.press('Enter');
      await next('(4/5)');
      await page.keyboard.press('Enter');
      await next('(5/5)');
      await page.keyboard.type('1.29.7');
      await page.keyboard.press('Enter');
      await shows(
        page,
        /server_name shop\.example\.com;[\s\S]*ssl_certificate \/etc\/letsencrypt\/live\/shop\.example\.com\/fullchain\.pem;/,
      );
      await shows(page, /keepalive 0;/);
      await page.keyboard.press('Escape');
      await runCommand(page, 'View: Revert and Close Editor');
    });

    await t.test('jumps from socket to socket', async () => {
      await openFile(page, 'site/conf.d/shop.conf');
      await goTo(page, 2, 20);
      await runCommand(page, 'Jump to Linked Socket');
      await activeEditor(page, 'production.ini').waitFor();
      await shows(page, /unix_socket/);
    });

    await t.test('renames a port in both files with F2', async () => {
      // With no tab of its own the other file is let go of at any moment after it is saved, and what was done to it cannot be taken back.
      await openFile(page, 'site/production.ini');
      await runCommand(page, 'View: Keep Editor');
      await openFile(page, 'site/conf.d/shop.conf');
      await goTo(page, lineOf(folder, 'site/conf.d/shop.conf', '6543'), 40);
      await page.keyboard.press('F2');
      await page.locator('.rename-box input').fill('7000');
      await page.keyboard.press('Enter');
      await shows(page, /127\.0\.0\.1:7000/);
      // Both, or a save that is still under way would write what is taken back next.
      await saved(page, join(folder, 'site/production.ini'), /listen = 127\.0\.0\.1:7000/);
      await saved(page, join(folder, 'site/conf.d/shop.conf'), /http:\/\/127\.0\.0\.1:7000;/);
      await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    });

    await t.test('takes the rename back in both files with one Ctrl+Z, makes it again with one Ctrl+Y, and takes it back', async () => {
      const bothChanged = page.locator('.tab.dirty', { hasText: /shop\.conf|production\.ini/ }).nth(1);
      await page.keyboard.press('Control+Z');
      await shows(page, /127\.0\.0\.1:6543/);
      await bothChanged.waitFor();
      await page.keyboard.press('Control+Y');
      await shows(page, /127\.0\.0\.1:7000/);
      await bothChanged.waitFor({ state: 'detached' });
      await page.keyboard.press('Control+Z');
      await saved(page, join(folder, 'site/production.ini'), /listen = 127\.0\.0\.1:6543/);
      await saved(page, join(folder, 'site/conf.d/shop.conf'), /http:\/\/127\.0\.0\.1:6543;/);
      assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
    });

    await t.test('updates the file at the other end after looking at it, and takes that back', async () => {
      const conf = () => readFileSync(join(folder, 'site/conf.d/shop.conf'), 'utf8');
      await openFile(page, 'site/production.ini');
      await goTo(page, lineOf(folder, 'site/production.ini', 'max_request_body_size'), 1);
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+End');
      await page.keyboard.type('max_request_body_size = 52428801');
      await runCommand(page, 'File: Save All');
      const before = conf();
      await runCommand(page, 'Update the Files at the Other Ends to Agree with This One');
      const becoming = page.locator('.monaco-diff-editor .view-line', { hasText: /client_max_body_size.50m/ });
      const asked = page.locator('.notification-toast', { hasText: 'shop.conf as shown?' });
      await asked.waitFor();
      await becoming.waitFor();
      await picture(page, 'update');
      assert.equal(conf(), before, 'nothing is changed before it is looked at');
      await asked.locator('a', { hasText: 'Discard' }).click();
      await becoming.waitFor({ state: 'hidden' });
      await asked.waitFor({ state: 'hidden' });
      assert.equal(conf(), before, 'nothing is changed when it is discarded');
      await runCommand(page, 'Update the Files at the Other Ends to Agree with This One');
      await becoming.waitFor();
      await page.locator('.editor-actions .action-label', { hasText: 'Apply Changes' }).click();
      await becoming.waitFor({ state: 'hidden' });
      await asked.waitFor({ state: 'hidden' });
      await saved(page, join(folder, 'site/conf.d/shop.conf'), /client_max_body_size 50m;/);
      await openFile(page, 'site/conf.d/shop.conf');
      await goTo(page, 1);
      await page.keyboard.press('Control+Z');
      await saved(page, join(folder, 'site/conf.d/shop.conf'), /^upstream(?!.*client_max_body_size 50m)/s);
      assert.equal(conf(), before);
    });

    await t.test('saves, and the file is formatted', async () => {
      await openFile(page, 'site/nginx.conf');
      await goTo(page, 2, 1);
      await page.keyboard.type('worker_rlimit_nofile    4096  ;');
      await page.keyboard.press('Enter');
      await saved(page, join(folder, 'site/nginx.conf'), /^worker_rlimit_nofile 4096;$/m);
      await shows(page, /worker_rlimit_nofile 4096;/);
    });

    await t.test('reads what an option does', async () => {
      await openFile(page, 'site/production.ini');
      await runCommand(page, 'Notifications: Clear All Notifications');
      const hover = await hoverOver(page, 'unix_socket_perms');
      assert.match(await hover.innerText(), /waitress/);
      await picture(page, 'hover');
      await leaveMouse(page);
    });

    await t.test('sees the map, and clicks from it into the file', async () => {
      await runCommand(page, 'Show Link Map');
      const map = page.frameLocator('iframe.webview').frameLocator('#active-frame');
      await map.locator('g.node.socket', { hasText: 'shop.sock' }).first().waitFor();
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
      await page.setViewportSize({ width: 1280, height: 440 });
      await map.locator('#fit').click();
      await leaveMouse(page);
      await picture(page, 'map');
      await page.setViewportSize({ width: 1280, height: 800 });
      await map.locator('g.node.server', { hasText: 'server:admin' }).first().click();
      await activeEditor(page, 'production.ini').waitFor();
      await page.locator('.statusbar-item', { hasText: `Ln ${lineOf(folder, 'site/production.ini', '[server:admin]')},` }).waitFor();
    });

    await t.test('changes a port, and the map and the view in the Explorer follow', async () => {
      const view = page.locator('.pane', { hasText: 'Sites And Sockets' });
      await runCommand(page, 'Explorer: Focus on Sites and Sockets View');
      await page.locator('.pane:has(.explorer-folders-view) > .pane-header').click();
      await view.locator('.monaco-list-row', { hasText: '127.0.0.1:6543' }).first().waitFor();
      await openFile(page, 'site/production.ini');
      await goTo(page, lineOf(folder, 'site/production.ini', 'listen = '), 'listen = 127.0.0.1:'.length + 1);
      await page.keyboard.press('Control+Shift+ArrowRight');
      await page.keyboard.type('7999');
      await view.locator('.monaco-list-row', { hasText: '127.0.0.1:7999' }).first().waitFor();
      await runCommand(page, 'Show Link Map');
      const map = page.frameLocator('iframe.webview').frameLocator('#active-frame');
      await map.locator('g.node.socket', { hasText: '7999' }).first().waitFor();
    });
  });
}

/** The line, counted from 1, where this text stands first. */
function lineOf(folder: string, path: string, text: string): number {
  const lines = readFileSync(join(folder, path), 'utf8').split('\n');
  return lines.findIndex(line => line.includes(text)) + 1;
}
