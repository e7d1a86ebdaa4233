// Lines that become comments, and comments that become lines again. Both languages begin a comment with `#`.

import { lineEnd, lineStart, type Span, type TextEdit } from './text.ts';

/** The lines that a span touches, without their line breaks. */
export function linesAround(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  const last = lineEnd(text, end);
  for (let at = lineStart(text, start); at <= last; ) {
    const stop = lineEnd(text, at);
    lines.push({ start: at, end: stop });
    at = text.startsWith('\r\n', stop) ? stop + 2 : stop + 1;
  }
  return lines;
}

/** The line before the one that begins at `start`; undefined at the first. */
export function lineBefore(text: string, { start }: Span): Span | undefined {
  if (start === 0) return undefined;
  const end = start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
  return { start: lineStart(text, end), end };
}

/** The line behind the one that ends at `end`; undefined at the last. */
export function lineAfter(text: string, { end }: Span): Span | undefined {
  if (end >= text.length) return undefined;
  const start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  return { start, end: lineEnd(text, start) };
}

/**
 * The edits that put `# ` before lines: at their beginning, where blank ones stay, or behind their indentation, where blank ones get a `#` too,
 * so that all of them are one comment.
 */
export function commentOut(text: string, lines: readonly Span[], place: 'beginning' | 'text'): readonly TextEdit[] {
  const indentIn = ({ start, end }: Span) => /^[ \t]*/.exec(text.slice(start, end))![0];
  return lines.flatMap((line): TextEdit[] => {
    const indent = indentIn(line);
    const isBlank = line.start + indent.length === line.end;
    if (isBlank) return place === 'text' ? [{ span: line, newText: `${indentIn(lines[0]!)}#` }] : [];
    const at = place === 'text' ? line.start + indent.length : line.start;
    return [{ span: { start: at, end: at }, newText: '# ' }];
  });
}

/**
 * The edits that take the mark off every line that is a comment, with the blank behind it; a line of a mark alone becomes empty. `marks` are the
 * characters that begin one.
 */
export function uncomment(text: string, lines: readonly Span[], marks: string): readonly TextEdit[] {
  const mark = new RegExp(`^([ \\t]*)[${marks}] ?`);
  return lines.flatMap(({ start, end }): TextEdit[] => {
    const found = mark.exec(text.slice(start, end));
    if (found === null) return [];
    const isAlone = start + found[0].length === end;
    return [{ span: { start: isAlone ? start : start + found[1]!.length, end: start + found[0].length }, newText: '' }];
  });
}
