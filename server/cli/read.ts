// The files and folders a person names on the command line, as a snapshot.

import { promises as fs } from 'node:fs';
import { relative, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { URI } from 'vscode-uri';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { settingsFrom } from '../core/settings.ts';
import { folderOf, isWithin } from '../core/uri.ts';
import { disk } from '../disk.ts';
import { languageOf, languages } from '../languages.ts';
import { sourceFile } from '../lsp/documents.ts';
import { readEnvironment } from '../lsp/environment.ts';
import { readLimit } from '../lsp/files.ts';
import { readModules } from '../lsp/modules.ts';
import { readNeeded, scan } from '../lsp/scan.ts';
import { createStore, withFiles } from '../lsp/store.ts';
import type { GivenSettings } from './arguments.ts';

/** Ctrl-C ends the program; nothing else stops the reading. */
const neverCancelled = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

/** What was read: the snapshot with everything the named files lead to, and which of its files were meant. */
export type Read = { readonly snapshot: Snapshot; readonly meant: readonly SourceFile[] };

/**
 * Reads folders as a workspace, and single files with what they include. A named file is read whatever its name, `-` is standard input; a path
 * that is not there, or a file that cannot be read as text, is a problem. `progress` is told the percentage of a folder that is read.
 */
export async function read(
  paths: readonly string[],
  given: GivenSettings,
  progress: (percent: number) => void,
): Promise<Read | { readonly problem: string }> {
  const folders: string[] = [];
  const files: SourceFile[] = [];
  for (const path of paths) {
    const uri = URI.file(resolve(path)).toString();
    if (path !== standardInput && (await fs.stat(path).catch(() => undefined))?.isDirectory()) {
      folders.push(uri);
      continue;
    }
    const text = await textOf(path);
    if (typeof text !== 'string') return text;
    const isIni = /\.ini$/i.test(path) || firstIsSection.test(text);
    const language = languageOf(path, text) ?? languages.find(({ id }) => isIni === (id === 'paste-deploy'));
    files.push(sourceFile(uri, language!, 0, text));
  }
  const store = createStore({ files: new Map(), roots: folders, complete: false, settings: settingsFrom(given, true) });
  const reading = { store, files: disk, isOpen: (uri: string) => files.some(file => file.uri === uri), token: neverCancelled };
  if (folders.length > 0) await scan(reading, progress);
  const roots = [...new Set([...folders, ...files.map(({ uri }) => folderOf(uri))])];
  store.change(snapshot => withFiles({ ...snapshot, roots, complete: folders.length > 0 }, files));
  await readNeeded(reading);
  const environment = await readEnvironment(disk, store.snapshot(), neverCancelled);
  const python = await readModules(disk, { ...store.snapshot(), ...environment }, neverCancelled);
  store.change(known => ({ ...known, ...environment, ...(python && { python }) }));
  const snapshot = store.snapshot();
  const isMeant = (uri: string) => files.some(file => file.uri === uri) || folders.some(folder => isWithin(folder, uri));
  const meant = [...snapshot.files.values()].filter(({ uri }) => isMeant(uri)).sort((a, b) => (a.uri < b.uri ? -1 : 1));
  return { snapshot, meant };
}

/** Behind comments and blank lines, a section begins: no file of nginx starts so. */
const firstIsSection = /^(?:[ \t]*(?:[#;].*)?\r?\n)*\[/;

const standardInput = '-';

/** The text of a named file, or why there is none. */
async function textOf(path: string): Promise<string | { readonly problem: string }> {
  try {
    const bytes = await (path === standardInput ? buffer(process.stdin) : fs.readFile(path));
    if (bytes.length > readLimit) return { problem: `"${path}" is larger than ${readLimit / 1048576} MB` };
    const text = bytes.toString('utf8');
    return text.slice(0, 8000).includes('\0') ? { problem: `"${path}" is not text` } : text;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { problem: code === 'ENOENT' ? `there is no file or folder "${path}"` : `"${path}" cannot be read: ${message}` };
  }
}

/** A file as the person in this folder would name it. */
export function nameHere(uri: string): string {
  const { fsPath } = URI.parse(uri);
  const short = relative(process.cwd(), fsPath);
  return short === '' || short.startsWith('..') ? fsPath : short;
}
