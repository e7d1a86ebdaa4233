// Refactorings (textDocument/codeAction) of nginx files; the cures of findings come with the rules.

import type { Action } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { commentBlock } from './actions/comment-block.ts';
import { extractInclude } from './actions/extract-include.ts';
import { extractUpstream } from './actions/extract-upstream.ts';
import { http2Directive } from './actions/http2-directive.ts';
import { inlineInclude } from './actions/inline-include.ts';
import { ownServer } from './actions/own-server.ts';
import { quoteRegex } from './actions/quote-regex.ts';
import { sortDirectives } from './actions/sort-directives.ts';
import { withoutIf } from './actions/without-if.ts';

const offers = [
  extractUpstream,
  extractInclude,
  inlineInclude,
  http2Directive,
  withoutIf,
  ownServer,
  quoteRegex,
  sortDirectives,
  commentBlock,
];

/** What may be done with the selected text, or with what is at an empty selection. */
export function actions(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  return offers.flatMap(offer => offer(snapshot, file, span));
}
