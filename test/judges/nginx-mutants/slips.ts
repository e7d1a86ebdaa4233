// What slips.txt has: statements that look right where they stand, and regular expressions.

import { readFileSync } from 'node:fs';
import type { Context } from '../../../server/data/nginx-types.ts';

/** The lines of slips.txt by its headings: contexts (`http, server`) or `regex`. */
const sections: readonly (readonly [heading: string, lines: readonly string[]])[] = readFileSync(
  new URL('slips.txt', import.meta.url),
  'utf8',
)
  .split(/^\[(?=[a-z, ]+\]$)/m)
  .slice(1)
  .map(section => {
    const [heading = '', ...lines] = section.split('\n');
    return [heading.slice(0, -1), lines.filter(line => line !== '')];
  });

/** Statements to put into a context; those with a regular expression too, where one may stand. */
export function slipsIn(context: Context): readonly string[] {
  return sections.flatMap(([heading, lines]) => {
    if (heading === 'regex') return context === 'server' ? lines.flatMap(withRegex) : [];
    return heading.split(', ').includes(context) ? lines : [];
  });
}

/** Statements around a regular expression. */
function withRegex(regex: string): readonly string[] {
  return [`if ($uri ~ "${regex}") { return 404; }`, `rewrite "${regex}" /made;`];
}
