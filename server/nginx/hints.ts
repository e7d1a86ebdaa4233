// Inlay hints (textDocument/inlayHint): the unit of a bare number, and for a fragment the context it is read in.

import type { InlayHint } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { lineEnd, type Span } from '../core/text.ts';
import { shortName } from '../core/uri.ts';
import type { Context } from '../data/nginx-types.ts';
import { contextsInside, contextsOf } from './context.ts';
import { expectedAt } from './grammar.ts';
import { inclusionsOf } from './includes.ts';
import { syntaxTree } from './parser.ts';
import { entryIn } from './reference.ts';
import type { Directive } from './tree.ts';
import { impliedUnit } from './units.ts';

/** The hints within `span`. */
export function hints(snapshot: Snapshot, file: SourceFile, span: Span): readonly InlayHint[] {
  const found: InlayHint[] = [];
  addContext(snapshot, file, span, found);
  addUnits(syntaxTree(file).children, contextsOf(snapshot, file), span, found);
  return found;
}

/** Behind the first line of a file that others include: where they do. */
function addContext(snapshot: Snapshot, file: SourceFile, span: Span, found: InlayHint[]): void {
  const first = syntaxTree(file).children[0];
  const inclusions = inclusionsOf(snapshot, file);
  if (first === undefined || first.start < span.start || first.start > span.end || inclusions.length === 0) return;
  const contexts = contextsOf(snapshot, file);
  const from = [...new Set(inclusions.map(include => shortName(include.from.uri, snapshot.roots)))];
  const places = from.length > 2 ? `${from[0]} and ${from.length - 1} others` : from.join(' and ');
  found.push({
    offset: lineEnd(file.text, first.start),
    label: `in ${contexts.join(' or ')}, from ${places}`,
    kind: 'value',
    tooltip: from.join('\n'),
  });
}

function addUnits(children: readonly Directive[], contexts: readonly Context[], span: Span, found: InlayHint[]): void {
  for (const directive of children) {
    if (directive.end < span.start) continue;
    if (directive.start > span.end) return;
    const { block } = directive;
    if (block?.kind === 'directives') addUnits(block.children, contextsInside(directive, contexts), span, found);
    if (block === undefined && directive.args.some(arg => /(?:^|=)\d+$/.test(arg.value))) addUnitsOf(directive, contexts, found);
  }
}

function addUnitsOf(directive: Directive, contexts: readonly Context[], found: InlayHint[]): void {
  const context = contexts.find(one => entryIn(directive.name.value, one) !== undefined);
  const entry = context && entryIn(directive.name.value, context);
  if (entry === undefined) return;
  for (const [index, word] of directive.args.entries()) {
    const [, name, number] = /^(?:(.+=))?(\d+)$/.exec(word.value) ?? [];
    if (number === undefined || word.quote !== undefined) continue;
    const before = directive.args.slice(0, index).map(arg => arg.value);
    const expected = expectedAt(entry, before, index);
    const place = expected.find(one => (name === undefined ? one.what === 'placeholder' : one.what === 'parameter' && one.text === name));
    const unit = place !== undefined && place.what !== 'literal' && place.kind !== undefined ? impliedUnit(number, place.kind) : undefined;
    if (unit !== undefined) found.push({ offset: word.end, label: unit, kind: 'parameter' });
  }
}
