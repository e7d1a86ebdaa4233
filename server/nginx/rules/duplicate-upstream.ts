// Two upstreams of one name.

import { t } from '../../core/translate.ts';
import { earlierRival } from '../rivals.ts';
import type { FileRule } from '../rule.ts';
import { definitionsOf, ofKind } from '../symbols.ts';

export const duplicateUpstream: FileRule = {
  code: 'nginx/duplicate-upstream',
  severity: 'error',
  docs: 'Two `upstream` blocks of `http`, or two of `stream`, have the same name, letter case aside. nginx refuses to start: `duplicate upstream "app"`. Rename one, or put the servers of both into one.',
  examples: {
    bad: [
      `
http {
  upstream app { server 127.0.0.1:8000; }
  upstream App { server 127.0.0.1:8001; }
  #        ^^^ error[nginx/duplicate-upstream] there is an upstream App already
}`,
    ],
    good: ['http { upstream a { server 127.0.0.1:1; } upstream b { server 127.0.0.1:1; } } stream { upstream a { server 127.0.0.1:1; } }'],
  },
  checkFile(snapshot, file, report) {
    for (const name of ofKind(definitionsOf(file).all, 'upstream')) {
      const first = earlierRival(snapshot, name);
      if (first === undefined) continue;
      report({
        span: name.span,
        message: t`there is an upstream ${name.name} already`,
        related: [{ uri: first.file.uri, span: first.span, message: t`upstream ${first.name} is here` }],
      });
    }
  },
};
