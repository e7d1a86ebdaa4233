// What must be read to understand a file: the files that its `config:` values lead to.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { urisOf } from './files.ts';
import { resolvedText } from './interpolation.ts';
import { syntaxTree } from './parser.ts';

/** Uris that the `config:` values of `file` may mean in the workspace; none for those that cannot be resolved. */
export function needs(snapshot: Snapshot, file: SourceFile): readonly string[] {
  if (!file.text.includes('config:')) return [];
  return syntaxTree(file).sections.flatMap(section =>
    section.options
      .filter(({ value }) => value.text.includes('config:'))
      .flatMap(option => [...(resolvedText(snapshot, file, section, option) ?? '').matchAll(/config:([^#\s,]+)/g)])
      .flatMap(match => urisOf(snapshot, file, match[1]!)),
  );
}
