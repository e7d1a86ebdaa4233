// textDocument/formatting, rangeFormatting, onTypeFormatting: blanks around delimiters, between sections and at line ends. Never what configparser reads:
// the result is read again and thrown away if a name, key or value of it differs.

import { alignColumns, type Cell } from '../core/align.ts';
import type { FormatOptions } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { applyEdits, countStarted, encloses, lineBreakOf, lineEnd, lineStart, overlaps, type Span, type TextEdit } from '../core/text.ts';
import { type Line, linesOf } from './lexer.ts';
import { parse, syntaxTree } from './parser.ts';
import type { Option, SyntaxMistake, Tree } from './tree.ts';

/**
 * The edits that format the file, or those of them whose lines `span` holds or begins in. Continuation lines move with their option and stay deeper than it; lines
 * that no reader takes for an option are left as they are, and where one of those would come to be read differently, its whole section is.
 */
export function format(file: SourceFile, options: FormatOptions, span?: Span): readonly TextEdit[] {
  const tree = syntaxTree(file);
  const outside = (edits: readonly TextEdit[], mistakes: readonly SyntaxMistake[]): readonly TextEdit[] => {
    const bodies = mistakes.map(mistake => bodyAround(file.text, tree, mistake.span));
    return edits.filter(edit => !bodies.some(body => overlaps(edit.span, body)));
  };
  // What is below a broken header belongs to it for a person, and for configparser to the section above.
  const headers = tree.mistakes.filter(({ kind }) => kind === 'no-bracket');
  const wanted = editsOf(file.text, tree, options).filter(edit => span === undefined || belongs(file.text, edit, span));
  const edits = outside(wanted, headers);
  if (readsAlike(file, tree, edits)) return edits;
  const sound = outside(edits, tree.mistakes);
  return readsAlike(file, tree, sound) ? sound : [];
}

/** After a line break was typed just before `offset`: the option on the line above gets its usual blanks. */
export function formatTyped(file: SourceFile, offset: number, typed: string, options: FormatOptions): readonly TextEdit[] {
  const end = offset - (file.text.startsWith('\r\n', offset - 2) ? 2 : 1);
  const line = { start: lineStart(file.text, end), end };
  return typed === '\n' ? format(file, options, line).filter(({ span }) => encloses(line, span)) : [];
}

/** Whether an edit is made when `span` is formatted: a span that ends at the beginning of a line leaves that line. */
function belongs(text: string, edit: TextEdit, span: Span): boolean {
  return edit.span.end >= span.start && (edit.span.start < span.end || span.end === text.length);
}

/** From the line below the header before a span up to the next header. */
function bodyAround(text: string, { sections }: Tree, { start }: Span): Span {
  const next = countStarted(sections, start);
  const header = sections[next - 1]?.header;
  return { start: header === undefined ? 0 : lineEnd(text, header.end) + 1, end: (sections[next]?.start ?? text.length + 1) - 1 };
}

/** Whether the text after some edits gives every reader the same names, keys and values. */
function readsAlike(file: SourceFile, tree: Tree, edits: readonly TextEdit[]): boolean {
  return means(tree, parse(applyEdits(file.text, edits), 'newest', file.uri));
}

function editsOf(text: string, tree: Tree, options: FormatOptions): readonly TextEdit[] {
  const lines = linesOf(text);
  const wanted: (string | undefined)[] = new Array(lines.length);
  const inValue = new Uint8Array(lines.length);
  const headers: number[] = [];
  for (const section of tree.sections) {
    const header = lineAt(lines, section.header.start);
    headers.push(header);
    wanted[header] = text.slice(lines[header]!.first, lines[header]!.last);
    let group: Option[] = [];
    let next = -1;
    for (const option of section.options) {
      const line = lineAt(lines, option.start);
      if (line !== next) {
        formatGroup(text, group, next - group.length, options, wanted);
        group = [];
      }
      group.push(option);
      next = line + 1;
      if (option.value.lines.length === 1) continue;
      formatGroup(text, group, next - group.length, options, wanted);
      group = [];
      next = -1;
      const last = lineAt(lines, option.value.lines.at(-1)!.start);
      inValue.fill(1, line, last + 1);
      indentContinuation(text, option, lines, line, last, options, wanted);
    }
    formatGroup(text, group, next - group.length, options, wanted);
  }
  const surplus = surplusBlanks(lines, inValue);
  const edits: TextEdit[] = [];
  lines.forEach((line, index) => {
    const newText = wanted[index] ?? text.slice(line.start, line.last);
    if (surplus.has(index)) edits.push({ span: { start: line.start, end: line.next }, newText: '' });
    else if (newText.length !== line.end - line.start || !text.startsWith(newText, line.start)) {
      edits.push({ span: { start: line.start, end: line.end }, newText });
    }
  });
  return [...edits, ...missingBreaks(text, tree, lines, headers)];
}

