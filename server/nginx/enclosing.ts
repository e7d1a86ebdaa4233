// What a growing selection takes in (textDocument/selectionRange): the text in quotes, the word, the arguments, the directive, the body of
// its block.

import type { SourceFile } from '../core/language.ts';
import { type Span, touches } from '../core/text.ts';
import { syntaxTree } from './parser.ts';
import { type Directive, innerOf, pathAt } from './tree.ts';

/** The stretches around `offset` that belong together, outermost first. */
export function enclosing(file: SourceFile, offset: number): readonly Span[] {
  return pathAt(syntaxTree(file), offset)
    .flatMap(directive => [directive, ...partsOf(file.text, directive)])
    .filter(span => touches(span, offset));
}

function partsOf(text: string, { name, args, block }: Directive): readonly Span[] {
  const [first] = args;
  const words = [name, ...args].flatMap(word => [word, innerOf(word, text)]);
  return [
    ...(first === undefined ? [] : [{ start: first.start, end: args.at(-1)!.end }]),
    ...words,
    ...(block === undefined ? [] : bodyOf(text, block)),
  ];
}

/** What stands between the braces, with and without the blanks at both ends. */
function bodyOf(text: string, { open, close, end }: NonNullable<Directive['block']>): readonly Span[] {
  const whole = { start: open + 1, end: close ?? end };
  const body = text.slice(whole.start, whole.end);
  const trimmed = body.trim();
  if (trimmed === '') return [whole];
  const start = whole.start + body.indexOf(trimmed);
  return [whole, { start, end: start + trimmed.length }];
}
