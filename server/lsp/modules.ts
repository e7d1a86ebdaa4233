// The Python modules whose factories the files name: found in the folders that Python imports from, and read. No Python is run.

import type { CancellationToken } from 'vscode-languageserver';
import type { Python, PythonModule, Snapshot } from '../core/language.ts';
import { pythonLibrary } from '../data/python-library.ts';
import { unreadModules } from '../paste/python-modules.ts';
import { readLimit } from './environment.ts';
import { excludedGlobs, type FileSystem } from './files.ts';
import { lendForeignLines } from './positions.ts';

/** How often what is read may lead to further modules. */
const importDepth = 12;

/**
 * What the snapshot knows of Python, with every module that its files and distributions lead to; the same object when nothing is missing. A module
 * that cannot be found is `absent` where that is certain.
 */
export async function readModules(files: FileSystem, snapshot: Snapshot, token: CancellationToken): Promise<Python | undefined> {
  let { python } = snapshot;
  const sought = new Set<string>();
  for (let depth = 0; depth < importDepth && python !== undefined && !token.isCancellationRequested; depth++) {
    const unread = [...unreadModules({ ...snapshot, python })].filter(name => !sought.has(name));
    if (unread.length === 0) break;
    for (const name of unread) sought.add(name);
    const { folders, whole }: Python = python;
    const found = await Promise.all(unread.map(name => readModule(files, folders, name)));
    const modules = new Map<string, PythonModule | 'absent'>(python.modules);
    for (const [index, name] of unread.entries()) {
      const module = found[index];
      if (module !== undefined) modules.set(name, module);
      else if (whole && (await isAbsent(files, snapshot, folders, name, token))) modules.set(name, 'absent');
    }
    python = { ...python, modules };
  }
  return python;
}

/** Files whose change may mean other factories. */
export const moduleGlob = '**/*.py';

/** The snapshot without the modules of files that changed, and without what was said to be absent, when any file is Python's. */
export function forgetModules(snapshot: Snapshot, uris: readonly string[]): Snapshot {
  const changed = new Set(uris.filter(uri => uri.endsWith('.py')));
  if (snapshot.python === undefined || changed.size === 0) return snapshot;
  const modules = new Map([...snapshot.python.modules].filter(([, module]) => module !== 'absent' && !changed.has(module.uri)));
  return modules.size === snapshot.python.modules.size ? snapshot : { ...snapshot, python: { ...snapshot.python, modules } };
}

async function readModule(files: FileSystem, folders: readonly string[], name: string): Promise<PythonModule | undefined> {
  const path = name.replaceAll('.', '/');
  for (const folder of folders) {
    for (const uri of [`${folder}/${path}/__init__.py`, `${folder}/${path}.py`]) {
      const text = await files.read({ uri, limit: readLimit });
      if (text === undefined) continue;
      lendForeignLines(uri, text);
      return { name, uri, text };
    }
  }
  return undefined;
}

/** Whether nothing in sight could be a module: no file or folder of the name where Python looks, no source of it elsewhere in the workspace. */
async function isAbsent(
  files: FileSystem,
  { roots }: Snapshot,
  folders: readonly string[],
  name: string,
  token: CancellationToken,
): Promise<boolean> {
  const path = name.replaceAll('.', '/');
  if (pythonLibrary.has(path.split('/')[0]!)) return false;
  const last = path.slice(path.lastIndexOf('/') + 1);
  for (const folder of folders) {
    const parent = `${folder}/${path}`.slice(0, -last.length - 1);
    const inFolder = await files.find({ folder: `${folder}/${path}`, globs: ['**/*'], exclude: [], limit: 1 }, token);
    const asFile = await files.find({ folder: parent, globs: [`${last}.*`], exclude: ['*/**'], limit: 1 }, token);
    if (inFolder.length + asFile.length > 0) return false;
  }
  for (const folder of roots) {
    const globs = [`**/${path}.py`, `**/${path}/__init__.py`];
    if ((await files.find({ folder, globs, exclude: excludedGlobs, limit: 1 }, token)).length > 0) return false;
  }
  return true;
}
