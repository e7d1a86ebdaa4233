// textDocument/inlayHint of Paste files: behind each interpolation, the value it stands for.

import type { InlayHint } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { overlaps, type Span } from '../core/text.ts';
import { percents, valueOfName } from './interpolation.ts';
import { syntaxTree } from './parser.ts';

const longest = 60;

/** The hints of the options that lie in a span. Formatters are read raw, so that their `%(message)s` are none. */
export function hints(snapshot: Snapshot, file: SourceFile, span: Span): readonly InlayHint[] {
  const found: InlayHint[] = [];
  for (const section of syntaxTree(file).sections) {
    if (!overlaps(section, span) || section.name.startsWith('formatter_')) continue;
    for (const option of section.options) {
      if (!overlaps(option, span)) continue;
      for (const percent of percents(option.value)) {
        if (percent.kind !== 'reference') continue;
        const text = valueOfName(snapshot, file, section, percent.name);
        if (text === undefined || text.includes('\n')) continue;
        const label = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
        found.push({ offset: percent.span.end, label, topic: 'values', ...(label !== text && { tooltip: text }) });
      }
    }
  }
  return found;
}
