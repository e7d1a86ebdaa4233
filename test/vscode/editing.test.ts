// Editing by keyboard alone in the packaged extension: refactorings, formatting on save, a rule turned off, the status item, a restart.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { needs } from '../../setup/debian.mjs';
import { root } from '../../setup/run.mjs';
import { packagePath } from './package.ts';
import {
  choose,
  copyOf,
  eventually,
  goTo,
  hoverOver,
  openFile,
  openSession,
  runCommand,
  saved,
  screenshot,
  shows,
  takeFix,
} from './workbench.ts';

const pictures = join(root, 'test/out');
mkdirSync(pictures, { recursive: true });

test('a user edits', { timeout: 300_000, ...needs('chromium') }, async t => {
  const settings = { 'editor.formatOnSave': true, 'editor.formatOnPaste': true };
  const files = copyOf(join(root, 'samples/site'));
  mkdirSync(join(files, '.vscode'));
  writeFileSync(join(files, '.vscode/settings.json'), '{ "nginxPaste.rules": { "links/*": "hint" } }');
  writeFileSync(join(files, 'shop.ini'), '[app:main]\nuse = egg:shop\n');
  const { page, folder, close } = await openSession({ files, vsix: packagePath(), settings });
  t.after(async () => {
    await close();
    rmSync(dirname(files), { recursive: true, force: true });
  });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const picture = (name: string) => screenshot(page, join(pictures, `editing-${name}.png`));

  await t.test('extracts a location to a file, which is included in its place', async () => {
    await openFile(page, 'conf.d/shop.conf');
    // Once the server answers, the light bulb is asked once: to ask again would drop the selection.
    await page.locator('.codelens-decoration a').first().waitFor();
    const lines = read('conf.d/shop.conf').split('\n');
    const first = lines.findIndex(line => line.includes('location')) + 1;
    const last = lines.findIndex((line, index) => index >= first && /^\s+\}$/.test(line)) + 1;
    await goTo(page, first, 5);
    for (let line = first; line < last; line++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+End');
    await takeFix(page, /^Extract to snippets\//, join(pictures, 'editing-extract.png'));
    await shows(page, /include snippets\/.*\.conf;/);
    await saved(page, join(folder, 'conf.d/shop.conf'), /include snippets\/.*\.conf;/);
    const [, path] = /include (snippets\/.*\.conf);/.exec(read('conf.d/shop.conf'))!;
    await eventually(page, () => existsSync(join(folder, path!)) && /^location/.test(read(path!)));
  });

  await t.test('opens a file that only its text tells once more, and it is recognised again', async () => {
    const language = page.locator('.statusbar-item', { hasText: 'Paste Deploy' });
    for (let time = 0; time < 2; time++) {
      await openFile(page, 'shop.ini');
      await language.waitFor();
      await runCommand(page, 'View: Close Editor');
      await language.waitFor({ state: 'detached' });
      // VS Code lets go of a document a while after its last editor is closed.
      await page.waitForTimeout(3_000);
    }
  });

  await t.test('extracts an upstream from proxy_pass', async () => {
    const line =
      read('conf.d/shop.conf')
        .split('\n')
        .findIndex(each => each.includes('http://127.0.0.1:6543')) + 1;
    await goTo(page, line, 20);
    await takeFix(page, /^Extract upstream backend_6543/);
    await shows(page, /proxy_pass http:\/\/backend_6543;/);
    await picture('upstream');
    await saved(page, join(folder, 'conf.d/shop.conf'), /\nupstream backend_6543 \{\n {4}server 127\.0\.0\.1:6543;\n\}\n\nserver \{/);
  });

  await t.test('changes one quote of a word, and the other follows', async () => {
    const lines = read('conf.d/shop.conf').split('\n');
    const line = lines.findIndex(each => each.includes('server_name')) + 1;
    await goTo(page, line, lines[line - 1]!.length + 1);
    await page.keyboard.type('\nadd_header X-Shop "a b";', { delay: 10 });
    await page.keyboard.press('Escape');
    const column = '    add_header X-Shop '.length + 1;
    await goTo(page, line + 1, column);
    await page.waitForTimeout(1000);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.type("'");
    await shows(page, /add_header X-Shop 'a b';/);
    await saved(page, join(folder, 'conf.d/shop.conf'), /add_header X-Shop 'a b';/);
  });

  await t.test('pastes from the clipboard, and what is pasted is formatted, in its place and alone', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const paste = async (text: string) => {
      await page.evaluate(copied => navigator.clipboard.writeText(copied), text);
      await page.keyboard.press('Control+V');
    };
    const lines = read('conf.d/shop.conf').split('\n');
    await goTo(page, lines.findIndex(each => each.includes('server_name')) + 1, 1);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await paste('location /pasted{\nreturn   200 "a  b";\n}');
    await shows(page, /\n {4}location \/pasted \{\n {8}return 200 "a {2}b";\n {4}\}\n/);
    await saved(page, join(folder, 'conf.d/shop.conf'), /location \/pasted/);
    await openFile(page, 'production.ini');
    await goTo(page, 1, 1);
    await page.keyboard.press('Control+End');
    await paste('\n[filter:pasted]\nuse=egg:Paste#gzip\nkeys   = a\n      b\n');
    await shows(page, /\[filter:pasted\]\nuse = egg:Paste#gzip\nkeys = a\n {4}b\n/);
    await saved(page, join(folder, 'production.ini'), /\[filter:pasted\]/);
  });

  await t.test('saves a Paste file, and it is formatted', async () => {
    await openFile(page, 'production.ini');
    await goTo(page, 1, 1);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n[filter:none]\nuse=egg:Paste#gzip', { delay: 10 });
    await saved(page, join(folder, 'production.ini'), /\n\n\[filter:none\]\nuse = egg:Paste#gzip\n$/);
  });

  await t.test('turns a rule off from the light bulb, and other rules keep their levels', async () => {
    await goTo(page, 1, 1);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('levle = 3\n', { delay: 10 });
    const squiggle = page.locator('.squiggly-warning').last();
    await squiggle.waitFor();
    await (await hoverOver(page, 'levle'))
      .locator('a.code-link')
      .first()
      .click({ position: { x: 4, y: 4 } });
    await page.locator('.tab.active', { hasText: 'unknown-option.md' }).waitFor();
    await shows(page, /### paste\/unknown-option/);
    await openFile(page, 'production.ini');
    await goTo(page, read('production.ini').split('\n').length, 3);
    await takeFix(page, /^Turn off the rule paste\/unknown-option/, join(pictures, 'editing-rule.png'));
    await squiggle.waitFor({ state: 'detached' });
    await eventually(page, () => read('.vscode/settings.json').includes('paste/unknown-option'));
    const levels = JSON.parse(read('.vscode/settings.json'))['nginxPaste.rules'];
    assert.deepEqual(levels, { 'links/*': 'hint', 'paste/unknown-option': 'off' });
  });

  await t.test('reads in the status item what the server knows, and opens the map from it', async () => {
    const item = page.locator('.statusbar-item[id="status.languageStatus"]');
    const shown = page.locator('.monaco-hover .hover-language-status');
    await item.hover();
    await shown.filter({ hasText: /3 nginx and 2 Paste files/ }).waitFor();
    await shown.filter({ hasText: /nginx \d+\.\d+\.\d+.*root: nginx\.conf/s }).waitFor();
    await picture('status');
    await shown
      .filter({ hasText: /\d+ links/ })
      .getByText('Show Link Map')
      .click();
    await page.locator('.tab.active', { hasText: 'Link Map' }).waitFor();
  });

  await t.test('restarts the server, which judges as before', async () => {
    await page.locator('.tab', { hasText: 'production.ini' }).click();
    await runCommand(page, 'Restart Language Server');
    await goTo(page, 1);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('nonsense\n', { delay: 10 });
    await page.locator('.squiggly-error').first().waitFor();
  });

  await t.test('is shown around by the walkthrough, step by step and in pictures', async () => {
    // Below a certain width VS Code leaves the pictures out.
    await page.setViewportSize({ width: 1600, height: 900 });
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await choose(page, 'Get Started with NGINX & Paste Deploy');
    for (const step of ['Open an nginx or a Paste file', 'Write one file from the other', 'See how everything hangs together']) {
      await page.locator('.getting-started-step', { hasText: step }).click();
      await page.locator('.getting-started-media img').first().waitFor();
    }
    await page.locator('.getting-started-step', { hasText: 'Write one file from the other' }).click();
    await picture('walkthrough');
  });
});