/** The index of the line that holds an offset. */
function lineAt(lines: readonly Line[], offset: number): number {
  return countStarted(lines, offset) - 1;
}

/** Options on consecutive lines from `first` on. Their values' further lines are not looked at. */
function formatGroup(text: string, group: readonly Option[], first: number, options: FormatOptions, wanted: (string | undefined)[]): void {
  const rows = group.map(option => cellsOf(text, option));
  const columns = options.align === 'never' ? rows.map(row => alignColumns([row])[0]!) : alignColumns(rows);
  group.forEach((option, index) => {
    const value = option.value.lines[0]!;
    const [, delimiter = 0, start = 0] = columns[index]!;
    const beginning = option.key.padEnd(delimiter) + text[option.delimiter];
    wanted[first + index] = value.text === '' ? beginning : beginning.padEnd(start) + value.text;
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
  if (value.text !== '') cells.push({ column: value.start - start, width: value.end - value.start, usual: 1 });
  return cells;
}

/** Moves the lines below an option so that the least indented stands one step in, the others as far behind it as they were. */
function indentContinuation(
  text: string,
  option: Option,
  lines: readonly Line[],
  first: number,
  last: number,
  options: FormatOptions,
  wanted: (string | undefined)[],
): void {
  const values = option.value.lines.slice(1).filter(line => line.text !== '');
  const isValue = new Set(values.map(line => line.start));
  const indents = values.map(line => width(text, lines[lineAt(lines, line.start)]!, options));
  const least = Math.min(...indents);
  const step = options.insertSpaces ? ' '.repeat(options.tabSize) : '\t';
  for (let index = first + 1; index <= last; index++) {
    const line = lines[index]!;
    if (isBlank(line) || (line.first === line.start && !isValue.has(line.first))) continue;
    const deeper = Math.max(0, width(text, line, options) - least);
    wanted[index] = step + ' '.repeat(deeper) + text.slice(line.first, line.last);
  }
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
  const lineBreak = lineBreakOf(text);
  const comments = new Set(tree.comments.map(comment => comment.start));
  const edits: TextEdit[] = [];
  for (const header of headers) {
    let first = header;
    while (first > 0 && comments.has(lines[first - 1]!.first)) first--;
    if (first === 0 || isBlank(lines[first - 1]!)) continue;
    const at = lines[first]!.start;
    edits.push({ span: { start: at, end: at }, newText: text[at - 1] === '\r' ? '\r' : lineBreak });
  }
  const last = lines.at(-1);
  if (last !== undefined && last.end === last.next && !isBlank(last)) {
    edits.push({ span: { start: last.next, end: last.next }, newText: lineBreak });
  }
  return edits;
}

/** Blank lines beyond two in a row, and all at the end of the file; those inside a value are part of it. */
function surplusBlanks(lines: readonly Line[], inValue: Uint8Array): ReadonlySet<number> {
  const surplus = new Set<number>();
  let run = 0;
  lines.forEach((line, index) => {
    run = isBlank(line) && inValue[index] === 0 ? run + 1 : 0;
    if (run > 2) surplus.add(index);
  });
  for (let index = lines.length - 1; index > 0 && isBlank(lines[index]!); index--) surplus.add(index);
  return surplus;
}

function isBlank(line: Line): boolean {
  return line.first === line.last;
}

/** Whether both trees give every reader the same names, keys and values. */
function means(one: Tree, other: Tree): boolean {
  return (
    same(one.mistakes, other.mistakes, (a, b) => a.kind === b.kind) &&
    same(
      one.sections,
      other.sections,
      (a, b) => a.name === b.name && same(a.options, b.options, (x, y) => x.key === y.key && x.value.text === y.value.text),
    )
  );
}

function same<Item>(one: readonly Item[], other: readonly Item[], equal: (a: Item, b: Item) => boolean): boolean {
  return one.length === other.length && one.every((item, index) => equal(item, other[index]!));
}
