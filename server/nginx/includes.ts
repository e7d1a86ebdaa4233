// The include graph of a workspace: which file includes which, from where, and whether all that belongs to a configuration is in sight.

import picomatch from 'picomatch';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { folderOf, isWithin, pathOf, resolveUri } from '../core/uri.ts';
import { syntaxTree } from './parser.ts';
import { type Directive, type Tree, type Word, walk } from './tree.ts';

/** An `include` in a file, with the directives around it, outermost first. */
export type Include = { readonly from: SourceFile; readonly pattern: Word; readonly parents: readonly Directive[] };

/**
 * What an include leads to. `missing`: it names one file, and that file should be in the workspace but is not.
 * `unknown`: what it leads to lies outside of the workspace or depends on a variable or template.
 */
export type Resolved = { readonly targets: readonly SourceFile[]; readonly missing: boolean; readonly unknown: boolean };

/** The includes that lead to `file`. */
export function inclusionsOf(snapshot: Snapshot, file: SourceFile): readonly Include[] {
  return graphOf(snapshot).into.get(file.uri) ?? [];
}

/** Every include written in `file`, in text order; those in `map`, `types` and `geo` bodies too. */
export const includesIn: (file: SourceFile) => readonly Include[] = memo(file => {
  const found: Include[] = [];
  if (!file.text.includes('include')) return found;
  walk(syntaxTree(file), (directive, parents) => {
    const pattern = directive.args[0];
    if (directive.name.value === 'include' && pattern !== undefined && directive.args.length === 1) {
      found.push({ from: file, pattern, parents: [...parents] });
    }
  });
  return found;
});

/** What an include leads to, seen from the roots of its file. */
export function resolve(snapshot: Snapshot, include: Include): Resolved {
  return graphOf(snapshot).resolved.get(include) ?? nothing;
}

/** The main configuration files of the workspace that `file` belongs to: itself when it is one, or those that include it. */
export function rootsOf(snapshot: Snapshot, file: SourceFile): readonly SourceFile[] {
  return graphOf(snapshot).rootsByFile.get(file.uri) ?? [];
}

/** Whether `file` is a main configuration file of the workspace. */
export function isRoot(snapshot: Snapshot, file: SourceFile): boolean {
  return rootsOf(snapshot, file).includes(file);
}

/** The files of the configuration whose root is `root`, itself first, each once. */
export function filesBelow(snapshot: Snapshot, root: SourceFile): readonly SourceFile[] {
  return graphOf(snapshot).filesByRoot.get(root.uri) ?? [root];
}

/** Whether everything that belongs to the configurations of `file` is in sight: their roots, and the target of every include below them. */
export function isWhole(snapshot: Snapshot, file: SourceFile): boolean {
  if (!snapshot.complete) return false;
  const roots = rootsOf(snapshot, file);
  return roots.length > 0 && roots.every(root => inSight(snapshot, root).whole);
}

/** Whether an include around `file` matches nothing in the workspace, as where what it is for lies only on the machine that nginx runs on. */
export function hasEmptyIncludes(snapshot: Snapshot, file: SourceFile): boolean {
  return rootsOf(snapshot, file).some(root => inSight(snapshot, root).someEmpty);
}

/** Whether a tree is that of a main configuration file: it has a block that can only stand at the outermost level. */
export function isMain(tree: Tree): boolean {
  return tree.children.some(({ name, block }) => block !== undefined && (name.value === 'events' || name.value === 'http'));
}

/** Whether a path is that of a file which comes with nginx or its Debian package, and so need not be in the workspace. */
export function isPackaged(pattern: string): boolean {
  return packaged.test(pattern);
}

/** The name of the file that the pattern of an include ends with. */
export function fileNameOf(pattern: string): string {
  return pattern.slice(pattern.lastIndexOf('/') + 1);
}

