// How the server sees files: a port of two functions, implemented over the disk (main.node.ts) or by asking the client.

import type { CancellationToken, Connection } from 'vscode-languageserver';
import { type FindFilesParams, findFilesRequest, type ReadFileParams, readFileRequest } from '../protocol.ts';

/**
 * `find`: uris of the files below a folder that match one of the globs, none of `exclude`, at most `limit`; folders that cannot be
 * read count as empty. `read`: the text of a file, or undefined when it is gone, unreadable, binary or longer than `limit` bytes.
 */
export type FileSystem = {
  readonly find: (params: FindFilesParams, token?: CancellationToken) => Promise<readonly string[]>;
  readonly read: (params: ReadFileParams) => Promise<string | undefined>;
};

/** Files as the client sees them, which works for remote and virtual workspaces and in a browser. */
export function clientFiles(connection: Connection): FileSystem {
  return {
    find: (params, token) => connection.sendRequest<readonly string[]>(findFilesRequest, params, token).catch(() => []),
    read: async params => (await connection.sendRequest<string | null>(readFileRequest, params).catch(() => null)) ?? undefined,
  };
}

/** No files at all: a client in a browser that does not answer. */
export const noFiles: FileSystem = { find: async () => [], read: async () => undefined };

/** Bytes that a file nobody has opened may have to be read. */
export const readLimit = 4 * 1024 * 1024;

/** Files one workspace may have; those beyond are read when they are opened. */
export const findLimit = 20_000;

/** Names under which nginx and Paste files are met. What such a file is, its text decides. */
export const candidateGlobs = [
  '**/*.{conf,nginx,nginxconf,vhost,inc,include,template,tmpl,tpl,j2,jinja,jinja2,erb,in,dist,example,sample,default}',
  '**/*.{ini,ini_tmpl,paste}',
  '**/*.{ini,conf,nginx}.*',
  '**/*.{ini,conf}[-_]*',
  '**/*{nginx,_params,-params}*',
  '**/{nginx,conf.d,sites-available,sites-enabled,snippets,vhosts,vhosts.d,servers,default.d}/**',
];

/** Folders in which nobody writes configuration. */
export const excludedGlobs: readonly string[] = below(
  'node_modules .git .hg .svn site-packages __pycache__ .tox .nox .mypy_cache .vscode-test bower_components',
);

/** Globs of all that is below folders of these names, wherever they are. */
export function below(names: string): readonly string[] {
  return names.split(' ').map(name => `**/${name}/**`);
}
