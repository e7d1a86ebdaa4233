// What a person asks of a place in a file: the answer of its language, joined with what its other ends know. One function per question.

import type {
  Action,
  Call,
  CallNode,
  Completion,
  Highlight,
  Hover,
  InlayHint,
  Lens,
  Link,
  Location,
  Rename,
  SemanticToken,
  Signatures,
} from './core/answers.ts';
import type { Snapshot, SourceFile } from './core/language.ts';
import { memo } from './core/memo.ts';
import type { Diagnostic } from './core/rule.ts';
import { overlaps, type Span } from './core/text.ts';
import { t } from './core/translate.ts';
import { judge } from './judge.ts';
import { linksCallees, linksCallers, linksCallNode } from './links/calls.ts';
import { linksDefine } from './links/definition.ts';
import { linksDocumentLinks } from './links/document-links.ts';
import { linksHints } from './links/hints.ts';
import { linksHover } from './links/hover.ts';
import { linksLens } from './links/lens.ts';
import { linksHighlight, linksRefer } from './links/references.ts';
import { linksRename, linksRenameSpan } from './links/rename.ts';

/** The Markdown about the place at `offset`; for a socket, also both of its ends side by side. */
export function hover(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const own = file.language.hover(snapshot, file, offset);
  const ends = linksHover(snapshot, file, offset);
  return own && ends ? { span: ends.span, markdown: `${ends.markdown}\n\n---\n\n${own.markdown}` } : (ends ?? own);
}

/** What may be written at `offset`. */
export function complete(snapshot: Snapshot, file: SourceFile, offset: number): readonly Completion[] {
  return file.language.complete(snapshot, file, offset);
}

/** Where what is named at `offset` is defined; for a socket, its other ends. */
export function define(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  return [...file.language.define(snapshot, file, offset), ...linksDefine(snapshot, file, offset)];
}

/** Every place that means what is named at `offset`. */
export function refer(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  return [...(file.language.refer?.(snapshot, file, offset) ?? []), ...linksRefer(snapshot, file, offset)];
}

/** The places of this file that mean what is named at `offset`. */
export function highlight(snapshot: Snapshot, file: SourceFile, offset: number): readonly Highlight[] {
  return [...(file.language.highlight?.(snapshot, file, offset) ?? []), ...linksHighlight(snapshot, file, offset)];
}

/** The block or section at `offset` as a stop on a request's way. */
export function callNode(snapshot: Snapshot, file: SourceFile, offset: number): CallNode | undefined {
  return linksCallNode(snapshot, file, offset);
}

/** The stops before the one with this id. */
export function callers(snapshot: Snapshot, id: string): readonly Call[] {
  return linksCallers(snapshot, id);
}

/** The stops behind the one with this id. */
export function callees(snapshot: Snapshot, id: string): readonly Call[] {
  return linksCallees(snapshot, id);
}

/** What a rename at `offset` would change, or undefined when nothing there has a name. */
export function renameSpan(snapshot: Snapshot, file: SourceFile, offset: number): Span | undefined {
  return file.language.renameSpan?.(snapshot, file, offset) ?? linksRenameSpan(snapshot, file, offset);
}

/** The edits that give what is named at `offset` another name everywhere. */
export function rename(snapshot: Snapshot, file: SourceFile, offset: number, newName: string): Rename {
  const own = file.language.renameSpan?.(snapshot, file, offset) !== undefined;
  const answer = own ? file.language.rename?.(snapshot, file, offset, newName) : linksRename(snapshot, file, offset, newName);
  return answer ?? { problem: t`nothing here can be renamed` };
}

/** The shapes of the directive or option being typed. */
export function sign(snapshot: Snapshot, file: SourceFile, offset: number): Signatures | undefined {
  return file.language.sign?.(snapshot, file, offset);
}

/** The inlay hints within `span`, of the topics that the user wants. */
export function hints(snapshot: Snapshot, file: SourceFile, span: Span): readonly InlayHint[] {
  if (!snapshot.settings['hints.enabled']) return [];
  const all = [...(file.language.hints?.(snapshot, file, span) ?? []), ...linksHints(snapshot, file, span)];
  return all.filter(({ topic }) => snapshot.settings[`hints.${topic}`]);
}

/** The names in a file that can be opened, and the sockets whose other end can. */
export function links(snapshot: Snapshot, file: SourceFile): readonly Link[] {
  return [...(file.language.links?.(snapshot, file) ?? []), ...linksDocumentLinks(snapshot, file)];
}

/** The lines over the sockets of a file; none when the user does not want them. */
export function lenses(snapshot: Snapshot, file: SourceFile): readonly Lens[] {
  return snapshot.settings['lens.enabled'] ? linksLens(snapshot, file) : [];
}

/** The meaning of stretches of text, for colouring. */
export function tokens(snapshot: Snapshot, file: SourceFile): readonly SemanticToken[] {
  return file.language.tokens?.(snapshot, file) ?? [];
}

/** The refactorings offered for `span`. */
export function refactorings(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  return file.language.actions?.(snapshot, file, span) ?? [];
}

/** Several questions about one finding follow each other. */
const judged = memo((snapshot: Snapshot) => memo((file: SourceFile) => judge(snapshot, file)));

/** The findings that touch `span`, in text order. */
export function findingsAt(snapshot: Snapshot, file: SourceFile, span: Span): readonly Diagnostic[] {
  return judged(snapshot)(file).filter(diagnostic => overlaps(diagnostic.span, span));
}

/** The cures of the findings that touch `span`, each with the finding it cures. */
export function cures(snapshot: Snapshot, file: SourceFile, span: Span): readonly Cure[] {
  return findingsAt(snapshot, file, span).flatMap(diagnostic =>
    (diagnostic.fixes ?? []).map(({ safe = false, ...fix }, index) => ({
      diagnostic,
      safe,
      action: { ...fix, kind: 'quickfix', ...(index === 0 && { preferred: true }) } as const,
    })),
  );
}

/** A quick fix and the finding it cures. `safe`: it may be applied without being looked at. */
export type Cure = { readonly diagnostic: Diagnostic; readonly action: Action; readonly safe: boolean };
