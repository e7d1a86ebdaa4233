// A directive that nginx finds unfinished, or that goes on into the next one.

import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import type { FileRule } from '../rule.ts';

export const missingSemicolon: FileRule = {
  code: 'nginx/missing-semicolon',
  severity: 'error',
  docs: 'A simple directive ends with `;`. Where it is missing, nginx reads on: the words of the next line become arguments, or a `}` or the end of the file comes as a surprise. The finding stands at what comes instead, where nginx notices; the fix adds the `;` behind the directive.',
  examples: {
    bad: [
      `http {
    sendfile on
    tcp_nopush on;
#   ^^^^^^^^^^ error[nginx/missing-semicolon] \`;\` is missing before tcp_nopush: the directive sendfile is not finished
}
`,
      `http {
    sendfile on
}
#<<< error[nginx/missing-semicolon] \`;\` is missing before \`}\`: the directive sendfile is not finished
`,
    ],
    good: ['http {\n    log_format short "$remote_addr "\n        "$request";\n}\n'],
  },
  checkFile(_snapshot, file, report) {
    for (const { kind, span, directive, cure } of syntaxTree(file).mistakes) {
      if (kind !== 'missing-semicolon' || directive === undefined || cure === undefined) continue;
      const next = file.text.slice(span.start, span.end);
      const name = directive.name.value;
      const before = next === '}' ? '`}`' : next;
      report({
        span,
        message:
          span.start < cure
            ? t`\`;\` is missing: the directive ${name} is not finished`
            : t`\`;\` is missing before ${before}: the directive ${name} is not finished`,
        related: [{ uri: file.uri, span: { start: cure, end: cure }, message: t`\`;\` belongs here` }],
        fixes: [
          {
            title: t`Add \`;\` after ${name}`,
            edits: [{ uri: file.uri, edits: [{ span: { start: cure, end: cure }, newText: ';' }] }],
            // before a brace there is no other way to read it; before a word it might be one argument more
            safe: next === '}',
          },
        ],
      });
    }
  },
};
