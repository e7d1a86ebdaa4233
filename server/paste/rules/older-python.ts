// Text that Python versions read differently.

import { t } from '../../core/translate.ts';
import { parse, syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';
import { pythonVersion } from '../version.ts';

export const olderPython: PasteRule = {
  code: 'paste/older-python',
  severity: 'warning',
  docs: 'The Python set by `nginxPaste.python.version`, else that of the virtual environment found, reads a line otherwise than the newest. Since 3.10 the name of a section runs to the last `]` of its line, before that to the first. Python 2.7 takes every indented line for a continuation, cuts values at ` ;`, keeps indented comments in values, and lets a second option or section of a name win. Where neither is there only a header that 3.9 and 3.10 read differently is told.',
  examples: {
    bad: [
      `
[app:main] # was [app:old]
#<<<<<<<<<<<<<<<<<<<<<<<<<< warning[paste/older-python] the name of this section is "app:main" up to Python 3.9 and "app:main] # was [app:old" since 3.10
use = egg:demo
`,
      `
#- settings: {"python.version": "2.7"}
[app:main]
use = egg:demo
name = demo ; the name
#<<<< warning[paste/older-python] Python 2.7 reads the value of "name" as "demo"
`,
    ],
    good: ['[app:main]\nuse = egg:demo\nname = demo ; the name\n'],
  },
  checkFile(snapshot, file, report) {
    const tree = syntaxTree(file);
    const newest = file.reader === undefined ? tree : parse(file.text, 'newest', file.uri);
    for (const section of newest.sections) {
      const close = section.name.indexOf(']');
      if (close <= 0 || section.hole) continue;
      const before = section.name.slice(0, close);
      if (file.reader !== undefined || pythonVersion(snapshot) === '') {
        report({
          span: section.header,
          message: t`the name of this section is "${before}" up to Python 3.9 and "${section.name}" since 3.10`,
        });
      }
    }
    if (file.reader !== 'python2') return;
    const old = new Map(tree.sections.flatMap(({ options }) => options.map(option => [option.keySpan.start, option] as const)));
    for (const { options } of newest.sections) {
      for (const { keySpan, key, value } of options) {
        const other = old.get(keySpan.start);
        if (other === undefined)
          report({ span: keySpan, message: t`Python 2.7 does not read "${key}" as an option: an indented line continues the value above` });
        else if (other.value.text !== value.text.replace(/\n+/g, '\n'))
          report({ span: keySpan, message: t`Python 2.7 reads the value of "${key}" as "${other.value.text.replaceAll('\n', '\\n')}"` });
      }
    }
  },
};
