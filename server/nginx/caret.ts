// What is being written at an offset: the name of a directive, or one of its arguments. Made for text that is not finished.

import type { SourceFile } from '../core/language.ts';
import { countStarted, type Span } from '../core/text.ts';
import { syntaxTree } from './parser.ts';
import type { Directive, Word } from './tree.ts';

/**
 * The place of a caret. `span` is the word it touches, quotes included, or empty. `parents` are the directives around, outermost first.
 * A `name` may belong to a directive that is there already; an `argument` has the `index` it would have, behind those in `before`.
 */
export type Caret =
  | { readonly at: 'name'; readonly parents: readonly Directive[]; readonly span: Span; readonly directive?: Directive }
  | {
      readonly at: 'argument';
      readonly parents: readonly Directive[];
      readonly span: Span;
      readonly directive: Directive;
      readonly index: number;
      readonly before: readonly Word[];
      readonly word?: Word;
    };

/** What is written at `offset`; undefined in comments, in code, in template holes, and on punctuation. */
export function caretAt(file: SourceFile, offset: number): Caret | undefined {
  const { children, comments, holes } = syntaxTree(file);
  if (isInside(comments, offset, true) || isInside(holes, offset, false)) return undefined;
  const parents: Directive[] = [];
  let siblings = children;
  for (;;) {
    const last = siblings[countStarted(siblings, offset) - 1];
    const block = last?.block;
    if (last === undefined || block === undefined || offset <= block.open || offset > (block.close ?? block.end)) {
      return last === undefined
        ? { at: 'name', parents, span: { start: offset, end: offset } }
        : caretBeside(file.text, last, parents, offset);
    }
    if (block.kind === 'code') return undefined;
    parents.push(last);
    siblings = block.children;
  }
}

/** The place of a caret behind the start of `directive` and outside of its block. */
function caretBeside(text: string, directive: Directive, parents: readonly Directive[], offset: number): Caret | undefined {
  const { name, args, semicolon, block } = directive;
  if (offset <= name.end) return { at: 'name', parents, span: wordSpan(text, name, offset), directive };
  const head = semicolon ?? block?.open;
  if (head !== undefined && offset > head) return { at: 'name', parents, span: { start: offset, end: offset } };
  const word = args.find(arg => arg.start <= offset && offset <= arg.end);
  const before = args.filter(arg => arg.end < offset && arg !== word);
  const behind = before.at(-1) ?? name;
  // A statement that is not ended, and the caret on a line of its own below: there a new one begins.
  const startsLine = text.slice(behind.end, word?.start ?? offset).includes('\n');
  if (startsLine && head === undefined && before.every(arg => !isBetweenLines(text, name, arg))) {
    return { at: 'name', parents, span: word ? wordSpan(text, word, offset) : { start: offset, end: offset } };
  }
  const span = word === undefined ? { start: offset, end: offset } : wordSpan(text, word, offset);
  return { at: 'argument', parents, span, directive, index: before.length, before, ...(word && { word }) };
}

/** The part of a word that belongs to the caret: all of it, unless what follows the caret is other text that it only touches, as in `lis}`. */
function wordSpan(text: string, word: Word, offset: number): Span {
  if (word.quote !== undefined) return { start: word.start, end: word.end };
  const rest = /^[^\s;{}"'()]*/.exec(text.slice(offset, word.end))![0];
  return { start: word.start, end: offset + rest.length };
}

function isBetweenLines(text: string, from: Word, to: Word): boolean {
  return text.slice(from.end, to.start).includes('\n');
}

/** Whether one of the sorted spans holds `offset`; `end`: its end counts too, as that of a comment does. */
function isInside(spans: readonly Span[], offset: number, end: boolean): boolean {
  const span = spans[countStarted(spans, offset) - 1];
  return span !== undefined && span.start < offset && (end ? offset <= span.end : offset < span.end);
}
