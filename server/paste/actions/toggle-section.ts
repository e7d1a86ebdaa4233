// Refactoring: a section becomes comments, and comments a section again.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import { commentOut, lineAfter, lineBefore, linesAround, uncomment } from '../../core/comment-lines.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { applyEdits, type Span, touches } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { parse, sectionAt, syntaxTree } from '../parser.ts';

/** Offered on a header: comment the section out; on comments that hold a section the file lacks: take the marks away. */
export function toggleSection(_snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const section = sectionAt(syntaxTree(file), span.start);
  if (section !== undefined && touches(section.header, span.start) && touches(section.header, span.end)) {
    const edits = commentOut(file.text, linesAround(file.text, section), 'beginning');
    return [change(file, 'refactor.rewrite', t`Comment out [${section.name}]`, edits)];
  }
  return restored(file, span);
}

function restored(file: SourceFile, span: Span): readonly Action[] {
  const { text } = file;
  const shown = (line: Span) => text.slice(line.start, line.end);
  const isOff = (line: Span | undefined): line is Span => line !== undefined && /^[ \t]*(?:[#;].*)?$/.test(shown(line));
  const isHeader = (line: Span) => /^[ \t]*[#;] ?\[[^\]]+\][ \t]*$/.test(shown(line));
  let [header] = linesAround(text, { start: span.start, end: span.start });
  while (isOff(header) && !isHeader(header)) header = lineBefore(text, header);
  if (!isOff(header)) return [];
  const lines = [header];
  for (let line = lineAfter(text, header); isOff(line) && !isHeader(line); line = lineAfter(text, line)) lines.push(line);
  // Behind the section there may be comments that are prose.
  for (; lines.length > 1 && lines.at(-1)!.end >= span.end; lines.pop()) {
    const whole = { start: header.start, end: lines.at(-1)!.end };
    const edits = uncomment(text, lines, '#;');
    const inside = edits.map(edit => ({ ...edit, span: { start: edit.span.start - whole.start, end: edit.span.end - whole.start } }));
    const { sections, mistakes } = parse(applyEdits(text.slice(whole.start, whole.end), inside));
    const [section] = sections;
    if (mistakes.length > 0 || section === undefined || section.options.length === 0) continue;
    if (syntaxTree(file).sections.some(({ name }) => name === section.name)) return [];
    return [change(file, 'refactor.rewrite', `Uncomment [${section.name}]`, edits)];
  }
  return [];
}
