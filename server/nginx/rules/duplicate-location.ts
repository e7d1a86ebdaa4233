// Two locations of a block that match the same paths.

import { t } from '../../core/translate.ts';
import { type Location, locationOf } from '../locations.ts';
import { syntaxTree } from '../parser.ts';
import type { DirectiveRule } from '../rule.ts';

export const duplicateLocation: DirectiveRule = {
  code: 'nginx/duplicate-location',
  severity: 'error',
  names: ['server', 'location'],
  docs: 'nginx refuses a second prefix or exact location for the same path in one block; `^~` makes no difference there. Of two equal regexes or named locations it silently uses the first, so the second never answers. Merge the two.',
  examples: {
    bad: [
      `http {
    server {
        location /a { return 200; }
        location ^~ /a { return 201; }
#                   ^^ error[nginx/duplicate-location] there is a location /a in this block already
    }
}
`,
      `http {
    server {
        location ~ /a$ { return 200; }
        location ~ /a$ { return 201; }
#                  ^^^ warning[nginx/duplicate-location] this location never answers: the same regex stands before
    }
}
`,
    ],
    good: ['http {\n    server {\n        location /a { return 200; }\n        location = /a { return 201; }\n    }\n}\n'],
  },
  check({ file, directive }, report) {
    const children = directive.block?.children;
    if (children === undefined || syntaxTree(file).holes.length > 0) return;
    let seen: Map<string, Location[]> | undefined;
    for (const child of children) {
      const location = locationOf(child);
      if (location === undefined) continue;
      seen ??= new Map();
      const same = seen.get(location.path);
      const first = same?.find(other => matchesAs(other, location));
      if (first !== undefined) {
        report({ span: location.word, ...findings(location), related: [{ uri: file.uri, span: first.word, message: t`the first one` }] });
      } else if (same === undefined) seen.set(location.path, [location]);
      else same.push(location);
    }
  },
};

/** Whether two locations of one path match the same; of regexes also in regard to case. */
function matchesAs(a: Location, b: Location): boolean {
  return a.kind === b.kind && (a.kind !== 'regex' || a.modifier === b.modifier);
}

function findings({ kind, path }: Location): { readonly severity: 'error' | 'warning'; readonly message: string } {
  if (kind === 'regex') return { severity: 'warning', message: t`this location never answers: the same regex stands before` };
  if (kind === 'named') return { severity: 'warning', message: t`this location never answers: ${path} stands before` };
  return { severity: 'error', message: t`there is a location ${path} in this block already` };
}
