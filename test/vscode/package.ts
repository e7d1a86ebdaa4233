// The packaged extension, as the package script leaves it.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { root } from '../../setup/run.mjs';

/** The package's file. Throws when it is not there, saying how to make it. */
export function packagePath(): string {
  const path = join(root, 'nginx-paste.vsix');
  if (!existsSync(path)) throw new Error(`${path} is not there: npm run package makes it`);
  return path;
}

/** The extension's files in it: their bytes by path. */
export function packagedFiles(): ReadonlyMap<string, Uint8Array> {
  const entries = Object.entries(unzipSync(readFileSync(packagePath())));
  return new Map(
    entries.filter(([path]) => /^extension\/.*[^/]$/.test(path)).map(([path, bytes]) => [path.slice('extension/'.length), bytes]),
  );
}

/** Unpacks the extension into a new temporary folder, with its manifest changed by `adapt`. */
export function unpack(adapt: (manifest: Record<string, unknown>) => void = () => {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nginx-paste-extension-')));
  for (const [path, bytes] of packagedFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  adapt(manifest);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  return folder;
}
