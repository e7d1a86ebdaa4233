// A line that looks like a directive and is read as arguments of the one before, which takes any word.

import { t } from '../../core/translate.ts';
import { takesAnyWord } from '../../data/nginx-free-arguments.ts';
import { allNames, entriesOf } from '../reference.ts';
import type { DirectiveRule } from '../rule.ts';

export const swallowedDirective: DirectiveRule = {
  code: 'nginx/swallowed-directive',
  severity: 'warning',
  names: [...allNames()].filter(takesAnyWord),
  toldBy: 'text',
  docs: '`server_name`, `index`, `log_format` and their like take any word. When the `;` behind them is missing, nginx accepts the file, and the directive of the next line is silently lost. Add the `;`, or put the words on one line when they are meant as arguments.',
  examples: {
    bad: [
      `events {}
http {
    server {
        server_name example.com
        root /srv/www;
#       ^^^^ warning[nginx/swallowed-directive] nginx reads root as an argument of server_name: a \`;\` is missing before it
    }
}
`,
    ],
    good: ['events {}\nhttp {\n    server {\n        server_name example.com\n                    www.example.com;\n    }\n}\n'],
  },
  check({ file, directive }, report) {
    const { name, args } = directive;
    if (args.length < 2) return;
    for (let index = 1; index < args.length; index++) {
      const word = args[index]!;
      const before = args[index - 1]!;
      if (word.quote !== undefined || index === args.length - 1 || entriesOf(word.value).length === 0) continue;
      if (!file.text.slice(before.end, word.start).includes('\n')) continue;
      report({
        span: word,
        message: t`nginx reads ${word.value} as an argument of ${name.value}: a \`;\` is missing before it`,
        fixes: [
          {
            title: t`Add \`;\` before ${word.value}`,
            edits: [{ uri: file.uri, edits: [{ span: { start: before.end, end: before.end }, newText: ';' }] }],
          },
        ],
      });
      return;
    }
  },
};
