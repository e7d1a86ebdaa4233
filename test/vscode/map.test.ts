// The link map and the Explorer's view of fifty sites, as a user meets them: readable, walked by mouse and keyboard, filtered, exported.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { needs } from '../../setup/debian.mjs';
import { root } from '../../setup/run.mjs';
import { packagePath } from './package.ts';
import { folderOfSites } from './sites.ts';
import { activeEditor, eventually, leaveMouse, openBrowser, openFile, openSession, runCommand, screenshot } from './workbench.ts';

const pictures = join(root, 'test/out');
mkdirSync(pictures, { recursive: true });

for (const theme of ['dark', 'light'] as const) {
  const picture = (page: Page, name: string) => screenshot(page, join(pictures, `map-50-${name}-${theme}.png`));

  test(`fifty sites in the map and in the Explorer (${theme})`, { timeout: 300_000, ...needs('chromium') }, async t => {
    const sites = folderOfSites(50);
    const { page, folder, close } = await openSession({ files: sites, vsix: packagePath(), theme });
    t.after(async () => {
      await close();
      rmSync(dirname(sites), { recursive: true, force: true });
    });
    const map = page.frameLocator('iframe.webview').frameLocator('#active-frame');
    const node = (kind: string, text: string) => map.locator(`g.node.${kind}`, { hasText: text }).first();

    await t.test('all of it is drawn, no two nodes over each other, no text out of its node', async () => {
      await openFile(page, 'nginx.conf');
      await runCommand(page, 'Show Link Map');
      await node('site', 'wiki1.example.com').waitFor();
      await map.locator('#status', { hasText: '50 sites' }).waitFor({ timeout: 30_000 });
      assert.match(
        await map.locator('#status').innerText(),
        /50 sites · 60 locations · 16 upstreams · \d+ sockets · 60 servers · \d+ applications/,
      );
      await picture(page, 'start');
      await map.locator('#fit').click();
      await leaveMouse(page);
      await picture(page, 'fit');
      assert.deepEqual(await overlapping(map), []);
    });

    await t.test('a click leads to the line', async () => {
      await map.locator('#filter').fill('forum13');
      await node('server', '[server:main]').click();
      await activeEditor(page, 'production.ini').waitFor();
      await atLine(page, lineOf(join(folder, 'apps/forum13/production.ini'), '[server:main]'));
      await page.locator('.tab', { hasText: 'Link Map' }).click();
    });

    await t.test('a filter leaves what belongs together', async () => {
      await map.locator('#filter').fill('blog12');
      await map.locator('#status', { hasText: '1 site ' }).waitFor();
      await picture(page, 'filter');
      await map.locator('#filter').fill('no such site');
      await map.locator('#status', { hasText: 'Nothing matches.' }).waitFor();
      await map.locator('#filter').fill('');
      await map.locator('#status', { hasText: '50 sites' }).waitFor();
    });

    await t.test('the keyboard walks it, and what is in focus is told beside it', async () => {
      await map.locator('#filter').fill('booking15');
      await map.locator('#status', { hasText: '1 site ' }).waitFor();
      await map.locator('#export').focus();
      await page.keyboard.press('Tab');
      const labels = [await focusedLabel(map)];
      for (let step = 0; step < 4; step++) {
        await page.keyboard.press('ArrowRight');
        labels.push(await focusedLabel(map));
      }
      assert.deepEqual(
        labels.map(label => label.split(' ')[0]),
        ['site', 'location', 'upstream', 'socket', 'server'],
      );
      await page.keyboard.press('ArrowLeft');
      const details = map.locator('#details');
      await details.locator('h2', { hasText: 'socket' }).waitFor();
      assert.match(await details.innerText(), /largest body\s+1m \(default\)\s+1073741823 bytes \(default\)/);
      await picture(page, 'details');
      await page.keyboard.press('Escape');
      await details.waitFor({ state: 'hidden' });
      await page.keyboard.press('Enter');
      await page
        .locator('.tab.active', { hasText: /booking15\.conf|production\.ini/ })
        .or(page.locator('.quick-input-widget'))
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.tab', { hasText: 'Link Map' }).click();
    });

    await t.test('it zooms by keyboard and buttons', async () => {
      await map.locator('#filter').fill('');
      await map.locator('#status', { hasText: '50 sites' }).waitFor();
      const width = () => map.locator('#stage svg').evaluate(svg => svg.getBoundingClientRect().width);
      await map.locator('#fit').click();
      const fitted = await width();
      await map.locator('#in').click();
      assert.ok((await width()) > fitted);
      await map.locator('g.node').first().focus();
      await page.keyboard.press('-');
      await page.keyboard.press('-');
      assert.ok((await width()) < fitted);
      await page.keyboard.press('0');
      assert.ok(Math.abs((await width()) - fitted) < 2);
    });

    await t.test('problems are marked, and told to a screen reader', async () => {
      const wrong = map.locator('g.node.error').first();
      await wrong.waitFor();
      assert.match((await wrong.getAttribute('aria-label')) ?? '', /problem: nobody listens on unix:\/run\/\w+\/app\.socket; did you mean/);
      assert.equal(await map.locator('g.node:not([aria-label])').count(), 0);
      assert.equal(await map.locator('button:not([aria-label]):not(:has-text("Fit")):not(:has-text("Export"))').count(), 0);
    });

    await t.test('the export is a picture of its own', async () => {
      await map.locator('#export').click();
      const target = join(folder, 'links.svg');
      await page.locator('.quick-input-widget input').first().fill(target);
      await page.keyboard.press('Enter');
      const svg = await eventually(page, () => existsSync(target) && readFileSync(target, 'utf8'));
      assert.ok(svg.startsWith('<svg') && !svg.includes('var(--'), svg.slice(0, 200));
      const browser = await openBrowser();
      try {
        const alone = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        await alone.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
        assert.equal(await alone.locator('g.node').count(), await map.locator('g.node').count());
        await alone.screenshot({ path: join(pictures, `map-50-export-${theme}.png`) });
      } finally {
        await browser.close();
      }
    });

    await t.test('the view in the Explorer leads to the line', async () => {
      await runCommand(page, 'Explorer: Focus on Sites and Sockets View');
      const rows = page
        .locator('.pane', { has: page.locator('.pane-header', { hasText: 'Sites and Sockets' }) })
        .locator('.monaco-list-row');
      await rows.first().waitFor();
      await picture(page, 'explorer');
      await rows.filter({ hasText: 'location /' }).first().click();
      await page.locator('.tab.active', { hasText: '.conf' }).waitFor();
      const name = (await page.locator('.tab.active').innerText()).replace(/\s/g, '');
      await atLine(page, lineOf(join(folder, 'sites-enabled', name), 'location /'));
    });
  });
}

