// The Python distributions a workspace can load from, put together from the texts of their metadata. Nothing here reads a disk or runs Python:
// whoever does gives the texts, and gets distributions.

import type { Distribution, EntryPoint, Snapshot } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { folderOf, nameOf } from '../core/uri.ts';
import { type Group, protocols } from '../data/paste-sections.ts';
import { definitionIn, type Metadata, readEntryPoints, readHeaders, readPyproject, readSetupCfg, readSetupPy } from './metadata.ts';
import { normalName } from './use.ts';

/** A file's uri and text. */
export type TextFile = { readonly uri: string; readonly text: string };

/** What to read of a virtual environment, below its folder: the metadata of installed distributions. */
export const environmentGlobs: readonly string[] = [
  '**/site-packages/*.dist-info/{METADATA,entry_points.txt}',
  '**/site-packages/*.egg-info/{PKG-INFO,entry_points.txt}',
  '**/dist-packages/*.{dist,egg}-info/{METADATA,PKG-INFO,entry_points.txt}',
];

/** What to read of the workspace itself: the projects in it, and what `pip install -e` left. */
export const projectGlobs: readonly string[] = ['**/{pyproject.toml,setup.cfg,setup.py}', '**/*.egg-info/{PKG-INFO,entry_points.txt}'];

/**
 * What is known to `egg:`. `complete`: a whole environment was found (it has PasteDeploy itself), so that a name which is not here does
 * not exist in it.
 */
export type KnownDistributions = { readonly byName: ReadonlyMap<string, Distribution>; readonly complete: boolean };

/** The distributions of a snapshot by their normalised name. */
export function knownDistributions(snapshot: Snapshot): KnownDistributions {
  return indexed(snapshot.distributions ?? none);
}

/** The entry points of a distribution that make an app (or composite), a filter or a server. */
export function entryPointsOf(distribution: Distribution, group: Group): readonly EntryPoint[] {
  const wanted = protocols[group].flat();
  return distribution.entryPoints.filter(entry => wanted.includes(entry.group));
}

/**
 * The distributions that metadata files describe: files of one folder make one distribution, and a distribution found twice (as a project and
 * installed from it) is one, with the entry points of the first that has any. Without a name there is none.
 */
export function readDistributions(files: Iterable<TextFile>): readonly Distribution[] {
  const byFolder = new Map<string, Metadata[]>();
  for (const { uri, text } of files) {
    const metadata = readMetadata(nameOf(uri), text);
    if (metadata === undefined) continue;
    const folder = folderOf(uri);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), metadata]);
  }
  const byName = new Map<string, Distribution>();
  for (const [folder, parts] of byFolder) {
    const name = parts.find(part => part.name !== undefined)?.name ?? nameOfFolder(folder)?.name;
    if (name === undefined) continue;
    const version = parts.find(part => part.version !== undefined)?.version ?? nameOfFolder(folder)?.version;
    const entryPoints = parts.flatMap(part => part.entryPoints);
    const known = byName.get(normalName(name));
    byName.set(normalName(name), {
      name: known?.name ?? name,
      ...((known?.version ?? version) !== undefined && { version: (known?.version ?? version)! }),
      entryPoints: known !== undefined && known.entryPoints.length > 0 ? known.entryPoints : entryPoints,
    });
  }
  return [...byName.values()];
}

/** Where the module of an entry point may be, relative to a folder of packages or of the project, likeliest first. */
export function modulePaths({ target }: EntryPoint): readonly string[] {
  const path = target.slice(0, target.indexOf(':') === -1 ? undefined : target.indexOf(':')).replaceAll('.', '/');
  return [`${path}.py`, `${path}/__init__.py`, `src/${path}.py`, `src/${path}/__init__.py`];
}

/** The entry point with the place of its definition in its module; where the name is made otherwise, the beginning of the module. */
export function located(entry: EntryPoint, module: TextFile): EntryPoint {
  const name = entry.target.slice(entry.target.indexOf(':') + 1).split('.')[0]!;
  const start = definitionIn(module.text, name);
  const span = start === undefined ? { start: 0, end: 0 } : { start, end: start + name.length };
  return { ...entry, location: { uri: module.uri, span } };
}

const none: readonly Distribution[] = [];

const indexed = memo((distributions: readonly Distribution[]): KnownDistributions => {
  const byName = new Map(distributions.map(distribution => [normalName(distribution.name), distribution]));
  return { byName, complete: byName.has('pastedeploy') };
});

function readMetadata(file: string, text: string): Metadata | undefined {
  switch (file) {
    case 'entry_points.txt':
      return readEntryPoints(text);
    case 'METADATA':
    case 'PKG-INFO':
      return readHeaders(text);
    case 'pyproject.toml':
      return readPyproject(text);
    case 'setup.cfg':
      return readSetupCfg(text);
    case 'setup.py':
      return readSetupPy(text);
    default:
      return undefined;
  }
}

/** `…/waitress-2.1.2.dist-info` names a distribution and its version. */
function nameOfFolder(folder: string): { readonly name: string; readonly version?: string } | undefined {
  const found = /^(.+?)(?:-(\d[^-]*))?(?:-py[\d.]+)?\.(?:dist|egg)-info$/.exec(nameOf(folder));
  return found === null ? undefined : { name: found[1]!, ...(found[2] !== undefined && { version: found[2] }) };
}
