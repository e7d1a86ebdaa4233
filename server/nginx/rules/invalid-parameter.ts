// A parameter its directive does not know, lacks, or that came with a later nginx.

import type { Finding } from '../../core/rule.ts';
import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { certainProblems, namesWith, replaceWord } from '../argument-findings.ts';
import { rulesOf } from '../argument-rules.ts';
import { meaningsOf } from '../meaning.ts';
import type { DirectiveRule, Place } from '../rule.ts';
import type { Word } from '../tree.ts';

export const invalidParameter: DirectiveRule = {
  code: 'nginx/invalid-parameter',
  severity: 'error',
  names: namesWith('parameters'),
  toldBy: 'text',
  docs: 'The directive has no parameter of this name, lacks one that it needs, or has one that came with a later nginx than the files are for. nginx refuses what it does not know.',
  examples: {
    bad: [
      `http {
    server {
        listen 443 sll;
#                  ^^^ error[nginx/invalid-parameter] invalid parameter "sll" in "listen": did you mean "ssl"?
        limit_req burst=5;
#       ^^^^^^^^^ error[nginx/invalid-parameter] invalid "limit_req": the parameter "zone=" is missing
    }
}`,
    ],
    good: [
      'http {\n    limit_req_zone $uri zone=a:1m rate=1r/s;\n    server {\n        listen 443 ssl;\n        ssl_reject_handshake on;\n        limit_req zone=a burst=5;\n    }\n}',
    ],
  },
  check(place, report) {
    const { directive } = place;
    const name = directive.name.value;
    for (const { what, word, message } of certainProblems(place)) {
      if (what === 'missing') report({ span: directive.name, message: t`invalid "${name}": ${message}` });
      else if (what === 'parameter') report(unknownParameter(place, word));
      else if (what !== 'value') report({ span: word, message: t`invalid parameter "${word.value}" in "${name}": it ${message}` });
    }
  },
};

function unknownParameter(place: Place, word: Word): Finding {
  const name = place.directive.name.value;
  const equals = word.value.indexOf('=') + 1;
  const known = meaningsOf(place).flatMap(entry => Object.keys(rulesOf(entry).parameters ?? {}));
  const near = suggest(equals === 0 ? word.value : word.value.slice(0, equals), known);
  if (near === undefined) return { span: word, message: t`invalid parameter "${word.value}" in "${name}"` };
  const replacement = near + (near.endsWith('=') && equals > 0 ? word.value.slice(equals) : '');
  return {
    span: word,
    message: t`invalid parameter "${word.value}" in "${name}": did you mean "${replacement}"?`,
    fixes: [replaceWord(place, word, replacement)],
  };
}
