// The services of the workspace's compose files, with the Dockerfiles that tell what those are started with.

import type { CancellationToken } from 'vscode-languageserver';
import { composeGlobs, dockerfilesOf, isComposeFile, isDockerfile, readServices as servicesIn } from '../compose.ts';
import type { Snapshot } from '../core/language.ts';
import { isWithin } from '../core/uri.ts';
import { readTexts } from './environment.ts';
import { excludedGlobs, type FileSystem } from './files.ts';

/** Files whose change may mean other services. */
export const serviceGlobs = [...composeGlobs, '**/{Dockerfile,dockerfile}*', '**/*.{Dockerfile,dockerfile}'];

export function isServiceFile(uri: string): boolean {
  return isComposeFile(uri) || isDockerfile(uri);
}

/** How many compose files are read. */
const findLimit = 1000;

/** The services in sight; none where there is no compose file. */
export async function readServices(files: FileSystem, { roots }: Snapshot, token: CancellationToken): Promise<Pick<Snapshot, 'services'>> {
  const found = new Set<string>();
  for (const folder of roots) {
    const params = { folder, globs: composeGlobs, exclude: excludedGlobs, limit: findLimit };
    for (const uri of await files.find(params, token)) if (isComposeFile(uri)) found.add(uri);
  }
  const compose = await readTexts(files, [...found]);
  const images = await readTexts(
    files,
    dockerfilesOf(compose).filter(uri => roots.some(root => isWithin(root, uri))),
  );
  return compose.length === 0 || token.isCancellationRequested ? {} : { services: servicesIn([...compose, ...images]) };
}
