// Refactoring: a file that says nothing of logging gets the sections for it.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { withoutPlaceholders } from '../../core/snippet.ts';
import { lineBreakOf, type Span, touches } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { loggingLists } from '../../data/paste-logging.ts';
import { groupOf } from '../../data/paste-sections.ts';
import { pastePieces } from '../../data/snippets.ts';
import { sectionAt, syntaxTree } from '../parser.ts';

/** Offered on the header of what a program starts with, `main`. */
export function addLogging(_snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, span.start);
  if (section === undefined || section.title !== 'main' || groupOf(section.kind) === undefined || !touches(section.header, span.end))
    return [];
  const known = ({ name }: { name: string }) => loggingLists.some(({ list, prefix }) => name === list || name.startsWith(prefix));
  if (tree.template !== undefined || tree.sections.some(known)) return [];
  const { body } = pastePieces.find(({ prefix }) => prefix.includes('logging'))!;
  const end = lineBreakOf(file.text);
  const text = withoutPlaceholders(body.join('\n')).trimEnd().replaceAll('\n', end);
  const start = file.text.trimEnd().length;
  return [
    change(file, 'refactor.rewrite', t`Add logging sections`, [
      { span: { start, end: file.text.length }, newText: `${end}${end}${text}${end}` },
    ]),
  ];
}
