// Text → tree, line by line in the order in which configparser asks its questions (Lib/configparser.py, RawConfigParser._read), set up as
// paste.deploy does: strict, case-sensitive, `=` and `:`, whole-line comments only. Goes on after every mistake.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { countStarted, encloses, type Span, touches } from '../core/text.ts';
import { isSpace, type Line, linesOf, strip } from './lexer.ts';
import { fillHoles, hasHole, isHole, templateOf } from './templates.ts';
import type { Option, Section, SyntaxMistake, Tree, Value } from './tree.ts';
import { isOlder, pythonVersion } from './version.ts';

/**
 * Readers that differ: since Python 3.10 a section's name runs to the last `]` of its line (`newest`), before that to the first; Python 2.7
 * also takes any indented line for a continuation, cuts values at ` ;`, and lets a repeated option or section pass.
 */
export type Reader = 'newest' | 'first-bracket' | 'python2';

/** The tree of a file, as the Python of the settings reads it. */
export const syntaxTree: (file: SourceFile) => Tree = memo(file =>
  parse(file.text, (file.reader as Reader | undefined) ?? 'newest', file.uri),
);

/** The reader of the Python that the settings name, such as `3.9`, else of the environment's; undefined for the newest. */
export function readerFor(snapshot: Snapshot): Reader | undefined {
  const version = pythonVersion(snapshot);
  if (version === '') return undefined;
  if (isOlder(version, '3')) return 'python2';
  return isOlder(version, '3.10') ? 'first-bracket' : undefined;
}

/** The section in which an offset stands: the last that begins at or before it. */
export function sectionAt(tree: Tree, offset: number): Section | undefined {
  return lastBefore(tree.sections, offset);
}

/** The option whose lines hold the offset. */
export function optionAt(tree: Tree, offset: number): Option | undefined {
  const option = lastBefore(sectionAt(tree, offset)?.options ?? [], offset);
  return option !== undefined && touches(option, offset) ? option : undefined;
}

/** Whether a span of the file lies in the expression or statement of a template. */
export function inHole(tree: Tree, span: Span): boolean {
  return isWithin(tree.holes, span);
}

