// The shape of an nginx file: words, directives, blocks. Plain immutable objects without parent pointers; parser.ts makes them.

import type { Span } from '../core/text.ts';

/**
 * A token that is not punctuation. The span holds the quotes; `value` is what nginx sees: quotes gone, escapes translated.
 * `hole`: some of the text comes from a template, so the value is not known.
 */
export type Word = Span & {
  readonly value: string;
  readonly quote?: '"' | "'";
  readonly hole?: true;
};

/**
 * `name args… ;` or `name args… { … }`. The span runs from the name to behind the `;` or `}`, or to the last word where that is missing.
 * An entry of a `map`, `types`, … body has the same shape: its key is the name, its values are the args.
 */
export type Directive = Span & {
  readonly name: Word;
  readonly args: readonly Word[];
  /** Where the `;` stands; undefined with a block, and where it is missing. */
  readonly semicolon?: number;
  readonly block?: Block;
};

/**
 * What stands between braces; the span holds both. `open` is the offset of `{`, `close` that of `}`, undefined where it is missing.
 * `entries`: the body of a `map`, `geo`, `types`, …, whose children are not directives. `code`: Lua or other text that nginx does not read.
 */
export type Block = Span & {
  readonly open: number;
  readonly close?: number;
  readonly kind: 'directives' | 'entries' | 'code';
  readonly children: readonly Directive[];
};

/** A mistake of the text itself, placed where a person would mend it. */
export type SyntaxMistake = {
  readonly kind:
    | 'missing-semicolon'
    | 'missing-open-brace'
    | 'missing-close-brace'
    | 'unexpected-close-brace'
    | 'unexpected-open-brace'
    | 'unexpected-semicolon'
    | 'text-after-quote'
    | 'unclosed-quote'
    | 'unclosed-variable'
    | 'too-long'
    | 'unclosed-code';
  readonly span: Span;
  /** The directive it happened in, where there is one. */
  readonly directive?: Directive;
};

/** The kind of template a file is, told by its name or its text. */
export type TemplateDialect = 'envsubst' | 'jinja' | 'erb' | 'mustache' | 'at-sign' | 'percent' | 'shell';

export type Tree = {
  readonly children: readonly Directive[];
  readonly comments: readonly Span[];
  readonly mistakes: readonly SyntaxMistake[];
  /** Set when the file is a template; `holes` are its expressions and statements. */
  readonly template?: TemplateDialect;
  readonly holes: readonly Span[];
};
