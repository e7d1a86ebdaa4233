// Text to tree, by nginx's own rules. Total: every text gives a tree; mistakes are data, and what follows one keeps its meaning.
// A text whose braces do not balance is read a second time, with an eye on indentation, to find where one is missing or too many.

import type { SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { nameOf } from '../core/uri.ts';
import type { Context } from '../data/nginx-types.ts';
import { closingQuote, commentEnd, isBlank, luaEnd, wordEnd } from './lexer.ts';
import {
  type Ahead,
  belongsInside,
  contextInside,
  endsBeforeIndent,
  firstOfLostBlock,
  indentAt,
  isExtraBrace,
  isKnown,
  mayStandIn,
  missingBefore,
  needsBlock,
  needsMore,
  neverTakesBlock,
} from './recovery.ts';
import { bodyKindOf, sharedName } from './reference.ts';
import { mask, type Template, templateOf } from './templates.ts';
import type { Block, Directive, SyntaxMistake, Tree, Word } from './tree.ts';
import { type Cursor, readWord, skipBetween, skipInside } from './words.ts';

/** The tree of a file, parsed once for each version of it. */
export const syntaxTree: (file: SourceFile) => Tree = memo(file => parse(file.text, templateOf(nameOf(file.uri), file.text)));

/** The tree of `text`. Offsets are UTF-16 units into it. With a template, its holes are unknown text. */
export function parse(text: string, template?: Template): Tree {
  const masked = template === undefined ? text : mask(text, template);
  let reading = read(text, masked, template, undefined);
  if (reading.missing + reading.extra > 0 && template === undefined) {
    const second = read(text, masked, template, { missing: reading.missing, extra: reading.extra });
    if (second.mistakes.length <= reading.mistakes.length) reading = second;
  }
  return {
    children: reading.root,
    comments: reading.comments,
    mistakes: template === undefined ? reading.mistakes : reading.mistakes.filter(({ kind }) => !bracesOfTemplates.has(kind)),
    ...(template && { template: template.dialect }),
    ...(template && (template.open || reading.missing + reading.extra > 0) && { loose: true }),
    holes: template?.holes ?? [],
  };
}

/** Which braces a template has when it is filled in cannot be known. */
const bracesOfTemplates: ReadonlySet<SyntaxMistake['kind']> = new Set([
  'missing-open-brace',
  'missing-close-brace',
  'unexpected-close-brace',
  'unexpected-open-brace',
  'missing-semicolon',
  'unexpected-semicolon',
  'unclosed-code',
]);

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenDirective = Mutable<Directive>;
type OpenBlock = Mutable<Block> & { children: Directive[] };

/** How many braces a first reading found missing and too many, as far as a second has not placed them yet. */
type Imbalance = { missing: number; extra: number };

/**
 * Where the reader is: `open` holds the directives whose blocks are not closed yet, `contexts` what is inside each of them (second reading
 * only), `children` the list being filled.
 */
type Reading = Cursor &
  Imbalance & {
    readonly root: Directive[];
    children: Directive[];
    readonly open: OpenDirective[];
    readonly contexts: (Context | undefined)[];
    readonly imbalance: Imbalance | undefined;
    ahead: { readonly start: number; readonly end: number; readonly ahead: Ahead } | undefined;
  };

const noWords: readonly Word[] = [];
const semicolon = 59;
const openBrace = 123;
const closeBrace = 125;

function read(source: string, text: string, template: Template | undefined, imbalance: Imbalance | undefined): Reading {
  const root: Directive[] = [];
  const reading: Reading = {
    source,
    text,
    template,
    at: 0,
    newLine: false,
    comments: [],
    mistakes: [],
    root,
    children: root,
    open: [],
    contexts: [],
    imbalance,
    missing: 0,
    extra: 0,
    ahead: undefined,
  };
  for (;;) {
    skipBetween(reading);
    if (reading.at >= text.length) break;
    const code = text.charCodeAt(reading.at);
    if (code === closeBrace) {
      if (imbalance === undefined || !placeBrace(reading, imbalance)) closeBlock(reading);
    } else if (code === semicolon) strayPunctuation(reading, 'unexpected-semicolon');
    else if (code === openBrace) strayPunctuation(reading, 'unexpected-open-brace');
    else {
      if (imbalance !== undefined) placeStatement(reading, imbalance);
      readDirective(reading);
    }
  }
  closeAtEnd(reading);
  return reading;
}

function readDirective(reading: Reading): void {
  const { text } = reading;
  const name: Mutable<Word> = readWord(reading);
  name.value = sharedName(name.value);
  let args = noWords as Word[];
  const directive: OpenDirective = { start: name.start, end: name.end, name, args, semicolon: undefined, block: undefined };
  for (;;) {
    skipInside(reading);
    const at = reading.at;
    const code = at < text.length ? text.charCodeAt(at) : closeBrace;
    if (code === semicolon) {
      reading.at = at + 1;
      if (isEarly(reading, directive, at)) continue;
      endWithSemicolon(reading, directive, at);
      return;
    }
    if (code === openBrace) {
      reading.at = at + 1;
      if (reading.imbalance !== undefined && reading.imbalance.missing > 0 && neverTakesBlock(directive)) {
        reading.imbalance.missing--;
        reading.mistakes.push({ kind: 'unexpected-open-brace', span: { start: at, end: at + 1 }, directive });
        // Before a line break it stands for a `;`, else it is one character too many.
        if (!endsLine(text, at + 1)) continue;
        reading.children.push(directive);
      } else openBlock(reading, directive, at);
      return;
    }
    if (code === closeBrace) {
      const span = at < text.length ? { start: at, end: at + 1 } : lastWord(directive);
      reading.mistakes.push({ kind: 'missing-semicolon', span, directive, cure: directive.end });
      reading.children.push(directive);
      return;
    }
    if (reading.newLine && splitBefore(reading, directive)) return;
    if (args === noWords) directive.args = args = [];
    const word = readWord(reading);
    args.push(word);
    directive.end = word.end;
  }
}

/** Whether a `;` stands before the arguments it should end: the directive needs more, and on the line follow as many, of no other directive. */
function isEarly(reading: Reading, directive: Directive, at: number): boolean {
  const { text, template } = reading;
  if (template !== undefined || !needsMore(directive) || endsLine(text, at + 1)) return false;
  const { words, end } = countWords(text, at + 1, text.length);
  let start = at + 1;
  while (isBlank(text.charCodeAt(start))) start++;
  if (words === 0 || text.charCodeAt(end) !== semicolon || isKnown(text.slice(start, wordEnd(text, start)))) return false;
  reading.mistakes.push({ kind: 'early-semicolon', span: { start: at, end: at + 1 }, directive });
  return true;
}

/** Whether nothing but blanks stands between `at` and the end of its line. */
function endsLine(text: string, at: number): boolean {
  let end = at;
  while (isBlank(text.charCodeAt(end)) && text.charCodeAt(end) !== 10) end++;
  return end >= text.length || text.charCodeAt(end) === 10 || text.charCodeAt(end) === 35;
}

/** Ends `directive` before the word at the cursor when that word cannot be one of its arguments. */
function splitBefore(reading: Reading, directive: OpenDirective): boolean {
  const { text, at, template } = reading;
  if (template !== undefined) return false;
  const owner = reading.open[reading.open.length - 1];
  const table = owner?.block?.kind === 'entries' ? owner.name.value : undefined;
  const word = text.slice(at, wordEnd(text, at));
  const missing = missingBefore(directive, word, table, () => lookAhead(reading));
  if (missing === undefined) return false;
  const span = { start: at, end: at + word.length };
  reading.mistakes.push({ kind: missing === ';' ? 'missing-semicolon' : 'missing-open-brace', span, directive, cure: directive.end });
  if (missing === ';') reading.children.push(directive);
  else openBlock(reading, directive, directive.end);
  return true;
}

function endWithSemicolon(reading: Reading, directive: OpenDirective, at: number): void {
  const { imbalance } = reading;
  if (imbalance !== undefined && imbalance.extra > 0 && needsBlock(directive)) {
    imbalance.extra--;
    reading.mistakes.push({ kind: 'unexpected-semicolon', span: { start: at, end: at + 1 }, directive });
    openBlock(reading, directive, at);
    return;
  }
  const lost = reading.template === undefined && directive.args.length > 0 ? firstOfLostBlock(directive) : undefined;
  if (lost === undefined) {
    directive.semicolon = at;
    directive.end = at + 1;
    reading.children.push(directive);
    return;
  }
  const [name, ...args] = directive.args.slice(lost) as [Word, ...Word[]];
  directive.args = directive.args.slice(0, lost);
  directive.end = lastWord(directive).end;
  reading.mistakes.push({ kind: 'missing-open-brace', span: name, directive, cure: directive.end });
  openBlock(reading, directive, directive.end);
  reading.children.push({ start: name.start, end: at + 1, name, args, semicolon: at, block: undefined });
}

/** Opens the block of `directive`, whose `{` stands at `open` or is missing there; the cursor is behind it. */
function openBlock(reading: Reading, directive: OpenDirective, open: number): void {
  const kind = bodyKindOf(directive.name.value);
  const block: OpenBlock = { start: open, end: reading.at, open, close: undefined, kind, children: [] };
  directive.block = block;
  directive.end = reading.at;
  reading.children.push(directive);
  if (kind === 'code') {
    skipCode(reading, directive, block);
    return;
  }
  if (reading.imbalance !== undefined) reading.contexts.push(contextInside(directive.name.value, reading.contexts.at(-1)));
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
  const directive = reading.open[reading.open.length - 1];
  if (directive === undefined) {
    reading.extra++;
    strayPunctuation(reading, 'unexpected-close-brace');
    return;
  }
  (directive.block as OpenBlock).close = reading.at;
  reading.at++;
  leaveBlock(reading, reading.at);
}

function leaveBlock(reading: Reading, end: number): void {
  const directive = reading.open.pop()!;
  (directive.block as OpenBlock).end = directive.end = end;
  if (reading.imbalance !== undefined) reading.contexts.pop();
  const parent = reading.open[reading.open.length - 1];
  reading.children = parent === undefined ? reading.root : (parent.block as OpenBlock).children;
}

/** Ends the blocks that the text leaves open. */
function closeAtEnd(reading: Reading): void {
  const end = reading.text.length;
  while (reading.open.length > 0) {
    reading.missing++;
    reading.mistakes.push({ kind: 'missing-close-brace', span: { start: end, end }, directive: reading.open.at(-1), cure: end });
    leaveBlock(reading, end);
  }
}

/** Second reading, before a statement: ends blocks that must have ended, reopens one that a stray `}` ended. */
function placeStatement(reading: Reading, imbalance: Imbalance): void {
  const { text, at, open, contexts } = reading;
  const indent = indentAt(text, at);
  const name = text.slice(at, wordEnd(text, at));
  while (imbalance.missing > 0 && open.length > 0) {
    const outdented = indent !== undefined && endsBeforeIndent(text, open.at(-1)!, name, indent);
    if (!outdented && (mayStandIn(name, contexts.at(-1)) || !contexts.slice(0, -1).some(outer => outer && mayStandIn(name, outer)))) break;
    imbalance.missing--;
    leaveUnclosed(reading, at);
  }
  const last = reading.children.at(-1) as OpenDirective | undefined;
  const close = last?.block?.close;
  if (imbalance.extra === 0 || last === undefined || close === undefined || !belongsInside(last, name, contexts.at(-1))) return;
  imbalance.extra--;
  reading.mistakes.push({ kind: 'unexpected-close-brace', span: { start: close, end: close + 1 } });
  const block = last.block as OpenBlock;
  block.close = undefined;
  open.push(last);
  contexts.push(contextInside(last.name.value, contexts.at(-1)));
  reading.children = block.children;
}

/** Second reading, at a `}`: true when it was found to be one too many. Ends blocks inside the one that it belongs to. */
function placeBrace(reading: Reading, imbalance: Imbalance): boolean {
  const { text, at, open } = reading;
  const indent = indentAt(text, at);
  const top = open.at(-1);
  if (indent === undefined || top === undefined) return false;
  if (imbalance.extra > 0 && isExtraBrace(text, top, indent)) {
    imbalance.extra--;
    strayPunctuation(reading, 'unexpected-close-brace');
    return true;
  }
  const own = indentAt(text, top.start);
  if (own === undefined || own <= indent) return false;
  const owner = open.findLastIndex(directive => indentAt(text, directive.start) === indent);
  if (owner < 0) return false;
  while (imbalance.missing > 0 && open.length - 1 > owner) {
    imbalance.missing--;
    leaveUnclosed(reading, at);
  }
  return false;
}

/** Ends the innermost block before `next`, with the mistake on the line where its `}` belongs: that behind its last statement. */
function leaveUnclosed(reading: Reading, next: number): void {
  const { text } = reading;
  const directive = reading.open.at(-1)!;
  const block = directive.block as OpenBlock;
  const last = block.children.at(-1)?.end ?? block.open + 1;
  const isOneLine = !text.slice(block.open, last).includes('\n');
  const lineBreak = text.indexOf('\n', last);
  let start = isOneLine || lineBreak < 0 || lineBreak >= next ? last : lineBreak + 1;
  while (start < next && isBlank(text.charCodeAt(start)) && text[start] !== '\n') start++;
  const end = start === last ? last : wordEnd(text, start);
  reading.mistakes.push({ kind: 'missing-close-brace', span: { start, end }, directive, cure: last });
  leaveBlock(reading, last);
}

function strayPunctuation(reading: Reading, kind: SyntaxMistake['kind']): void {
  reading.mistakes.push({ kind, span: { start: reading.at, end: reading.at + 1 } });
  reading.at++;
}

/** What follows the word at the cursor up to the next punctuation; remembered, so that a long directive is scanned once. */
function lookAhead(reading: Reading): Ahead {
  const { text, at } = reading;
  const known = reading.ahead;
  if (known !== undefined && known.start <= at && at < known.end) {
    const rest: Ahead = { words: known.ahead.words - countWords(text, known.start, at).words, terminator: known.ahead.terminator };
    reading.ahead = { start: at, end: known.end, ahead: rest };
    return rest;
  }
  const { words, end } = countWords(text, at, text.length);
  const code = text.charCodeAt(end);
  const terminator = code === semicolon ? ';' : code === openBrace ? '{' : '}';
  reading.ahead = { start: at, end, ahead: { words, terminator } };
  return reading.ahead.ahead;
}

function countWords(text: string, start: number, limit: number): { readonly words: number; readonly end: number } {
  let words = 0;
  let at = start;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === semicolon || code === openBrace || code === closeBrace) break;
    if (isBlank(code)) at++;
    else if (code === 35) at = commentEnd(text, at);
    else {
      words++;
      const closing = code === 34 || code === 39 ? closingQuote(text, at) : -1;
      at = closing < 0 ? wordEnd(text, at) : closing + 1;
    }
  }
  return { words, end: at };
}

function lastWord(directive: Directive): Span {
  return directive.args[directive.args.length - 1] ?? directive.name;
}
