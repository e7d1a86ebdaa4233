// From texts to files of the snapshot: which language a document is, when it is too large or no text, and what opening and closing do.

import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { t } from '../core/translate.ts';
import { shortName } from '../core/uri.ts';
import { languageById, languageOf } from '../languages.ts';
import { type FileSystem, readLimit } from './files.ts';
import { lendLines, notOpen } from './positions.ts';
import { type Store, withFiles, withoutFiles } from './store.ts';

/** UTF-16 units that an open document may have to be analysed. */
const textLimit = 12 * 1024 * 1024;

/** Keeps the snapshot in step with what the editor has open. */
export function followDocuments(connection: Connection, store: Store, files: FileSystem): TextDocuments<TextDocument> {
  const documents = new TextDocuments(TextDocument);
  documents.onDidChangeContent(({ document }) => {
    const { uri, languageId, version } = document;
    const text = document.getText();
    const language = languageById(languageId) ?? languageOf(nameIn(store, uri), text);
    if (language === undefined) return store.change(snapshot => withoutFiles(snapshot, [uri]));
    const file = sourceFile(uri, language, version, text);
    lendLines(file, document);
    store.change(snapshot => withFiles(snapshot, [file]));
  });
  documents.onDidClose(async ({ document: { uri } }) => {
    const file = await readFile(store, files, uri, store.snapshot().files.get(uri)?.language.id);
    if (documents.get(uri) !== undefined) return;
    store.change(snapshot => (file ? withFiles(snapshot, [file]) : withoutFiles(snapshot, [uri])));
  });
  documents.listen(connection);
  return documents;
}

/** A file from the disk, or undefined when it cannot be read or is none of our languages. `known`: the language it is in any case. */
export async function readFile(store: Store, files: FileSystem, uri: string, known?: string): Promise<SourceFile | undefined> {
  const text = await files.read({ uri, limit: readLimit });
  if (text === undefined) return undefined;
  const language = known === undefined ? languageOf(nameIn(store, uri), text) : languageById(known);
  return language && sourceFile(uri, language, notOpen, text);
}

/**
 * A file of this text. One that is no configuration of ours, or so long that each key would be felt, is empty, and its language answers nothing but
 * why: other files look into it too.
 */
export function sourceFile(uri: string, language: Language, version: number, text: string): SourceFile {
  const problem = problemOf(text);
  return problem === undefined ? { uri, language, version, text } : { uri, language: silent(language)[problem], version, text: '' };
}

function problemOf(text: string): keyof ReturnType<typeof silent> | undefined {
  if (text.length > textLimit) return 'tooLong';
  const beginning = text.slice(0, 8000);
  if (beginning.includes('\0')) return 'binary';
  return apacheSection.test(beginning) ? 'apache' : undefined;
}

/** Apache keeps its files in folders of the same names as nginx. */
const apacheSection = /^[ \t]*<(?:VirtualHost|Directory|Location|IfModule|Proxy)\b[^>\n]*>[ \t]*\r?$/m;

const silent = memo((language: Language) => ({
  tooLong: unread(language, t`this file is longer than ${textLimit / 1024 / 1024} million characters and is not analysed`),
  binary: unread(language, t`this file is binary and is not analysed`),
  apache: unread(language, t`this is a configuration of Apache's and is not analysed`),
}));

function unread({ id }: Language, message: string): Language {
  return {
    id,
    recognise: () => false,
    judge: () => [
      { code: `${id === 'nginx' ? 'nginx' : 'paste'}/not-analysed`, severity: 'information', span: { start: 0, end: 0 }, message },
    ],
    endpoints: () => [],
    outline: () => [],
    hover: () => undefined,
    complete: () => [],
    document: () => undefined,
    define: () => [],
  };
}

function nameIn(store: Store, uri: string): string {
  return shortName(uri, store.snapshot().roots);
}
