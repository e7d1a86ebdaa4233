// memcached_pass in a configuration where nothing says which key to ask for.

import { t } from '../../core/translate.ts';
import { isWhole } from '../includes.ts';
import { definitionsAround } from '../namesakes.ts';
import type { DirectiveRule } from '../rule.ts';
import { called } from '../symbols.ts';

export const missingMemcachedKey: DirectiveRule = {
  code: 'nginx/missing-memcached-key',
  severity: 'error',
  docs: 'A location with `memcached_pass` asks memcached for the value of `$memcached_key`, and nginx does not start when nothing in the configuration sets that variable: `set $memcached_key "$uri?$args";`.',
  examples: {
    bad: [
      `events {}
http { server { location / { memcached_pass 127.0.0.1:11211; } } }
#                            ^^^^^^^^^^^^^^ error[nginx/missing-memcached-key] nothing sets $memcached_key, which memcached_pass asks for
`,
    ],
    good: ['events {}\nhttp { server { location / { set $memcached_key $uri; memcached_pass 127.0.0.1:11211; } } }\n'],
  },
  names: ['memcached_pass'],
  check({ snapshot, file, directive }, report) {
    if (!isWhole(snapshot, file)) return;
    const { all, open } = definitionsAround(snapshot, file);
    if (open.has('variable') || called(all, 'variable', 'memcached_key').length > 0) return;
    report({ span: directive.name, message: t`nothing sets $memcached_key, which memcached_pass asks for` });
  },
};
