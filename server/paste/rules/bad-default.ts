// A `%` in the folder of the file or in a variable given at start, which breaks every load.

import { t } from '../../core/translate.ts';
import { groupOf } from '../../data/paste-sections.ts';
import { hereOf } from '../interpolation.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const badDefault: PasteRule = {
  code: 'paste/bad-default',
  severity: 'warning',
  docs: 'paste.deploy resolves interpolations in `here` and `__file__` and in the variables given at start as it does in `[DEFAULT]`. A `%` in the path of the file, or in such a variable, that is not followed by `%` or `(` makes every load fail with `InterpolationSyntaxError`. Move the file, or double the `%` of the variable.',
  examples: {
    bad: [
      `
#- settings: {"paste.variables": {"password": "a%b"}}
[app:main]
#<<<<<<<<<< warning[paste/bad-default] the variable password has a single "%" in its value, which makes every load fail: double it
use = egg:demo
`,
      `
#- 100%/app.ini
[app:main]
#<<<<<<<<<< warning[paste/bad-default] the folder /w/100% has a "%" in its name, which makes every load fail through %(here)s
use = egg:demo
`,
    ],
    good: ['[app:main]\nuse = egg:demo\n'],
  },
  checkFile(snapshot, file, report) {
    const section = syntaxTree(file).sections.find(candidate => groupOf(candidate.kind) !== undefined);
    if (section === undefined) return;
    const folder = hereOf(snapshot, file);
    if (isBad(folder))
      report({
        span: section.header,
        message: t`the folder ${folder} has a "%" in its name, which makes every load fail through %(here)s`,
      });
    for (const [name, value] of Object.entries(snapshot.settings['paste.variables'])) {
      if (isBad(value))
        report({
          span: section.header,
          message: t`the variable ${name} has a single "%" in its value, which makes every load fail: double it`,
        });
    }
  },
};

function isBad(text: string): boolean {
  return /%(?![%(])/.test(text.replaceAll('%%', ''));
}
