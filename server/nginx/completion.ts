// Completion (textDocument/completion): directives of the context, and what may stand at the argument being written.

import type { Completion } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { commonDirectives } from '../data/nginx-common.ts';
import type { Context, DirectiveEntry } from '../data/nginx-types.ts';
import { mimeTypes } from '../data/nginx-words.ts';
import { caretAt } from './caret.ts';
import { contextsAt } from './context.ts';
import { completeArgument } from './offers.ts';
import { completePiece } from './pieces.ts';
import { entriesIn } from './reference.ts';
import { snippetOf } from './snippets.ts';
import { isIn, targetVersion } from './target.ts';
import type { Directive } from './tree.ts';
import { completeVariable } from './variables.ts';

/** What may be written at `offset`, most likely first by `sort`; nothing in comments and code. */
export function complete(snapshot: Snapshot, file: SourceFile, offset: number): readonly Completion[] {
  const caret = caretAt(file, offset);
  if (caret === undefined) return [];
  const variables = completeVariable(snapshot, file, caret, offset);
  if (variables !== undefined) return variables;
  if (caret.at === 'argument') return completeArgument(snapshot, file, caret, offset);
  const contexts = contextsAt(snapshot, file, offset);
  if (contexts[0] === 'types') return mimeTypes.map((type, order) => typeOffer(type, order, caret.span));
  const behind = behindName(caret.directive);
  const fitting = contexts.length > 0 ? contexts : likely;
  const directives = completeDirective(snapshot, fitting, caret.span, behind);
  return behind === undefined ? [...directives, ...completePiece(fitting, caret.span)] : directives;
}

/** What stands behind a name already: its arguments or block, or only the `;` that would follow them. */
function behindName(directive: Directive | undefined): 'arguments' | 'semicolon' | undefined {
  if (directive === undefined) return undefined;
  if (directive.args.length > 0 || directive.block !== undefined) return 'arguments';
  return directive.semicolon === undefined ? undefined : 'semicolon';
}

function typeOffer(type: string, order: number, span: Span): Completion {
  return { label: type, kind: 'value', span, insert: `${type} \${1:suffix};`, snippet: true, sort: String(order).padStart(3, '0') };
}

/** Where nothing is known about a fragment, it is most likely one of these. */
const likely: readonly Context[] = ['main', 'http', 'server', 'location', 'upstream'];

function completeDirective(
  snapshot: Snapshot,
  contexts: readonly Context[],
  span: Span,
  behind: ReturnType<typeof behindName>,
): Completion[] {
  const version = targetVersion(snapshot);
  const found = new Map<string, Completion>();
  for (const context of contexts) {
    for (const entry of entriesIn(context)) {
      if (found.has(entry.name) || !isIn(entry, version)) continue;
      const offer = offerOf(entry);
      found.set(entry.name, {
        ...offer.base,
        ...insertOf(entry.name, offer.snippet, behind),
        span,
        docs: { language: 'nginx', name: entry.name, context },
      });
    }
  }
  return [...found.values()];
}

/** The name with what is not there yet: a block is not put before a `;`. */
function insertOf(name: string, snippet: string, behind: ReturnType<typeof behindName>): Pick<Completion, 'insert' | 'snippet'> {
  if (behind === undefined) return { insert: snippet, snippet: true };
  return behind === 'semicolon' && snippet.endsWith(';') ? { insert: snippet.slice(0, -1), snippet: true } : { insert: name };
}

/** What an offer has of its own, wherever it is made. */
const offerOf = memo((entry: DirectiveEntry) => {
  const block = entry.counts.block !== undefined;
  const base: Omit<Completion, 'span' | 'insert' | 'docs'> = {
    label: entry.name,
    kind: block ? 'block' : 'directive',
    detail: entry.thirdParty ? t`${entry.module} (third party)` : entry.module,
    sort: rankOf(entry),
    ...((entry.deprecated || entry.removed) && { deprecated: true }),
  };
  return { base, snippet: snippetOf(entry) };
});

const ranks = new Map(commonDirectives.map((name, index) => [name, index]));

/** Common directives first, then nginx's own, then what needs a subscription or another module, then what one should not use any more. */
function rankOf(entry: DirectiveEntry): string {
  if (entry.deprecated || entry.removed || entry.undocumented) return `4${entry.name}`;
  const rank = ranks.get(entry.name);
  if (rank !== undefined) return `0${String(rank).padStart(3, '0')}`;
  return `${entry.thirdParty ? 3 : entry.commercial ? 2 : 1}${entry.name}`;
}
