// A parameter or comment that does not fit nginx's buffer.

import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import type { FileRule } from '../rule.ts';

const long = 'a'.repeat(4200);

export const parameterTooLong: FileRule = {
  code: 'nginx/parameter-too-long',
  severity: 'error',
  docs: 'nginx reads its configuration through a buffer of 4096 bytes, and one parameter, or the comment on one line, must fit into it (`NGX_CONF_BUFFER` in ngx_conf_file.c). Mostly a closing quote is missing; otherwise split the value over variables, or put long lists into a `map` with several entries.',
  examples: {
    bad: [
      `http {
    add_header X "${long}";
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[nginx/parameter-too-long] this parameter is longer than the 4096 bytes
}
`,
    ],
    good: ['http {\n    add_header X "a";\n}\n'],
  },
  checkFile(_snapshot, file, report) {
    for (const { kind, span } of syntaxTree(file).mistakes) {
      if (kind !== 'too-long') continue;
      const message =
        file.text[span.start] === '#'
          ? t`this comment is longer than the 4096 bytes that nginx has for one`
          : t`this parameter is longer than the 4096 bytes that nginx has for one`;
      report({ span, message });
    }
  },
};
