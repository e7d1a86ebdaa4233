// A `;`, `{` or `}` where nothing can be ended, opened or closed.

import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import type { FileRule } from '../rule.ts';
import type { SyntaxMistake } from '../tree.ts';

const messages: Partial<Record<SyntaxMistake['kind'], (name: string | undefined) => string>> = {
  'unexpected-close-brace': () => t`\`}\` closes nothing: there is one too many`,
  'unexpected-open-brace': name =>
    name === undefined ? t`\`{\` needs a directive before it` : t`\`{\` does not belong here: ${name} takes no block and ends with \`;\``,
  'early-semicolon': (name = '') => t`\`;\` comes too early: ${name} has arguments behind it`,
  'unexpected-semicolon': name =>
    name === undefined ? t`\`;\` ends nothing: there is no directive before it` : t`\`;\` does not belong here: ${name} needs a block`,
};
const replacements: Partial<Record<SyntaxMistake['kind'], string>> = { 'unexpected-open-brace': ';', 'unexpected-semicolon': ' {' };

export const unexpectedPunctuation: FileRule = {
  code: 'nginx/unexpected-punctuation',
  severity: 'error',
  docs: 'nginx accepts `;` only behind a directive, `{` only behind a directive that has a block, and `}` only inside a block. There is not even an empty directive: a second `;` is an error. Remove it, or write what it belongs to.',
  examples: {
    bad: [
      `http {
    sendfile on;;
#               ^ error[nginx/unexpected-punctuation] \`;\` ends nothing
}
`,
      `events {
}
}
#<<< error[nginx/unexpected-punctuation] \`}\` closes nothing
`,
      `http {
    server (
#          ^ error[nginx/unexpected-punctuation] \`(\` stands where \`{\` belongs
        listen 80;
    }
}
`,
      `http {
server {
listen 80;
}
}
server {
#<<<<<< error[nginx/unexpected-punctuation] a \`}\` before server is one too many: it ends the block that this belongs to
listen 81;
}
}
`,
    ],
    good: ['events {\n}\n'],
  },
  checkFile(_snapshot, file, report) {
    for (const { kind, span, directive, cure } of syntaxTree(file).mistakes) {
      if (kind === 'unexpected-close-brace' && cure !== undefined) {
        const message = t`a \`}\` before ${file.text.slice(span.start, span.end)} is one too many: it ends the block that this belongs to`;
        const edits = [{ uri: file.uri, edits: [{ span: { start: cure, end: cure + 1 }, newText: '' }] }];
        report({ span, message, fixes: [{ title: t`Remove the \`}\``, edits }] });
        continue;
      }
      if (kind === 'mistaken-brace') {
        const sign = file.text.slice(span.start, span.end);
        const brace = directive === undefined ? '}' : '{';
        const edits = [{ uri: file.uri, edits: [{ span, newText: brace }] }];
        report({
          span,
          message: t`\`${sign}\` stands where \`${brace}\` belongs`,
          fixes: [{ title: t`Write \`${brace}\` instead`, edits }],
        });
        continue;
      }
      const message = messages[kind]?.(directive?.name.value);
      if (message === undefined) continue;
      const newText = directive === undefined ? '' : (replacements[kind] ?? '');
      const title = newText === '' ? t`Remove it` : `Write \`${newText.trim()}\` instead`;
      // A second `;` says nothing, whatever was meant.
      const safe = kind === 'unexpected-semicolon' && newText === '';
      report({ span, message, fixes: [{ title, edits: [{ uri: file.uri, edits: [{ span, newText }] }], safe }] });
    }
  },
};
