// Refactoring: `listen … http2`, deprecated since 1.25.1, becomes `http2 on` in the server.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import type { Span, TextEdit } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import { indentOf, selectionIn } from '../selection.ts';
import { compareVersions, targetVersion } from '../target.ts';

/** Offered on a `listen` with `http2`, or on its server, where the target knows the directive; changes every `listen` of the server. */
export function http2Directive(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  if (compareVersions(targetVersion(snapshot), '1.25.1') < 0) return [];
  const { parents, directives } = selectionIn(syntaxTree(file), span);
  const server = [...parents, ...directives].findLast(({ name, block }) => name.value === 'server' && block !== undefined);
  if (server === undefined || directives.some(({ name }) => name.value !== 'listen' && name.value !== 'server')) return [];
  const listens = server.block!.children.filter(({ name, args }) => name.value === 'listen' && args.some(arg => arg.value === 'http2'));
  const last = listens.at(-1);
  if (last === undefined) return [];
  const edits: TextEdit[] = listens.flatMap(({ args }) =>
    args.flatMap((arg, index) =>
      arg.value === 'http2' ? [{ span: { start: args[index - 1]?.end ?? arg.start, end: arg.end }, newText: '' }] : [],
    ),
  );
  const has = server.block!.children.some(({ name }) => name.value === 'http2');
  if (!has) edits.push({ span: { start: last.end, end: last.end }, newText: `\n${indentOf(file.text, last)}http2 on;` });
  return [change(file, 'refactor.rewrite', t`Convert to "http2 on"`, edits)];
}
