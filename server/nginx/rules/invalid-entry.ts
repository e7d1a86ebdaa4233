// A line in a `map`, `geo`, `charset_map` or `types` that is no key with its value.

import { syntaxTree } from '../parser.ts';
import type { DirectiveRule } from '../rule.ts';
import type { Directive } from '../tree.ts';

/** Words that stand alone in a body, by the directive of the body. */
const flags: Readonly<Record<string, readonly string[]>> = {
  map: ['hostnames', 'volatile'],
  geo: ['ranges', 'proxy_recursive', 'volatile'],
};

export const invalidEntry: DirectiveRule = {
  code: 'nginx/invalid-entry',
  severity: 'error',
  names: ['map', 'geo', 'charset_map', 'types', 'split_clients'],
  docs: 'The body of a `map`, `geo` or `charset_map` holds a key and a value on each line, in quotes where they have blanks; only flags such as `hostnames` and `volatile` stand alone. Directives and blocks do not belong there.',
  examples: {
    bad: [
      `http {
    map $uri $kind {
        default;
#       ^^^^^^^ error[nginx/invalid-entry] an entry of map has a key and a value, not 1 word
        /a one two;
#       ^^^^^^^^^^ error[nginx/invalid-entry] an entry of map has a key and a value, not 3 words
    }
}
`,
    ],
    good: ['http {\n    map $host $kind {\n        hostnames;\n        default 0;\n        *.test "one two";\n    }\n}\n'],
  },
  check({ file, directive: { name, block } }, report) {
    if (block?.kind !== 'entries' || syntaxTree(file).loose) return;
    for (const entry of block.children) {
      if (entry.name.hole || entry.args.some(({ hole }) => hole)) continue;
      const span = { start: entry.start, end: (entry.args.at(-1) ?? entry.name).end };
      if (entry.block !== undefined) report({ span: entry.name, message: `no block can be inside of ${name.value}` });
      else if (entry.semicolon !== undefined && !hasRightCount(name.value, entry)) {
        const count = entry.args.length + 1;
        report({ span, message: `an entry of ${name.value} has a key and a value, not ${count} ${count === 1 ? 'word' : 'words'}` });
      }
    }
  },
};

function hasRightCount(body: string, { name, args }: Directive): boolean {
  if (body === 'types' || body === 'split_clients' || args.length === 1) return true;
  return args.length === 0 && (flags[body]?.includes(name.value) ?? false);
}
