// Text to tree, by nginx's own rules. Total: every text gives a tree; mistakes are data, and what follows one keeps its meaning.
// Of single directives it asks only what their blocks hold.

import type { SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { nameOf } from '../core/uri.ts';
import { closingQuote, commentEnd, expressionCode, isBlank, luaEnd, statementCode, translated, wordEnd } from './lexer.ts';
import { bodyKindOf } from './reference.ts';
import { mask, type Template, templateOf } from './templates.ts';
import type { Block, Directive, SyntaxMistake, Tree, Word } from './tree.ts';

/** The tree of a file, parsed once for each version of it. */
export const syntaxTree: (file: SourceFile) => Tree = memo(file => parse(file.text, templateOf(nameOf(file.uri), file.text)));

/** The tree of `text`. Offsets are UTF-16 units into it. With a template, its holes are unknown text. */
export function parse(text: string, template?: Template): Tree {
  const masked = template === undefined ? text : mask(text, template);
  const reading: Reading = { source: text, text: masked, at: 0, root: [], children: [], open: [], comments: [], mistakes: [], template };
  reading.children = reading.root;
  readStatements(reading);
  return {
    children: reading.root,
    comments: reading.comments,
    mistakes: reading.mistakes,
    ...(template && { template: template.dialect }),
    holes: template?.holes ?? [],
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenDirective = Mutable<Directive>;
type OpenBlock = Mutable<Block> & { children: Directive[] };

/** Where the reader is: `open` holds the directives whose blocks are not closed yet, `children` the list being filled. */
type Reading = {
  readonly source: string;
  readonly text: string;
  at: number;
  readonly root: Directive[];
  children: Directive[];
  readonly open: OpenDirective[];
  readonly comments: Span[];
  readonly mistakes: SyntaxMistake[];
  readonly template: Template | undefined;
};

const noWords: readonly Word[] = [];

function readStatements(reading: Reading): void {
  const { text } = reading;
  for (;;) {
    skipBetween(reading);
    if (reading.at >= text.length) break;
    const code = text.charCodeAt(reading.at);
    if (code === 125) closeBlock(reading);
    else if (code === 59) strayPunctuation(reading, 'unexpected-semicolon');
    else if (code === 123) strayPunctuation(reading, 'unexpected-open-brace');
    else readDirective(reading);
  }
  closeAtEnd(reading);
}

/** Skips blanks and comments before a statement; in a template also its statements, and expressions alone on their line. */
function skipBetween(reading: Reading): void {
  const { text } = reading;
  let at = reading.at;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) continue;
    if (code === 35) at = addComment(reading, at) - 1;
    else if (code === statementCode && reading.template) continue;
    else if (code === expressionCode && reading.template && isAloneOnLine(text, at)) at = commentEnd(text, at);
    else break;
  }
  reading.at = at;
}

function readDirective(reading: Reading): void {
  const { text } = reading;
  const name = readWord(reading);
  let args = noWords as Word[];
  const directive: OpenDirective = { start: name.start, end: name.end, name, args, semicolon: undefined, block: undefined };
  for (;;) {
    skipInside(reading);
    const at = reading.at;
    const code = at < text.length ? text.charCodeAt(at) : 125;
    if (code === 59) {
      directive.semicolon = at;
      directive.end = reading.at = at + 1;
      break;
    }
    if (code === 123) {
      reading.at = at + 1;
      openBlock(reading, directive, at);
      return;
    }
    if (code === 125) {
      const cure = directive.end;
      const span = at < text.length ? { start: at, end: at + 1 } : lastWord(directive);
      reading.mistakes.push({ kind: 'missing-semicolon', span, directive, cure });
      break;
    }
    if (args === noWords) directive.args = args = [];
    const word = readWord(reading);
    args.push(word);
    directive.end = word.end;
  }
  reading.children.push(directive);
}

function skipInside(reading: Reading): void {
  const { text } = reading;
  let at = reading.at;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 35) at = addComment(reading, at) - 1;
    else if (!isBlank(code)) break;
  }
  reading.at = at;
}

function readWord(reading: Reading): Word {
  const code = reading.text.charCodeAt(reading.at);
  return code === 34 || code === 39 ? readQuoted(reading, code === 34 ? '"' : "'") : readBare(reading);
}

function readBare(reading: Reading): Word {
  const start = reading.at;
  const end = wordEnd(reading.text, start);
  reading.at = end;
  return { start, end, value: translated(reading.source.slice(start, end)), quote: undefined, hole: hasHole(reading, start, end) };
}

