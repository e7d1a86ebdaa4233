// Refactoring: selected statements move to a file of their own, which is included in their place.

import type { Action } from '../../core/answers.ts';
import { freeName } from '../../core/free-name.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { lineEnd, type Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { folderOf, resolveUri } from '../../core/uri.ts';
import { rootsOf } from '../includes.ts';
import { syntaxTree } from '../parser.ts';
import { indentOf, quotedLines, selectionIn } from '../selection.ts';
import type { Directive } from '../tree.ts';

/** Offered for whole statements inside a block; comments between and behind them go along. */
export function extractInclude(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const { parents, directives } = selectionIn(syntaxTree(file), span);
  const first = directives[0];
  const last = directives.at(-1);
  if (span.start === span.end || first === undefined || last === undefined || parents.length === 0) return [];
  if (parents.at(-1)!.block?.kind !== 'directives' || directives.some(isOpen)) return [];
  const indent = indentOf(file.text, first);
  const start = first.start;
  const rest = file.text.slice(last.end, lineEnd(file.text, last.end));
  const end = /^\s*#/.test(rest) ? last.end + rest.length : last.end;
  // A line inside a quoted text keeps its beginning, or the text would change.
  const quoted = quotedLines(file);
  const before = file.text.slice(0, start).split('\n').length - 1;
  const body = file.text
    .slice(start, end)
    .split('\n')
    .map((line, index) => (index > 0 && line.startsWith(indent) && !quoted.has(before + index) ? line.slice(indent.length) : line))
    .join('\n');
  const { path, uri } = freeFile(snapshot, file, first);
  return [
    {
      title: t`Extract to ${path}`,
      kind: 'refactor.extract',
      creates: [uri],
      edits: [
        { uri, edits: [{ span: { start: 0, end: 0 }, newText: `${body}\n` }] },
        { uri: file.uri, edits: [{ span: { start, end }, newText: `include ${path};` }] },
      ],
    },
  ];
}

function isOpen({ semicolon, block }: Directive): boolean {
  return semicolon === undefined && block?.close === undefined;
}

/** A file below `snippets` beside the root, from where nginx resolves relative includes, that does not exist yet. */
function freeFile(snapshot: Snapshot, file: SourceFile, first: Directive): { readonly path: string; readonly uri: string } {
  const prefix = folderOf((rootsOf(snapshot, file)[0] ?? file).uri);
  const name = first.args[0]?.value.replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '') || first.name.value;
  const uriOf = (free: string) => resolveUri(prefix, `snippets/${free}.conf`);
  const free = freeName(name, candidate => snapshot.files.has(uriOf(candidate)));
  return { path: `snippets/${free}.conf`, uri: uriOf(free) };
}
