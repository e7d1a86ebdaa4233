// The disk as a FileSystem, for the programs that have one: the language server in Node, and the terminal.

import { type Dirent, promises as fs } from 'node:fs';
import picomatch from 'picomatch';
import { URI } from 'vscode-uri';
import type { FileSystem } from './lsp/files.ts';

/** The disk. What cannot be read is not there, nor is what would never end: pipes and devices. Links to files are followed, links to folders are not. */
export const disk: FileSystem = {
  find: async ({ folder, globs, exclude, limit }, token) => {
    const root = URI.parse(folder).fsPath;
    const wanted = picomatch([...globs], { dot: true });
    const unwanted = picomatch([...exclude], { dot: true });
    const found: string[] = [];
    const visit = async (relative: string): Promise<void> => {
      if (found.length >= limit || token?.isCancellationRequested) return;
      const entries = await fs.readdir(`${root}/${relative}`, { withFileTypes: true }).catch((): Dirent[] => []);
      const folders: string[] = [];
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
        if (entry.isDirectory()) {
          if (!unwanted(`${path}/.`) && !unwanted(`${path}/x`)) folders.push(path);
        } else if (found.length < limit && wanted(path) && !unwanted(path) && (await isFile(entry, `${root}/${path}`))) {
          found.push(URI.file(`${root}/${path}`).toString());
        }
      }
      for (const path of folders) await visit(path);
    };
    await visit('');
    return found;
  },
  read: async ({ uri, limit }) => {
    const path = URI.parse(uri).fsPath;
    try {
      const status = await fs.stat(path);
      if (!status.isFile() || status.size > limit) return undefined;
      const text = await fs.readFile(path, 'utf8');
      return text.slice(0, 8000).includes('\0') ? undefined : text;
    } catch {
      return undefined;
    }
  },
};

async function isFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return (await fs.stat(path).catch(() => undefined))?.isFile() === true;
}
