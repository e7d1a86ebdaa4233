// Completion of whole pieces of configuration (a TLS server, a location that proxies), where each of their directives may stand.

import type { Completion } from '../core/answers.ts';
import { withoutPlaceholders, withoutSelection } from '../core/snippet.ts';
import type { Span } from '../core/text.ts';
import type { Context } from '../data/nginx-types.ts';
import { nginxPieces } from '../data/snippets.ts';
import { contextsInside } from './context.ts';
import { parse } from './parser.ts';
import { countsFit, entriesOf, entryIn } from './reference.ts';
import type { Directive } from './tree.ts';

/** The pieces that fit into one of the contexts. What is found by the name of a directive alone is that directive's own offer. */
export function completePiece(contexts: readonly Context[], span: Span): readonly Completion[] {
  const fitting = pieces.filter(({ directives }) => contexts.some(context => fit(directives, [context])));
  return fitting.map(({ offer }) => ({ ...offer, span }));
}

function fit(directives: readonly Directive[], contexts: readonly Context[]): boolean {
  return directives.every(directive => {
    const { name, args, block } = directive;
    const entry = contexts.map(context => entryIn(name.value, context)).find(found => found !== undefined);
    if (entry === undefined || !countsFit(entry, args.length, block !== undefined)) return false;
    return block?.kind !== 'directives' || fit(block.children, contextsInside(directive, contexts));
  });
}

const pieces = nginxPieces.flatMap(({ prefix, body, description }) => {
  const label = prefix.find(word => entriesOf(word).length === 0);
  const insert = withoutSelection(body.join('\n'));
  const directives = parse(withoutPlaceholders(insert)).children;
  if (label === undefined || directives.length === 0) return [];
  const offer = { label, kind: 'block', insert, snippet: true, detail: description, filter: prefix.join(' '), sort: `1${label}` } as const;
  return [{ directives, offer }];
});
