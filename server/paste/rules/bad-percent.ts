// A `%` that begins neither `%%` nor `%(name)s`, in a value that paste.deploy reads.

import { textOf } from '../../core/text.ts';
import { interpolated } from '../interpolating.ts';
import { percents } from '../interpolation.ts';
import { inHole, syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const badPercent: PasteRule = {
  code: 'paste/bad-percent',
  severity: 'error',
  strikes: 'loading',
  docs: 'In a value `%` begins an interpolation: `%(name)s` stands for another option, `%%` for a single `%`. Anything else stops the load with `InterpolationSyntaxError`, for every option of a section that is loaded and for all of `[DEFAULT]`; what `logging.config` reads is no different, formats aside. In a section that nobody loads it is a warning. Double the `%` that is meant as such.',
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
k = a%b
#    ^ warning[paste/bad-percent] a "%" must be followed by "%" or "(name)s": write "%%" for the sign itself
`,
    ],
    good: [
      '[app:main]\nuse = egg:demo\npath = %(here)s/static\ndiscount = 50%%\n',
      '[app:main]\nuse = egg:demo\n[uwsgi]\nlogto = /tmp/%n.log\n',
    ],
  },
  check(snapshot, file, report) {
    const tree = syntaxTree(file);
    for (const { option } of interpolated(snapshot, file)) {
      for (const { kind, span } of percents(option.value)) {
        if (kind !== 'bad' || inHole(tree, span)) continue;
        const written = textOf(file.text, span);
        report({
          span,
          message:
            written === '%'
              ? 'a "%" must be followed by "%" or "(name)s": write "%%" for the sign itself'
              : `"${written}" is no interpolation: write "%(name)s", or "%%" for the sign itself`,
          fixes: [
            {
              title: 'Double the %',
              edits: [{ uri: file.uri, edits: [{ span: { start: span.start, end: span.start }, newText: '%' }] }],
            },
          ],
        });
      }
    }
  },
};
