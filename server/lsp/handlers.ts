// The requests of the protocol, one line each: which question of server/features.ts answers them, and how the answer is put.

import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  type Connection,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  type Position,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type RequestType,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import type { Snapshot, SourceFile } from '../core/language.ts';
import * as features from '../features.ts';
import { toCodeActions } from './actions.ts';
import { toCallItem, toIncomingCalls, toOutgoingCalls } from './calls.ts';
import type { Client } from './client.ts';
import { isAsking, resolveItem, shownFor, toCompletions } from './completions.ts';
import { toDocumentLink, toHighlight, toHint, toHover, toLens, toLocationLinks, toSignatureHelp, toTokens } from './convert.ts';
import type { Diagnostics } from './diagnostics.ts';
import { formatDocument, formatOptions, formatTyped } from './formatting.ts';
import { guarded } from './guard.ts';
import { toFlatSymbols, toFolds, toSelection, toSymbols, workspaceSymbols } from './outline.ts';
import { toLocations, toOffset, toRange, toSpan, toWorkspaceEdit } from './positions.ts';
import type { Store } from './store.ts';

/** Error code of the protocol for a request that could not be done, with a message for the user. */
const requestFailed = -32803;

/** Answers every request on the connection from the current snapshot. A request about a file that is none of ours is answered with null. */
export function answerRequests(connection: Connection, store: Store, client: Client, diagnostics: Diagnostics): void {
  const on = <Params, Result>(type: RequestType<Params, Result, unknown>, answer: (params: Params) => Result | undefined) => {
    connection.onRequest(type.method, (params: Params) => guarded<unknown>(connection, type.method, () => answer(params) ?? null, null));
  };

  /** A request about a document. */
  const about = <Params extends { textDocument: { uri: string } }, Result>(
    type: RequestType<Params, Result, unknown>,
    answer: (snapshot: Snapshot, file: SourceFile, params: Params) => Result | undefined,
  ) => {
    on(type, params => {
      const snapshot = store.snapshot();
      const file = snapshot.files.get(params.textDocument.uri);
      return file && answer(snapshot, file, params);
    });
  };

  /** A request about a place in a document. */
  const at = <Params extends { textDocument: { uri: string }; position: Position }, Result>(
    type: RequestType<Params, Result, unknown>,
    answer: (snapshot: Snapshot, file: SourceFile, offset: number, params: Params) => Result | undefined,
  ) => {
    about(type, (snapshot, file, params) => answer(snapshot, file, toOffset(file, params.position), params));
  };

  const { hover, complete, define, refer, callNode, callers, callees, highlight, sign, renameSpan, rename, hints, links, lenses, tokens } =
    features;

  at(HoverRequest.type, (snapshot, file, offset) => given(hover(snapshot, file, offset), answer => toHover(file, answer)));
  at(CompletionRequest.type, (snapshot, file, offset, { context }) => {
    const typed = context?.triggerCharacter;
    const offers = isAsking(file, offset, typed) ? complete(snapshot, file, offset) : [];
    return toCompletions(file, client, shownFor(typed, offers));
  });
  on(CompletionResolveRequest.type, resolveItem);
  at(SignatureHelpRequest.type, (snapshot, file, offset) => given(sign(snapshot, file, offset), toSignatureHelp));
  at(DefinitionRequest.type, (snapshot, file, offset) => {
    const found = define(snapshot, file, offset);
    return client.takesLinks ? toLocationLinks(snapshot, file, found) : toLocations(snapshot, found);
  });
  at(ReferencesRequest.type, (snapshot, file, offset) => toLocations(snapshot, refer(snapshot, file, offset)));
  at(DocumentHighlightRequest.type, (snapshot, file, offset) => highlight(snapshot, file, offset).map(one => toHighlight(file, one)));
  at(CallHierarchyPrepareRequest.type, (snapshot, file, offset) =>
    given(callNode(snapshot, file, offset), node => [toCallItem(snapshot, node)]),
  );
  on(CallHierarchyIncomingCallsRequest.type, ({ item }) => toIncomingCalls(store.snapshot(), callers(store.snapshot(), String(item.data))));
  on(CallHierarchyOutgoingCallsRequest.type, ({ item }) => toOutgoingCalls(store.snapshot(), callees(store.snapshot(), String(item.data))));
  at(PrepareRenameRequest.type, (snapshot, file, offset) => given(renameSpan(snapshot, file, offset), span => toRange(file, span)));
  at(RenameRequest.type, (snapshot, file, offset, { newName }) => {
    const answer = rename(snapshot, file, offset, newName);
    if ('problem' in answer) throw new ResponseError(requestFailed, answer.problem);
    return toWorkspaceEdit(snapshot, client, answer.edits);
  });
  about(DocumentSymbolRequest.type, (_, file) => (client.takesTree ? toSymbols(file) : toFlatSymbols(file)));
  on(WorkspaceSymbolRequest.type, ({ query }) => workspaceSymbols(store.snapshot(), query));
  at(LinkedEditingRangeRequest.type, (_, file, offset) =>
    given(file.language.linked?.(file, offset), spans => ({ ranges: spans.map(span => toRange(file, span)), wordPattern: `["']` })),
  );
  about(FoldingRangeRequest.type, (_, file) => toFolds(file));
  about(SelectionRangeRequest.type, (_, file, { positions }) => positions.map(position => toSelection(file, toOffset(file, position))));
  about(DocumentLinkRequest.type, (snapshot, file) => links(snapshot, file).map(link => toDocumentLink(file, link)));
  about(CodeLensRequest.type, (snapshot, file) => lenses(snapshot, file).map(lens => toLens(snapshot, file, client, lens)));
  about(InlayHintRequest.type, (snapshot, file, { range }) =>
    hints(snapshot, file, toSpan(file, range)).map(hint => toHint(snapshot, file, hint)),
  );
  about(SemanticTokensRequest.type, (snapshot, file) => ({ data: toTokens(file, tokens(snapshot, file)) }));
  about(CodeActionRequest.type, (snapshot, file, params) => toCodeActions(snapshot, file, client, params));
  about(DocumentFormattingRequest.type, (snapshot, file, { options }) => formatDocument(file, formatOptions(snapshot, options)));
  about(DocumentRangeFormattingRequest.type, (snapshot, file, { options, range }) =>
    formatDocument(file, formatOptions(snapshot, options), toSpan(file, range)),
  );
  at(DocumentOnTypeFormattingRequest.type, (snapshot, file, offset, { ch, options }) =>
    formatTyped(file, offset, ch, formatOptions(snapshot, options)),
  );
  on(DocumentDiagnosticRequest.type, ({ textDocument, previousResultId }) => {
    const file = store.snapshot().files.get(textDocument.uri);
    return file ? diagnostics.ofDocument(file, previousResultId) : { kind: 'full', items: [] };
  });
  connection.onRequest(WorkspaceDiagnosticRequest.method, ({ previousResultIds }, token) =>
    diagnostics.ofWorkspace(previousResultIds, token),
  );
}

function given<Value, Result>(value: Value | undefined, put: (value: Value) => Result): Result | undefined {
  return value === undefined ? undefined : put(value);
}
