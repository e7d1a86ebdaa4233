// A regex with a quantifier in braces that is not in quotes.

import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import type { FileRule } from '../rule.ts';

export const unquotedBrace: FileRule = {
  code: 'nginx/unquoted-brace',
  severity: 'error',
  docs: 'A `{` ends a bare word, so that nginx takes the quantifier of a regex such as `a{2}` for the beginning of a block and complains of an unknown directive. Put the whole regex in quotes.',
  examples: {
    bad: [
      `http {
    server {
        location ~ ^/[a-f]{8}/ {
#                  ^^^^^^^^^^^ error[nginx/unquoted-brace] a regex with { needs quotes
            return 204;
        }
    }
}
`,
    ],
    good: ['http {\n    server {\n        location ~ "^/[a-f]{8}/" { return 204; }\n    }\n}\n'],
  },
  checkFile(_snapshot, file, report) {
    for (const { kind, span } of syntaxTree(file).mistakes) {
      if (kind !== 'unquoted-brace') continue;
      const regex = file.text.slice(span.start, span.end);
      const inParenthesis = regex.endsWith(')') && regex.split(')').length > regex.split('(').length;
      const bare = inParenthesis ? regex.slice(0, -1) : regex;
      const newText = `"${bare.replaceAll('"', '\\"')}"${inParenthesis ? ')' : ''}`;
      report({
        span,
        message: t`a regex with { needs quotes: nginx takes the brace for the beginning of a block`,
        fixes: [{ title: t`Put the regex in quotes`, edits: [{ uri: file.uri, edits: [{ span, newText }] }] }],
      });
    }
  },
};