function readQuoted(reading: Reading, quote: '"' | "'"): Word {
  const { text, source } = reading;
  const start = reading.at;
  const closing = closingQuote(text, start);
  const after = closing < 0 ? -1 : text.charCodeAt(closing + 1);
  const closed = closing >= 0 && (!(after >= 0) || isBlank(after) || after === 59 || after === 123 || after === 41);
  if (closed) {
    reading.at = closing + 1;
    const hole = hasHole(reading, start, closing);
    return { start, end: closing + 1, value: translated(source.slice(start + 1, closing)), quote, hole };
  }
  return readUnclosed(reading, quote, closing);
}

/** A quoted word that does not end as it should: either text follows the quote, or the quote that closes it is another word's. */
function readUnclosed(reading: Reading, quote: '"' | "'", closing: number): Word {
  const { text, source } = reading;
  const start = reading.at;
  const line = commentEnd(text, start);
  let end: number;
  if (closing >= 0 && closing < line) {
    end = wordEnd(text, closing + 1);
    const hole = hasHole(reading, start, end);
    if (!isTemplateCode(text.charCodeAt(closing + 1), reading)) {
      reading.mistakes.push({ kind: 'text-after-quote', span: { start: closing + 1, end } });
    }
    reading.at = end;
    return { start, end, value: translated(source.slice(start + 1, closing)) + source.slice(closing + 1, end), quote, hole };
  }
  end = line;
  while (end > start + 1 && (isBlank(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === 59 || text.charCodeAt(end - 1) === 123))
    end--;
  reading.mistakes.push(
    closing < 0
      ? { kind: 'unclosed-quote', span: { start, end } }
      : { kind: 'text-after-quote', span: { start: closing + 1, end: wordEnd(text, closing + 1) }, cure: end },
  );
  reading.at = end;
  return { start, end, value: translated(source.slice(start + 1, end)), quote, hole: hasHole(reading, start, end) };
}

function openBlock(reading: Reading, directive: OpenDirective, open: number): void {
  const kind = bodyKindOf(directive.name.value);
  const block: OpenBlock = { start: open, end: open + 1, open, close: undefined, kind, children: [] };
  directive.block = block;
  directive.end = open + 1;
  reading.children.push(directive);
  if (kind === 'code') {
    skipCode(reading, directive, block);
    return;
  }
  reading.open.push(directive);
  reading.children = block.children;
}

function skipCode(reading: Reading, directive: OpenDirective, block: OpenBlock): void {
  const close = luaEnd(reading.text, reading.at);
  if (close < 0) reading.mistakes.push({ kind: 'unclosed-code', span: { start: block.open, end: block.open + 1 }, directive });
  else block.close = close;
  block.end = directive.end = reading.at = close < 0 ? reading.text.length : close + 1;
}

function closeBlock(reading: Reading): void {
  const directive = reading.open.pop();
  if (directive === undefined) {
    strayPunctuation(reading, 'unexpected-close-brace');
    return;
  }
  const block = directive.block as OpenBlock;
  block.close = reading.at;
  block.end = directive.end = reading.at = reading.at + 1;
  const parent = reading.open[reading.open.length - 1];
  reading.children = parent === undefined ? reading.root : (parent.block as OpenBlock).children;
}

/** Ends the blocks that the text leaves open. */
function closeAtEnd(reading: Reading): void {
  for (const directive of reading.open) {
    const block = directive.block as OpenBlock;
    block.end = directive.end = reading.text.length;
    reading.mistakes.push({ kind: 'missing-close-brace', span: { start: block.open, end: block.open + 1 }, directive });
  }
}

function strayPunctuation(reading: Reading, kind: SyntaxMistake['kind']): void {
  reading.mistakes.push({ kind, span: { start: reading.at, end: reading.at + 1 } });
  reading.at++;
}

function addComment(reading: Reading, start: number): number {
  const end = commentEnd(reading.text, start);
  reading.comments.push({ start, end });
  return end;
}

function hasHole({ template, text, source }: Reading, start: number, end: number): boolean {
  return template !== undefined && text.slice(start, end) !== source.slice(start, end);
}

function isTemplateCode(code: number, { template }: Reading): boolean {
  return template !== undefined && (code === expressionCode || code === statementCode);
}

function isAloneOnLine(text: string, at: number): boolean {
  let end = at;
  while (text.charCodeAt(end) === expressionCode || text.charCodeAt(end) === statementCode) end++;
  while (isBlank(text.charCodeAt(end)) && text.charCodeAt(end) !== 10) end++;
  return end >= text.length || text.charCodeAt(end) === 10;
}

function lastWord(directive: Directive): Span {
  return directive.args[directive.args.length - 1] ?? directive.name;
}
