// What derives from a file's outline: symbols (as a tree or flat), folding ranges, selection ranges, and the symbols of the workspace.

import {
  type DocumentSymbol,
  type FoldingRange,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind,
  SymbolTag,
} from 'vscode-languageserver';
import type { Outline, OutlineKind } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { encloses, lineEnd, lineStart, type Span, touches } from '../core/text.ts';
import { shortName } from '../core/uri.ts';
import { toRange } from './positions.ts';

const kinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  block: SymbolKind.Namespace,
  directive: SymbolKind.Property,
  server: SymbolKind.Class,
  location: SymbolKind.Field,
  upstream: SymbolKind.Interface,
  section: SymbolKind.Module,
  option: SymbolKind.Property,
  variable: SymbolKind.Variable,
};

/** textDocument/documentSymbol for clients that take a tree. */
export function toSymbols(file: SourceFile, nodes: readonly Outline[] = file.language.outline(file)): DocumentSymbol[] {
  return nodes.map(node => ({
    name: shownName(node),
    kind: kinds[node.kind],
    range: toRange(file, node.span),
    selectionRange: toRange(file, encloses(node.span, node.nameSpan) ? node.nameSpan : { start: node.span.start, end: node.span.start }),
    ...(node.detail !== undefined && { detail: node.detail }),
    ...(node.deprecated && { tags: [SymbolTag.Deprecated] }),
    children: toSymbols(file, node.children),
  }));
}

/** The same for clients that take no tree: each symbol with the name of what it is in. */
export function toFlatSymbols(
  file: SourceFile,
  nodes: readonly Outline[] = file.language.outline(file),
  container?: string,
): SymbolInformation[] {
  return nodes.flatMap(node => [
    {
      name: shownName(node),
      kind: kinds[node.kind],
      location: { uri: file.uri, range: toRange(file, node.nameSpan) },
      ...(container !== undefined && { containerName: container }),
    },
    ...toFlatSymbols(file, node.children, node.name),
  ]);
}

/** workspace/symbol: blocks and sections of all files whose name holds the letters of `query` in their order, at most `limit`. */
export function workspaceSymbols(snapshot: Snapshot, query: string, limit = 1000): SymbolInformation[] {
  const letters = [...query.toLowerCase()];
  const found: SymbolInformation[] = [];
  const visit = (file: SourceFile, nodes: readonly Outline[]): void => {
    for (const node of nodes) {
      if (found.length >= limit) return;
      if (node.kind !== 'directive' && node.kind !== 'option' && holds(`${node.name} ${node.detail ?? ''}`.toLowerCase(), letters)) {
        const location = { uri: file.uri, range: toRange(file, node.nameSpan) };
        found.push({ name: shownName(node), kind: kinds[node.kind], location, containerName: shortName(file.uri, snapshot.roots) });
      }
      visit(file, node.children);
    }
  };
  for (const file of snapshot.files.values()) visit(file, file.language.outline(file));
  return found;
}

/** textDocument/foldingRange: the language's own folds, else one for each outline node of several lines. */
export function toFolds(file: SourceFile): FoldingRange[] {
  const spans = file.language.folds?.(file) ?? outlineFolds(file.language.outline(file));
  return spans.flatMap(fold => {
    const { start, end } = toRange(file, fold.span);
    return end.line > start.line ? [{ startLine: start.line, endLine: end.line, ...(fold.kind && { kind: fold.kind }) }] : [];
  });
}

/** textDocument/selectionRange: the word, the words around it, what its language says belongs together around that, the file. */
export function toSelection(file: SourceFile, offset: number): SelectionRange {
  const spans: Span[] = [{ start: 0, end: file.text.length }];
  const narrow = (span: Span): void => {
    const outer = spans.at(-1)!;
    if (touches(span, offset) && encloses(outer, span) && span.end - span.start < outer.end - outer.start) spans.push(span);
  };
  for (const span of file.language.enclosing?.(file, offset) ?? []) narrow(span);
  const start = lineStart(file.text, offset);
  const line = file.text.slice(start, lineEnd(file.text, offset));
  for (const word of [/[^\s;{}"']+/g, /[\w.-]+/g, /\w+/g]) {
    for (const match of line.matchAll(word)) narrow({ start: start + match.index, end: start + match.index + match[0].length });
  }
  const whole: SelectionRange = { range: toRange(file, spans[0]!) };
  return spans.slice(1).reduce<SelectionRange>((parent, span) => ({ range: toRange(file, span), parent }), whole);
}

function outlineFolds(nodes: readonly Outline[]): { readonly span: Span; readonly kind?: undefined }[] {
  return nodes.flatMap(node => [{ span: node.span }, ...outlineFolds(node.children)]);
}

/** A client refuses a symbol without a name. */
function shownName(node: Outline): string {
  return node.name.trim() === '' ? '(empty)' : node.name;
}

function holds(text: string, letters: readonly string[]): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
