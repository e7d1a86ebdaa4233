// Completion of whole pieces of configuration (a TLS server, a location that proxies), where each of their directives may stand.

import type { Completion } from '../core/answers.ts';
import { withoutPlaceholders, withoutSelection } from '../core/snippet.ts';
import type { Span } from '../core/text.ts';
import type { Context } from '../data/nginx-types.ts';
import { nginxPieces } from '../data/snippets.ts';
import { parse } from './parser.ts';
import { entriesOf, entryIn } from './reference.ts';

/** The pieces that fit into one of the contexts. What is found by the name of a directive alone is that directive's own offer. */
export function completePiece(contexts: readonly Context[], span: Span): readonly Completion[] {
  const fitting = pieces.filter(({ names }) => contexts.some(context => names.every(name => entryIn(name, context) !== undefined)));
  return fitting.map(({ offer }) => ({ ...offer, span }));
}

const pieces = nginxPieces.flatMap(({ prefix, body, description }) => {
  const label = prefix.find(word => entriesOf(word).length === 0);
  const insert = withoutSelection(body.join('\n'));
  const names = parse(withoutPlaceholders(insert)).children.map(({ name }) => name.value);
  if (label === undefined || names.length === 0) return [];
  const offer = { label, kind: 'block', insert, snippet: true, detail: description, filter: prefix.join(' '), sort: `1${label}` } as const;
  return [{ names, offer }];
});
