// textDocument/formatting, rangeFormatting and onTypeFormatting.

import type { FormattingOptions, TextEdit } from 'vscode-languageserver';
import type { FormatOptions } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { toEdits } from './positions.ts';

/** The client's options with the user's settings. */
export function formatOptions({ settings }: Snapshot, { tabSize, insertSpaces }: FormattingOptions): FormatOptions {
  return { tabSize, insertSpaces, align: settings['format.alignArguments'] === 'never' ? 'never' : 'keep' };
}

/** The edits that format a file, or a part of it. */
export function formatDocument(file: SourceFile, options: FormatOptions, span?: Span): TextEdit[] {
  return toEdits(file, file.language.format?.(file, options, span) ?? []);
}

/** The edits after a character was typed just before `offset`. */
export function formatTyped(file: SourceFile, offset: number, typed: string, options: FormatOptions): TextEdit[] {
  return toEdits(file, file.language.formatTyped?.(file, offset, typed, options) ?? []);
}
