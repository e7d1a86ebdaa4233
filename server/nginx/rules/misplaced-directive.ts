// A directive in a block that does not take it.

import { t } from '../../core/translate.ts';
import { listedContexts, meaningsOf } from '../meaning.ts';
import { entriesOf } from '../reference.ts';
import type { DirectiveRule } from '../rule.ts';

export const misplacedDirective: DirectiveRule = {
  code: 'nginx/misplaced-directive',
  severity: 'error',
  toldBy: 'name',
  docs: 'nginx allows each directive only in certain blocks and refuses a file that has one elsewhere. Move it to a block that takes it. In a file that is included, the contexts of all who include it count: it is reported when none of them takes the directive.',
  examples: {
    bad: [
      `http {
    server {
        proxy_pass http://127.0.0.1:8080;
#       ^^^^^^^^^^ error[nginx/misplaced-directive] "proxy_pass" is not allowed in server, only in location, if in location or limit_except
    }
}`,
      `http {
    listen 80;
#   ^^^^^^ error[nginx/misplaced-directive] "listen" is not allowed in http, only in server
}`,
    ],
    good: ['http {\n    server {\n        location / {\n            proxy_pass http://127.0.0.1:8080;\n        }\n    }\n}'],
  },
  check(place, report) {
    if (place.contexts.length === 0 || meaningsOf(place).length > 0) return;
    const name = place.directive.name.value;
    const entries = entriesOf(name);
    if (entries.length === 0) return;
    const allowed = [...new Set(entries.flatMap(entry => entry.contexts))];
    const family = familyOf(place.contexts[0]!);
    const near = allowed.filter(context => familyOf(context) === family);
    report({
      span: place.directive.name,
      message: t`"${name}" is not allowed in ${listedContexts(place.contexts)}, only in ${listedContexts(near.length > 0 ? near : allowed)}`,
    });
  },
};

/** What is wrong in one of http, stream and mail is best answered with contexts of the same. */
function familyOf(context: string): string {
  return /^(stream|mail|rtmp)/.exec(context)?.[1] ?? (context === 'main' || context === 'events' ? 'main' : 'http');
}
