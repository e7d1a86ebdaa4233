// textDocument/formatting, rangeFormatting, onTypeFormatting: white space between tokens and nothing else, so that the tokens stay what they
// are. Lua, templates, and what a person lined up in columns are left as found.

import { alignColumns, type Cell } from '../core/align.ts';
import type { FormatOptions, Formatted } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { lineStart, overlaps, type Span, type TextEdit } from '../core/text.ts';
import { breaksBetween, type LayoutToken, layoutTokens } from './layout.ts';
import { syntaxTree } from './parser.ts';
import { pathAt } from './tree.ts';

/** The edits that format the file, or those of them that touch `span`; a file that nginx could not read is not touched. */
export function format(file: SourceFile, options: FormatOptions, span?: Span): Formatted {
  const tree = syntaxTree(file);
  const [mistake] = tree.mistakes;
  if (mistake !== undefined) {
    const line = file.text.slice(0, mistake.span.start).split('\n').length;
    return { problem: `nothing was formatted: mend the syntax error in line ${line} first` };
  }
  const lines = linesOf(file.text, layoutTokens(file.text, tree), options);
  return editsOf(file.text, lines, options).filter(edit => span === undefined || overlaps(edit.span, span));
}

/** A `}` typed first on its line goes below the start of the directive it closes. */
export function formatTyped(file: SourceFile, offset: number, typed: string): readonly TextEdit[] {
  if (typed !== '}') return [];
  const { text } = file;
  const brace = offset - 1;
  const start = lineStart(text, brace);
  const closed = pathAt(syntaxTree(file), brace).findLast(directive => directive.block?.close === brace);
  if (closed === undefined || text.slice(start, brace).trim() !== '') return [];
  const opening = lineStart(text, closed.start);
  const indent = /^[ \t]*/.exec(text.slice(opening, closed.start))![0];
  return indent === text.slice(start, brace) || opening === start ? [] : [{ span: { start, end: brace }, newText: indent }];
}

/** One line of the formatted text. `column` is that of its first token in the text as found. */
type Line = {
  readonly tokens: readonly LayoutToken[];
  /** Line breaks before it. */
  readonly breaks: number;
  readonly column: number;
  readonly cells: readonly Cell[];
  /** It goes on with the arguments of the directive on the line before. */
  readonly continues: boolean;
};

function linesOf(text: string, tokens: readonly LayoutToken[], options: FormatOptions): readonly Line[] {
  const lines: Line[] = [];
  let current: LayoutToken[] = [];
  let breaks = 0;
  const finish = () => {
    if (current.length > 0) lines.push(lineOf(text, current, breaks, options));
  };
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const wanted = before === undefined ? 0 : breaksBetween(before, token, countBreaks(text, before.end, token.start));
    if (wanted > 0) {
      finish();
      current = [];
      breaks = wanted;
    }
    current.push(token);
  });
  finish();
  return lines;
}

function lineOf(text: string, tokens: readonly LayoutToken[], breaks: number, options: FormatOptions): Line {
  const first = tokens[0]!;
  const cells: Cell[] = [];
  let position = columnOf(text, first.start, options);
  const column = position;
  let end = first.start;
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const apart = countBreaks(text, end, token.start) > 0;
    position = apart ? position + 1 : advance(text, end, token.start, position, options);
    const touching = before !== undefined && before.end === token.start;
    const usual = index === 0 || token.kind === 'semicolon' ? 0 : touching && isKeptTouching(before, token) ? 0 : 1;
    cells.push({ column: position - column, width: token.end - token.start, usual, glued: token.kind === 'semicolon' });
    position += token.end - token.start;
    end = token.end;
  });
  return { tokens, breaks, column, cells, continues: first.kind === 'word' || (first.kind === 'comment' && first.inline) };
}

/** Words that touch are `"…")` of a condition; an empty block may be `{}`; a hole touches what it touches. */
function isKeptTouching(before: LayoutToken, token: LayoutToken): boolean {
  return token.kind === 'word' || token.kind === 'hole' || before.kind === 'hole' || (before.kind === 'open' && token.kind === 'close');
}

function editsOf(text: string, lines: readonly Line[], options: FormatOptions): readonly TextEdit[] {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const columns = newColumns(lines, options);
  const indents = newIndents(lines, columns, options);
  const edits: TextEdit[] = [];
  let end = 0;
  const replaceGap = (start: number, newText: string) => {
    if (text.slice(end, start) !== newText) edits.push({ span: { start: end, end: start }, newText });
  };
  lines.forEach((line, index) => {
    line.tokens.forEach((token, position) => {
      if (position > 0) {
        const before = columns[index]![position - 1]! + line.cells[position - 1]!.width;
        replaceGap(token.start, ' '.repeat(columns[index]![position]! - before));
      } else if (token.kind !== 'hole') {
        replaceGap(token.start, lineBreak.repeat(line.breaks) + blanks(indents[index]!, options));
      }
      end = token.end;
    });
  });
  if (lines.length > 0) replaceGap(text.length, lineBreak);
  return edits;
}

/** The column of every token counted from the start of its line. Lines of one block are rows of a table, whatever comments are between them. */
function newColumns(lines: readonly Line[], options: FormatOptions): readonly (readonly number[])[] {
  const columns: (readonly number[])[] = new Array(lines.length);
  let rows: number[] = [];
  let continued: number[] = [];
  const lay = (indexes: readonly number[]) => {
    const cells = indexes.map(index => lines[index]!.cells);
    const aligned = options.align === 'never' ? cells.map(row => alignColumns([row])[0]!) : alignColumns(cells);
    indexes.forEach((index, at) => {
      columns[index] = aligned[at]!;
    });
  };
  lines.forEach((line, index) => {
    const first = line.tokens[0]!;
    if (line.continues) {
      continued.push(index);
      return;
    }
    lay(continued);
    continued = [];
    if (first.kind === 'comment' || first.kind === 'hole') lay([index]);
    else if (first.kind === 'name' && line.tokens.every(token => token.kind !== 'open' || token.inline)) rows.push(index);
    else {
      lay(rows);
      rows = [];
      lay([index]);
    }
  });
  lay(continued);
  lay(rows);
  return columns;
}

/**
 * How far each line is indented. Lines that continue a directive keep their places to each other; the leftmost goes below the argument it
 * was lined up with, else one step in.
 */
function newIndents(lines: readonly Line[], columns: readonly (readonly number[])[], options: FormatOptions): readonly number[] {
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
    const block = lines.slice(index, after + 1);
    const leftmost = Math.min(...block.map(({ column }) => column));
    const base = lines[head]!;
    const below = base.cells.findIndex(({ column }, position) => position > 0 && base.column + column === leftmost);
    const anchor = indents[head]! + (below > 0 ? columns[head]![below]! : options.tabSize);
    for (const { column } of block) indents.push(anchor + column - leftmost);
    index = after;
  }
  return indents;
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
