// An option that never reaches the app or filter it is meant for, because `use` leads to something that is wrapped.

import { t } from '../../core/translate.ts';
import { loaderOptions } from '../../data/paste-sections.ts';
import { removeOption } from '../edits.ts';
import { groupWord } from '../kinds.ts';
import { localOptions, serverOf } from '../loader.ts';
import type { PasteRule } from '../rule.ts';

export const lostOption: PasteRule = {
  code: 'paste/lost-option',
  severity: 'warning',
  docs: 'A section builds on another with `use = other` (or `config:`) and gives options of its own. Where the other is a pipeline or a filter-app, or has `filter-with`, paste.deploy adds them to the wrapping, which takes none, and not to the app inside: they are dropped without a word. Use the app inside directly and wrap this section instead, or move the option there. What `set` gives does arrive.',
  examples: {
    bad: [
      `
[app:main]
use = site
title = Mine
#<<<<< warning[paste/lost-option] "title" is dropped: "use" leads to [app:site], which has "filter-with", so that the options of [app:main] never reach the app
set debug = true
[app:site]
use = egg:demo
filter-with = gzip
[filter:gzip]
use = egg:demo
[app:test]
use = whole
title = Test
#<<<<< warning[paste/lost-option] "title" is dropped: "use" leads to [pipeline:whole], so that the options of [app:test] never reach the app
[pipeline:whole]
pipeline = gzip main
`,
    ],
    good: ['[app:main]\nuse = site\ntitle = Mine\nfilter-with = gzip\n[app:site]\nuse = egg:demo\n[filter:gzip]\nuse = egg:demo\n'],
  },
  checkLoadable({ snapshot, file, section, group }, report) {
    if (group === 'server') return;
    const { chain, from } = serverOf(snapshot, file, section);
    if (from === 0) return;
    const { name, kind } = chain[from]!.section;
    const alone = kind === 'pipeline' || kind === 'filter-app';
    for (const [key, option] of localOptions(snapshot, file, section)) {
      if (loaderOptions.includes(key)) continue;
      report({
        span: option.keySpan,
        message: alone
          ? t`"${key}" is dropped: "use" leads to [${name}], so that the options of [${section.name}] never reach the ${groupWord(group)}`
          : t`"${key}" is dropped: "use" leads to [${name}], which has "filter-with", so that the options of [${section.name}] never reach the ${groupWord(group)}`,
        tag: 'unnecessary',
        fixes: [{ title: t`Remove ${key}`, edits: [{ uri: file.uri, edits: [removeOption(file, option)] }] }],
      });
    }
  },
};
