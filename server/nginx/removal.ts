// How a directive is taken out of a text, with its line when nothing else stands on it.

import type { SourceFile } from '../core/language.ts';
import type { Fix } from '../core/rule.ts';
import { lineEnd, lineStart, type Span, type TextEdit } from '../core/text.ts';

/** Removes the text of `span`; when it is alone on its lines, these lines with their line break. */
export function removal(text: string, { start, end }: Span): TextEdit {
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const alone = text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
  if (!alone) return { span: { start, end }, newText: '' };
  const lineBreak = text.startsWith('\r\n', to) ? 2 : to < text.length ? 1 : 0;
  return { span: { start: from, end: to + lineBreak }, newText: '' };
}

/** The fix that removes a directive, or an entry of a table. */
export function removing({ uri, text }: SourceFile, span: Span, title: string): Fix {
  return { title, edits: [{ uri, edits: [removal(text, span)] }] };
}
