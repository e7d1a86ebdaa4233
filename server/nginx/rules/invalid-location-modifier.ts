// A word before the path of a location that is no modifier.

import { t } from '../../core/translate.ts';
import { replaceWord } from '../argument-findings.ts';
import { locationModifiers } from '../locations.ts';
import type { DirectiveRule } from '../rule.ts';

/** What other languages write, and what comes out in another order. */
const meantBy: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  '=~': '~',
  '~=': '~',
  '~~': '~',
  '*~': '~*',
  '=~*': '~*',
  '~^': '^~',
  '^': '^~',
};

export const invalidLocationModifier: DirectiveRule = {
  code: 'nginx/invalid-location-modifier',
  severity: 'error',
  names: ['location'],
  toldBy: 'text',
  docs: 'Of two arguments of a location the first is its modifier: `=` (exactly this path), `^~` (this prefix, and no regex after it), `~` (regex) or `~*` (regex without regard to case). nginx refuses another word; often the path holds a blank and needs quotes.',
  examples: {
    bad: [
      `http {
    server {
        location == /a { return 200; }
#                ^^ error[nginx/invalid-location-modifier] "==" is no location modifier: it must be =, ^~, ~ or ~*
    }
}
`,
    ],
    good: ['http {\n    server {\n        location "/with blank" { return 200; }\n    }\n}\n'],
  },
  check(place, report) {
    const { args } = place.directive;
    const [modifier] = args;
    if (args.length !== 2 || modifier === undefined || modifier.hole || locationModifiers.includes(modifier.value)) return;
    const meant = meantBy[modifier.value];
    const message = t`"${modifier.value}" is no location modifier: it must be =, ^~, ~ or ~*`;
    report({ span: modifier, message, fixes: meant === undefined ? [] : [replaceWord(place, modifier, meant)] });
  },
};
