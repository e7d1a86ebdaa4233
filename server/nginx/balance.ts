// The second reading of a text whose braces do not balance: where one is missing, too many, or another sign stands in its place, by
// indentation and by what may stand where.

import { type Imbalance, leaveBlock, type OpenBlock, type OpenDirective, type Reading, strayPunctuation } from './blocks.ts';
import { commentEnd, endsLine, isBlank, wordEnd } from './lexer.ts';
import {
  belongsInside,
  contextInside,
  endsBeforeIndent,
  indentAt,
  isExtraBrace,
  mayStandIn,
  needsBlock,
  neverTakesBlock,
} from './recovery.ts';
import type { Directive } from './tree.ts';

/**
 * Before a statement: ends blocks that must have ended, reopens one that a stray `}` ended. True when there is no statement, but a sign alone
 * on its line that stands for a `}`.
 */
export function placeStatement(reading: Reading, imbalance: Imbalance): boolean {
  const { text, at, open, contexts } = reading;
  if (imbalance.missing > 0 && open.length > 0 && closers.has(text[at]!) && indentAt(text, at) !== undefined && endsLine(text, at + 1)) {
    imbalance.missing--;
    reading.mistakes.push({ kind: 'mistaken-brace', span: { start: at, end: at + 1 } });
    reading.at = at + 1;
    leaveBlock(reading, reading.at);
    return true;
  }
  const indent = indentAt(text, at);
  const name = text.slice(at, wordEnd(text, at));
  while (imbalance.missing > 0 && open.length > 0) {
    const outdented = indent !== undefined && endsBeforeIndent(text, open.at(-1)!, name, indent);
    if (!outdented && (mayStandIn(name, contexts.at(-1)) || !contexts.slice(0, -1).some(outer => outer && mayStandIn(name, outer)))) break;
    imbalance.missing--;
    leaveUnclosed(reading, at);
  }
  reopen(reading, imbalance, name);
  return false;
}

const closers: ReadonlySet<string> = new Set([')', ']']);
const openers: ReadonlySet<string> = new Set(['(', '[', '}']);

/** Reopens the block before the statement `name` where the statement belongs into it, so that the `}` at its end is one too many. */
function reopen(reading: Reading, imbalance: Imbalance, name: string): void {
  const { text, at, open, contexts } = reading;
  const last = reading.children.at(-1) as OpenDirective | undefined;
  const close = last?.block?.close;
  if (imbalance.extra === 0 || last === undefined || close === undefined || !belongsInside(last, name, contexts.at(-1))) return;
  imbalance.extra--;
  // Where nothing is indented, the brace may be any of those before the statement: nginx stumbles over this one.
  const span = isIndented(text, last) ? { start: close, end: close + 1 } : { start: at, end: at + name.length };
  reading.mistakes.push({ kind: 'unexpected-close-brace', span, ...(span.start !== close && { cure: close }) });
  const block = last.block as OpenBlock;
  block.close = undefined;
  open.push(last);
  contexts.push(contextInside(last.name.value, contexts.at(-1)));
  reading.children = block.children;
}

/** At a `}`: true when it was found to be one too many. Ends blocks inside the one that it belongs to. */
export function placeBrace(reading: Reading, imbalance: Imbalance): boolean {
  const { text, at, open } = reading;
  const top = open.at(-1);
  if (top === undefined) return false;
  const indent = indentAt(text, at);
  if (imbalance.extra > 0 && (indent === undefined ? closesTooEarly(text, top, at) : isExtraBrace(text, top, indent))) {
    imbalance.extra--;
    strayPunctuation(reading, 'unexpected-close-brace');
    return true;
  }
  const own = indentAt(text, top.start);
  if (indent === undefined || own === undefined || own <= indent) return false;
  const owner = open.findLastIndex(directive => indentAt(text, directive.start) === indent);
  if (owner < 0) return false;
  while (imbalance.missing > 0 && open.length - 1 > owner) {
    imbalance.missing--;
    leaveUnclosed(reading, at);
  }
  return false;
}

/** Whether a `}` behind a statement of its line closes a block of several lines that goes on in the next one. */
function closesTooEarly(text: string, owner: Directive, at: number): boolean {
  if (!text.slice(owner.block!.open, at).includes('\n') || !isIndented(text, owner)) return false;
  let next = at + 1;
  while (next < text.length && (isBlank(text.charCodeAt(next)) || text[next] === '#'))
    next = text[next] === '#' ? commentEnd(text, next) : next + 1;
  const column = indentAt(text, next);
  if (column === undefined || next >= text.length) return false;
  return text[next] === '}' ? column === indentAt(text, owner.start) : column >= indentAt(text, owner.block!.children[0]!.start)!;
}

/** At a `{` that no directive stands before: true when it stands for a `}`, or is one too many. */
export function placeOpenBrace(reading: Reading, imbalance: Imbalance): boolean {
  const { text, at, open } = reading;
  const top = open.at(-1);
  if (imbalance.missing === 0) return false;
  imbalance.missing--;
  const indent = indentAt(text, at);
  const isClosing = imbalance.missing > 0 && top !== undefined && indent !== undefined && indent === indentAt(text, top.start);
  strayPunctuation(reading, isClosing ? 'mistaken-brace' : 'unexpected-open-brace');
  if (!isClosing) return true;
  imbalance.missing--;
  leaveBlock(reading, reading.at);
  return true;
}

/** Whether the `{` behind `directive` is one too many: neither a directive of that name nor an entry of a table has a block. */
export function isExtraOpenBrace(reading: Reading, imbalance: Imbalance, directive: Directive): boolean {
  if (imbalance.missing === 0) return false;
  if (reading.open.at(-1)?.block?.kind !== 'entries' && !neverTakesBlock(directive)) return false;
  imbalance.missing--;
  return true;
}

/** Whether the sign at the cursor, the last of its line, stands for the `{` that `directive` needs. */
export function opensByMistake({ text, at }: Reading, imbalance: Imbalance, directive: Directive): boolean {
  const sign = text[at]!;
  const braces = sign === '}' ? 2 : 1;
  if (imbalance.extra < braces || !openers.has(sign) || !endsLine(text, at + 1) || !needsBlock(directive)) return false;
  const words = directive.args.map(({ value }) => value).join('');
  if (words.split('(').length !== words.split(')').length) return false;
  imbalance.extra -= braces;
  return true;
}

/** Whether the content of a block stands further in than its head. */
function isIndented(text: string, owner: Directive): boolean {
  const own = indentAt(text, owner.start);
  const first = owner.block?.children[0];
  const content = first && indentAt(text, first.start);
  return own !== undefined && content !== undefined && content > own;
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
