// What Python could load: reads the metadata of the workspace's virtual environments and projects. No Python is run.

import type { CancellationToken } from 'vscode-languageserver';
import type { Python, Snapshot } from '../core/language.ts';
import type { TextFile } from '../core/text.ts';
import { folderOf, resolveUri } from '../core/uri.ts';
import {
  environmentGlobs,
  leadsElsewhere,
  linkedFolders,
  packagesFolder,
  projectGlobs,
  readDistributions,
  versionIn,
} from '../paste/environment.ts';
import { below, excludedGlobs, type FileSystem } from './files.ts';

/** Where environments are looked for below each root when no setting names one; the first that is there counts. */
const usualFolders = ['.venv', 'venv', 'env', '__pypackages__', '.tox', '.nox', '.hatch'];

/** Folders of a project that its modules may be in. */
const sourceFolders = ['', '/src', '/lib', '/python'];

/** Files whose change may mean other distributions. */
export const packageGlobs = ['**/*.{dist,egg}-info/entry_points.txt', '**/{pyproject.toml,setup.cfg,setup.py}'];

export function isPackageFile(uri: string): boolean {
  return /\.(?:dist|egg)-info\/entry_points\.txt$|\/(?:pyproject\.toml|setup\.(?:cfg|py))$/.test(uri);
}

/** Bytes that a metadata file or module may have, and how many of them are read. */
export const readLimit = 512 * 1024;
const findLimit = 8000;

/** The distributions in sight, and where Python imports from; neither when there is no environment and no project. */
export async function readEnvironment(
  files: FileSystem,
  snapshot: Snapshot,
  token: CancellationToken,
): Promise<Pick<Snapshot, 'distributions' | 'python'>> {
  const installed: TextFile[] = [];
  const projects: TextFile[] = [];
  for (const root of snapshot.roots) {
    const set = snapshot.settings['paste.environment'];
    for (const folder of set === '' ? usualFolders.map(name => `${root}/${name}`) : [resolveUri(root, set)]) {
      const found = await readAll(files, folder, environmentGlobs, [], token);
      installed.push(...found);
      if (found.length > 0) break;
    }
    projects.push(...(await readAll(files, root, projectGlobs, [...excludedGlobs, ...below('.venv venv env')], token)));
  }
  const linked = [...new Set(installed.flatMap(linkedFolders))];
  for (const folder of linked) {
    if (snapshot.roots.some(root => folder.startsWith(root))) continue;
    projects.push(
      ...(await readAll(files, folder, ['*.egg-info/{PKG-INFO,entry_points.txt}', 'pyproject.toml', 'setup.{cfg,py}'], [], token)),
    );
  }
  if (installed.length + projects.length === 0 || token.isCancellationRequested) return {};
  const projectFolders = [...projects.map(({ uri }) => packagesFolder(uri)), ...linked, ...snapshot.roots];
  const folders = [
    ...installed.filter(({ uri }) => /-info$|\/EGG-INFO$/i.test(folderOf(uri))).map(({ uri }) => packagesFolder(uri)),
    ...projectFolders.flatMap(folder => sourceFolders.map(below => folder + below)),
  ];
  const version = installed.map(versionIn).find(found => found !== undefined);
  const python: Python = {
    folders: [...new Set(folders)],
    whole: installed.length > 0 && !installed.some(leadsElsewhere),
    modules: new Map(),
    ...(version !== undefined && { version }),
  };
  return { distributions: readDistributions([...installed, ...projects]), python };
}

async function readAll(
  files: FileSystem,
  folder: string,
  globs: readonly string[],
  exclude: readonly string[],
  token: CancellationToken,
): Promise<readonly TextFile[]> {
  return readTexts(files, await files.find({ folder, globs, exclude, limit: findLimit }, token));
}

/** The texts of those files that can be read. */
export async function readTexts(files: FileSystem, uris: readonly string[]): Promise<readonly TextFile[]> {
  const texts = await Promise.all(uris.map(uri => files.read({ uri, limit: readLimit })));
  return uris.flatMap((uri, index) => (texts[index] === undefined ? [] : [{ uri, text: texts[index] }]));
}
