// The statements that a selection means: those it covers or touches, all in one block.

import type { SourceFile } from '../core/language.ts';
import { lineStart, type Span } from '../core/text.ts';
import { syntaxTree } from './parser.ts';
import { type Directive, pathAt, type Tree } from './tree.ts';

/** Neighbours in one block, and the directives around it, outermost first. */
export type Selection = { readonly parents: readonly Directive[]; readonly directives: readonly Directive[] };

/** The statements that `span` touches in the innermost block that holds it; for an empty span the one it is in. */
export function selectionIn(tree: Tree, span: Span): Selection {
  const path = pathAt(tree, span.start).filter(({ start, end }) => start <= span.start && span.end <= end);
  const inside = path.filter(({ block }) => block !== undefined && block.open < span.start && span.end <= (block.close ?? block.end));
  // A caret on a statement means the statement, in the block around it.
  const parents = path.at(-1) === inside.at(-1) ? inside : path.slice(0, -1);
  const siblings = parents.at(-1)?.block?.children ?? tree.children;
  const { start: from, end: to } = span;
  const touched = siblings.filter(({ start, end }) => (from === to ? start <= from && from <= end : start < to && from < end));
  return { parents, directives: touched };
}

/** The white space before a statement on its line; empty when other text stands there. */
export function indentOf(text: string, { start }: Span): string {
  const before = text.slice(lineStart(text, start), start);
  return /^[ \t]*$/.test(before) ? before : '';
}

/** One step of indentation as the file has it around: that of the first statement in a block of its own, else four spaces. */
export function indentStep(text: string): string {
  return /\{[ \t]*\r?\n([ \t]+)\S/.exec(text)?.[1]?.match(/^(?:\t| {2,8})/)?.[0] ?? '    ';
}

/** Lines that begin inside a quoted word or code, by their index. */
export function quotedLines(file: SourceFile): ReadonlySet<number> {
  const lines = new Set<number>();
  const add = ({ start, end }: Span) => {
    const first = file.text.slice(0, start).split('\n').length;
    const count = file.text.slice(start, end).split('\n').length - 1;
    for (let index = 0; index < count; index++) lines.add(first + index);
  };
  const visit = (children: readonly Directive[]): void => {
    for (const { name, args, block } of children) {
      for (const word of [name, ...args]) if (word.quote !== undefined) add(word);
      if (block?.kind === 'code') add(block);
      else if (block !== undefined) visit(block.children);
    }
  };
  visit(syntaxTree(file).children);
  return lines;
}
