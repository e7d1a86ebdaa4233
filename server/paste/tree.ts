// The shape of a Paste Deploy file: sections of options, as configparser reads them. Plain immutable objects; parser.ts makes them.

import type { Span } from '../core/text.ts';

/** `name` is the text between the brackets, not trimmed; `kind` and `title` are its two halves (`server`, `main`), trimmed as paste.deploy does. */
export type Section = Span & {
  readonly name: string;
  readonly nameSpan: Span;
  /** The whole header line's `[…]`. */
  readonly header: Span;
  readonly kind?: string;
  readonly kindSpan?: Span;
  readonly title: string;
  readonly titleSpan: Span;
  readonly options: readonly Option[];
};

/** `key = value` with its continuation lines; the span runs to the end of the last line that adds to the value. */
export type Option = Span & {
  readonly key: string;
  readonly keySpan: Span;
  /** The offset of `=` or `:`. */
  readonly delimiter: number;
  readonly value: Value;
};

/** `text` is what configparser returns before interpolation, lines joined by LF; `lines` say where each of them stands in the file. */
export type Value = Span & {
  readonly text: string;
  readonly lines: readonly (Span & { readonly text: string })[];
  /** Some of the text comes from a template, so the value is not known. */
  readonly hole?: true;
};

export type SyntaxMistake = {
  readonly kind: 'no-section' | 'no-option' | 'byte-order-mark' | 'duplicate-section' | 'duplicate-option';
  readonly span: Span;
  readonly message: string;
  /** What it repeats. */
  readonly first?: Span;
};

export type Tree = {
  /** In file order; a second `[DEFAULT]`, which configparser merges, is a section of its own here. */
  readonly sections: readonly Section[];
  readonly comments: readonly Span[];
  readonly mistakes: readonly SyntaxMistake[];
  readonly template?: string;
  readonly holes: readonly Span[];
};
