// The reader's cursor over a text: skipping what lies between words, and reading one word with what may be wrong about it.

import type { Span } from '../core/text.ts';
import { closingQuote, commentEnd, expressionCode, isBlank, statementCode, translated, wordEnd } from './lexer.ts';
import type { Template } from './templates.ts';
import type { SyntaxMistake, Word } from './tree.ts';

/** A text being read. `text` is the source with the holes of its template masked; `at` is the offset that is read next. */
export type Cursor = {
  readonly source: string;
  readonly text: string;
  readonly template: Template | undefined;
  at: number;
  /** Whether the last skipped stretch inside a directive held a line break. */
  newLine: boolean;
  readonly comments: Span[];
  readonly mistakes: SyntaxMistake[];
};

const lineFeed = 10;
const doubleQuote = 34;
const sharp = 35;
const singleQuote = 39;
const closeParenthesis = 41;
const semicolon = 59;
const openBrace = 123;
const closeBrace = 125;

/** Skips blanks and comments before a statement; in a template also its statements, and expressions alone on their line. */
export function skipBetween(cursor: Cursor): void {
  const { text } = cursor;
  let at = cursor.at;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) continue;
    if (code === sharp) at = addComment(cursor, at) - 1;
    else if (code < statementCode - 1 || cursor.template === undefined) break;
    else if (code === statementCode) continue;
    else if (code === expressionCode && isAloneOnLine(text, at)) at = commentEnd(text, at) - 1;
    else break;
  }
  cursor.at = at;
}

/** Skips blanks and comments before an argument. */
export function skipInside(cursor: Cursor): void {
  const { text } = cursor;
  let at = cursor.at;
  cursor.newLine = false;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) cursor.newLine = true;
    else if (code === sharp) at = addComment(cursor, at) - 1;
    else if (!isBlank(code)) break;
  }
  cursor.at = at;
}

/** The word at the cursor, which is on its first character. */
export function readWord(cursor: Cursor): Word {
  const code = cursor.text.charCodeAt(cursor.at);
  return code === doubleQuote || code === singleQuote ? readQuoted(cursor, code === doubleQuote ? '"' : "'") : readBare(cursor);
}

function readBare(cursor: Cursor): Word {
  const { text, at: start } = cursor;
  let end = wordEnd(text, start);
  if (text.charCodeAt(end) === openBrace && end > start) end = pastQuantifiers(cursor, start, end);
  cursor.at = end;
  const value = translated(cursor.source.slice(start, end));
  if (end - start > longest / 4) reportLength(cursor, { start, end }, isBlank(text.charCodeAt(end)) ? 1 : 0);
  // Most words are plain, and light: what they have not is left out.
  return hasHole(cursor, start, end) ? { start, end, value, quote: undefined, hole: true } : { start, end, value };
}

const quantifier = /\{\d+(?:,\d*)?\}/y;

/**
 * The end of a bare regex that goes on behind a quantifier such as `{2}`, whose brace nginx takes for a block. That is always refused, since
 * no directive's name begins with a digit and a `}`.
 */
function pastQuantifiers({ text, mistakes }: Cursor, start: number, brace: number): number {
  let end = brace;
  for (quantifier.lastIndex = end; quantifier.test(text); quantifier.lastIndex = end) end = wordEnd(text, quantifier.lastIndex);
  if (end > brace) mistakes.push({ kind: 'unquoted-brace', span: { start, end } });
  return end;
}

function readQuoted(cursor: Cursor, quote: '"' | "'"): Word {
  const { text, source } = cursor;
  const start = cursor.at;
  const closing = closingQuote(text, start);
  if (closing < 0 || !mayFollowQuote(text, closing + 1)) return readUnclosed(cursor, quote, closing);
  cursor.at = closing + 1;
  if (closing - start > longest / 4) reportLength(cursor, { start, end: closing }, isBlank(text.charCodeAt(closing + 1)) ? 1 : 0);
  const value = translated(source.slice(start + 1, closing));
  return { start, end: closing + 1, value, quote, hole: hasHole(cursor, start, closing) };
}

