// A desktop VS Code to run tests in: the one that NGINX_PASTE_VSCODE names, else one that @vscode/test-electron downloads into .vscode-test/.

import { join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { onPath, root } from '../../setup/run.mjs';

/** The command that starts it, on a virtual screen where there is no other; or why there is none. */
export async function desktopVSCode(): Promise<{ readonly command: readonly [string, ...string[]] } | { readonly missing: string }> {
  const blind = process.platform === 'linux' && process.env.DISPLAY === undefined;
  const screen = blind ? onPath('xvfb-run') : undefined;
  if (blind && screen === undefined) return { missing: 'no display, and no xvfb-run' };
  try {
    const executable =
      process.env.NGINX_PASTE_VSCODE ??
      (await downloadAndUnzipVSCode({ version: 'stable', cachePath: join(root, '.vscode-test'), reporter: new SilentReporter() }));
    return { command: screen === undefined ? [executable] : [screen, '-a', executable] };
  } catch (error) {
    return { missing: `cannot download VS Code: ${error instanceof Error ? error.message : error}` };
  }
}