/** Whether `from` is `to` or includes it, through others too. */
export function leadsTo(snapshot: Snapshot, from: SourceFile, to: SourceFile): boolean {
  const files = [from];
  for (const file of files) {
    if (file === to) return true;
    for (const include of includesIn(file)) {
      for (const target of resolve(snapshot, include).targets) if (!files.includes(target)) files.push(target);
    }
  }
  return false;
}

const nothing: Resolved = { targets: [], missing: false, unknown: true };

type Graph = {
  readonly into: ReadonlyMap<string, readonly Include[]>;
  readonly resolved: ReadonlyMap<Include, Resolved>;
  readonly rootsByFile: ReadonlyMap<string, readonly SourceFile[]>;
  readonly filesByRoot: ReadonlyMap<string, readonly SourceFile[]>;
};

const graphOf: (snapshot: Snapshot) => Graph = memo(snapshot => {
  const place = placesOf(snapshot);
  const into = new Map<string, Include[]>();
  const resolved = new Map<Include, Resolved>();
  const rootsByFile = new Map<string, SourceFile[]>();
  const filesByRoot = new Map<string, SourceFile[]>();
  const follow = (include: Include, prefix: string): Resolved => {
    const here = find(snapshot, place, include.pattern, prefix);
    const before = resolved.get(include);
    const all = before === undefined ? here : joined(before, here);
    resolved.set(include, all);
    for (const target of here.targets) {
      if (before === undefined || !before.targets.includes(target)) pushTo(into, target.uri, include);
    }
    return here;
  };
  for (const root of place.roots) {
    const files = [root];
    const seen = new Set([root.uri]);
    for (const file of files) {
      pushTo(rootsByFile, file.uri, root);
      for (const include of includesIn(file)) {
        for (const target of follow(include, folderOf(root.uri)).targets) {
          if (seen.has(target.uri)) continue;
          seen.add(target.uri);
          files.push(target);
        }
      }
    }
    filesByRoot.set(root.uri, files);
  }
  for (const file of place.files) {
    if (rootsByFile.has(file.uri)) continue;
    for (const include of includesIn(file)) follow(include, nearestPrefix(place, file));
  }
  return { into, resolved, rootsByFile, filesByRoot };
});

/** How much of a configuration is in sight: all of it; and whether some include matches nothing. */
type Sight = { readonly whole: boolean; readonly someEmpty: boolean };

const inSight = (snapshot: Snapshot, root: SourceFile): Sight => {
  const known = sightByRoot(snapshot);
  let sight = known.get(root.uri);
  if (sight === undefined) {
    const files = filesBelow(snapshot, root);
    const includes = files.flatMap(includesIn).filter(({ pattern }) => !isPackaged(pattern.value));
    const resolved = includes.map(include => resolve(snapshot, include));
    const isPlain = files.every(file => syntaxTree(file).template === undefined);
    sight = {
      whole: isPlain && resolved.every(({ unknown, missing }) => !missing && !unknown),
      someEmpty: resolved.some(({ targets }) => targets.length === 0),
    };
    known.set(root.uri, sight);
  }
  return sight;
};

const sightByRoot = memo((_: Snapshot) => new Map<string, Sight>());

/** Files that come with nginx and its Debian package: they define nothing that other files name. */
const packaged =
  /(?:^|\/)(?:mime\.types|(?:fastcgi|scgi|uwsgi|proxy)_params|fastcgi\.conf|koi-utf|koi-win|win-utf|snippets\/(?:fastcgi-php|snakeoil)\.conf)$|\/modules(?:-enabled)?\/\*\.conf$/;

/** The nginx files of a snapshot by path and by folder, and the roots among them. */
type Places = {
  readonly files: readonly SourceFile[];
  readonly roots: readonly SourceFile[];
  readonly byUri: ReadonlyMap<string, SourceFile>;
  readonly byFolder: ReadonlyMap<string, readonly SourceFile[]>;
};

