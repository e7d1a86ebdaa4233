// textDocument/formatting, rangeFormatting, onTypeFormatting: white space between tokens and nothing else, so that the tokens stay what they
// are, but for a `;` typed twice. Lua, templates, and what a person lined up in columns are left as found.

import { alignColumns, type Cell } from '../core/align.ts';
import type { FormatOptions } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { applyEdits, encloses, lineBreakOf, lineStart, type Span, type TextEdit } from '../core/text.ts';
import { withoutBroken } from './doubt.ts';
import { breaksBetween, hasLineBreak, type LayoutToken, layoutTokens } from './layout.ts';
import { syntaxTree } from './parser.ts';
import { type Directive, pathAt } from './tree.ts';

/**
 * The edits that format the file, or those of them that belong to `span`. Around a mistake, what is sound is formatted; a file whose mistakes would
 * be seen elsewhere once it is formatted, because braces are missing, stays as it is.
 */
export function format(file: SourceFile, options: FormatOptions, span?: Span): readonly TextEdit[] {
  const tree = syntaxTree(file);
  const all = layoutTokens(file.text, tree);
  const sound = withoutBroken(file.text, tree, all);
  const edits = editsOf(file.text, linesOf(file.text, sound), options);
  if (sound !== all && !readsAlike(file, all, edits)) return [];
  return edits.filter(edit => span === undefined || belongs(file.text, edit, span));
}

/** Whether an edit is made when `span` is formatted: that of the blanks before a token belongs to the token, so that the next line stays. */
function belongs(text: string, { span: gap }: TextEdit, span: Span): boolean {
  if (gap.end < span.start) return false;
  return gap.end < span.end || span.end === text.length || (gap.start < span.end && !hasLineBreak(text, gap.start, gap.end));
}

/** Whether the text after some edits has the same tokens in the same blocks. */
function readsAlike(file: SourceFile, tokens: readonly LayoutToken[], edits: readonly TextEdit[]): boolean {
  const after = { ...file, text: applyEdits(file.text, edits) };
  const others = layoutTokens(after.text, syntaxTree(after));
  return (
    tokens.length === others.length &&
    tokens.every(({ kind, depth, start, end }, index) => {
      const other = others[index]!;
      return kind === other.kind && depth === other.depth && file.text.slice(start, end) === after.text.slice(other.start, other.end);
    })
  );
}

/**
 * A `}` typed first on its line goes below the start of the directive it closes; a `;` ends a statement, which gets its usual blanks, and
 * takes the place of one right behind it.
 */
export function formatTyped(file: SourceFile, offset: number, typed: string, options: FormatOptions): readonly TextEdit[] {
  const tree = syntaxTree(file);
  const path = pathAt(tree, offset - 1);
  if (typed === '}') return below(file.text, offset - 1, path);
  const ended = path.find(({ semicolon }) => semicolon === offset - 1);
  const doubled = tree.mistakes.find(({ kind, span }) => kind === 'unexpected-semicolon' && span.start === offset);
  if (typed === ';' && ended !== undefined && doubled !== undefined) return [{ span: doubled.span, newText: '' }];
  return typed !== ';' || ended === undefined ? [] : format(file, options, ended).filter(({ span }) => encloses(ended, span));
}

function below(text: string, brace: number, path: readonly Directive[]): readonly TextEdit[] {
  const start = lineStart(text, brace);
  const closed = path.findLast(directive => directive.block?.close === brace);
  if (closed === undefined || text.slice(start, brace).trim() !== '') return [];
  const opening = lineStart(text, closed.start);
  const indent = /^[ \t]*/.exec(text.slice(opening, closed.start))![0];
  return indent === text.slice(start, brace) || opening === start ? [] : [{ span: { start, end: brace }, newText: indent }];
}

/** One line of the formatted text: its tokens, and the line breaks before it. */
type Line = {
  readonly tokens: readonly LayoutToken[];
  readonly breaks: number;
  /** It goes on with the arguments of the directive on the line before. */
  readonly continues: boolean;
  /** Other than the usual blanks stand between its tokens. */
  readonly irregular: boolean;
};

function linesOf(text: string, tokens: readonly LayoutToken[]): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  let breaks = 0;
  let irregular = false;
  for (let index = 1; index <= tokens.length; index++) {
    const before = tokens[index - 1]!;
    const token = tokens[index];
    const wanted = token === undefined ? 1 : breaksBetween(before, token, countBreaks(text, before.end, token.start));
    if (wanted === 0) {
      irregular ||= token!.start - before.end !== usualBlanks(before, token!);
      continue;
    }
    const first = tokens[from]!;
    const continues = first.kind === 'word' || (first.kind === 'comment' && first.inline);
    lines.push({ tokens: tokens.slice(from, index), breaks, continues, irregular });
    from = index;
    breaks = wanted;
    irregular = false;
  }
  return lines;
}

/** Words that touch are `"…")` of a condition; an empty block may be `{}`; a hole touches what it touches. */
function usualBlanks(before: LayoutToken, token: LayoutToken): 0 | 1 {
  if (token.kind === 'semicolon') return 0;
  if (before.end !== token.start) return 1;
  const touches =
    token.kind === 'word' || token.kind === 'hole' || before.kind === 'hole' || (before.kind === 'open' && token.kind === 'close');
  return touches ? 0 : 1;
}

