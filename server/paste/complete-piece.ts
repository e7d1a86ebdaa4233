// Completion of whole pieces of a Paste file (a server, logging, a pipeline) on a line of their own, by the words they are found by.

import type { Completion } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { withoutPlaceholders, withoutSelection } from '../core/snippet.ts';
import { lineStart } from '../core/text.ts';
import { pastePieces } from '../data/snippets.ts';
import type { Cursor } from './cursor.ts';
import { parse, syntaxTree } from './parser.ts';

/** The pieces none of whose sections the file has; nothing on a line that is indented or has a `=`. */
export function completePiece(file: SourceFile, { span, free }: Cursor & { kind: 'key' }): readonly Completion[] {
  if (!free || lineStart(file.text, span.start) !== span.start) return [];
  const there = new Set(syntaxTree(file).sections.map(section => section.name));
  return pieces.filter(({ names }) => !names.some(name => there.has(name))).map(({ offer }) => ({ ...offer, span }));
}

const pieces = pastePieces.flatMap(({ prefix, body, description }) => {
  const insert = withoutSelection(body.join('\n'));
  const { sections } = parse(withoutPlaceholders(insert));
  if (!sections.some(section => section.options.length > 0)) return [];
  const offer = {
    label: prefix[0]!,
    kind: 'section',
    insert,
    snippet: true,
    detail: description,
    filter: prefix.join(' '),
  } as const;
  return [{ names: sections.map(section => section.name), offer }];
});
