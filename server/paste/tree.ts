// The shape of a Paste Deploy file: sections of options, as configparser reads them. Plain immutable objects; parser.ts makes them.

import type { Span } from '../core/text.ts';

/**
 * `[name]` and what follows it, up to its last option. `name` is the text between the brackets, not trimmed. Of `kind:title`, `kind` is the
 * text before the colon and `title` the rest without blanks around it, which is how paste.deploy compares them; without a colon there is no
 * kind and the title is the name.
 */
export type Section = Span & {
  readonly name: string;
  readonly nameSpan: Span;
  /** `[…]` of the header line. */
  readonly header: Span;
  readonly kind?: string;
  readonly kindSpan?: Span;
  readonly title: string;
  readonly titleSpan: Span;
  readonly options: readonly Option[];
  /** Some of the name comes from a template, so it is not known. */
  readonly hole?: true;
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

/** A place where configparser would stop or complain. Only the first of a kind that hides the rest is reported. */
export type SyntaxMistake = {
  readonly kind: 'no-section' | 'no-option' | 'no-bracket' | 'byte-order-mark' | 'duplicate-section' | 'duplicate-option';
  readonly span: Span;
  /** What it repeats. */
  readonly first?: Span;
  /** The unclosed header without which it would be no mistake. */
  readonly because?: Span;
};

export type Tree = {
  /** In file order; a second `[DEFAULT]`, which configparser merges, is a section of its own here. */
  readonly sections: readonly Section[];
  readonly comments: readonly Span[];
  readonly mistakes: readonly SyntaxMistake[];
  /** The template language, when the file is a template; `holes` are its expressions and statements. */
  readonly template?: string;
  /** A template that nobody loads as it stands: by its name, by its statements, or because more than values come from it. */
  readonly rendered?: true;
  /**
   * Whole lines or section names come from a template, or (Python 2.7) sections are merged: there may be sections and options where the text does
   * not show them.
   */
  readonly partial?: true;
  readonly holes: readonly Span[];
};
