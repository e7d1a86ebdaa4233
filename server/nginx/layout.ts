// The tokens of a tree in text order with the line breaks they should have between them: what formatting is decided on.

import type { Span } from '../core/text.ts';
import { type Block, type Directive, hasOpen, type Tree } from './tree.ts';

/**
 * `name` is the first word of a directive, `word` any other. `code` is a whole block that nginx does not read, `hole` a template statement
 * between directives, `broken` whole lines that are left as they are. `depth` counts the blocks around it.
 */
export type LayoutToken = Span & {
  readonly kind: 'name' | 'word' | 'open' | 'close' | 'semicolon' | 'comment' | 'code' | 'hole' | 'broken';
  readonly depth: number;
  /** Stands between the braces of a block that is written on one line. */
  readonly inline: boolean;
};

/** All tokens of a tree in text order; comments lose the blanks at their end. Punctuation that is only supposed to be there is left out. */
export function layoutTokens(text: string, tree: Tree): readonly LayoutToken[] {
  const tokens: LayoutToken[] = [];
  const between = [
    ...tree.comments.map(({ start, end }) => ({ start, end: trimmedEnd(text, start, end), kind: 'comment' as const })),
    ...tree.holes.map(({ start, end }) => ({ start, end, kind: 'hole' as const })),
  ].sort((a, b) => a.start - b.start);
  let next = 0;

  const flush = (before: number, depth: number, inline: boolean) => {
    for (; next < between.length && between[next]!.start < before; next++) {
      const { start, end, kind } = between[next]!;
      if (tokens.length === 0 || start >= tokens[tokens.length - 1]!.end) tokens.push({ start, end, kind, depth, inline });
    }
  };
  const add = (start: number, end: number, kind: LayoutToken['kind'], depth: number, inline: boolean) => {
    flush(start, kind === 'close' ? depth + 1 : kind === 'name' ? depth : depth + 1, inline);
    tokens.push({ start, end, kind, depth, inline });
  };
  const addAll = (children: readonly Directive[], depth: number, inline: boolean): void => {
    for (const { name, args, semicolon, block } of children) {
      add(name.start, name.end, 'name', depth, inline);
      for (const word of args) add(word.start, word.end, 'word', depth, inline);
      if (semicolon !== undefined) add(semicolon, semicolon + 1, 'semicolon', depth, inline);
      if (block === undefined) continue;
      if (block.kind === 'code') {
        add(block.open, block.end, 'code', depth, inline);
        continue;
      }
      const within = isInline(text, block);
      if (hasOpen(text, block)) add(block.open, block.open + 1, 'open', depth, inline);
      addAll(block.children, depth + 1, within);
      if (block.close !== undefined) add(block.close, block.close + 1, 'close', depth, within);
    }
  };
  addAll(tree.children, 0, false);
  flush(text.length + 1, 0, false);
  return tokens;
}

/**
 * The line breaks that belong between two tokens: 0 (same line), 1, or 2 (a blank line). `found` is how many there are; a blank line is
 * never asked for, only kept, and never behind `{` or before `}`.
 */
export function breaksBetween(before: LayoutToken, after: LayoutToken, found: number): number {
  if (after.kind === 'semicolon' || after.kind === 'open' || after.kind === 'code') return before.kind === 'comment' ? 1 : 0;
  if (after.kind === 'word') return before.kind === 'comment' ? 1 : Math.min(found, 1);
  if (after.kind === 'comment' && found === 0) return 0;
  if (after.kind === 'broken' || before.kind === 'broken') return Math.max(1, Math.min(found, 2));
  if (after.kind === 'hole' || (before.kind === 'hole' && found === 0)) return Math.min(found, 2);
  if (after.kind === 'close') return before.kind === 'open' ? Math.min(found, 1) : after.inline ? 0 : 1;
  if (before.kind === 'open') return after.inline ? 0 : 1;
  return after.inline && before.kind !== 'comment' ? 0 : Math.max(1, Math.min(found, 2));
}

/** A block stays on the line it is written on as long as nowhere in it two directives follow each other. */
function isInline(text: string, block: Block): boolean {
  const inner = block.children[0]?.block;
  return block.children.length <= 1 && !hasLineBreak(text, block.open, block.end) && (inner === undefined || isInline(text, inner));
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (text.charCodeAt(last - 1) === 32 || text.charCodeAt(last - 1) === 9)) last--;
  return last;
}

/** Whether a line feed stands between the offsets. */
export function hasLineBreak(text: string, start: number, end: number): boolean {
  const found = text.indexOf('\n', start);
  return found !== -1 && found < end;
}
