// A line in a `map`, `geo`, `charset_map` or `types` that is no key with its value.

import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
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
    split_clients $uri $half {
        50% a
        * b;
#       ^^^ warning[nginx/invalid-entry] split_clients takes no notice of what follows the value: a \`;\` is missing
    }
    types {
        include;
#       ^^^^^^^ error[nginx/invalid-entry] an include names one file or pattern
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
      if (name.value === 'split_clients' && entry.block === undefined) {
        if (entry.args.length !== 1) report({ ...unread(entry), severity: 'warning' });
        continue;
      }
      if (entry.block !== undefined) report({ span: entry.name, message: t`no block can be inside of ${name.value}` });
      else if (entry.semicolon !== undefined && !hasRightCount(name.value, entry)) {
        const count = entry.args.length + 1;
        if (entry.name.value === 'include') {
          report({ span, message: t`an include names one file or pattern` });
          continue;
        }
        report({
          span,
          message:
            count === 1
              ? t`an entry of ${name.value} has a key and a value, not 1 word`
              : t`an entry of ${name.value} has a key and a value, not ${count} words`,
        });
      }
    }
  },
};

/** ngx_http_split_clients counts no words: it takes the second, be it there or not. */
function unread({ name, args }: Directive): { readonly span: Span; readonly message: string } {
  if (args.length === 0) return { span: name, message: t`the value is missing` };
  const span = { start: args[1]!.start, end: args.at(-1)!.end };
  return { span, message: t`split_clients takes no notice of what follows the value: a \`;\` is missing` };
}

function hasRightCount(body: string, { name, args }: Directive): boolean {
  if (args.length === 1) return true;
  if (body === 'types') return name.value !== 'include';
  return args.length === 0 && (flags[body]?.includes(name.value) ?? false);
}
