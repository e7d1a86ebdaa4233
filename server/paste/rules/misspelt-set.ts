// `set` and `get` that paste.deploy does not see as such.

import { t } from '../../core/translate.ts';
import type { PasteRule } from '../rule.ts';

export const misspeltSet: PasteRule = {
  code: 'paste/misspelt-set',
  severity: 'warning',
  docs: '`set name = value` and `get name = other` are seen only in lower case and with a blank (no tab) behind the word. Otherwise the whole text is the name of an option, which is passed to the factory.',
  examples: {
    bad: [
      `
[app:main]
use = egg:demo
Set debug = true
#<<<<<<<<< warning[paste/misspelt-set] "Set debug" is an option of that name: "set" must be in lower case with a blank behind it
set\tx = 1
#<<<<< warning[paste/misspelt-set] "set\\tx" is an option of that name: "set" must be in lower case with a blank behind it
`,
    ],
    good: ['[app:main]\nuse = egg:demo\nset debug = true\nset = 1\n'],
  },
  checkLoadable({ file, section }, report) {
    for (const { key, keySpan } of section.options) {
      const word = /^([sg]et)\s+\S/i.exec(key)?.[1];
      if (word === undefined || /^[sg]et /.test(key)) continue;
      const wanted = `${word.toLowerCase()} `;
      const span = { start: keySpan.start, end: keySpan.start + word.length + 1 };
      report({
        span: keySpan,
        message: t`"${key.replace(/\t/g, '\\t')}" is an option of that name: "${wanted.trim()}" must be in lower case with a blank behind it`,
        fixes: [{ title: t`Change it to "${wanted.trim()}"`, edits: [{ uri: file.uri, edits: [{ span, newText: wanted }] }] }],
      });
    }
  },
};
