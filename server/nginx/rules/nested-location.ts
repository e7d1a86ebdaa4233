// A location in a place where nginx does not look for it.

import { t } from '../../core/translate.ts';
import { placeOf } from '../effective.ts';
import { type Location, locationOf } from '../locations.ts';
import type { DirectiveRule } from '../rule.ts';

export const nestedLocation: DirectiveRule = {
  code: 'nginx/nested-location',
  severity: 'error',
  names: ['location'],
  docs: 'A location inside another must begin with the path of the outer one, because only such requests arrive there; a regex may match anything. Exact and named locations hold no others, and a named location stands on the level of the server. nginx compares with the text of an outer regex too, so inside of a regex location only regexes make sense.',
  examples: {
    bad: [
      `http {
    server {
        location /a/ {
            location /b/ { return 200; }
#                    ^^^ error[nginx/nested-location] location /b/ is outside of location /a/
        }
    }
}
`,
      `http {
    server {
        location = /a {
            location /a/b { return 200; }
#                    ^^^^ error[nginx/nested-location] no location can be inside of the exact location /a
        }
        location /c {
            location @d { return 200; }
#                    ^^ error[nginx/nested-location] a named location stands in the server block
        }
    }
}
`,
    ],
    good: [
      'http {\n    server {\n        location /a/ {\n            location /a/b/ { return 200; }\n            location ~ c$ { return 201; }\n        }\n    }\n}\n',
    ],
  },
  check({ snapshot, file, directive, parents }, report) {
    const parent = parents.length > 0 ? parents.at(-1) : placeOf(snapshot, file)?.parents.at(-1);
    const outer = parent && locationOf(parent);
    const inner = locationOf(directive);
    if (outer === undefined || inner === undefined) return;
    const message = messageOf(outer, inner);
    if (message !== undefined) report({ span: inner.word, message });
  },
};

function messageOf(outer: Location, inner: Location): string | undefined {
  if (outer.kind === 'exact') return t`no location can be inside of the exact location ${outer.path}`;
  if (outer.kind === 'named') return t`no location can be inside of the named location ${outer.path}`;
  if (inner.kind === 'named') return t`a named location stands in the server block, not inside of location ${outer.path}`;
  if (inner.kind === 'regex' || inner.path.startsWith(outer.path)) return undefined;
  if (outer.kind === 'regex')
    return t`location ${inner.path} cannot be inside of a regex location: nginx compares it with the text of the regex`;
  return t`location ${inner.path} is outside of location ${outer.path}: no request arrives there`;
}
