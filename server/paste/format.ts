// textDocument/formatting, rangeFormatting: blanks around delimiters, between sections and at line ends. Never what configparser reads:
// the result is read again and thrown away if a name, key or value of it differs.

import { alignColumns, type Cell } from '../core/align.ts';
import type { FormatOptions, Formatted } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { applyEdits, overlaps, type Span, type TextEdit } from '../core/text.ts';
import { type Line, linesOf } from './lexer.ts';
import { parse, syntaxTree } from './parser.ts';
import type { Option, Tree } from './tree.ts';

/**
 * The edits that format the file, or those of them that touch `span`. Continuation lines move with their option and stay deeper than it;
 * lines that no reader takes for an option are left as they are.
 */
export function format(file: SourceFile, options: FormatOptions, span?: Span): Formatted {
  const tree = syntaxTree(file);
  const edits = editsOf(file.text, tree, options).filter(edit => span === undefined || overlaps(edit.span, span));
  if (!means(tree, parse(applyEdits(file.text, edits), 'newest', file.uri))) {
    return { problem: 'formatting would change what this file means; nothing was changed' };
  }
  return edits;
}

function editsOf(text: string, tree: Tree, options: FormatOptions): readonly TextEdit[] {
  const lines = linesOf(text);
  const byStart = new Map(lines.map((line, index) => [line.first, index]));
  const wanted = new Map<number, string>();
  const headers: number[] = [];
  for (const section of tree.sections) {
    const header = byStart.get(section.header.start);
    if (header !== undefined) {
      headers.push(header);
      wanted.set(header, text.slice(lines[header]!.first, lines[header]!.last));
    }
    for (const group of neighbours(section.options, byStart)) formatGroup(text, group, byStart, options, wanted);
    for (const option of section.options) indentContinuation(text, option, lines, byStart, options, wanted);
  }
  const surplus = surplusBlanks(tree, lines);
  const edits: TextEdit[] = [];
  lines.forEach((line, index) => {
    const newText = wanted.get(index) ?? text.slice(line.start, line.last);
    if (surplus.has(index)) edits.push({ span: { start: line.start, end: line.next }, newText: '' });
    else if (newText !== text.slice(line.start, line.end)) edits.push({ span: { start: line.start, end: line.end }, newText });
  });
  return [...edits, ...missingBreaks(text, tree, lines, headers)];
}

/** Options on consecutive lines, each of one line but for the last of a group. */
function neighbours(options: readonly Option[], byStart: ReadonlyMap<number, number>): readonly (readonly Option[])[] {
  const groups: Option[][] = [];
  let next = -1;
  for (const option of options) {
    const line = byStart.get(option.start);
    if (line === undefined) continue;
    if (line === next) groups.at(-1)!.push(option);
    else groups.push([option]);
    next = option.value.lines.length === 1 ? line + 1 : -1;
  }
  return groups;
}

function formatGroup(
  text: string,
  group: readonly Option[],
  byStart: ReadonlyMap<number, number>,
  options: FormatOptions,
  wanted: Map<number, string>,
): void {
  const rows = group.map(option => cellsOf(text, option));
  const columns = options.align === 'never' ? rows.map(row => alignColumns([row])[0]!) : alignColumns(rows);
  group.forEach((option, index) => {
    const first = option.value.lines[0]!;
    const [, delimiter = 0, value = 0] = columns[index]!;
    const start = option.key.padEnd(delimiter) + text[option.delimiter];
    wanted.set(byStart.get(option.start)!, first.text === '' ? start : start.padEnd(value) + first.text);
  });
}

/** Key, delimiter and value of an option's first line: `key = value`, `key: value`. */
function cellsOf(text: string, option: Option): readonly Cell[] {
  const { start } = option;
  const cells = [
    { column: 0, width: option.keySpan.end - start, usual: 0 },
    { column: option.delimiter - start, width: 1, usual: text[option.delimiter] === '=' ? 1 : 0 },
  ];
  const value = option.value.lines[0]!;
  return value.text === '' ? cells : [...cells, { column: value.start - start, width: value.end - value.start, usual: 1 }];
}

