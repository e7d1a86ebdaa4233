// Edits to sections that several rules and features make: take an option out, give it another name or value, put one in.

import type { SourceFile } from '../core/language.ts';
import { lineBreakOf, lineEnd, lineStart, type TextEdit } from '../core/text.ts';
import type { Option, Section } from './tree.ts';

/** Takes whole lines of an option out, its line break included. */
export function removeOption(file: SourceFile, option: Option): TextEdit {
  const start = lineStart(file.text, option.start);
  const end = lineEnd(file.text, option.end);
  return { span: { start, end: Math.min(end + (file.text.startsWith('\r\n', end) ? 2 : 1), file.text.length) }, newText: '' };
}

/** Takes a section out with the blank lines behind it. */
export function removeSection({ text }: SourceFile, section: Section): TextEdit {
  const end = lineEnd(text, section.end);
  const blank = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text.slice(end))![0];
  return { span: { start: lineStart(text, section.start), end: end + blank.length }, newText: '' };
}

/** Gives an option another name. */
export function renameOption(option: Option, name: string): TextEdit {
  return { span: option.keySpan, newText: name };
}

/** Gives an option another value; an empty one gets its first. A blank comes behind the `=`. */
export function setValue(option: Option, value: string): TextEdit {
  const { start, end } = option.value;
  return start < end
    ? { span: option.value, newText: start === option.delimiter + 1 ? ` ${value}` : value }
    : { span: { start: option.delimiter + 1, end: option.delimiter + 1 }, newText: ` ${value}` };
}

/** Puts an option behind another one, or behind the header. The line break is that of the file. */
export function addOption(file: SourceFile, section: Section, after: Option | undefined, name: string, value: string): TextEdit {
  const at = lineEnd(file.text, after?.end ?? section.header.end);
  return { span: { start: at, end: at }, newText: `${lineBreakOf(file.text)}${name} = ${value}` };
}
