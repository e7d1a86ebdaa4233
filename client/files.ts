// Answers the server's questions for files through VS Code, so that remote and virtual workspaces work like local ones.

import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type FindFilesParams, findFilesRequest, type ReadFileParams, readFileRequest } from '../server/protocol.ts';

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(findFilesRequest, findFiles);
  client.onRequest(readFileRequest, readFile);
}

/** Each glob is asked for on its own: a search knows no braces within braces. */
async function findFiles({ folder, globs, exclude, limit }: FindFilesParams, token: vscode.CancellationToken): Promise<string[]> {
  const base = vscode.Uri.parse(folder);
  const found = new Set<string>();
  // Only one pattern may be given: one out of several, none of which has braces of its own.
  const unwanted =
    exclude.length === 0 ? null : new vscode.RelativePattern(base, exclude.length === 1 ? exclude[0]! : `{${exclude.join(',')}}`);
  for (const glob of globs) {
    const uris = await vscode.workspace.findFiles(new vscode.RelativePattern(base, glob), unwanted, limit, token).then(
      answer => answer,
      () => [],
    );
    for (const uri of uris) if (found.size < limit) found.add(uri.toString());
  }
  return [...found];
}

async function readFile({ uri, limit }: ReadFileParams): Promise<string | null> {
  try {
    const file = vscode.Uri.parse(uri);
    const { type, size } = await vscode.workspace.fs.stat(file);
    if (!(type & vscode.FileType.File) || size > limit) return null;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(file));
    return text.slice(0, 8000).includes('\0') ? null : text;
  } catch {
    return null;
  }
}
