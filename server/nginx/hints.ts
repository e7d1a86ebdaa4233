// Inlay hints (textDocument/inlayHint): the unit of a bare number, for a fragment the context it is read in, behind a pass what it inherits.

import type { InlayHint } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { lineEnd, overlaps, type Span } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { shortName } from '../core/uri.ts';
import { factDirectives, passModules } from '../data/nginx-facts.ts';
import type { Context } from '../data/nginx-types.ts';
import { contextsAt, contextsInside, contextsOf } from './context.ts';
import { levelsAt } from './effective.ts';
import { endpoints } from './endpoints.ts';
import { expectedAt } from './grammar.ts';
import { inclusionsOf } from './includes.ts';
import { inherited, linkTo, showOrigin } from './inherited.ts';
import { syntaxTree } from './parser.ts';
import { entryIn } from './reference.ts';
import { type Directive, pathAt } from './tree.ts';
import { impliedUnit } from './units.ts';

/** The hints within `span`. */
export function hints(snapshot: Snapshot, file: SourceFile, span: Span): readonly InlayHint[] {
  const found: InlayHint[] = [];
  addContext(snapshot, file, span, found);
  if (snapshot.settings['hints.inherited']) addInherited(snapshot, file, span, found);
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
  const places = from.length > 2 ? t`${from[0]!} and ${from.length - 1} others` : from.join(t` and `);
  found.push({
    offset: lineEnd(file.text, first.start),
    label: t`in ${contexts.join(t` or `)}, from ${places}`,
    topic: 'context',
    tooltip: from.join('\n'),
    target: { uri: inclusions[0]!.from.uri, span: inclusions[0]!.pattern },
  });
}

/** Behind what passes requests on: the limits and timeouts that hold for it and are not written beside it. */
function addInherited(snapshot: Snapshot, file: SourceFile, span: Span, found: InlayHint[]): void {
  for (const { span: address, protocol, role, group } of endpoints(snapshot, file)) {
    const module = role === 'connect' && group === undefined ? passModules[protocol ?? 'http'] : undefined;
    if (module === undefined || !overlaps(address, span)) continue;
    const levels = levelsAt(snapshot, file, address.start);
    const contexts = contextsAt(snapshot, file, address.start);
    for (const { directive, default: usual } of Object.values(factDirectives)) {
      const name = directive.replace('*', module);
      const value = levels.levels[0]?.settings.has(name) ? undefined : inherited(levels, name, contexts);
      // A switch that nobody touched is no news; a limit is.
      if (value === undefined || (value.place === undefined && typeof usual === 'boolean')) continue;
      const link = linkTo(snapshot, value.place);
      found.push({
        offset: pathAt(syntaxTree(file), address.start).at(-1)?.end ?? address.end,
        label: `${name} ${value.words}, ${showOrigin(snapshot, file, value)}`,
        topic: 'inherited',
        tooltip: link === undefined ? t`No block around sets \`${name}\`.` : t`Inherited from ${value.of}: ${link}`,
        ...(value.place && { target: value.place }),
      });
    }
  }
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
    if (unit !== undefined) found.push({ offset: word.end, label: unit, topic: 'units' });
  }
}
