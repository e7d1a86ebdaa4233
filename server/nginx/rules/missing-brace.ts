// A block that is not opened or not closed.

import type { FileEdit } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import type { FileRule } from '../rule.ts';
import type { SyntaxMistake } from '../tree.ts';

const breaks: ReadonlySet<SyntaxMistake['kind']> = new Set(['missing-semicolon', 'unclosed-quote', 'unclosed-code']);

export const missingBrace: FileRule = {
  code: 'nginx/missing-brace',
  severity: 'error',
  docs: 'Every block has a `{` behind its directive and a `}` at its end. nginx notices a missing `}` only at the end of the file, or where a directive stands in a block that does not allow it; this finding stands where indentation and contexts say that the brace is missing.',
  examples: {
    bad: [
      `events {}
http {
    server
        listen 80;
#       ^^^^^^ error[nginx/missing-brace] \`{\` is missing before listen: server needs a block
    }
}
`,
      `events {}
http {
    server {
        location / {
            return 204;
        location /a {
#       ^^^^^^^^ error[nginx/missing-brace] \`}\` is missing: the block of location is not closed
            return 205;
        }
    }
}
`,
    ],
    good: ['events {}\nhttp { server { listen 80; } }\n'],
  },
  checkFile(_snapshot, file, report) {
    const { mistakes } = syntaxTree(file);
    // a text that breaks off inside of a string or a directive has one mistake, whatever blocks are open there
    const breaksOff = mistakes.some(({ kind, span }) => breaks.has(kind) && span.end === file.text.length);
    const atEnd = mistakes.filter(({ kind, span }) => kind === 'missing-close-brace' && span.start === file.text.length);
    for (const mistake of mistakes) {
      const { kind, span, directive, cure } = mistake;
      const name = directive?.name.value;
      if (name === undefined || (atEnd.includes(mistake) && (breaksOff || mistake !== atEnd[0]))) continue;
      if (kind === 'missing-open-brace') {
        const next = file.text.slice(span.start, span.end);
        report({
          span,
          message: t`\`{\` is missing before ${next}: ${name} needs a block`,
          fixes: [{ title: t`Add \`{\` after ${name}`, edits: insert(file.uri, mistake, ' {') }],
        });
      } else if (kind === 'missing-close-brace') {
        const count = atEnd.includes(mistake) ? atEnd.length : 1;
        const names = atEnd.includes(mistake) ? atEnd.map(other => other.directive!.name.value).join(', ') : name;
        report({
          span,
          message: count === 1 ? t`\`}\` is missing: the block of ${name} is not closed` : t`${count} blocks are not closed: ${names}`,
          related: [{ uri: file.uri, span: directive!.name, message: t`${name} begins here` }],
          fixes: [{ title: t`Close ${names}`, edits: insert(file.uri, { ...mistake, cure }, '\n}'.repeat(count)) }],
        });
      } else if (kind === 'unclosed-code') {
        report({ span, message: t`the code of ${name} has no closing \`}\` outside of its strings and comments` });
      }
    }
  },
};

function insert(uri: string, { cure, span }: SyntaxMistake, newText: string): readonly FileEdit[] {
  const at = cure ?? span.start;
  return [{ uri, edits: [{ span: { start: at, end: at }, newText }] }];
}
