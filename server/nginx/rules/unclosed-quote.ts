// A quote that nothing closes.

import { syntaxTree } from '../parser.ts';
import type { FileRule } from '../rule.ts';

export const unclosedQuote: FileRule = {
  code: 'nginx/unclosed-quote',
  severity: 'error',
  docs: 'A string in quotes goes on, over line breaks too, until the same quote comes again without a backslash before it. Here none comes: nginx reads to the end of the file, or gives up after 4096 bytes. Close the string, or escape a quote that is meant literally.',
  examples: {
    bad: [
      `http {
    log_format short "$remote_addr;
#                    ^^^^^^^^^^^^^ error[nginx/unclosed-quote] this string is not closed
}
`,
    ],
    good: ['http {\n    log_format short "$remote_addr";\n}\n'],
  },
  checkFile(_snapshot, file, report) {
    for (const { kind, span } of syntaxTree(file).mistakes) {
      if (kind !== 'unclosed-quote') continue;
      const quote = file.text[span.start]!;
      report({
        span,
        message: `this string is not closed: ${quote} is missing`,
        fixes: [
          {
            title: `Close the string with ${quote}`,
            edits: [{ uri: file.uri, edits: [{ span: { start: span.end, end: span.end }, newText: quote }] }],
          },
        ],
      });
    }
  },
};
