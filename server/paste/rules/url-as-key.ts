// A URL where a key stands: its colon ends the key.

import { t } from '../../core/translate.ts';
import type { PasteRule } from '../rule.ts';
import { compositeOf } from '../symbols.ts';

export const urlAsKey: PasteRule = {
  code: 'paste/url-as-key',
  severity: 'warning',
  docs: 'The first `=` or `:` of a line ends the key, so that `http://example.com = x` sets the option `http` to `//example.com = x`. A urlmap is told about hosts by `domain example.com /path`; elsewhere a URL can only be a value.',
  examples: {
    bad: [
      `
[app:main]
use = egg:demo
http://example.com/ = redirect
#<<<< warning[paste/url-as-key] this sets "http" to "//example.com/ = redirect": a colon ends the key, so a URL cannot be one
`,
    ],
    good: ['[app:main]\nuse = egg:demo\nhttp://example.com/\nhttps: //example.com/?a=b\nurl = http://example.com/?a=b\n'],
  },
  checkLoadable({ snapshot, file, section }, report) {
    if (compositeOf(snapshot, file, section)?.certain) return;
    for (const { key, keySpan, value, delimiter } of section.options) {
      if (!/^(?:https?|ftp)$/.test(key) || value.start !== delimiter + 1 || !/^\/\/\S+\s+=\s/.test(`${value.text} `)) continue;
      report({
        span: keySpan,
        message: t`this sets "${key}" to "${value.text.split('\n')[0]!}": a colon ends the key, so a URL cannot be one`,
      });
    }
  },
};
