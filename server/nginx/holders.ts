// The blocks of an nginx file around an endpoint, for the link map: server, location, upstream.

import type { Holder, HolderKind } from '../core/answers.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { shortName } from '../core/uri.ts';
import { titleOf } from './outline.ts';
import { syntaxTree } from './parser.ts';
import { pathAt } from './tree.ts';

const kinds: Readonly<Record<string, HolderKind>> = { server: 'site', location: 'location', upstream: 'group' };

/** The blocks around an endpoint, outermost first; each leads to the next. */
export function holders(snapshot: Snapshot, file: SourceFile, endpoint: Endpoint): readonly Holder[] {
  const blocks = pathAt(syntaxTree(file), endpoint.span.start).filter(({ name, block }) => block !== undefined && name.value in kinds);
  return blocks.map((directive, index) => ({
    kind: kinds[directive.name.value]!,
    label: titleOf(directive).replace(/^server (?=.)/, ''),
    ...(directive.name.value === 'server' && { detail: shortName(file.uri, snapshot.roots) }),
    uri: file.uri,
    span: { start: directive.start, end: directive.end },
    nameSpan: { start: directive.name.start, end: directive.args.at(-1)?.end ?? directive.name.end },
    ...(index > 0 && { from: index - 1 }),
  }));
}
