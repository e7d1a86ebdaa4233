// A quote that nothing closes.

import type { Fix } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import type { FileRule } from '../rule.ts';

export const unclosedQuote: FileRule = {
  code: 'nginx/unclosed-quote',
  severity: 'error',
  docs: 'A string in quotes goes on, over line breaks too, until the same quote comes again without a backslash before it. Here none comes: nginx reads to the end of the file and complains there (or at the quote, when 4096 bytes follow it). So that the place to mend is seen, the line of the quote is marked too. Close the string, or escape a quote that is meant literally.',
  examples: {
    bad: [
      `http {
    log_format short "$remote_addr;
#                    ^^^^^^^^^^^^^ warning[nginx/unclosed-quote] this string is not closed
}

#< error[nginx/unclosed-quote] the file ends inside of the string that begins with "$remote_addr`,
    ],
    good: ['http {\n    log_format short "$remote_addr";\n}\n'],
  },
  checkFile(_snapshot, file, report) {
    for (const { kind, span, open, cure } of syntaxTree(file).mistakes) {
      if (kind !== 'unclosed-quote' || open === undefined || cure === undefined) continue;
      const quote = file.text[open]!;
      const string = { start: open, end: cure };
      const fixes: readonly Fix[] = [
        {
          title: t`Close the string with ${quote}`,
          edits: [{ uri: file.uri, edits: [{ span: { start: cure, end: cure }, newText: quote }] }],
        },
      ];
      const message = t`this string is not closed: ${quote} is missing`;
      if (span.start === open) {
        report({ span, message, fixes });
        continue;
      }
      const related = [{ uri: file.uri, span: string, message }];
      report({ span: string, severity: 'warning', message, fixes });
      report({
        span,
        message: t`the file ends inside of the string that begins with ${file.text.slice(open, cure).slice(0, 20)}`,
        related,
      });
    }
  },
};
