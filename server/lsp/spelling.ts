// How uris are spelt: editors differ in which signs they escape (`+`, `@`, the `:` of a drive) and how. Inside, each file has one uri.

import { type DidOpenTextDocumentParams, Message } from 'vscode-languageserver';
import { URI } from 'vscode-uri';

/** Gives every uri in the parameters of an incoming message the spelling that files have here, which is VS Code's. */
export function respell(message: Message): void {
  if (!Message.isRequest(message) && !Message.isNotification(message)) return;
  const opened = message.method === 'textDocument/didOpen' ? uriIn(message.params) : undefined;
  respellIn(message.params);
  if (opened !== undefined) openedAs.set(spelt(opened), opened);
}

/** A uri in the spelling of the editor, where it has opened the file: some look for what they are sent by the text of its uri. */
export function asOpened(uri: string): string {
  return openedAs.get(uri) ?? uri;
}

/** One process serves one editor. */
const openedAs = new Map<string, string>();

function uriIn(params: unknown): string | undefined {
  return (params as Partial<DidOpenTextDocumentParams> | undefined)?.textDocument?.uri;
}

/** The names under which the protocol has uris. */
const holders = new Set(['uri', 'rootUri', 'scopeUri', 'oldUri', 'newUri']);

function respellIn(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    const inner = record[key];
    if (typeof inner === 'string') {
      if (holders.has(key)) record[key] = spelt(inner);
    } else respellIn(inner);
  }
}

/** What is no uri stays as it is. */
function spelt(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
