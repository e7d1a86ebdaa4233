// textDocument/inlayHint: behind each socket and port, its other end; for those who do not want lenses.

import type { InlayHint } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { overlaps, type Span } from '../core/text.ts';
import { locationOf } from './definition.ts';
import { titleOf } from './lens.ts';
import { counterparts, sitesOf } from './links.ts';

/** One hint for each address in a span, as its lens would say it; none when the user does not want them. */
export function linksHints(snapshot: Snapshot, file: SourceFile, span: Span): readonly InlayHint[] {
  if (!snapshot.settings['hints.links']) return [];
  const found: InlayHint[] = [];
  for (const site of sitesOf(snapshot, file)) {
    if (!overlaps(site.span, span)) continue;
    const ends = counterparts(snapshot, site);
    if (ends.length === 0 && (site.open || site.address === undefined)) continue;
    const target = ends[0] && locationOf(ends[0], site);
    found.push({ offset: site.span.end, label: titleOf(snapshot, site, ends), topic: 'links', ...(target && { target }) });
  }
  return found;
}
