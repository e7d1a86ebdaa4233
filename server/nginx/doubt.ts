// What formatting leaves alone in a file with mistakes: each broken statement with all that shares its lines, and each outermost block whose
// braces do not balance: where they do is told by its indentation, which therefore must stay.

import type { Span } from '../core/text.ts';
import type { LayoutToken } from './layout.ts';
import { closingQuote, wordEnd } from './lexer.ts';
import { type Directive, type SyntaxMistake, type Tree, walk } from './tree.ts';

/**
 * The tokens with whole lines of broken ones replaced by one token of the kind `broken`, whose span begins and ends where its lines do.
 * `tokens`: all of the tree, in text order. They are answered unchanged where nothing is broken.
 */
export function withoutBroken(text: string, tree: Tree, tokens: readonly LayoutToken[]): readonly LayoutToken[] {
  const filled = fillGaps(text, tokens);
  const doubted = doubtedTokens(text, tree, filled);
  if (doubted.size === 0) return tokens;
  const result: LayoutToken[] = [];
  for (const { from, to } of clusters(text, filled)) {
    const cluster = filled.slice(from, to);
    if (!cluster.some(token => doubted.has(token))) {
      for (const token of cluster) result.push(token);
      continue;
    }
    const last = result.at(-1);
    const span = linesAround(text, { start: cluster[0]!.start, end: cluster.at(-1)!.end });
    if (last?.kind === 'broken') result[result.length - 1] = { ...last, end: span.end };
    else result.push({ ...span, kind: 'broken', depth: 0, inline: false });
  }
  return result;
}

/** The tokens, and one of the kind `broken` for each stretch between them that is not blank. */
function fillGaps(text: string, tokens: readonly LayoutToken[]): readonly LayoutToken[] {
  const filled: LayoutToken[] = [];
  let end = 0;
  const fill = (until: number) => {
    const gap = text.slice(end, until);
    const stray = gap.trim();
    if (stray === '' || stray === '\ufeff') return;
    const start = end + gap.indexOf(stray);
    filled.push({ start, end: start + stray.length, kind: 'broken', depth: 0, inline: false });
  };
  for (const token of tokens) {
    fill(token.start);
    filled.push(token);
    end = token.end;
  }
  fill(text.length);
  return filled;
}

/** Tokens that are broken themselves, stand in a broken statement, or whose depth is doubtful. */
function doubtedTokens(text: string, tree: Tree, tokens: readonly LayoutToken[]): ReadonlySet<LayoutToken> {
  const doubted = new Set(tokens.filter(({ kind }) => kind === 'broken'));
  const spans = [...tree.mistakes.flatMap(mistake => spansOf(text, mistake)), ...unfinished(tree), ...unbalanced(text, tree, tokens)];
  spans.sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = -1;
  for (const token of tokens) {
    for (; next < spans.length && spans[next]!.start < token.end; next++) reach = Math.max(reach, spans[next]!.end);
    if (reach > token.start) doubted.add(token);
  }
  return doubted;
}

/** What a mistake makes doubtful by itself. A brace that is missing doubts depths only; a `;` that is missing, its own statement only. */
function spansOf(text: string, { kind, span, directive, open }: SyntaxMistake): readonly Span[] {
  if (kind === 'missing-close-brace') return [];
  const head = directive === undefined ? [] : [headOf(directive)];
  if (kind === 'missing-semicolon') return head;
  if (open === undefined && kind !== 'too-long') return [span, ...head];
  // nginx reads on to the next such quote, wherever that is.
  const quote = open ?? span.start;
  const closing = /["']/.test(text[quote]!) ? closingQuote(text, quote) : wordEnd(text, quote) - 1;
  return [{ start: quote, end: closing < 0 ? text.length : wordEnd(text, closing + 1) }, ...head];
}

/** Statements that no `;` and no block ends, and blocks of code that no `}` ends. */
function unfinished(tree: Tree): readonly Span[] {
  const found: Span[] = [];
  walk(tree, directive => {
    const { block, semicolon } = directive;
    if (block === undefined ? semicolon === undefined : block.kind === 'code' && block.close === undefined) found.push(headOf(directive));
  });
  return found;
}

function headOf({ start, end, block }: Directive): Span {
  return { start, end: block === undefined || block.kind === 'code' ? end : block.open + 1 };
}

/**
 * Outermost directives in which a token stands at another depth in the tree, which supposes braces, than by the braces that are there; and all
 * from the block before a `}` that nothing opened up to it.
 */
function unbalanced(text: string, tree: Tree, tokens: readonly LayoutToken[]): readonly Span[] {
  const found: Span[] = [];
  let depth = 0;
  let next = 0;
  let block: Span | undefined;
  for (const token of tokens) {
    while (next < tree.children.length && tree.children[next]!.start <= token.start) {
      const root = tree.children[next++]!;
      depth = 0;
      if (root.block === undefined) continue;
      block = root;
      if (root.block.close === undefined) found.push(root);
    }
    if ((token.kind === 'name' && depth !== token.depth) || (token.kind === 'close' && depth - 1 !== token.depth))
      found.push(block ?? token);
    depth += stepAt(text, token);
    if (depth < 0) found.push({ start: block?.start ?? 0, end: token.end });
    depth = Math.max(depth, 0);
  }
  return found;
}

/** By how many levels a token leads in or out. */
function stepAt(text: string, { start, end, kind }: LayoutToken): number {
  if (kind === 'open') return 1;
  if (kind === 'close') return -1;
  if (kind !== 'broken') return 0;
  const stray = text.slice(start, end);
  return stray.split('{').length - stray.split('}').length;
}

/** Runs of tokens that share lines or statements, as indices into `tokens`. */
function* clusters(text: string, tokens: readonly LayoutToken[]): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0;
  let inHead = false;
  for (let index = 0; index < tokens.length; index++) {
    inHead = isInHead(tokens[index]!, inHead);
    const next = tokens[index + 1];
    if (next !== undefined) {
      const goesOn = inHead && next.kind !== 'name' && next.kind !== 'close' && next.kind !== 'broken' && next.kind !== 'hole';
      const lineBreak = text.indexOf('\n', tokens[index]!.end);
      if (goesOn || lineBreak < 0 || lineBreak >= next.start) continue;
    }
    yield { from, to: index + 1 };
    from = index + 1;
  }
}

/** Whether the statement that a token stands in may go on behind it. `before`: whether it could before the token. */
function isInHead({ kind }: LayoutToken, before: boolean): boolean {
  return kind === 'name' || kind === 'word' || (kind === 'comment' && before);
}

function linesAround(text: string, { start, end }: Span): Span {
  const lineBreak = text.indexOf('\n', end);
  const last = lineBreak < 0 ? text.length : lineBreak;
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: text[last - 1] === '\r' && last > end ? last - 1 : last };
}
