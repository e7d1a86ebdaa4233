// The extension in a VS Code whose display language is Chinese: what the server says follows it.

import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { needs } from '../../setup/debian.mjs';
import { root } from '../../setup/run.mjs';
import { packagePath } from './package.ts';
import { copyOf, openFile, openSession } from './workbench.ts';

test('a finding, a lens and what cures it are in Chinese', { timeout: 180_000, ...needs('chromium') }, async () => {
  const files = copyOf(join(root, 'samples'));
  writeFileSync(
    join(files, 'wrong.conf'),
    'http {\n  server {\n    sever_name a;\n    location / { proxy_pass http://unix:/run/nobody.sock; }\n  }\n}\n',
  );
  const { page, close } = await openSession({ files, vsix: packagePath(), language: 'zh-cn' });
  try {
    await openFile(page, 'wrong.conf');
    await page.locator('.codelens-decoration', { hasText: '此处没有文件监听 unix:/run/nobody.sock' }).waitFor();
    await page.keyboard.press('F8');
    await page.locator('.marker-widget', { hasText: '未知指令“sever_name”：是否应为“server_name”？' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget', { hasText: '替换为“server_name”' }).waitFor();
    assert.ok(await page.locator('.action-widget', { hasText: '接受指令“sever_name”' }).isVisible());
  } finally {
    await close();
    rmSync(files, { recursive: true, force: true });
  }
});
