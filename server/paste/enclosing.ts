// What a growing selection takes in (textDocument/selectionRange): the line of a value, the value, the option, the section's options, the section.

import type { SourceFile } from '../core/language.ts';
import { type Span, touches } from '../core/text.ts';
import { optionAt, sectionAt, syntaxTree } from './parser.ts';

/** The stretches around `offset` that belong together, outermost first. */
export function enclosing(file: SourceFile, offset: number): readonly Span[] {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, offset);
  if (section === undefined) return [];
  const { options, header, nameSpan, titleSpan } = section;
  const body = options.length === 0 ? [] : [{ start: options[0]!.start, end: options.at(-1)!.end }];
  const option = optionAt(tree, offset);
  const lines = option?.value.lines.filter(({ text }) => text !== '') ?? [];
  const value = lines.length === 0 ? [] : [{ start: lines[0]!.start, end: lines.at(-1)!.end }, ...lines];
  const parts = option === undefined ? [] : [option, option.keySpan, ...value];
  return [section, header, nameSpan, titleSpan, ...body, ...parts].filter(span => touches(span, offset));
}