/** Moves the lines below an option so that the least indented stands one step in, the others as far behind it as they were. */
function indentContinuation(
  text: string,
  option: Option,
  lines: readonly Line[],
  byStart: ReadonlyMap<number, number>,
  options: FormatOptions,
  wanted: Map<number, string>,
): void {
  const first = byStart.get(option.start);
  const last = byStart.get(option.value.lines.at(-1)!.start);
  if (first === undefined || last === undefined || option.value.lines.length === 1) return;
  const below = lines.slice(first + 1, last + 1);
  const values = new Set(option.value.lines.map(line => line.start));
  const least = Math.min(...below.filter(line => line.first < line.last && values.has(line.first)).map(line => width(text, line, options)));
  const step = options.insertSpaces ? ' '.repeat(options.tabSize) : '\t';
  below.forEach((line, index) => {
    const isComment = !values.has(line.first);
    if (isBlank(line) || (isComment && line.first === line.start)) return;
    const deeper = Math.max(0, width(text, line, options) - least);
    wanted.set(first + 1 + index, step + ' '.repeat(deeper) + text.slice(line.first, line.last));
  });
}

/** How far a line is indented, a tab counting as far as the editor shows it. */
function width(text: string, line: Line, options: FormatOptions): number {
  let columns = 0;
  for (let offset = line.start; offset < line.first; offset++)
    columns += text[offset] === '\t' ? options.tabSize - (columns % options.tabSize) : 1;
  return columns;
}

/** A blank line before each section and the comments that belong to it, and a line break at the end of the file. */
function missingBreaks(text: string, tree: Tree, lines: readonly Line[], headers: readonly number[]): readonly TextEdit[] {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const comments = new Set(tree.comments.map(comment => comment.start));
  const edits: TextEdit[] = [];
  for (const header of headers) {
    let first = header;
    while (first > 0 && comments.has(lines[first - 1]!.first)) first--;
    if (first > 0 && !isBlank(lines[first - 1]!))
      edits.push({ span: { start: lines[first]!.start, end: lines[first]!.start }, newText: lineBreak });
  }
  const last = lines.at(-1);
  if (last !== undefined && last.end === last.next && !isBlank(last))
    edits.push({ span: { start: last.next, end: last.next }, newText: lineBreak });
  return edits;
}

/** Blank lines beyond two in a row, and all at the end of the file; those inside a value are part of it. */
function surplusBlanks(tree: Tree, lines: readonly Line[]): ReadonlySet<number> {
  const inValue = valueLines(tree, lines);
  const surplus = new Set<number>();
  let run = 0;
  lines.forEach((line, index) => {
    run = isBlank(line) && !inValue.has(index) ? run + 1 : 0;
    if (run > 2) surplus.add(index);
  });
  for (let index = lines.length - 1; index > 0 && isBlank(lines[index]!); index--) surplus.add(index);
  return surplus;
}

function isBlank(line: Line): boolean {
  return line.first === line.last;
}

/** The lines that a value of several lines spans, blank ones included, since they are part of it. */
function valueLines(tree: Tree, lines: readonly Line[]): ReadonlySet<number> {
  const byStart = new Map(lines.map((line, index) => [line.first, index]));
  const inside = new Set<number>();
  for (const section of tree.sections) {
    for (const option of section.options) {
      if (option.value.lines.length === 1) continue;
      const first = byStart.get(option.start) ?? 0;
      const last = byStart.get(option.value.lines.at(-1)!.start) ?? first;
      for (let index = first; index <= last; index++) inside.add(index);
    }
  }
  return inside;
}

/** Whether both trees give every reader the same names, keys and values. */
function means(one: Tree, other: Tree): boolean {
  return meaningOf(one) === meaningOf(other);
}

function meaningOf(tree: Tree): string {
  return JSON.stringify([
    tree.mistakes.map(mistake => mistake.kind),
    tree.sections.map(section => [section.name, section.options.map(option => [option.key, option.value.text])]),
  ]);
}