const placesOf = (snapshot: Snapshot): Places => {
  const files: SourceFile[] = [];
  const byFolder = new Map<string, SourceFile[]>();
  for (const file of snapshot.files.values()) {
    if (file.language.id !== 'nginx') continue;
    files.push(file);
    pushTo(byFolder, folderOf(file.uri), file);
  }
  const named = snapshot.settings['nginx.root'].flatMap(path => snapshot.roots.map(folder => resolveUri(folder, path)));
  const roots = files.filter(file => (named.length > 0 ? named.includes(file.uri) : isMain(syntaxTree(file))));
  return { files, roots, byUri: snapshot.files, byFolder };
};

/** Where nginx keeps its configuration in the builds that people use: what an absolute include in these means below a root's folder. */
const deployedFolders = [
  '/etc/nginx/',
  '/usr/local/nginx/conf/',
  '/usr/local/etc/nginx/',
  '/usr/local/openresty/nginx/conf/',
  '/opt/nginx/conf/',
];

function find(snapshot: Snapshot, places: Places, pattern: Word, prefix: string): Resolved {
  const { value } = pattern;
  if (pattern.hole || value === '') return nothing;
  const uris = value.startsWith('/') ? deployedAs(snapshot, value, prefix) : [resolveUri(prefix, value)];
  const isGlob = /[*?[]/.test(value);
  for (const uri of uris) {
    const targets = isGlob ? matching(places, uri) : [places.byUri.get(uri)].filter(file => file !== undefined);
    if (targets.length > 0) return { targets, missing: false, unknown: false };
  }
  const inSight = uris.some(uri => snapshot.roots.some(folder => isWithin(folder, uri)));
  if (isGlob) return { targets: [], missing: false, unknown: !inSight };
  const isAbsolute = value.startsWith('/');
  const isKept = hasParts(places, prefix);
  const missing = inSight && isKept && (!isAbsolute || uris.length > 1) && snapshot.complete;
  return { targets: [], missing, unknown: !inSight || isAbsolute || !isKept };
}

/** Whether the workspace has more of a configuration than its main file: else what that includes is kept elsewhere. */
function hasParts({ files, roots }: Places, prefix: string): boolean {
  return files.some(file => isWithin(prefix, file.uri) && !roots.includes(file));
}

/** The uris that an absolute path may have in the workspace: as it is, as the setting `paths` maps it, and beside the root. */
export function deployedAs(snapshot: Snapshot, path: string, prefix: string): readonly string[] {
  const uris: string[] = [];
  for (const [deployed, folder] of Object.entries(snapshot.settings.paths)) {
    const start = deployed.endsWith('/') ? deployed : `${deployed}/`;
    if (!path.startsWith(start)) continue;
    for (const root of snapshot.roots) uris.push(resolveUri(resolveUri(root, folder), `./${path.slice(start.length)}`));
  }
  uris.push(resolveUri(prefix, path));
  for (const deployed of deployedFolders) {
    if (path.startsWith(deployed)) uris.push(resolveUri(prefix, path.slice(deployed.length)));
  }
  return uris;
}

function matching(places: Places, uri: string): readonly SourceFile[] {
  const pattern = pathOf(uri);
  const isMatch = picomatch(pattern, { dot: false, nobrace: true, noextglob: true, noglobstar: true, nonegate: true });
  const fixed = pattern.slice(0, pattern.search(/[*?[]/));
  const folder = folderOf(uri);
  const candidates = fixed.lastIndexOf('/') === pattern.lastIndexOf('/') ? (places.byFolder.get(folder) ?? []) : places.files;
  return candidates.filter(file => isMatch(pathOf(file.uri))).sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

/** The folder that relative includes of a file start from when no root reaches it: that of the nearest root above it, else its own. */
function nearestPrefix({ roots }: Places, file: SourceFile): string {
  const above = roots.map(root => folderOf(root.uri)).filter(folder => isWithin(folder, file.uri));
  return above.sort((a, b) => b.length - a.length)[0] ?? folderOf(file.uri);
}

function joined(a: Resolved, b: Resolved): Resolved {
  return {
    targets: [...new Set([...a.targets, ...b.targets])],
    missing: a.missing && b.missing,
    unknown: a.unknown || b.unknown,
  };
}

function pushTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
