// A pipeline without `pipeline`, a filter-app without `next`.

import { t } from '../../core/translate.ts';
import { resolvedText } from '../interpolation.ts';
import { localOptions } from '../loader.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

const needed: Readonly<Record<string, { readonly option: string; readonly why: () => string }>> = {
  pipeline: { option: 'pipeline', why: () => t`the filters and, last, the app` },
  'filter-app': { option: 'next', why: () => t`the app to put the filter around` },
};

export const missingOption: PasteRule = {
  code: 'paste/missing-option',
  severity: 'error',
  strikes: 'loading',
  docs: 'A `[pipeline:…]` section needs `pipeline` with at least one name, a `[filter-app:…]` section needs `next`. Without it loading fails (`… is missing a "pipeline" setting`; `IndexError` when it is empty). An option that is also in `[DEFAULT]` does not count.',
  examples: {
    bad: [
      `
[pipeline:main]
#<<<<<<<<<<<<<<< error[paste/missing-option] [pipeline:main] needs "pipeline": the filters and, last, the app
[pipeline:empty]
pipeline =
#<<<<<<<<<< warning[paste/missing-option] "pipeline" is empty: it must name the filters and, last, the app
[filter-app:f]
#<<<<<<<<<<<<<< warning[paste/missing-option] [filter-app:f] needs "next": the app to put the filter around
use = egg:demo
`,
    ],
    good: ['[pipeline:main]\npipeline = egg:demo\n'],
  },
  checkLoadable({ snapshot, file, section }, report) {
    const need = needed[section.kind!];
    if (need === undefined || syntaxTree(file).partial) return;
    const option = localOptions(snapshot, file, section).get(need.option);
    if (option === undefined) report({ span: section.header, message: t`[${section.name}] needs "${need.option}": ${need.why()}` });
    else if (need.option === 'pipeline' && resolvedText(snapshot, file, section, option)?.trim() === '')
      report({ span: option, message: t`"pipeline" is empty: it must name ${need.why()}` });
  },
};
