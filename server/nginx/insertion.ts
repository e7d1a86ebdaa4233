// How statements are put into a text before a directive.

import { lineBreakOf, lineStart, type TextEdit } from '../core/text.ts';
import type { Directive } from './tree.ts';

/** Puts statements on lines of their own before a directive that begins its line, else in front of it on the same line. */
export function insertion(text: string, before: Directive, statements: readonly string[]): TextEdit {
  const indent = text.slice(lineStart(text, before.start), before.start);
  const separator = indent.trim() === '' ? `${lineBreakOf(text)}${indent}` : ' ';
  return { span: { start: before.start, end: before.start }, newText: statements.map(statement => statement + separator).join('') };
}
