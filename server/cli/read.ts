// The files and folders a person names on the command line, as a snapshot.

import { promises as fs } from 'node:fs';
import { relative, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { URI } from 'vscode-uri';
import type { Language, Snapshot, SourceFile } from '../core/language.ts';
import { settingsFrom } from '../core/settings.ts';
import { folderOf, isWithin } from '../core/uri.ts';
import { disk } from '../disk.ts';
import { languageById, languageOf } from '../languages.ts';
import { askBuild } from '../lsp/binary.ts';
import { sourceFile } from '../lsp/documents.ts';
import { readEnvironment } from '../lsp/environment.ts';
import { readLimit } from '../lsp/files.ts';
import { isMainFile, readMachine } from '../lsp/machine.ts';
import { readModules } from '../lsp/modules.ts';
import { readNeeded, scan } from '../lsp/scan.ts';
import { readServices } from '../lsp/services.ts';
import { createStore, withFiles } from '../lsp/store.ts';
import { looking, run } from '../machine.ts';
import type { GivenSettings } from './settings.ts';

/** Ctrl-C ends the program; nothing else stops the reading. */
const neverCancelled = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

/** What was read: the snapshot with everything the named files lead to, which of its files were meant, and the paths that were passed over. */
export type Read = { readonly snapshot: Snapshot; readonly meant: readonly SourceFile[]; readonly passedOver: readonly string[] };

/**
 * Reads folders as a workspace, and single files with what they include. A file that is named alone is read whatever it is; one of several, as
 * a shell's `*` names them, is passed over when neither its name, its text nor another file tells its language. `-` is standard input; a path
 * that is not there, or a file that cannot be read as text, is a problem. `progress` is told the percentage of a folder that is read.
 */
export async function read(
  paths: readonly string[],
  given: GivenSettings,
  progress: (percent: number) => void,
): Promise<Read | { readonly problem: string }> {
  const folders: string[] = [];
  const files: SourceFile[] = [];
  const named = new Map<string, string>();
  const isAlone = paths.length === 1;
  for (const path of paths) {
    const uri = URI.file(resolve(path)).toString();
    if (path !== standardInput && (await fs.stat(path).catch(() => undefined))?.isDirectory()) {
      folders.push(uri);
      continue;
    }
    const text = await textOf(path);
    if (typeof text !== 'string') return text;
    const isText = !text.slice(0, 8000).includes('\0');
    if (!isText && isAlone) return { problem: `"${path}" is not text` };
    named.set(uri, path);
    const told = isText ? languageOf(resolve(path), text) : undefined;
    const language = told ?? (isAlone ? likelier(path, text) : undefined);
    if (language !== undefined) files.push(sourceFile(uri, language, 0, text));
  }
  const store = createStore({ files: new Map(), roots: folders, complete: false, settings: settingsFrom(given, true) });
  const reading = { store, files: disk, isOpen: (uri: string) => files.some(file => file.uri === uri), token: neverCancelled };
  if (folders.length > 0) await scan(reading, progress);
  const roots = [...new Set([...folders, ...[...named.keys()].map(folderOf)])];
  store.change(snapshot => withFiles({ ...snapshot, roots, complete: folders.length > 0 }, files));
  await readNeeded(reading);
  const services = await readServices(disk, store.snapshot(), neverCancelled);
  const environment = await readEnvironment(disk, store.snapshot(), neverCancelled);
  const python = await readModules(disk, { ...store.snapshot(), ...environment }, neverCancelled);
  store.change(known => ({ ...known, ...services, ...environment, ...(python && { python }) }));
  const here = await readThisMachine(store.snapshot());
  store.change(known => ({ ...known, ...here }));
  const snapshot = store.snapshot();
  const isMeant = (uri: string) => named.has(uri) || folders.some(folder => isWithin(folder, uri));
  const meant = [...snapshot.files.values()].filter(({ uri }) => isMeant(uri)).sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const passedOver = [...named].filter(([uri]) => !snapshot.files.has(uri)).map(([, path]) => path);
  return { snapshot, meant, passedOver };
}

/** What this machine says of the files, and its nginx of itself, when they are for it; nginx is asked only where there is a main file. */
async function readThisMachine(snapshot: Snapshot): Promise<Pick<Snapshot, 'build' | 'machine'>> {
  const isAsked = snapshot.settings['nginx.thisMachine'] !== 'never';
  if (!isAsked || ![...snapshot.files.values()].some(file => isMainFile(snapshot, file))) return {};
  const build = await askBuild(run, snapshot);
  const machine = await readMachine(looking, { ...snapshot, ...(build && { build }) });
  return machine === undefined ? {} : { machine, ...(build && { build }) };
}

/** Which of the two languages a file is sooner in, when somebody says that it is in one. */
function likelier(path: string, text: string): Language | undefined {
  return languageById(/\.ini$/i.test(path) || firstIsSection.test(text) ? 'paste-deploy' : 'nginx');
}

/** Behind comments and blank lines, a section begins: no file of nginx starts so. */
const firstIsSection = /^(?:[ \t]*(?:[#;].*)?\r?\n)*\[/;

const standardInput = '-';

/** The text of a named file, or why there is none. */
async function textOf(path: string): Promise<string | { readonly problem: string }> {
  try {
    const bytes = await (path === standardInput ? buffer(process.stdin) : fs.readFile(path));
    if (bytes.length > readLimit) return { problem: `"${path}" is larger than ${readLimit / 1048576} MB` };
    return bytes.toString('utf8');
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
