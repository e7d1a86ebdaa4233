// textDocument/completion in Paste files: section headers, names of options not yet given, values by their type and what they may refer to.

import type { Completion } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { completeHeader, completeSections } from './complete-header.ts';
import { completeKey } from './complete-key.ts';
import { completePiece } from './complete-piece.ts';
import { completeValue } from './complete-value.ts';
import { cursorAt } from './cursor.ts';

/** The offers at an offset, the likeliest first by `sort`; none in comments. */
export function complete(snapshot: Snapshot, file: SourceFile, offset: number): readonly Completion[] {
  const cursor = cursorAt(file, offset);
  switch (cursor?.kind) {
    case 'header':
      return numbered(completeHeader(snapshot, file, cursor));
    case 'key':
      return numbered([
        ...completeKey(snapshot, file, cursor),
        ...completeSections(snapshot, file, cursor),
        ...completePiece(file, cursor),
      ]);
    case 'value':
      return numbered(completeValue(snapshot, file, cursor, offset));
    case undefined:
      return [];
  }
}

/** Offers keep the order in which they were found; of two with one label the first stays. */
function numbered(offers: readonly Completion[]): readonly Completion[] {
  const byLabel = new Map<string, Completion>();
  for (const offer of offers) if (!byLabel.has(offer.label)) byLabel.set(offer.label, offer);
  return [...byLabel.values()].map((offer, index) => ({ ...offer, sort: String(index).padStart(4, '0') }));
}
