// The Python distributions a workspace can load from, put together from the texts of their metadata. Nothing here reads a disk or runs Python:
// whoever does gives the texts, and gets distributions.

import type { Distribution, EntryPoint, Snapshot } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { TextFile } from '../core/text.ts';
import { folderOf, nameOf } from '../core/uri.ts';
import { type Group, protocolsOf } from '../data/paste-sections.ts';
import { type Metadata, readEntryPoints, readHeaders, readPyproject, readSetupCfg, readSetupPy } from './metadata.ts';
import { normalName } from './use.ts';

/** What to read of a virtual environment, below its folder: the metadata of installed distributions. */
export const environmentGlobs: readonly string[] = [
  '**/{site-packages,dist-packages}/*.{dist,egg}-info/{METADATA,PKG-INFO,entry_points.txt}',
  '**/*.egg/EGG-INFO/{PKG-INFO,entry_points.txt}',
  // PDM's __pypackages__/3.11/lib.
  '*/lib/*.{dist,egg}-info/{METADATA,PKG-INFO,entry_points.txt}',
  // What says that packages come from elsewhere too.
  '**/{site-packages,dist-packages}/*.{pth,egg-link}',
  '**/{site-packages,dist-packages}/*.dist-info/direct_url.json',
  '{pyvenv.cfg,*/pyvenv.cfg}',
];

/** What to read of the workspace itself: the projects in it, and what `pip install -e` left. */
export const projectGlobs: readonly string[] = ['**/{pyproject.toml,setup.cfg,setup.py}', '**/*.egg-info/{PKG-INFO,entry_points.txt}'];

/**
 * What is known to `egg:`. `complete`: a whole environment was found (it has PasteDeploy itself, and nothing comes from elsewhere), so that a name which
 * is not here does not exist in it.
 */
export type KnownDistributions = { readonly byName: ReadonlyMap<string, Distribution>; readonly complete: boolean };

/** The distributions of a snapshot by their normalised name. */
export function knownDistributions(snapshot: Snapshot): KnownDistributions {
  const found = indexed(snapshot.distributions ?? none);
  return snapshot.python?.whole === false ? partly(found) : found;
}

/** The entry points of a distribution that make an app (or composite), a filter or a server. */
export function entryPointsOf(distribution: Distribution, group: Group): readonly EntryPoint[] {
  const wanted = protocolsOf[group];
  return distribution.entryPoints.filter(entry => wanted.includes(entry.group));
}

/**
 * The distributions that metadata files describe: files of one folder make one distribution, and a distribution found twice (as a project and
 * installed from it) is one, with the entry points of the first that has any. Without a name there is none. A project of which no metadata is built
 * and that states none of Paste's entry points may state them in a way that is not known here: in a `setup.py` of another name, or nowhere, when its
 * framework reads these files itself.
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
  const installed = new Map<string, string | undefined>();
  const built = new Set<string>();
  for (const [folder, parts] of byFolder) {
    const name = parts.find(part => part.name !== undefined)?.name ?? nameOfFolder(folder)?.name;
    if (name === undefined) continue;
    const version = parts.find(part => part.version !== undefined)?.version ?? nameOfFolder(folder)?.version;
    const entryPoints = parts.flatMap(part => part.entryPoints);
    const isOpen = parts.some(part => part.open) || !entryPoints.some(({ group }) => pasteGroups.has(group));
    const key = normalName(name);
    const known = byName.get(key);
    // Environments for several versions (tox) tell none.
    const differs = isInstalled(folder) && installed.has(key) && installed.get(key) !== version;
    if (isInstalled(folder)) installed.set(key, differs ? undefined : version);
    const counts = differs ? undefined : (known?.version ?? version);
    if (isMetadata(folder)) built.add(key);
    byName.set(key, {
      name: known?.name ?? name,
      ...(counts !== undefined && { version: counts }),
      entryPoints: known !== undefined && known.entryPoints.length > 0 ? known.entryPoints : entryPoints,
      ...((isOpen || known?.open) && { open: true }),
    });
  }
  return [...byName].map(([key, { open, ...distribution }]) => (open && !built.has(key) ? { ...distribution, open } : distribution));
}

/** The groups that paste.deploy looks in. */
const pasteGroups: ReadonlySet<string> = new Set(Object.values(protocolsOf).flat());

/** The folder that modules are imported from, by the uri of a file of metadata in it, or of a project. */
export function packagesFolder(uri: string): string {
  const folder = folderOf(uri);
  return isMetadata(folder) ? folderOf(folder) : folder;
}

/** Whether a folder holds what a build made of a project, with all of its entry points. */
function isMetadata(folder: string): boolean {
  return /\.(?:dist|egg)-info$|^EGG-INFO$/.test(nameOf(folder));
}

/** Folders outside of the packages' own that a file of the environment adds: of projects installed with `pip install -e`, and those of `.pth` files. */
export function linkedFolders({ uri, text }: TextFile): readonly string[] {
  if (nameOf(uri) === 'direct_url.json') {
    const url = /"editable"\s*:\s*true/.test(text) ? /"url"\s*:\s*"(file:[^"]+)"/.exec(text)?.[1] : undefined;
    return url === undefined ? [] : [url.replace(/\/$/, '')];
  }
  if (!/\.(?:pth|egg-link)$/.test(uri)) return [];
  const lines = text.split(/\r?\n/).slice(0, uri.endsWith('.egg-link') ? 1 : undefined);
  return lines.flatMap(line => {
    const path = line.trim().replaceAll('\\', '/');
    if (/^[A-Za-z]:\//.test(path)) return [`file:///${encodeURI(path)}`];
    return path.startsWith('/') ? [`file://${encodeURI(path.replace(/(?<=.)\/$/, ''))}`] : [];
  });
}

/** Whether a file of the environment has Python look elsewhere: in the system's packages, or where the code in a `.pth` file says. */
export function leadsElsewhere({ uri, text }: TextFile): boolean {
  if (nameOf(uri) === 'pyvenv.cfg') return /^\s*include-system-site-packages\s*=\s*true/im.test(text);
  return uri.endsWith('.pth') && !/^(?:distutils-precedence|_virtualenv)\.pth$/.test(nameOf(uri)) && /^import[ \t]/m.test(text);
}

/** The version of Python, by a file of its environment: `3.11` of `lib/python3.11/…`, or as `pyvenv.cfg` says. */
export function versionIn({ uri, text }: TextFile): string | undefined {
  if (nameOf(uri) === 'pyvenv.cfg') return /^\s*version(?:_info)?\s*=\s*(\d+\.\d+)/m.exec(text)?.[1];
  return /\/(?:python|__pypackages__\/)(\d+\.\d+)\//.exec(uri)?.[1];
}

function isInstalled(folder: string): boolean {
  return /\/(?:site-packages|dist-packages|__pypackages__)\//.test(folder);
}

const none: readonly Distribution[] = [];

const indexed = memo((distributions: readonly Distribution[]): KnownDistributions => {
  const byName = new Map(distributions.map(distribution => [normalName(distribution.name), distribution]));
  return { byName, complete: byName.has('pastedeploy') };
});

const partly = memo((found: KnownDistributions): KnownDistributions => ({ ...found, complete: false }));

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
