// textDocument/documentLink of Paste files: `config:` files, and values that are paths of files of the workspace.

import type { Link } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { findConfig, urisOf } from './files.ts';
import { resolve } from './interpolation.ts';
import { syntaxTree } from './parser.ts';
import { mentionsOf, partSpan } from './symbols.ts';

/** The files that a file names and the workspace has. */
export function links(snapshot: Snapshot, file: SourceFile): readonly Link[] {
  const found: Link[] = [];
  for (const mention of mentionsOf(snapshot, file)) {
    if (mention.use.kind !== 'config') continue;
    const target = findConfig(snapshot, file, mention.use.path);
    if (target.kind === 'file') found.push({ span: partSpan(mention, mention.use.pathAt) ?? mention.span, target: target.file.uri });
  }
  for (const section of syntaxTree(file).sections) {
    for (const option of section.options) {
      if (option.value.lines.length > 1 || !/^[^:\s]*[/.][^:\s]*$/.test(option.value.text)) continue;
      const resolution = resolve(snapshot, file, section, option);
      if (resolution.kind !== 'text') continue;
      const target = urisOf(snapshot, file, resolution.text).find(uri => uri !== file.uri && snapshot.files.has(uri));
      if (target !== undefined) found.push({ span: option.value, target });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
