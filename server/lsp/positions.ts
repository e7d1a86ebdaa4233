// Between our offsets and the protocol's lines and columns (both count UTF-16 units). The only file that knows both.

import type { Location as ProtocolLocation, TextEdit as ProtocolTextEdit, Range, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { FileEdit, Span, TextEdit } from '../core/text.ts';
import type { Client } from './client.ts';

/** The version of a file that is not open: edits to it are meant for whatever stands on the disk. */
export const notOpen = -1;

const lines = new WeakMap<SourceFile, TextDocument>();
const foreign = new Map<string, TextDocument>();

/** Lets an open document, whose lines are already counted, serve for the file made of it. */
export function lendLines(file: SourceFile, document: TextDocument): void {
  lines.set(file, document);
}

/** Remembers the lines of a file in another language, so that places in it can be shown. */
export function lendForeignLines(uri: string, text: string): void {
  foreign.set(uri, TextDocument.create(uri, 'plaintext', 0, text));
}

/** The offset of a position; a column behind the end of its line is that end. */
export function toOffset(file: SourceFile, position: { readonly line: number; readonly character: number }): number {
  return linesOf(file).offsetAt(position);
}

export function toPosition(file: SourceFile, offset: number): { line: number; character: number } {
  return linesOf(file).positionAt(offset);
}

export function toRange(file: SourceFile, span: Span): Range {
  const document = linesOf(file);
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function toSpan(file: SourceFile, range: Range): Span {
  const document = linesOf(file);
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

export function toEdits(file: SourceFile, edits: readonly TextEdit[]): ProtocolTextEdit[] {
  return edits.map(edit => ({ range: toRange(file, edit.span), newText: edit.newText }));
}

/** Edits to files of the snapshot, and to those in `creates`, which come into being first. Edits elsewhere are left out: nobody knows the lines. */
export function toWorkspaceEdit(
  snapshot: Snapshot,
  client: Client,
  edits: readonly FileEdit[],
  creates: readonly string[] = [],
): WorkspaceEdit {
  const changes: { uri: string; version: number | null; edits: ProtocolTextEdit[] }[] = [];
  for (const { uri, edits: some } of edits) {
    const file = snapshot.files.get(uri);
    if (file) changes.push({ uri, version: file.version === notOpen ? null : file.version, edits: toEdits(file, some) });
    else if (creates.includes(uri)) changes.push({ uri, version: null, edits: some.map(({ newText }) => ({ range: beginning, newText })) });
  }
  if (!client.takesDocumentChanges) return { changes: Object.fromEntries(changes.map(change => [change.uri, change.edits])) };
  return {
    documentChanges: [
      ...(client.createsFiles ? creates : []).map(uri => ({ kind: 'create' as const, uri, options: { ignoreIfExists: true } })),
      ...changes.map(({ uri, version, edits: some }) => ({ textDocument: { uri, version }, edits: some })),
    ],
  };
}

/** The range of a span in a file of the snapshot or one whose lines were lent; of any other its beginning. */
export function rangeIn(snapshot: Snapshot, uri: string, span: Span): Range {
  const file = snapshot.files.get(uri);
  if (file) return toRange(file, span);
  const other = foreign.get(uri);
  return other ? { start: other.positionAt(span.start), end: other.positionAt(span.end) } : beginning;
}

export function toLocations(snapshot: Snapshot, locations: readonly Location[]): ProtocolLocation[] {
  return locations.map(({ uri, span }) => ({ uri, range: rangeIn(snapshot, uri, span) }));
}

const beginning: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The lines of a file. An open document that has moved on since it was lent is counted anew. */
function linesOf(file: SourceFile): TextDocument {
  const known = lines.get(file);
  if (known !== undefined && known.version === file.version) return known;
  const counted = TextDocument.create(file.uri, file.language.id, file.version, file.text);
  lines.set(file, counted);
  return counted;
}
