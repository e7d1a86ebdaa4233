// textDocument/completion and completionItem/resolve: offers in the form this client can take.

import { type CompletionItem, CompletionItemKind, CompletionItemTag, type CompletionList, InsertTextFormat } from 'vscode-languageserver';
import type { Completion, CompletionKind, DocsKey } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { withoutPlaceholders } from '../core/snippet.ts';
import { lineStart } from '../core/text.ts';
import { languageById } from '../languages.ts';
import type { Client } from './client.ts';
import { toEdits, toRange } from './positions.ts';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  directive: CompletionItemKind.Property,
  block: CompletionItemKind.Class,
  parameter: CompletionItemKind.EnumMember,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
  section: CompletionItemKind.Module,
  option: CompletionItemKind.Property,
  reference: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  snippet: CompletionItemKind.Snippet,
};

/**
 * Whether the character that was typed before `offset` asks for offers by itself. A blank that begins a line does not, nor does a brace
 * that opens a block: Enter comes next, and would take the first offer instead of beginning a line. Behind `key =` comes a blank, which
 * asks, or Enter.
 */
export function isAsking({ text }: SourceFile, offset: number, typed: string | undefined): boolean {
  if (typed === ' ') return text.slice(lineStart(text, offset), offset).trim() !== '';
  if (typed === '=') return !/\s/.test(text[offset - 2] ?? ' ');
  return typed !== '{' || text[offset - 2] === '$';
}

/**
 * The offers that show by themselves when a character is `typed`; all of them for one who asks, where none was. A `/` asks for paths and
 * names; in the middle of a value it is a sign like others.
 */
export function shownFor(typed: string | undefined, offers: readonly Completion[]): readonly Completion[] {
  if (typed === undefined) return offers;
  return offers.filter(({ onDemand, kind }) => onDemand !== true && !(typed === '/' && kind === 'value'));
}

/** Offers for a client: one replaced range for all where they agree and it can take that, no placeholders where it cannot take those. */
export function toCompletions(file: SourceFile, client: Client, offers: readonly Completion[]): CompletionList {
  const [first] = offers;
  const agree = client.takesEditRange && offers.every(({ span }) => span.start === first!.span.start && span.end === first!.span.end);
  const shared = agree && first ? toRange(file, first.span) : undefined;
  return {
    isIncomplete: false,
    ...(shared && { itemDefaults: { editRange: shared } }),
    items: offers.map(offer => toItem(file, client, offer, shared !== undefined)),
  };
}

/** The item with its documentation, which is looked up only now. */
export function resolveItem(item: CompletionItem): CompletionItem {
  const key: unknown = item.data;
  if (!isDocsKey(key)) return item;
  const markdown = languageById(key.language)?.document(key);
  return markdown === undefined ? item : { ...item, documentation: { kind: 'markdown', value: markdown } };
}

function toItem(file: SourceFile, client: Client, offer: Completion, shared: boolean): CompletionItem {
  const snippet = offer.snippet === true && client.takesSnippets;
  const text = offer.snippet === true && !snippet ? withoutPlaceholders(offer.insert) : offer.insert;
  return {
    label: offer.label,
    kind: kinds[offer.kind],
    ...(shared ? text !== offer.label && { textEditText: text } : { textEdit: { range: toRange(file, offer.span), newText: text } }),
    ...(snippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(offer.detail !== undefined && { detail: offer.detail }),
    ...(offer.markdown !== undefined && { documentation: { kind: 'markdown' as const, value: offer.markdown } }),
    ...(offer.sort !== undefined && { sortText: offer.sort }),
    ...(offer.filter !== undefined && { filterText: offer.filter }),
    ...(offer.commit && { commitCharacters: [...offer.commit] }),
    ...(offer.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(offer.preselect && { preselect: true }),
    ...(offer.suggestAgain && client.isOurs && { command: { title: '', command: 'editor.action.triggerSuggest' } }),
    ...(offer.edits && { additionalTextEdits: toEdits(file, offer.edits) }),
    ...(offer.docs && { data: offer.docs }),
  };
}

function isDocsKey(value: unknown): value is DocsKey {
  return typeof value === 'object' && value !== null && 'language' in value && 'name' in value;
}
