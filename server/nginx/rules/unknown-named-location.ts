// A jump to a named location that its server does not have.

import { isWhole } from '../includes.ts';
import { definitionsAround, definitionsFor } from '../namesakes.ts';
import type { FileRule } from '../rule.ts';
import { respell } from '../spelling.ts';
import { namesOf } from '../symbols.ts';

export const unknownNamedLocation: FileRule = {
  code: 'nginx/unknown-named-location',
  severity: 'warning',
  docs: '`try_files` or `error_page` leads to a named location that the same `server` does not have. nginx starts nevertheless and answers such requests with 500: `could not find named location "@name"`. Correct the name, or add `location @name { }` to the server.',
  examples: {
    bad: [
      `
http {
  server {
    location / { try_files $uri @backnd; }
    #                            ^^^^^^ warning[nginx/unknown-named-location] this server has no location @backnd; did you mean @backend?
    location @backend { proxy_pass http://127.0.0.1:8000; }
  }
}`,
    ],
    good: ['http { error_page 404 @a; server { location / { try_files $uri @a; } location @a { } } }'],
  },
  checkFile(snapshot, file, report) {
    if (!isWhole(snapshot, file) || definitionsAround(snapshot, file).open.has('named location')) return;
    for (const name of namesOf(file)) {
      if (name.kind !== 'named location' || name.defines || definitionsFor(snapshot, file, name).length > 0) continue;
      const known = [...definitionsAround(snapshot, file).byKey.values()].flat().filter(other => other.kind === 'named location');
      const usable = known.filter(other => definitionsFor(snapshot, file, { ...name, name: other.name }).length > 0);
      const near = respell(
        file,
        name.span,
        usable.map(other => other.name),
      );
      report({
        span: name.span,
        message: `this server has no location @${name.name}${near ? `; did you mean @${near.name}?` : ''}`,
        ...(near && { fixes: near.fixes }),
      });
    }
  },
};
