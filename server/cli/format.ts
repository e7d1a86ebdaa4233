// Files as formatting leaves them, for a terminal.

import { readFileSync, writeFileSync } from 'node:fs';
import { URI } from 'vscode-uri';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { applyEdits } from '../core/text.ts';
import { formatOptions } from '../lsp/formatting.ts';
import type { Indent } from './arguments.ts';

/** The text of a file with the blanks of its language's style; the same text where it has them already. */
export function formatted(snapshot: Snapshot, file: SourceFile, indent: Indent): string {
  const style = formatOptions(snapshot, { tabSize: indent === 'tab' ? 4 : indent, insertSpaces: indent !== 'tab' });
  return applyEdits(file.text, file.language.format?.(file, style) ?? []);
}

/** Whether a file could be read as what it is: bytes that are not UTF-8 would be lost in any text made from it. */
export function isReadable({ text }: SourceFile): boolean {
  return !text.includes('\uFFFD');
}

/** Replaces the text of a file where it lies, unless it has changed since it was read; answers why it could not. */
export function writeBack(file: SourceFile, text: string): string | undefined {
  const path = URI.parse(file.uri).fsPath;
  try {
    if (!readFileSync(path).equals(Buffer.from(file.text))) return 'has changed while it was read';
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return `cannot be written: ${(error as Error).message}`;
  }
}
