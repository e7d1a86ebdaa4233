// What Python could load: reads the metadata of the workspace's virtual environments and projects. No Python is run.

import type { CancellationToken } from 'vscode-languageserver';
import type { Distribution, EntryPoint, Snapshot } from '../core/language.ts';
import { folderOf, nameOf, resolveUri } from '../core/uri.ts';
import { environmentGlobs, located, modulePaths, projectGlobs, readDistributions, type TextFile } from '../paste/environment.ts';
import { excludedGlobs, type FileSystem } from './files.ts';
import { lendForeignLines } from './positions.ts';

/** Where virtual environments are looked for below each root when no setting names one. */
const usualFolders = ['.venv', 'venv', 'env', '.tox'];

/** Files whose change may mean other distributions. */
export const packageGlobs = ['**/*.{dist,egg}-info/entry_points.txt', '**/{pyproject.toml,setup.cfg,setup.py}'];

export function isPackageFile(uri: string): boolean {
  return /\.(?:dist|egg)-info\/entry_points\.txt$|\/(?:pyproject\.toml|setup\.(?:cfg|py))$/.test(uri);
}

/** Bytes that a metadata file or module may have, and how many of them are read. */
const readLimit = 512 * 1024;
const findLimit = 4000;

/** The distributions in sight, with the places of their Paste entry points; undefined when there is no environment and no project. */
export async function readEnvironment(
  files: FileSystem,
  snapshot: Snapshot,
  token: CancellationToken,
): Promise<readonly Distribution[] | undefined> {
  const texts: TextFile[] = [];
  for (const root of snapshot.roots) {
    const set = snapshot.settings['paste.environment'];
    const folders = set === '' ? usualFolders.map(name => `${root}/${name}`) : [resolveUri(root, set)];
    for (const folder of folders) texts.push(...(await readAll(files, folder, environmentGlobs, [], token)));
    texts.push(...(await readAll(files, root, projectGlobs, [...excludedGlobs, '**/{.venv,venv,env}/**'], token)));
  }
  if (texts.length === 0 || token.isCancellationRequested) return undefined;
  const folders = [...new Set(texts.map(({ uri }) => packagesFolder(uri)))];
  const distributions = readDistributions(texts);
  return Promise.all(
    distributions.map(async distribution => ({
      ...distribution,
      entryPoints: await Promise.all(distribution.entryPoints.map(entry => locate(files, folders, entry))),
    })),
  );
}

async function readAll(
  files: FileSystem,
  folder: string,
  globs: readonly string[],
  exclude: readonly string[],
  token: CancellationToken,
): Promise<readonly TextFile[]> {
  const uris = await files.find({ folder, globs, exclude, limit: findLimit }, token);
  const texts = await Promise.all(uris.map(uri => files.read({ uri, limit: readLimit })));
  return uris.flatMap((uri, index) => (texts[index] === undefined ? [] : [{ uri, text: texts[index] }]));
}

/** The entry point with its definition, where it is one that Paste loads and its module can be read. */
async function locate(files: FileSystem, folders: readonly string[], entry: EntryPoint): Promise<EntryPoint> {
  if (!entry.group.startsWith('paste.')) return entry;
  for (const folder of folders) {
    for (const path of modulePaths(entry)) {
      const uri = `${folder}/${path}`;
      const text = await files.read({ uri, limit: readLimit });
      if (text === undefined) continue;
      lendForeignLines(uri, text);
      return located(entry, { uri, text });
    }
  }
  return entry;
}

/** The folder that modules are imported from: that of the metadata's folder, or of a project file. */
function packagesFolder(uri: string): string {
  const folder = folderOf(uri);
  return /\.(?:dist|egg)-info$/.test(nameOf(folder)) ? folderOf(folder) : folder;
}