/** Waits until the cursor is at a line, counted from 1. */
async function atLine(page: Page, line: number): Promise<void> {
  await page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
}

function lineOf(path: string, text: string): number {
  return (
    readFileSync(path, 'utf8')
      .split('\n')
      .findIndex(line => line.includes(text)) + 1
  );
}

async function focusedLabel(map: FrameLocator): Promise<string> {
  return (await map.locator('g.node:focus').getAttribute('aria-label')) ?? '';
}

/** Nodes that cover each other, and texts that stand out of their nodes. */
function overlapping(map: FrameLocator): Promise<readonly string[]> {
  return map.locator('#stage svg').evaluate(svg => {
    const boxes = [...svg.querySelectorAll('g.node')].map(each => ({
      label: each.getAttribute('aria-label') ?? '',
      box: each.querySelector('rect')!.getBoundingClientRect(),
      texts: [...each.querySelectorAll('text')].map(text => text.getBoundingClientRect()),
    }));
    const wrong: string[] = [];
    boxes.forEach(({ label, box, texts }, index) => {
      if (texts.some(text => text.left < box.left - 1 || text.right > box.right + 1)) wrong.push(`${label}: its text stands out`);
      for (const other of boxes.slice(index + 1)) {
        const apart =
          other.box.left >= box.right || other.box.right <= box.left || other.box.top >= box.bottom || other.box.bottom <= box.top;
        if (!apart) wrong.push(`${label} and ${other.label}`);
      }
    });
    return wrong;
  });
}