function editsOf(text: string, lines: readonly Line[], options: FormatOptions): readonly TextEdit[] {
  const lineBreak = lineBreakOf(text);
  const columns = options.align === 'never' ? new Map<Line, readonly number[]>() : keptColumns(text, lines, options);
  const indents = newIndents(text, lines, columns, options);
  const edits: TextEdit[] = [];
  let end = 0;
  const replaceGap = (start: number, newText: string) => {
    if (start - end !== newText.length || !text.startsWith(newText, end)) edits.push({ span: { start: end, end: start }, newText });
  };
  lines.forEach((line, index) => {
    const kept = columns.get(line);
    line.tokens.forEach((token, position) => {
      const before = line.tokens[position - 1];
      if (before === undefined) {
        const indent = token.kind === 'broken' ? '' : blanks(indents[index]!, options);
        if (token.kind !== 'hole') replaceGap(token.start, lineBreak.repeat(line.breaks) + indent);
      } else if (kept === undefined) {
        replaceGap(token.start, usualBlanks(before, token) === 0 ? '' : ' ');
      } else {
        replaceGap(token.start, ' '.repeat(kept[position]! - kept[position - 1]! - (before.end - before.start)));
      }
      end = token.end;
    });
  });
  if (lines.length > 0 && lines.at(-1)!.tokens[0]!.kind !== 'broken') replaceGap(text.length, lineBreak);
  return edits;
}

/**
 * The columns of lines that lie in a group with something lined up. Lines of one block are rows of a table, whatever comments are between
 * them; lines that continue a directive are one of their own.
 */
function keptColumns(text: string, lines: readonly Line[], options: FormatOptions): ReadonlyMap<Line, readonly number[]> {
  const columns = new Map<Line, readonly number[]>();
  let rows: Line[] = [];
  let continued: Line[] = [];
  const lay = (group: readonly Line[]) => {
    if (!group.some(({ irregular }) => irregular)) return;
    const aligned = alignColumns(group.map(line => cellsOf(text, line, options)));
    group.forEach((line, at) => {
      columns.set(line, aligned[at]!);
    });
  };
  for (const line of lines) {
    if (line.continues) {
      continued.push(line);
      continue;
    }
    lay(continued);
    continued = [];
    const { kind } = line.tokens[0]!;
    if (kind === 'comment' || kind === 'hole' || kind === 'broken') continue;
    if (kind === 'name' && line.tokens.every(token => token.kind !== 'open' || token.inline)) {
      rows.push(line);
    } else {
      lay(rows);
      rows = [];
    }
  }
  lay(continued);
  lay(rows);
  return columns;
}

/** The tokens of a line with their columns as found, counted from its first. */
function cellsOf(text: string, { tokens }: Line, options: FormatOptions): readonly Cell[] {
  const first = columnOf(text, tokens[0]!.start, options);
  let position = first;
  return tokens.map((token, index) => {
    const before = tokens[index - 1] ?? token;
    const start =
      index === 0
        ? first
        : hasLineBreak(text, before.end, token.start)
          ? position + 1
          : advance(text, before.end, token.start, position, options);
    const width = token.end - token.start;
    position = start + width;
    return { column: start - first, width, usual: index === 0 ? 0 : usualBlanks(before, token), glued: token.kind === 'semicolon' };
  });
}

/**
 * How far each line is indented. Lines that continue a directive keep their places to each other; the leftmost goes below the argument it
 * was lined up with, else one step in.
 */
function newIndents(
  text: string,
  lines: readonly Line[],
  columns: ReadonlyMap<Line, readonly number[]>,
  options: FormatOptions,
): readonly number[] {
  const indents: number[] = [];
  let head = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (!line.continues) {
      indents.push(line.tokens[0]!.depth * options.tabSize);
      head = index;
      continue;
    }
    let after = index;
    while (lines[after + 1]?.continues) after++;
    const found = lines.slice(index, after + 1).map(({ tokens }) => columnOf(text, tokens[0]!.start, options));
    const leftmost = Math.min(...found);
    const anchor = indents[head]! + (columnBelow(text, lines[head]!, leftmost, columns, options) ?? options.tabSize);
    for (const column of found) indents.push(anchor + column - leftmost);
    index = after;
  }
  return indents;
}

/** The new column, counted from the start of `line`, of the token that stood in column `found` of the editor. */
function columnBelow(
  text: string,
  line: Line,
  found: number,
  columns: ReadonlyMap<Line, readonly number[]>,
  options: FormatOptions,
): number | undefined {
  const cells = cellsOf(text, line, options);
  const start = columnOf(text, line.tokens[0]!.start, options);
  const below = cells.findIndex(({ column }, position) => position > 0 && start + column === found);
  return below < 0 ? undefined : (columns.get(line) ?? alignColumns([cells])[0]!)[below]!;
}

function blanks(width: number, options: FormatOptions): string {
  if (options.insertSpaces) return ' '.repeat(width);
  return '\t'.repeat(Math.floor(width / options.tabSize)) + ' '.repeat(width % options.tabSize);
}

function countBreaks(text: string, start: number, end: number): number {
  let breaks = 0;
  for (let offset = text.indexOf('\n', start); offset !== -1 && offset < end; offset = text.indexOf('\n', offset + 1)) breaks++;
  return breaks;
}

/** The column of an offset on its line as the editor shows it. */
function columnOf(text: string, offset: number, options: FormatOptions): number {
  return advance(text, lineStart(text, offset), offset, 0, options);
}

function advance(text: string, start: number, end: number, column: number, options: FormatOptions): number {
  let at = column;
  for (let offset = start; offset < end; offset++) at += text.charCodeAt(offset) === 9 ? options.tabSize - (at % options.tabSize) : 1;
  return at;
}
