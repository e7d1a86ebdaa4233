// Refactorings (textDocument/codeAction) of Paste files; the cures of findings come with the rules.

import type { Action } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { addLogging } from './actions/add-logging.ts';
import { extractSection } from './actions/extract-section.ts';
import { extractValue } from './actions/extract-value.ts';
import { fromPipeline, toPipeline } from './actions/filter-with.ts';
import { hostAndPort } from './actions/host-and-port.ts';
import { inlineInterpolation } from './actions/inline-interpolation.ts';
import { toggleSection } from './actions/toggle-section.ts';

const offers = [inlineInterpolation, extractValue, hostAndPort, toPipeline, fromPipeline, extractSection, addLogging, toggleSection];

/** What may be done with the selected text, or with what is at an empty selection. */
export function actions(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  return offers.flatMap(offer => offer(snapshot, file, span));
}
