// Where a file names other files: the includes, what they lead to in the workspace, and the paths that may be written.

import type { Completion } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { folderOf, isWithin, resolveUri } from '../core/uri.ts';
import { includesIn, resolve, rootsOf } from './includes.ts';
import { innerOf } from './tree.ts';

/** A path as written, without its quotes, and the uris it leads to: several for a glob. */
export type PathSite = { readonly span: Span; readonly targets: readonly string[] };

/** The paths in `file` that lead to files of the snapshot. */
export function pathsIn(snapshot: Snapshot, file: SourceFile): readonly PathSite[] {
  return includesIn(file).flatMap(include => {
    const targets = resolve(snapshot, include).targets.map(({ uri }) => uri);
    const { start, end } = innerOf(include.pattern, file.text);
    return targets.length === 0 ? [] : [{ span: { start, end }, targets }];
  });
}

/** The files and folders of the workspace that continue the path `typed`, whose word is `span`; only files that can be included, or all. */
export function completePath(snapshot: Snapshot, file: SourceFile, typed: string, span: Span, included: boolean): readonly Completion[] {
  const slash = typed.lastIndexOf('/') + 1;
  const folder = folderAt(snapshot, file, typed.slice(0, slash));
  if (folder === undefined) return [];
  const at = { start: span.start + slash, end: span.end };
  const offers = new Map<string, Completion>();
  for (const other of snapshot.files.values()) {
    if (other === file || !isWithin(folder, other.uri)) continue;
    const [name, ...deeper] = other.uri
      .slice(folder.length + 1)
      .split('/')
      .map(decodeURIComponent);
    if (name === undefined || name === '') continue;
    if (deeper.length > 0)
      offers.set(name, { label: `${name}/`, kind: 'folder', span: at, insert: `${name}/`, sort: `1${name}`, suggestAgain: true });
    else if (!included || other.language.id === 'nginx')
      offers.set(name, { label: name, kind: 'file', span: at, insert: name, sort: `0${name}` });
  }
  return [...offers.values()];
}

/** The folder of the workspace that a written folder means: paths start from the folder of the root, which `/etc/nginx` is taken for. */
function folderAt(snapshot: Snapshot, file: SourceFile, written: string): string | undefined {
  const prefix = folderOf((rootsOf(snapshot, file)[0] ?? file).uri);
  if (!written.startsWith('/')) return resolveUri(prefix, written === '' ? '.' : written).replace(/\/$/, '');
  const deployed = Object.entries({ ...snapshot.settings.paths, '/etc/nginx': '' }).find(([path]) => `${written}`.startsWith(`${path}/`));
  if (deployed === undefined) return undefined;
  const [path, folder] = deployed;
  const base = folder === '' ? prefix : resolveUri(snapshot.roots[0] ?? prefix, folder);
  return resolveUri(base, `.${written.slice(path.length)}`).replace(/\/$/, '');
}
