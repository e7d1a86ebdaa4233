// callHierarchy: a request's way from stop to stop. An item carries the id of its stop, so that nothing is remembered between requests.

import { type CallHierarchyIncomingCall, type CallHierarchyItem, type CallHierarchyOutgoingCall, SymbolKind } from 'vscode-languageserver';
import type { Call, CallNode } from '../core/answers.ts';
import type { Snapshot } from '../core/language.ts';
import { encloses } from '../core/text.ts';
import { shortName } from '../core/uri.ts';
import { rangeIn, toLocations } from './positions.ts';

const kinds: Readonly<Record<CallNode['kind'], SymbolKind>> = {
  site: SymbolKind.Class,
  location: SymbolKind.Field,
  group: SymbolKind.Interface,
  socket: SymbolKind.Event,
  server: SymbolKind.Module,
  app: SymbolKind.Function,
};

export function toCallItem(snapshot: Snapshot, { id, kind, label, detail, uri, span, nameSpan }: CallNode): CallHierarchyItem {
  const name = label.trim() === '' ? '(empty)' : label;
  return {
    name,
    kind: kinds[kind],
    detail: detail ?? shortName(uri, snapshot.roots),
    uri,
    range: rangeIn(snapshot, uri, span),
    selectionRange: rangeIn(snapshot, uri, encloses(span, nameSpan) ? nameSpan : span),
    data: id,
  };
}

export function toIncomingCalls(snapshot: Snapshot, calls: readonly Call[]): CallHierarchyIncomingCall[] {
  return calls.map(({ node, at }) => ({ from: toCallItem(snapshot, node), fromRanges: rangesOf(snapshot, at) }));
}

export function toOutgoingCalls(snapshot: Snapshot, calls: readonly Call[]): CallHierarchyOutgoingCall[] {
  return calls.map(({ node, at }) => ({ to: toCallItem(snapshot, node), fromRanges: rangesOf(snapshot, at) }));
}

function rangesOf(snapshot: Snapshot, at: Call['at']): CallHierarchyIncomingCall['fromRanges'] {
  return toLocations(snapshot, at).map(({ range }) => range);
}
