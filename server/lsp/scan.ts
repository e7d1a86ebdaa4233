// Reading the workspace: once after start, in batches, and then whatever is reported changed. The only long job of the server.

import picomatch from 'picomatch';
import type { CancellationToken, FileEvent } from 'vscode-languageserver';
import { FileChangeType } from 'vscode-languageserver';
import type { Language, SourceFile } from '../core/language.ts';
import { isWithin, pathOf, resolveUri } from '../core/uri.ts';
import { readFile } from './documents.ts';
import { candidateGlobs, excludedGlobs, type FileSystem, findLimit } from './files.ts';
import { type Store, withFiles, withoutFiles } from './store.ts';

/** What reading needs: where to put files, where they come from, and which of them belong to the editor. */
export type Reading = {
  readonly store: Store;
  readonly files: FileSystem;
  readonly isOpen: (uri: string) => boolean;
  readonly token: CancellationToken;
};

/** Files read at the same time. */
const batchSize = 64;

/** How often files may lead to further files: includes of includes. */
const needDepth = 10;

/**
 * Reads every file of ours below the roots into the snapshot. The answer is whether that was all of them: then the snapshot is complete.
 * `progress` is told the percentage done. Open documents are left as they are.
 */
export async function scan(reading: Reading, progress: (percent: number) => void): Promise<boolean> {
  const { store, files, token, isOpen } = reading;
  const candidates = new Set<string>();
  for (const folder of outermost(store.snapshot().roots)) {
    const params = { folder, globs: candidateGlobs, exclude: excludedGlobs, limit: findLimit - candidates.size };
    for (const uri of await files.find(params, token)) candidates.add(uri);
  }
  await readAll(reading, [...candidates], undefined, progress);
  const needed = await readNeeded(reading);
  if (token.isCancellationRequested) return false;
  const complete = candidates.size < findLimit;
  store.change(snapshot => {
    const gone = [...snapshot.files.keys()].filter(uri => !candidates.has(uri) && !needed.has(uri) && !isOpen(uri));
    return { ...withoutFiles(snapshot, gone), complete };
  });
  return complete;
}

/** Takes over what the watcher reports. An open document is the editor's: it stays until it is closed, even when its file is deleted. */
export async function takeEvents(reading: Reading, events: readonly FileEvent[]): Promise<void> {
  const { store, isOpen } = reading;
  const closed = events.filter(({ uri }) => !isOpen(uri));
  const deleted = closed.filter(({ type }) => type === FileChangeType.Deleted);
  store.change(snapshot => {
    const gone = [...snapshot.files.keys()].filter(uri => !isOpen(uri) && deleted.some(event => isWithin(event.uri, uri)));
    return withoutFiles(snapshot, gone);
  });
  const changed = closed.filter(
    ({ type, uri }) => type !== FileChangeType.Deleted && (isCandidate(uri) || store.snapshot().files.has(uri)),
  );
  await readAll(
    reading,
    changed.map(({ uri }) => uri),
  );
  await readNeeded(reading);
}

/** Reads what the files of the snapshot include and refer to, and what that does in turn; the uris of all that was found. */
export async function readNeeded(reading: Reading): Promise<ReadonlySet<string>> {
  const { store, token } = reading;
  const asked = new Set<string>();
  const found = new Set<string>();
  for (let depth = 0; depth < needDepth && !token.isCancellationRequested; depth++) {
    const snapshot = store.snapshot();
    const wanted = new Map<string, Language>();
    for (const file of snapshot.files.values()) {
      for (const uri of file.language.needs?.(snapshot, file) ?? []) {
        if (asked.has(uri) || !snapshot.roots.some(root => isWithin(root, uri))) continue;
        asked.add(uri);
        wanted.set(uri, file.language);
      }
    }
    if (wanted.size === 0) break;
    for (const [uri, language] of wanted) {
      const uris = await expand(reading, uri);
      for (const one of uris) found.add(one);
      const unknown = uris.filter(one => store.snapshot().files.get(one)?.language !== language);
      await readAll(reading, unknown, language.id);
    }
  }
  return found;
}

async function readAll(
  { store, files, isOpen, token }: Reading,
  uris: readonly string[],
  known?: string,
  progress?: (percent: number) => void,
) {
  for (let at = 0; at < uris.length && !token.isCancellationRequested; at += batchSize) {
    const batch = uris.slice(at, at + batchSize).filter(uri => !isOpen(uri));
    const read = await Promise.all(batch.map(uri => readFile(store, files, uri, known)));
    const fresh = read.filter((file): file is SourceFile => file !== undefined && !isOpen(file.uri) && isNew(store, file));
    const lost = batch.filter((uri, index) => read[index] === undefined && !isOpen(uri));
    store.change(snapshot => withoutFiles(withFiles(snapshot, fresh), lost));
    progress?.(Math.round((100 * (at + batch.length)) / uris.length));
  }
}

/** A file that reads as before stays the same object, so that all that is remembered of it stays. */
function isNew(store: Store, file: SourceFile): boolean {
  const known = store.snapshot().files.get(file.uri);
  return known?.text !== file.text || known.language !== file.language;
}

/** The files that a uri stands for, whose path may be a pattern. */
async function expand({ files, token }: Reading, uri: string): Promise<readonly string[]> {
  const path = pathOf(uri);
  const wild = path.search(/[*?[]/);
  if (wild < 0) return [uri];
  const folder = path.slice(0, path.lastIndexOf('/', wild));
  const glob = path.slice(folder.length + 1);
  const found = await files.find({ folder: resolveUri(uri, folder), globs: [glob], exclude: excludedGlobs, limit: findLimit }, token);
  return isHidden(glob) ? found : found.filter(one => !isHidden(pathOf(one).slice(folder.length + 1)));
}

/** Whether a name in a path begins with a dot: no star of a pattern stands for that. */
function isHidden(path: string): boolean {
  return /(?:^|\/)\./.test(path);
}

/** Roots that lie in no other root, so that no file is read twice. */
function outermost(roots: readonly string[]): readonly string[] {
  return roots.filter(root => !roots.some(other => other !== root && isWithin(other, root)));
}

const named = picomatch([...candidateGlobs], { dot: true });
const excluded = picomatch([...excludedGlobs], { dot: true });

function isCandidate(uri: string): boolean {
  const path = uri.replace(/^[^:]*:\/*/, '');
  return named(path) && !excluded(path);
}
