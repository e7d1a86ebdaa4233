// textDocument/rename on a socket path or a port: changes it in every file that names it, each in its own spelling.

import type { Rename } from '../core/answers.ts';
import { type Address, canonicalPath } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { type FileEdit, type Span, type TextEdit, textOf, touches } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { nameOf } from './ends.ts';
import type { Site } from './join.ts';
import { neighbours, sitesAt } from './links.ts';

/** The path or the port at `offset` as it stands there, or undefined where there is none to rename. */
export function linksRenameSpan(snapshot: Snapshot, file: SourceFile, offset: number): Span | undefined {
  return target(snapshot, file, offset)?.span;
}

/** `newName` is a path in the spelling of this file, or a port number; the edits reach every file of the snapshot. */
export function linksRename(snapshot: Snapshot, file: SourceFile, offset: number, newName: string): Rename {
  const found = target(snapshot, file, offset);
  if (found === undefined) return { problem: t`there is no socket path or port here` };
  const sites = [found.site, ...neighbours(snapshot, found.site)];
  return found.part === 'port' ? renamePort(snapshot, sites, newName) : renamePath(snapshot, sites, newName);
}

/** The edits after which `path`, a whole one, is that of the socket at `site` and at all its other ends. */
export function renamedSites(snapshot: Snapshot, site: Site, path: string): Rename {
  return renamePath(snapshot, [site, ...neighbours(snapshot, site)], path);
}

type Target = { readonly site: Site; readonly part: 'path' | 'port'; readonly span: Span };

function target(snapshot: Snapshot, file: SourceFile, offset: number): Target | undefined {
  for (const part of ['path', 'port'] as const) {
    for (const site of sitesAt(snapshot, file, offset)) {
      const span = site.parts[part];
      if (span !== undefined && touches(span, offset)) return { site, part, span };
    }
  }
  return undefined;
}

function renamePort(snapshot: Snapshot, sites: readonly Site[], newName: string): Rename {
  if (!/^\d{1,5}$/.test(newName) || Number(newName) < 1 || Number(newName) > 65535)
    return { problem: t`${newName} is no port: 1 to 65535` };
  const edits: Edit[] = [];
  for (const site of sites) {
    const { file, parts } = site;
    if (parts.port === undefined) {
      return { problem: t`${nameOf(snapshot, site)} leaves its port to the default; write it there first` };
    }
    edits.push({ file, span: parts.port, newText: parts.port.start === parts.port.end ? `:${newName}` : newName });
  }
  return { edits: byFile(edits) };
}

function renamePath(snapshot: Snapshot, sites: readonly Site[], newName: string): Rename {
  const [first] = sites as [Site, ...Site[]];
  const wanted = meant(first, sites, newName);
  if (!/^[^\s"';{}$#\\]+$/.test(newName) || (wanted.includes('%') && !newName.includes('%('))) {
    return { problem: t`${newName} holds characters that a socket path cannot have in both files` };
  }
  if (!newName.startsWith('/') && newName.search(/[%.\w]/) !== 0) return { problem: t`${newName} is no path` };
  if (new TextEncoder().encode(wanted).length > 107)
    return { problem: t`${newName} is longer than the 107 bytes that a socket path may have` };
  const edits: Edit[] = [];
  for (const site of sites) {
    const span = site.parts.path;
    if (span === undefined) {
      return { problem: t`the path of ${nameOf(snapshot, site)} is put together from other options` };
    }
    edits.push({ file: site.file, span, newText: site === first ? newName : spelled(site, sites, wanted) });
  }
  return { edits: byFile(edits) };
}

/** The whole path that `newName` means at `site`: an interpolated beginning stands for what it stands for now. */
function meant(site: Site, sites: readonly Site[], newName: string): string {
  const { written, beginning } = halves(site, sites);
  return written !== '' && newName.startsWith(written) ? beginning + newName.slice(written.length) : newName;
}

/** `path` as `site` would write it: behind the same interpolated beginning if it still begins there. */
function spelled(site: Site, sites: readonly Site[], path: string): string {
  const { written, beginning } = halves(site, sites);
  return written !== '' && path.startsWith(beginning) ? written + path.slice(beginning.length) : path;
}

/** What the file writes for the beginning of the path (`%(here)s`, empty if it writes it all), and the text that stands for. */
function halves(site: Site, sites: readonly Site[]): { readonly written: string; readonly beginning: string } {
  const text = textOf(site.file.text, site.parts.path ?? site.span);
  const written = /^.*%\([^)]*\)s/.exec(text)?.[0] ?? '';
  if (written === '') return { written, beginning: '' };
  const literal = canonicalPath(text.slice(written.length).replaceAll('%%', '%')).replace(/^\/?/, '/');
  const whole = fullPath(site.address) ?? sites.map(other => fullPath(other.address)).find(path => path?.endsWith(literal));
  return whole?.endsWith(literal) ? { written, beginning: whole.slice(0, whole.length - literal.length) } : { written, beginning: '' };
}

function fullPath(address: Address | undefined): string | undefined {
  return address?.kind === 'unix' && !address.tail ? address.path : undefined;
}

type Edit = TextEdit & { readonly file: SourceFile };

function byFile(edits: readonly Edit[]): readonly FileEdit[] {
  const files = new Map<string, Map<string, TextEdit>>();
  for (const { file, span, newText } of edits) {
    let known = files.get(file.uri);
    if (known === undefined) files.set(file.uri, (known = new Map()));
    known.set(`${span.start}-${span.end}`, { span, newText });
  }
  return [...files].map(([uri, known]) => ({ uri, edits: [...known.values()].sort((a, b) => a.span.start - b.span.start) }));
}
