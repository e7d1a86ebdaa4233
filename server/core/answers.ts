// What features answer: plain data with offsets. lsp/convert.ts turns each into its protocol type.

import type { FileEdit, Span, TextEdit } from './text.ts';

/** Markdown about the text of `span`. */
export type Hover = { readonly span: Span; readonly markdown: string };

/** A place in a file: `span` is what to select there, `whole` what belongs to it (a block, a section). */
export type Location = { readonly uri: string; readonly span: Span; readonly whole?: Span; readonly origin?: Span };

export type CompletionKind =
  | 'directive'
  | 'block'
  | 'parameter'
  | 'value'
  | 'variable'
  | 'section'
  | 'option'
  | 'reference'
  | 'file'
  | 'folder'
  | 'snippet';

/**
 * One offer at the cursor. `insert` replaces `span` (which holds the cursor) and is a snippet when `snippet` is set, else plain text.
 * `docs` names what `Language.document` is asked when the offer is looked at. `onDemand`: for one who asks for offers, not where a typed
 * character does.
 */
export type Completion = {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly span: Span;
  readonly insert: string;
  readonly snippet?: boolean;
  readonly detail?: string;
  readonly docs?: DocsKey;
  readonly markdown?: string;
  readonly sort?: string;
  readonly filter?: string;
  readonly commit?: readonly string[];
  readonly deprecated?: boolean;
  readonly preselect?: boolean;
  readonly onDemand?: boolean;
  readonly suggestAgain?: boolean;
  readonly edits?: readonly TextEdit[];
};

/** A key that a language can turn into documentation later: small, serialisable, and enough on its own. */
export type DocsKey = { readonly language: string; readonly name: string; readonly context?: string; readonly of?: string };

export type OutlineKind = 'block' | 'directive' | 'server' | 'location' | 'upstream' | 'section' | 'option' | 'variable';

/** A node of a file's outline, from which symbols, folding, breadcrumbs and selection ranges derive. */
export type Outline = {
  readonly name: string;
  readonly detail?: string;
  readonly kind: OutlineKind;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly deprecated?: boolean;
  readonly children: readonly Outline[];
};

/** A line above `span` with a title; a click jumps to `targets` when there are any. */
export type Lens = { readonly span: Span; readonly title: string; readonly targets: readonly Location[] };

/** What inlay hints are about; each has a setting `hints.…`. */
export type HintTopic = 'units' | 'values' | 'context' | 'inherited' | 'links';

/** Text shown at an offset, not part of the file. A click on it leads to `target`. */
export type InlayHint = {
  readonly offset: number;
  readonly label: string;
  readonly topic: HintTopic;
  readonly target?: Location;
  readonly tooltip?: string;
  readonly before?: boolean;
};

export type Highlight = { readonly span: Span; readonly write?: boolean };

/** Text that is the name of something that can be opened: an include, a path, a `config:` file. */
export type Link = { readonly span: Span; readonly target: string; readonly tooltip?: string };

export type Fold = { readonly span: Span; readonly kind?: 'comment' | 'region' | 'imports' };

/** The kinds of semantic tokens, in the order of the protocol's legend. */
export const tokenTypes = [
  'variable',
  'parameter',
  'regexp',
  'enumMember',
  'namespace',
  'function',
  'property',
  'macro',
  'string',
  'number',
  'keyword',
  'class',
] as const;
export type TokenType = (typeof tokenTypes)[number];

/** Their modifiers, likewise. */
export const tokenModifiers = ['declaration', 'deprecated', 'readonly', 'defaultLibrary', 'unresolved'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];

/** The meaning of a stretch of text, on top of what the TextMate grammar can know. Sorted, not overlapping, each on one line. */
export type SemanticToken = { readonly span: Span; readonly type: TokenType; readonly modifiers?: readonly TokenModifier[] };

/** The shapes a directive or option may take, with the one and the parameter being typed. */
export type Signatures = {
  readonly signatures: readonly Signature[];
  readonly active: number;
  readonly activeParameter: number;
};
export type Signature = {
  readonly label: string;
  readonly markdown?: string;
  /** Spans into `label`. */
  readonly parameters: readonly { readonly span: Span; readonly markdown?: string }[];
};

/** A change a person may ask for: a refactoring, or the cure of a finding. */
export type Action = {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor.extract' | 'refactor.inline' | 'refactor.rewrite' | 'source';
  readonly edits: readonly FileEdit[];
  /** Files to create before the edits, which may then name their uris. */
  readonly creates?: readonly string[];
  readonly preferred?: boolean;
  /** A change of settings instead of text, carried out by the client. */
  readonly setting?: SettingChange;
};

/** Add `value` to the list setting `key`, or set it when it is no list. */
export type SettingChange = { readonly key: string; readonly value: string };

/** What a rename would change, or why it cannot be done. */
export type Rename = { readonly edits: readonly FileEdit[] } | { readonly problem: string };

/** `align`: what becomes of columns lined up by hand; they are kept when it is absent. */
export type FormatOptions = { readonly tabSize: number; readonly insertSpaces: boolean; readonly align?: 'keep' | 'never' };

export type HolderKind = 'site' | 'location' | 'group' | 'server' | 'app';

/**
 * A block or section that a request goes through on its way to or from an endpoint. `span` is all of it, `nameSpan` what to select there;
 * `from` is the index of the holder before it in the same list.
 */
export type Holder = {
  readonly kind: HolderKind;
  readonly label: string;
  readonly detail?: string;
  readonly uri: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly from?: number;
};

/** A stop on a request's way: a block, a section, or a socket that nobody here listens on. `id` names it in one version of its file. */
export type CallNode = {
  readonly id: string;
  readonly kind: HolderKind | 'socket';
  readonly label: string;
  readonly detail?: string;
  readonly uri: string;
  readonly span: Span;
  readonly nameSpan: Span;
};

/** A stop before or behind another one, and where the first of the two names the second. */
export type Call = { readonly node: CallNode; readonly at: readonly Location[] };
