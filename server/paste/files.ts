// Other files that a Paste file names: where `config:` and other paths lead in the workspace.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { folderOf, isWithin, resolveUri } from '../core/uri.ts';
import { hereOf } from './interpolation.ts';

/**
 * A path as a file of the workspace. `absent`: the workspace was scanned and has no such file. `unknown`: it lies outside, or is
 * of another language, or the scan goes on.
 */
export type Found = { readonly kind: 'file'; readonly file: SourceFile } | { readonly kind: 'absent' | 'unknown'; readonly uri: string };

/** The Paste file that a path leads to from a file's folder. A deployed folder (`paste.here`, `paths`) is looked for where it is in the workspace. */
function findFile(snapshot: Snapshot, file: SourceFile, path: string): Found {
  const candidates = urisOf(snapshot, file, path);
  for (const uri of candidates) {
    const found = snapshot.files.get(uri);
    if (found !== undefined) return found.language.id === 'paste-deploy' ? { kind: 'file', file: found } : { kind: 'unknown', uri };
  }
  const uri = candidates[0]!;
  const inSight = snapshot.complete && snapshot.roots.some(root => isWithin(root, uri)) && /\.ini(?:\W*$|\s+[#;])/i.test(path);
  return { kind: inSight ? 'absent' : 'unknown', uri };
}

/** The file whose text `config:` asks for: `%20` and the like are decoded, backslashes are slashes. */
export function findConfig(snapshot: Snapshot, file: SourceFile, path: string): Found {
  return findFile(snapshot, file, decode(path.replaceAll('\\', '/')).trim());
}

/** Where a path may be in the workspace, likeliest first. */
export function urisOf(snapshot: Snapshot, file: SourceFile, path: string): readonly string[] {
  const folder = folderOf(file.uri);
  const candidates: string[] = [];
  const here = hereOf(snapshot, file).replace(/\/$/, '');
  if (path.startsWith(`${here}/`)) candidates.push(resolveUri(folder, path.slice(here.length + 1)));
  for (const [deployed, local] of Object.entries(snapshot.settings.paths)) {
    const prefix = deployed.replace(/\/$/, '');
    if (!path.startsWith(`${prefix}/`)) continue;
    for (const root of snapshot.roots) candidates.push(resolveUri(resolveUri(root, local), path.slice(prefix.length + 1)));
  }
  candidates.push(resolveUri(folder, path));
  return [...new Set(candidates)];
}

/** What Python's `urllib.parse.unquote` makes of a path; a `%` that begins no code stays. */
function decode(path: string): string {
  return path.replace(/(?:%[0-9a-fA-F]{2})+/g, codes => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}
