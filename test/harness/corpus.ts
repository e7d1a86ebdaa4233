// Real files of other people, read where NGINX_PASTE_CORPUS points at a folder of them and never copied here.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type CorpusFile = { readonly name: string; readonly text: string };

/** The files below `part` (`nginx`, `paste/templated`) of the corpus, not of its sub-folders; undefined where there is no corpus. */
export function corpus(part: string): readonly CorpusFile[] | undefined {
  const root = process.env.NGINX_PASTE_CORPUS;
  if (root === undefined || !existsSync(join(root, part))) return undefined;
  return readdirSync(join(root, part), { withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.tsv'))
    .map(entry => ({ name: entry.name, text: readFileSync(join(root, part, entry.name), 'utf8') }));
}

/** Why a test over the corpus is skipped, or false where it runs. */
export const noCorpus: string | false = corpus('nginx') === undefined ? 'NGINX_PASTE_CORPUS does not point at a corpus' : false;
