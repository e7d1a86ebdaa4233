// A server of an upstream whose name is to be resolved while nginx runs, in a group that cannot keep the answers or has nobody to ask.

import { t } from '../../core/translate.ts';
import { effective, levelsAt } from '../effective.ts';
import { insertion } from '../insertion.ts';
import type { DirectiveRule } from '../rule.ts';

export const unresolvableServer: DirectiveRule = {
  code: 'nginx/unresolvable-server',
  severity: 'error',
  names: ['server'],
  docs: 'With `resolve` the addresses of a `server` are looked up again while nginx runs. For that its `upstream` must be in shared memory (`zone app 64k;`), where all workers see them, and a `resolver` must be given, there or in the block around it. Without one of them nginx does not start.',
  examples: {
    bad: [
      `events {}
http {
    resolver 127.0.0.11;
    upstream app {
        server app:6543 resolve;
#                       ^^^^^^^ error[nginx/unresolvable-server] "resolve" needs the upstream app in shared memory: zone app 64k;
    }
}
`,
      `events {}
http {
    upstream app {
        zone app 64k;
        server app:6543 resolve;
#                       ^^^^^^^ error[nginx/unresolvable-server] "resolve" needs a "resolver", and none is given here or around
    }
}
`,
    ],
    good: [
      'events {}\nhttp {\n    resolver 127.0.0.11;\n    upstream app {\n        zone app 64k;\n        server app:6543 resolve;\n    }\n}\n',
    ],
  },
  check({ snapshot, file, directive, parents, contexts }, report) {
    const upstream = parents[parents.length - 1];
    const word = directive.args.find(({ value }) => value === 'resolve');
    if (word === undefined || upstream?.name.value !== 'upstream' || contexts.length === 0) return;
    const levels = levelsAt(snapshot, file, directive.start);
    const [own] = levels.levels;
    const name = upstream.args[0];
    if (name === undefined || own!.unknown) return;
    if (!own!.settings.has('zone')) {
      const zone = `zone ${name.value} 64k;`;
      const fixes = [
        { title: t`Add ${zone}`, edits: [{ uri: file.uri, edits: [insertion(file.text, upstream.block!.children[0]!, [zone])] }] },
      ];
      report({
        span: word,
        message: t`"resolve" needs the upstream ${name.value} in shared memory: ${zone}`,
        fixes: name.hole ? [] : fixes,
      });
    } else if (effective(levels, 'resolver')?.length === 0) {
      report({ span: word, message: t`"resolve" needs a "resolver", and none is given here or around` });
    }
  },
};
