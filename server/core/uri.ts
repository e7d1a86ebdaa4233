// Questions to uris as strings: the path in them, their folder, and what a relative or absolute path means beside them.

import { URI, Utils } from 'vscode-uri';

/** The decoded, absolute path of a uri: `file:///etc/nginx/a%20b` → `/etc/nginx/a b`. */
export function pathOf(uri: string): string {
  return URI.parse(uri).path;
}

/** The last segment of the path of a uri. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The uri of the folder a file is in. */
export function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/**
 * The uri of `path` seen from the folder `base`, on the same host; an absolute path stays what it is. Half of a surrogate pair, which no
 * uri can hold, becomes U+FFFD, as it does when the path is written to a disk.
 */
export function resolveUri(base: string, path: string): string {
  return Utils.resolvePath(URI.parse(base), path.toWellFormed()).toString();
}

/** The folder of an absolute path; that of `/` and of what is right in it is `/`. */
export function folderAround(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** Whether `uri` lies in `folder` or is it. */
export function isWithin(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** How long the uri of the innermost folder is that two folders are both in or are. */
export function commonLength(a: string, b: string): number {
  const [one, other] = [`${a}/`, `${b}/`];
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.lastIndexOf('/', length - 1) + 1;
}

/** `uri` as a person would say it inside the workspace: its path from the nearest of `roots`, else its whole path. */
export function shortName(uri: string, roots: readonly string[]): string {
  const root = roots.filter(folder => isWithin(folder, uri)).sort((a, b) => b.length - a.length)[0];
  const path = pathOf(uri);
  return root === undefined ? path : path.slice(pathOf(root).replace(/\/$/, '').length + 1);
}
