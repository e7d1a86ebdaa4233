// Drives a real VS Code as a user would: a browser on the embedded VS Code's workbench, with a copy of some files as its folder.
// Every session has its own port, user data, extensions and folder, so that several may run at once.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { onPath } from '../../setup/run.mjs';
import { startVSCode } from '../../setup/vscode.mjs';

export type SessionOptions = {
  /** The folder whose copy is opened. */
  readonly files: string;
  /** A packaged extension to install first. */
  readonly vsix?: string;
  readonly theme?: 'dark' | 'light';
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What extensions are told to speak, as `zh-cn`; VS Code itself has no other words than English without a language pack. */
  readonly language?: string;
  /** Width and height of the window in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
};

/** `folder`: the copy on disk, which the workbench shows. `close` ends all of it and removes the copy. */
export type Session = { readonly page: Page; readonly folder: string; readonly close: () => Promise<void> };

/** Opens VS Code on a copy of `files` and waits until the workbench is drawn. */
export async function openSession({ files, vsix, theme = 'dark', settings = {}, language, size }: SessionOptions): Promise<Session> {
  const folder = copyOf(files);
  const colours = { 'workbench.colorTheme': theme === 'dark' ? 'Default Dark Modern' : 'Default Light Modern' };
  // A save by itself would take the place of one that is asked for, and leave out the formatting.
  const server = await startVSCode({
    settings: { ...colours, 'files.autoSave': 'off', ...settings },
    ...(vsix === undefined ? {} : { vsix }),
  });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: size ?? { width: 1280, height: 800 } });
  page.setDefaultTimeout(15_000);
  if (language !== undefined) {
    await page.addInitScript(value => Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value }), language);
  }
  await page.goto(`${server.address}/?folder=${encodeURI(folder)}`);
  await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  return {
    page,
    folder,
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(dirname(folder), { recursive: true, force: true });
    },
  };
}

/** A copy of a folder in a new temporary one, by its real path. */
export function copyOf(files: string): string {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'nginx-paste-files-'))), basename(files));
  cpSync(files, folder, { recursive: true });
  return folder;
}

/** The machine's Chromium or Chrome, without a window. Throws when there is none. */
export function openBrowser(): Promise<Browser> {
  const executablePath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find(Boolean);
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({
    ...(executablePath === undefined ? { channel: 'chrome' } : { executablePath }),
    args: ['--no-sandbox', ...quiet],
  });
}

/** Opens a file of the folder by its path below it, in this group of editors or `beside` it, and waits until its text is shown. */
export async function openFile(page: Page, path: string, beside = false): Promise<void> {
  const name = path.split('/').at(-1) ?? path;
  await quickInput(page, 'Control+P', path);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
  await page.keyboard.press(beside ? 'Control+Enter' : 'Enter');
  await activeEditor(page, name).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** Runs a command of the palette by its title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await quickInput(page, 'F1', `>${title}`);
  await choose(page, title);
}

/** Takes the entry with this text from the list that the workbench shows at its top. */
export async function choose(page: Page, text: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
}

/** Puts the cursor of the editor in front at a line and column, counted from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await quickInput(page, 'Control+G', `:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** The tab in front, when it has this name. */
export function activeEditor(page: Page, name: string): Locator {
  return page.locator('.editor-group-container.active .tab.active', { hasText: name });
}

/** The text the editor in front shows, as far as it is scrolled into sight. Lines are in order, spaces are plain. */
async function visibleText(page: Page): Promise<string> {
  const lines = await page.locator('.editor-group-container.active .editor-instance .view-line').evaluateAll(elements =>
    elements
      .map(element => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text),
  );
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

/** The hover over the last place where this text stands in the editor in front. */
export async function hoverOver(page: Page, text: string): Promise<Locator> {
  const span = page.locator('.editor-group-container.active .view-line span span', { hasText: text }).last();
  const hover = page.locator('.monaco-hover:not(.hidden)', { has: page.locator('.hover-contents') }).first();
  // The mouse rests on nothing when the line is drawn anew under it, and has to come again.
  for (let attempt = 0; attempt < 5 && !(await hover.isVisible()); attempt++) {
    await leaveMouse(page);
    await span.hover();
    await hover.waitFor({ timeout: 3_000 }).catch(() => {});
  }
  await hover.waitFor();
  return hover;
}

/** Saves all files until this one, by its path on disk, has this text or one that fits. Throws with what it has instead. */
export async function saved(page: Page, path: string, wanted: string | RegExp): Promise<void> {
  const fits = () => {
    const text = readFileSync(path, 'utf8');
    return typeof wanted === 'string' ? text === wanted : wanted.test(text);
  };
  // An edit may still be on its way to a file that no editor shows, and a file is empty for a moment while it is written.
  for (let attempt = 0; attempt < 10 && !fits(); attempt++) {
    await runCommand(page, 'File: Save All');
    for (let wait = 0; wait < 10 && !fits(); wait++) await page.waitForTimeout(100);
  }
  const text = readFileSync(path, 'utf8');
  if (typeof wanted === 'string') assert.equal(text, wanted);
  else assert.match(text, wanted);
}

/** Waits until the editor in front shows a text that fits. Throws with what it shows instead. */
export async function shows(page: Page, pattern: RegExp): Promise<void> {
  const end = Date.now() + 15_000;
  for (;;) {
    const text = await visibleText(page);
    if (pattern.test(text)) return;
    if (Date.now() > end) throw new Error(`the editor does not show ${pattern} but\n${text}`);
    await page.waitForTimeout(100);
  }
}

/** Opens the light bulb's menu at the cursor and takes the entry that fits; `picture`: of the open menu, into a file. */
export async function takeFix(page: Page, title: RegExp, picture?: string): Promise<void> {
  const entry = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  // The menu closes by itself when findings arrive while it opens.
  for (let attempt = 0; attempt < 5 && !(await entry.isVisible()); attempt++) {
    await page.keyboard.press('Control+.');
    await entry.waitFor({ timeout: 3_000 }).catch(() => page.keyboard.press('Escape'));
  }
  if (picture !== undefined) await screenshot(page, picture);
  await entry.click();
}

/** The first answer that is not empty, asked again and again for fifteen seconds. */
export async function eventually<Answer>(page: Page, ask: () => Answer | null | false): Promise<Answer> {
  for (const end = Date.now() + 15_000; Date.now() < end; await page.waitForTimeout(100)) {
    const answer = ask();
    if (answer) return answer;
  }
  throw new assert.AssertionError({ message: `never: ${ask}` });
}

/** Takes the mouse off everything that answers to it. */
export async function leaveMouse(page: Page): Promise<void> {
  await page.mouse.move(1, 1);
}

/** Takes a picture of the window into a file, once nothing moves any more. */
export async function screenshot(page: Page, path: string): Promise<void> {
  await page.waitForTimeout(600);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}

async function quickInput(page: Page, key: string, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await page.keyboard.press(key);
  await input.waitFor({ state: 'visible' });
  await input.fill(text);
}