/** The tree of a text; `name` is the file's name or uri, by whose suffix some templates are recognised. */
export function parse(text: string, reader: Reader = 'newest', name = ''): Tree {
  const template = templateOf(name, text);
  const filled = template.holes.length === 0 ? text : fillHoles(text, template.holes);
  const old = reader === 'python2';
  const sections: Section[] = [];
  const comments: Span[] = [];
  const mistakes: SyntaxMistake[] = [];
  const sectionNames = new Map<string, Span>();
  const defaultKeys = new Map<string, Span>();
  let section: OpenSection | undefined;
  let option: OpenOption | undefined;
  let indent = 0;
  let partial = false;
  let rendered = template.named || template.statements;
  let headless = false;
  let merged = false;
  // After an unclosed header, the options of the section above: configparser goes on in that one, and stops at the first it knows already.
  let absorbing: Map<string, Span> | undefined;

  const closeOption = () => {
    if (option !== undefined) section?.options.push(finishOption(text, filled, option));
    option = undefined;
  };
  const openSection = (line: Line, close: number, nameEnd: number, repeats?: Span) => {
    closeOption();
    absorbing = undefined;
    if (section !== undefined) sections.push(finishSection(filled, section));
    const nameSpan = { start: line.first + 1, end: nameEnd };
    const sectionName = text.slice(nameSpan.start, nameSpan.end);
    const keys = sectionName === 'DEFAULT' ? defaultKeys : new Map<string, Span>();
    section = { name: sectionName, nameSpan, header: { start: line.first, end: close }, keys, options: [] };
    if (repeats !== undefined) mistakes.push({ kind: 'duplicate-section', span: section.header, first: repeats });
  };

  const hasMark = text.charCodeAt(0) === 0xfeff;
  if (hasMark) mistakes.push({ kind: 'byte-order-mark', span: { start: 0, end: 1 } });

  for (const given of linesOf(filled)) {
    const line = hasMark && given.start === 0 ? afterMark(filled, given) : given;
    if (isComment(filled, line, old)) {
      comments.push({ start: line.first, end: line.last });
      continue;
    }
    if (line.first === line.last) {
      if (option !== undefined && !old) option.lines.push({ start: line.start, end: line.start });
      continue;
    }
    if (isHole(filled, line.first, line.last)) {
      partial = true;
      continue;
    }

    const width = line.first - line.start;
    if (section !== undefined && option !== undefined && (old ? width > 0 : width > indent)) {
      option.lines.push({ start: line.first, end: line.last });
      continue;
    }
    indent = width;

    const nameEnd = old && width > 0 ? undefined : headerEnd(filled, line, reader);
    if (nameEnd !== undefined) {
      const sectionName = text.slice(line.first + 1, nameEnd);
      const first = sectionNames.get(sectionName);
      const repeats = sectionName === 'DEFAULT' || old || template.statements ? undefined : first;
      openSection(line, nameEnd + 1, nameEnd, repeats);
      merged ||= old && first !== undefined && sectionName !== 'DEFAULT';
      if (first === undefined) sectionNames.set(sectionName, section!.header);
      continue;
    }

    const delimiter = old && width > 0 ? -1 : findDelimiter(filled, line);
    if (filled[line.first] === '[' && (section === undefined || delimiter === -1) && line.last - line.first > 1) {
      mistakes.push({ kind: 'no-bracket', span: { start: line.first, end: line.last } });
      const above: OpenSection | undefined = section;
      openSection(line, line.last, line.last);
      absorbing = template.statements ? undefined : above?.keys;
      continue;
    }
    if (section === undefined) {
      if (!headless) mistakes.push({ kind: 'no-section', span: { start: line.first, end: line.last } });
      headless = true;
      continue;
    }
    if (delimiter === -1 || (old && delimiter === line.first)) {
      mistakes.push({ kind: 'no-option', span: { start: line.first, end: line.last } });
      continue;
    }

    closeOption();
    const keySpan = strip(filled, line.first, delimiter);
    const key = text.slice(keySpan.start, keySpan.end);
    rendered ||= hasHole(filled, keySpan.start, keySpan.end);
    const hidden = absorbing?.get(key);
    if (hidden !== undefined && !section.keys.has(key)) {
      mistakes.push({ kind: 'duplicate-option', span: keySpan, first: hidden, because: section.header });
      absorbing = undefined;
    }
    const first = section.keys.get(key);
    if (first !== undefined && !old && !template.statements)
      mistakes.push({ kind: 'duplicate-option', span: key === '' ? { start: line.first, end: line.last } : keySpan, first });
    else if (key === '') mistakes.push({ kind: 'no-option', span: { start: line.first, end: line.last } });
    if (first === undefined) section.keys.set(key, keySpan);
    if (key === '') continue;
    const value = strip(filled, delimiter + 1, old ? python2Comment(filled, delimiter + 1, line.last) : line.last);
    option = { key, keySpan, delimiter, lines: [value.start < value.end ? value : { start: delimiter + 1, end: delimiter + 1 }] };
  }
  closeOption();
  if (section !== undefined) sections.push(finishSection(filled, section));
  const tree = { sections, comments, mistakes, holes: template.holes, ...(merged && { partial: true as const }) };
  if (template.dialect === undefined || template.holes.every(hole => isWithin(comments, hole))) return tree;
  partial ||= sections.some(known => known.hole);
  rendered ||= partial;
  return { ...tree, template: template.dialect, ...(partial && { partial }), ...(rendered && { rendered }) };
}

type OpenSection = {
  readonly name: string;
  readonly nameSpan: Span;
  readonly header: Span;
  readonly keys: Map<string, Span>;
  readonly options: Option[];
};
type OpenOption = { readonly key: string; readonly keySpan: Span; readonly delimiter: number; readonly lines: Span[] };

