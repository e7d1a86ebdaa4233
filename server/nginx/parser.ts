// Text to tree, by nginx's own rules. Total: every text gives a tree; mistakes are data, and what follows one keeps its meaning.
// A text whose braces do not balance is read a second time, with an eye on indentation, to find where one is missing or too many.

import type { SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { changed, type Span } from '../core/text.ts';
import { nameOf } from '../core/uri.ts';
import { isExtraOpenBrace, opensByMistake, placeBrace, placeOpenBrace, placeStatement } from './balance.ts';
import {
  begin,
  closeAtEnd,
  closeBlock,
  type OpenDirective,
  openBlock,
  openNameless,
  type Reading,
  strayPunctuation,
  trimmed,
} from './blocks.ts';
import { closingQuote, commentEnd, endsLine, isBlank, wordEnd } from './lexer.ts';
import { type Ahead, firstOfLostBlock, isKnown, missingBefore, needsBlock, needsMore, takesBlockWith } from './recovery.ts';
import { knownName } from './reference.ts';
import { resume } from './resume.ts';
import { type Hints, hintsOf, type Template, templateOf } from './templates.ts';
import type { Directive, SyntaxMistake, Tree, Word } from './tree.ts';
import { readWord, skipBetween, skipInside } from './words.ts';

/** The tree of a file, parsed once for each version of it. */
export const syntaxTree: (file: SourceFile) => Tree = memo(file => {
  const { uri, text } = file;
  if (text.length < long) return parse(text, templateOf(nameOf(uri), text));
  const before = latest?.uri === uri && latest.age < oldest ? latest : undefined;
  const change = before && changed(before.reading.source, text);
  const hints = hintsOf(text, before?.hints, change);
  const template = templateOf(nameOf(uri), text, hints);
  const isPlain = (before?.reading.template ?? template) === undefined;
  const reading = read(before && change && isPlain ? resume(before.reading, text, change.start) : begin(text, template));
  latest = { uri, hints, reading, age: before === undefined ? 0 : before.age + 1 };
  return treeOf(reading);
});

/** The long file that was read last, which is most often the one that is read next, with one character more. */
let latest: { readonly uri: string; readonly hints: Hints; readonly reading: Reading; readonly age: number } | undefined;

/** From how many characters on a text is long: a shorter one is read anew within a millisecond. */
const long = 50_000;

/** How many versions may go on from the one before: what is kept of each keeps all of its text alive. */
const oldest = 30;

/** The tree of `text`. Offsets are UTF-16 units into it. With a template, its holes are unknown text. */
export function parse(text: string, template?: Template): Tree {
  return treeOf(read(begin(text, template)));
}

/** The tree of a text that has been read once. */
export function treeOf(first: Reading): Tree {
  const { source, template, missing, extra } = first;
  let reading = first;
  if (missing + extra > 0 && template === undefined) {
    const second = read(begin(source, undefined, { missing, extra }));
    if (second.mistakes.length <= first.mistakes.length) reading = second;
  }
  const { root, comments, mistakes } = reading;
  return {
    children: root,
    comments,
    mistakes: template === undefined ? mistakes : mistakes.filter(({ kind }) => !bracesOfTemplates.has(kind)),
    ...(template && { template: template.dialect }),
    ...(template && (template.open || missing + extra > 0) && { loose: true }),
    holes: template?.holes ?? [],
  };
}

/** Which braces a template has when it is filled in cannot be known. */
const bracesOfTemplates: ReadonlySet<SyntaxMistake['kind']> = new Set([
  'missing-open-brace',
  'missing-close-brace',
  'unexpected-close-brace',
  'unexpected-open-brace',
  'mistaken-brace',
  'missing-semicolon',
  'unexpected-semicolon',
  'unclosed-code',
]);

const noWords: readonly Word[] = [];
const semicolon = 59;
const openBrace = 123;
const closeBrace = 125;

/** Reads from where a reading stands to the end of its text. */
export function read(reading: Reading): Reading {
  const { text, imbalance } = reading;
  for (;;) {
    skipBetween(reading);
    if (reading.at >= text.length) break;
    const code = text.charCodeAt(reading.at);
    if (code === closeBrace) {
      if (imbalance === undefined || !placeBrace(reading, imbalance)) closeBlock(reading);
    } else if (code === semicolon) strayPunctuation(reading, 'unexpected-semicolon');
    else if (code === openBrace) {
      if (imbalance === undefined || !placeOpenBrace(reading, imbalance)) openNameless(reading);
    } else if (imbalance === undefined || !placeStatement(reading, imbalance)) readDirective(reading);
  }
  closeAtEnd(reading);
  return reading;
}

function readDirective(reading: Reading): void {
  const name = readName(reading);
  const directive: OpenDirective = { start: name.start, end: name.end, name, args: noWords, semicolon: undefined, block: undefined };
  readArguments(reading, directive);
  // One or two are in a list made for them.
  if (directive.args.length > 2) directive.args = trimmed(directive.args);
}

/** The name of a directive; of a known one, all share its text, so that what looks it up compares references and not characters. */
function readName(reading: Reading): Word {
  const { text, at: start } = reading;
  const end = wordEnd(text, start);
  const value = text.charCodeAt(end) === openBrace ? undefined : knownName(text, start, end);
  if (value === undefined) return readWord(reading);
  reading.at = end;
  return { start, end, value };
}

/** Reads what follows the name up to the end of the directive, or to where its block begins. */
function readArguments(reading: Reading, directive: OpenDirective): void {
  const { text } = reading;
  let args: Word[] | undefined;
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
      if (reading.imbalance !== undefined && isExtraOpenBrace(reading, reading.imbalance, directive)) {
        reading.mistakes.push({ kind: 'unexpected-open-brace', span: { start: at, end: at + 1 }, directive });
        // Before a line break it stands for a `;`, else it is one character too many.
        if (!endsLine(text, at + 1)) continue;
        reading.children.push(directive);
      } else openBlock(reading, directive, at);
      return;
    }
    if (reading.imbalance !== undefined && opensByMistake(reading, reading.imbalance, directive)) {
      reading.mistakes.push({ kind: 'mistaken-brace', span: { start: at, end: at + 1 }, directive });
      reading.at = at + 1;
      openBlock(reading, directive, at);
      return;
    }
    if (code === closeBrace) {
      const span = at < text.length ? { start: at, end: at + 1 } : lastWord(directive);
      reading.mistakes.push({ kind: 'missing-semicolon', span, directive, cure: directive.end });
      reading.children.push(directive);
      return;
    }
    if (reading.newLine && splitBefore(reading, directive)) return;
    const word = readWord(reading);
    if (args === undefined) directive.args = args = [word];
    else if (args.length === 1) directive.args = args = [args[0]!, word];
    else args.push(word);
    directive.end = word.end;
  }
}

/**
 * Whether a `;` stands before the arguments, or the `{`, that should follow it: the directive needs more, and on the line come as many words
 * of no other directive.
 */
function isEarly(reading: Reading, directive: Directive, at: number): boolean {
  const { text, template } = reading;
  if (template !== undefined || endsLine(text, at + 1)) return false;
  const { words, end } = countWords(text, at + 1, text.length);
  const code = text.charCodeAt(end);
  let start = at + 1;
  while (isBlank(text.charCodeAt(start))) start++;
  if (words > 0 && isKnown(text.slice(start, wordEnd(text, start)))) return false;
  const early = code === openBrace ? takesBlockWith(directive, words) : code === semicolon && words > 0 && needsMore(directive);
  if (early) reading.mistakes.push({ kind: 'early-semicolon', span: { start: at, end: at + 1 }, directive });
  return early;
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
