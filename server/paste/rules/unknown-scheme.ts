// `use = word:rest` where the word is no scheme of paste.deploy.

import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import type { PasteRule } from '../rule.ts';

const schemes = ['config', 'egg', 'call'];

export const unknownScheme: PasteRule = {
  code: 'paste/unknown-scheme',
  severity: 'error',
  strikes: 'loading',
  docs: 'Letters before a colon are a scheme to paste.deploy, and it knows only `egg:`, `config:` and `call:`; anything else stops the load with `LookupError: URI scheme not known`. For a Python function write `call:module:function`.',
  examples: {
    bad: [
      `
[app:main]
use = demo:app_factory
#     ^^^^^^^^^^^^^^^^ error[paste/unknown-scheme] "demo:" is no scheme that paste.deploy knows: it takes egg:, config: and call:
[filter:f]
use = eg:demo
#     ^^^^^^^ warning[paste/unknown-scheme] "eg:" is no scheme that paste.deploy knows: it takes egg:, config: and call:; did you mean "egg:"?
`,
    ],
    good: ['[app:main]\nuse = EGG:demo\n'],
  },
  checkMention({ file }, { use, span, literal, guess, text }, report) {
    if (use.kind !== 'unknown-scheme') return;
    const nearest = suggest(use.scheme, schemes);
    const fixes = [];
    const at = { start: span.start, end: span.start + use.scheme.length };
    if (literal && nearest !== undefined)
      fixes.push({ title: t`Change it to ${nearest}:`, edits: [{ uri: file.uri, edits: [{ span: at, newText: nearest }] }] });
    if (literal && /^[\w.]+:\w+$/.test(text)) {
      fixes.push({
        title: t`Put call: before it`,
        edits: [{ uri: file.uri, edits: [{ span: { start: span.start, end: span.start }, newText: 'call:' }] }],
      });
    }
    report({
      span,
      ...(guess && { severity: 'warning' }),
      message: nearest
        ? t`"${use.scheme}:" is no scheme that paste.deploy knows: it takes egg:, config: and call:; did you mean "${nearest}:"?`
        : t`"${use.scheme}:" is no scheme that paste.deploy knows: it takes egg:, config: and call:`,
      fixes,
    });
  },
};