/** A quoted word that does not end as it should: either text follows the quote, or the quote that closes it is meant to open another. */
function readUnclosed(cursor: Cursor, quote: '"' | "'", closing: number): Word {
  const { text, source, mistakes } = cursor;
  const start = cursor.at;
  const line = commentEnd(text, start);
  const lineStops = endsStatement(text, start + 1, line) || beginsLine(text, closing);
  const isTooLong = byteLength(cursor, start + 1, closing < 0 ? text.length : closing) >= longest;
  if (closing >= 0 && (closing < line || !lineStops)) {
    const end = wordEnd(text, closing + 1);
    if (!isTemplateCode(cursor, closing + 1)) mistakes.push({ kind: 'text-after-quote', span: { start: closing + 1, end } });
    cursor.at = end;
    const value = translated(source.slice(start + 1, closing)) + source.slice(closing + 1, end);
    return { start, end, value, quote, hole: true };
  }
  const end = endOfBroken(text, start, line);
  const noticed = closing < 0 ? { start: text.length, end: text.length } : { start: closing + 1, end: wordEnd(text, closing + 1) };
  mistakes.push({
    kind: closing < 0 ? 'unclosed-quote' : 'text-after-quote',
    span: isTooLong ? { start, end } : noticed,
    open: start,
    cure: end,
  });
  cursor.at = end;
  return { start, end, value: translated(source.slice(start + 1, end)), quote, hole: true };
}

/** Behind a closing quote nginx wants white space, `;`, `{` or `)`. */
function mayFollowQuote(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return isBlank(code) || code === semicolon || code === openBrace || code === closeParenthesis;
}

/** Whether the last thing on a line, before blanks, is `;`, `{` or `}`. */
function endsStatement(text: string, start: number, end: number): boolean {
  let last = end - 1;
  while (last > start && isBlank(text.charCodeAt(last))) last--;
  const code = text.charCodeAt(last);
  return last > start && (code === semicolon || code === openBrace || code === closeBrace);
}

/** Whether only blanks stand before a quote on its line: it is meant to open a string. */
function beginsLine(text: string, quote: number): boolean {
  let at = quote - 1;
  while (at >= 0 && isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== lineFeed) at--;
  return at >= 0 && text.charCodeAt(at) === lineFeed;
}

/** Where a string that is not closed on its line was meant to end: before the punctuation at the end of the line, or of a block on it. */
function endOfBroken(text: string, start: number, line: number): number {
  let end = line;
  while (end > start + 1 && isEndOfStatement(text.charCodeAt(end - 1))) end--;
  if (text.charCodeAt(end - 1) !== closeBrace) return end;
  const first = text.slice(start, end).search(/\s*[;{]/);
  return first < 1 ? end : start + first;
}

function isEndOfStatement(code: number): boolean {
  return isBlank(code) || code === semicolon || code === openBrace;
}

/** The bytes nginx has for one parameter with what ends it, or one comment (NGX_CONF_BUFFER). */
const longest = 4096;

/** Reports a word or comment that its buffer cannot hold. `more`: bytes behind it that must fit in too. */
function reportLength(cursor: Cursor, { start, end }: Span, more: number): void {
  if (cursor.template !== undefined || byteLength(cursor, start, end) + more < longest) return;
  cursor.mistakes.push({ kind: 'too-long', span: { start, end: Math.min(end, start + 40) } });
}

/** How many bytes a stretch has in UTF-8, counted no further than matters for a parameter. */
function byteLength({ source }: Cursor, start: number, end: number): number {
  let bytes = end - start;
  for (let offset = start; bytes < longest && offset < end; offset++) {
    const code = source.charCodeAt(offset);
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) bytes += 2;
    else if (code >= 0x80) bytes += 1;
  }
  return bytes;
}

function addComment(cursor: Cursor, start: number): number {
  const end = commentEnd(cursor.text, start);
  cursor.comments.push({ start, end });
  if (end - start > longest / 4 && end < cursor.text.length) reportLength(cursor, { start, end }, 0);
  return end;
}

function hasHole({ template, text, source }: Cursor, start: number, end: number): boolean {
  return template !== undefined && text.slice(start, end) !== source.slice(start, end);
}

function isTemplateCode({ template, text }: Cursor, at: number): boolean {
  const code = text.charCodeAt(at);
  return template !== undefined && (code === expressionCode || code === statementCode);
}

function isAloneOnLine(text: string, at: number): boolean {
  let end = at;
  while (text.charCodeAt(end) === expressionCode || text.charCodeAt(end) === statementCode) end++;
  while (isBlank(text.charCodeAt(end)) && text.charCodeAt(end) !== lineFeed) end++;
  return end >= text.length || text.charCodeAt(end) === lineFeed;
}
