// A `%` that begins neither `%%` nor `%(name)s`, in a value that paste.deploy reads.

import { textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { type Percent, percents } from '../interpolation.ts';
import { inHole, syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const badPercent: PasteRule = {
  code: 'paste/bad-percent',
  severity: 'error',
  strikes: 'loading',
  docs: 'In a value `%` begins an interpolation: `%(name)s` stands for another option, `%%` for a single `%`. Anything else stops the load with `InterpolationSyntaxError`, for every option of a section that is loaded and for all of `[DEFAULT]`; what `logging.config` reads is no different, formats aside. In a section that nobody loads it is a warning. Double the `%` that is meant as such. A value is reported once, at the first `%` that stops the load.',
  examples: {
    bad: [
      `
[DEFAULT]
discount = 50%
#            ^ error[paste/bad-percent] a "%" must be followed by "%" or "(name)s": write "%%" for the sign itself
[app:main]
use = egg:demo
path = %(here)/static
#      ^^^^^^^ error[paste/bad-percent] "%(here)" is no interpolation: write "%(name)s", or "%%" for the sign itself
[filter:unused]
use = egg:demo
k = a%b %c
#    ^ warning[paste/bad-percent] a "%" must be followed by "%" or "(name)s": write "%%" for the sign itself, here and at one other place of this value
`,
    ],
    good: [
      '[app:main]\nuse = egg:demo\npath = %(here)s/static\ndiscount = 50%%\n',
      '[app:main]\nuse = egg:demo\n[uwsgi]\nlogto = /tmp/%n.log\n',
    ],
  },
  checkInterpolated({ file }, option, report) {
    const tree = syntaxTree(file);
    const bad = percents(option.value).filter(({ kind, span }) => kind === 'bad' && !inHole(tree, span));
    if (bad.length === 0) return;
    const [{ span }] = bad as [Percent];
    const written = textOf(file.text, span);
    const problem =
      written === '%'
        ? t`a "%" must be followed by "%" or "(name)s": write "%%" for the sign itself`
        : t`"${written}" is no interpolation: write "%(name)s", or "%%" for the sign itself`;
    const others = bad.length - 1;
    report({
      span,
      message:
        others === 0
          ? problem
          : others === 1
            ? t`${problem}, here and at one other place of this value`
            : t`${problem}, here and at ${others} other places of this value`,
      fixes: [
        {
          title: bad.length === 1 ? t`Double the %` : t`Double each % of this value that is none`,
          edits: [{ uri: file.uri, edits: bad.map(({ span: { start } }) => ({ span: { start, end: start }, newText: '%' })) }],
        },
      ],
    });
  },
};
