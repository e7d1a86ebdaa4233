// The shape of an nginx file: words, directives, blocks. Plain immutable objects without parent pointers; parser.ts makes them.

import { countStarted, type Span } from '../core/text.ts';

/**
 * A token that is not punctuation. The span holds the quotes; `value` is what nginx sees: quotes gone, escapes translated.
 * `hole`: some of the text comes from a template, or its quotes are broken, so the value is not known.
 */
export type Word = Span & {
  readonly value: string;
  readonly quote?: '"' | "'" | undefined;
  readonly hole?: boolean;
};

/**
 * `name args… ;` or `name args… { … }`. The span runs from the name to behind the `;` or `}`, or to the last word where that is missing.
 * An entry of a `map`, `types`, … body has the same shape: its key is the name, its values are the args.
 */
export type Directive = Span & {
  readonly name: Word;
  readonly args: readonly Word[];
  /** Where the `;` stands; undefined with a block, and where it is missing. */
  readonly semicolon?: number | undefined;
  readonly block?: Block | undefined;
};

/**
 * What stands between braces; the span holds both. `open` is the offset of `{` (of the place for it where it is missing), `close`
 * that of `}`, undefined where it is missing.
 * `entries`: the body of a `map`, `geo`, `types`, …, whose children are not directives. `code`: Lua or other text that nginx does not read.
 */
export type Block = Span & {
  readonly open: number;
  readonly close?: number | undefined;
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
    | 'early-semicolon'
    | 'mistaken-brace'
    | 'text-after-quote'
    | 'unquoted-brace'
    | 'unclosed-quote'
    | 'too-long'
    | 'unclosed-code';
  readonly span: Span;
  /** The directive it happened in, where there is one. */
  readonly directive?: Directive | undefined;
  /** Where the string begins that a quote does not close. */
  readonly open?: number | undefined;
  /** Where the missing text belongs, or the brace that is too many stands, when that is elsewhere. */
  readonly cure?: number | undefined;
};

/** The kind of template a file is, told by its name or its text. */
export type TemplateDialect =
  | 'envsubst'
  | 'jinja'
  | 'erb'
  | 'mustache'
  | 'toolkit'
  | 'underscore'
  | 'at-sign'
  | 'angle'
  | 'percent'
  | 'shell'
  | 'penlight'
  | 'terraform'
  | 'number-sign'
  | 'word';

export type Tree = {
  readonly children: readonly Directive[];
  readonly comments: readonly Span[];
  readonly mistakes: readonly SyntaxMistake[];
  /** Set when the file is a template; `holes` are its expressions and statements. */
  readonly template?: TemplateDialect;
  readonly holes: readonly Span[];
  /** Set in a template that leaves open which block a directive stands in: its branches open or close different blocks. */
  readonly loose?: true;
};

/** The directives around `offset`, outermost first; both ends of a directive count as in it. Binary search: cheap on any size. */
export function pathAt(tree: Tree, offset: number): readonly Directive[] {
  const path: Directive[] = [];
  let children = tree.children;
  for (;;) {
    const found = lastStartingBefore(children, offset);
    if (found === undefined || found.end < offset) return path;
    path.push(found);
    const block = found.block;
    if (block === undefined || offset <= block.start || (block.close !== undefined && offset > block.close)) return path;
    children = block.children;
  }
}

/** Calls `visit` with every directive and the directives around it, outermost first, in text order. The list of parents is reused. */
export function walk(tree: Tree, visit: (directive: Directive, parents: readonly Directive[]) => void): void {
  visitAll(tree.children, [], visit);
}

/** Whether the `{` of a block is there, not only supposed. */
export function hasOpen(text: string, { open }: Block): boolean {
  return text.charCodeAt(open) === 123;
}

/** The span of a word without its quotes. */
export function innerOf(word: Word, text: string): Span {
  if (word.quote === undefined) return word;
  const closed = word.end - word.start > 1 && text[word.end - 1] === word.quote;
  return { start: word.start + 1, end: closed ? word.end - 1 : word.end };
}

function visitAll(
  children: readonly Directive[],
  parents: Directive[],
  visit: (directive: Directive, parents: readonly Directive[]) => void,
) {
  for (const directive of children) {
    visit(directive, parents);
    if (directive.block === undefined || directive.block.children.length === 0) continue;
    parents.push(directive);
    visitAll(directive.block.children, parents, visit);
    parents.pop();
  }
}

function lastStartingBefore(children: readonly Directive[], offset: number): Directive | undefined {
  return children[countStarted(children, offset) - 1];
}
