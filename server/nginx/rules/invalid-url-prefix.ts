// A proxy_pass of http without http:// or https://.

import { t } from '../../core/translate.ts';
import { certainProblems, isAbout, replaceWord } from '../argument-findings.ts';
import type { DirectiveRule } from '../rule.ts';

export const invalidUrlPrefix: DirectiveRule = {
  code: 'nginx/invalid-url-prefix',
  severity: 'error',
  names: ['proxy_pass'],
  toldBy: 'text',
  docs: '`proxy_pass` of http needs a whole URL that begins with `http://` or `https://`, also for the name of an upstream group; only in stream it takes a bare address.',
  examples: {
    bad: [
      `http {
    server {
        location / {
            proxy_pass 127.0.0.1:8080;
#                      ^^^^^^^^^^^^^^ error[nginx/invalid-url-prefix] invalid URL prefix in "127.0.0.1:8080": it must begin with "http://" or "https://"
        }
    }
}`,
    ],
    good: ['http {\n    server {\n        location / {\n            proxy_pass http://127.0.0.1:8080;\n        }\n    }\n}'],
  },
  check(place, report) {
    for (const problem of certainProblems(place)) {
      if (problem.what !== 'value' || !isAbout(problem, 'prefix')) continue;
      const { word, message } = problem;
      const address = word.value.replace(/^[a-z]*:?\/\//i, '');
      const fixes = word.quote === undefined && address !== '' ? [replaceWord(place, word, `http://${address}`)] : [];
      report({ span: word, message: t`invalid URL prefix in "${word.value}": it ${message}`, fixes });
    }
  },
};