function finishSection(filled: string, open: OpenSection): Section {
  const { name, nameSpan, header, options } = open;
  const span = { start: header.start, end: options.at(-1)?.end ?? header.end };
  const hole = hasHole(filled, nameSpan.start, nameSpan.end) ? ({ hole: true } as const) : undefined;
  const colon = name.indexOf(':');
  if (colon === -1) return { ...span, name, nameSpan, header, title: name, titleSpan: nameSpan, options, ...hole };
  const kindSpan = { start: nameSpan.start, end: nameSpan.start + colon };
  const titleSpan = strip(filled, kindSpan.end + 1, nameSpan.end);
  const title = name.slice(titleSpan.start - nameSpan.start, titleSpan.end - nameSpan.start);
  return { ...span, name, nameSpan, header, kind: name.slice(0, colon), kindSpan, title, titleSpan, options, ...hole };
}

/** Empty lines at the end of a value are no part of it (`'\n'.join(lines).rstrip()` in configparser). */
function finishOption(text: string, filled: string, open: OpenOption): Option {
  const { key, keySpan, delimiter } = open;
  let count = open.lines.length;
  while (count > 1 && open.lines[count - 1]!.start === open.lines[count - 1]!.end) count--;
  const lines = open.lines.slice(0, count).map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  const span = { start: lines[0]!.start, end: lines[count - 1]!.end };
  const joined = count === 1 ? lines[0]!.text : lines.map(line => line.text).join('\n');
  const value: Value = { ...span, text: joined, lines, ...(hasHole(filled, span.start, span.end) ? { hole: true } : undefined) };
  return { start: keySpan.start, end: Math.max(span.end, delimiter + 1), key, keySpan, delimiter, value };
}

/** Whether one of some spans, which do not overlap and are in file order, encloses another. */
function isWithin(spans: readonly Span[], inner: Span): boolean {
  const span = lastBefore(spans, inner.start);
  return span !== undefined && encloses(span, inner);
}

/** Of nodes in file order, the last that begins at or before an offset. */
function lastBefore<Node extends Span>(nodes: readonly Node[], offset: number): Node | undefined {
  return nodes[countStarted(nodes, offset) - 1];
}

/** The first line behind a byte order mark, which configparser would take for text. */
function afterMark(filled: string, line: Line): Line {
  return { ...line, start: 1, ...renamed(strip(filled, 1, line.end)) };
}

function renamed({ start, end }: Span): { readonly first: number; readonly last: number } {
  return { first: start, last: end };
}

function isComment(filled: string, line: Line, old: boolean): boolean {
  const sign = filled[line.first];
  if (!old) return line.first < line.last && (sign === '#' || sign === ';');
  return line.first === line.start && (sign === '#' || sign === ';' || /^rem\s/i.test(filled.slice(line.first, line.first + 4)));
}

/** Where the name of a section header ends, undefined when the line is none. `[]` has no name. */
function headerEnd(filled: string, line: Line, reader: Reader): number | undefined {
  if (filled[line.first] !== '[') return undefined;
  const text = filled.slice(line.first, line.last);
  const close = reader === 'newest' ? text.lastIndexOf(']') : text.indexOf(']');
  return close > 1 ? line.first + close : undefined;
}

function findDelimiter(filled: string, line: Line): number {
  for (let offset = line.first; offset < line.last; offset++) {
    const code = filled.charCodeAt(offset);
    if (code === 0x3d || code === 0x3a) return offset;
  }
  return -1;
}

/** Where a comment behind a value begins for Python 2.7: at the first `;`, if white space is before it. */
function python2Comment(filled: string, start: number, end: number): number {
  const found = filled.slice(start, end).indexOf(';');
  return found !== -1 && isSpace(filled.charCodeAt(start + found - 1)) ? start + found : end;
}
