// The services of the workspace's compose files, with the Dockerfiles that tell what those are started with.

import type { CancellationToken } from 'vscode-languageserver';
import { composeGlobs, dockerfilesOf, isComposeFile, isDockerfile, readServices as servicesIn, type TextFile } from '../compose.ts';
import type { Snapshot } from '../core/language.ts';
import { isWithin } from '../core/uri.ts';
import { excludedGlobs, type FileSystem } from './files.ts';

/** Files whose change may mean other services. */
export const serviceGlobs = [...composeGlobs, '**/{Dockerfile,dockerfile}*', '**/*.{Dockerfile,dockerfile}'];

export function isServiceFile(uri: string): boolean {
  return isComposeFile(uri) || isDockerfile(uri);
}

/** Bytes that such a file may have, and how many of them are read. */
const readLimit = 512 * 1024;
const findLimit = 1000;

/** The services in sight; none where there is no compose file. */
export async function readServices(files: FileSystem, { roots }: Snapshot, token: CancellationToken): Promise<Pick<Snapshot, 'services'>> {
  const found = new Set<string>();
  for (const folder of roots) {
    const params = { folder, globs: composeGlobs, exclude: excludedGlobs, limit: findLimit };
    for (const uri of await files.find(params, token)) if (isComposeFile(uri)) found.add(uri);
  }
  const compose = await readAll(files, [...found]);
  const images = await readAll(
    files,
    dockerfilesOf(compose).filter(uri => roots.some(root => isWithin(root, uri))),
  );
  return compose.length === 0 || token.isCancellationRequested ? {} : { services: servicesIn([...compose, ...images]) };
}

async function readAll(files: FileSystem, uris: readonly string[]): Promise<readonly TextFile[]> {
  const texts = await Promise.all(uris.map(uri => files.read({ uri, limit: readLimit })));
  return uris.flatMap((uri, index) => (texts[index] === undefined ? [] : [{ uri, text: texts[index] }]));
}
