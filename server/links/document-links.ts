// textDocument/documentLink: a socket or port with one other end is a link to the line where that is written.

import type { Link } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { positionIn } from '../core/lines.ts';
import { nameOf } from './ends.ts';
import { counterparts, sitesOf } from './links.ts';

/** The addresses of a file whose only other end stands in another file; one with several is asked about by "Go to Definition". */
export function linksDocumentLinks(snapshot: Snapshot, file: SourceFile): readonly Link[] {
  return sitesOf(snapshot, file).flatMap(site => {
    const [end, another] = counterparts(snapshot, site);
    if (end === undefined || another !== undefined || end.file === file) return [];
    const { line, column } = positionIn(end.file, end.span.start);
    return [
      {
        span: site.span,
        target: `${end.file.uri}#L${line},${column}`,
        tooltip: nameOf(snapshot, end),
      },
    ];
  });
}
