// Text that follows a closing quote without a blank: the quote closes too early, or the one before was never closed.

import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import type { FileRule } from '../rule.ts';

export const textAfterQuote: FileRule = {
  code: 'nginx/text-after-quote',
  severity: 'error',
  docs: 'Behind a closing quote nginx wants white space, `;`, `{` or `)`. Anything else means that the quote closes too early, that a quote inside the string is not escaped, or that an earlier string was never closed, so that this quote ends it. Quotes in the middle of a bare word are ordinary characters.',
  examples: {
    bad: [
      `http {
    log_format short "$remote_addr"-"$request";
#                                  ^^^^^^^^^^^ error[nginx/text-after-quote] nothing may follow a closing quote
}
`,
      `http {
    log_format short "$remote_addr;
    log_format long "$request";
#                    ^^^^^^^^^ error[nginx/text-after-quote] this quote ends a string that began earlier
}
`,
    ],
    good: ['http {\n    log_format short "$remote_addr-\\"$request\\"";\n}\n'],
  },
  checkFile(_snapshot, file, report) {
    for (const { kind, span, open, cure } of syntaxTree(file).mistakes) {
      if (kind !== 'text-after-quote') continue;
      if (open === undefined || cure === undefined) {
        const insert = (newText: string) => [{ uri: file.uri, edits: [{ span: { start: span.start, end: span.start }, newText }] }];
        report({
          span,
          message: t`nothing may follow a closing quote but a blank, \`;\`, \`{\` or \`)\``,
          fixes: [{ title: t`Add a blank after the quote`, edits: insert(' ') }],
        });
      } else {
        const quote = file.text[open]!;
        report({
          span,
          message:
            span.start === open
              ? t`this string is not closed on its line: ${quote} is missing`
              : t`this quote ends a string that began earlier and was not closed there`,
          related: [{ uri: file.uri, span: { start: cure, end: cure }, message: t`${quote} is missing here` }],
          fixes: [
            {
              title: t`Close the earlier string with ${quote}`,
              edits: [{ uri: file.uri, edits: [{ span: { start: cure, end: cure }, newText: quote }] }],
            },
          ],
        });
      }
    }
  },
};
