// `filter-with` where it makes an object that cannot serve.

import type { TextEdit } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { removeOption } from '../edits.ts';
import { localOptions } from '../loader.ts';
import type { PasteRule } from '../rule.ts';
import type { Option, Section } from '../tree.ts';

export const filteredPipeline: PasteRule = {
  code: 'paste/filtered-pipeline',
  severity: 'warning',
  docs: 'paste.deploy accepts `filter-with` in a `[pipeline:…]` or `[filter-app:…]` section, but builds a filter instead of an app from it: the program starts, and fails at the first request. In a `[server:…]` section it is no filter at all but an option of the server. Add the filter to the pipeline instead.',
  examples: {
    bad: [
      `
[pipeline:main]
pipeline = app
filter-with = gzip
#<<<<<<<<<<< warning[paste/filtered-pipeline] "filter-with" makes [pipeline:main] fail at its first request: name the filter in the pipeline instead
[app:app]
use = egg:demo
[filter:gzip]
use = egg:demo
`,
    ],
    good: ['[app:main]\nuse = egg:demo\nfilter-with = gzip\n[filter:gzip]\nuse = egg:demo\n'],
  },
  checkLoadable({ snapshot, file, section }, report) {
    if (!['pipeline', 'filter-app', 'server'].includes(section.kind ?? '')) return;
    const option = localOptions(snapshot, file, section).get('filter-with');
    if (option === undefined) return;
    const message =
      section.kind === 'server'
        ? t`"filter-with" has no meaning in a server section: it is passed to the server as an option`
        : t`"filter-with" makes [${section.name}] fail at its first request: name the filter in the pipeline instead`;
    const edits = [removeOption(file, option), ...(section.kind === 'pipeline' ? putFirst(section, option) : [])];
    const title = section.kind === 'server' ? t`Remove filter-with` : t`Put the filter first in the pipeline`;
    report({ span: option.keySpan, message, fixes: section.kind === 'filter-app' ? [] : [{ title, edits: [{ uri: file.uri, edits }] }] });
  },
};

/** The filter of `filter-with` before the first name of the pipeline: it is the outermost. */
function putFirst({ options }: Section, filter: Option): readonly TextEdit[] {
  const first = options.find(({ key }) => key === 'pipeline')?.value.lines.find(({ text }) => text !== '');
  return first === undefined ? [] : [{ span: { start: first.start, end: first.start }, newText: `${filter.value.text} ` }];
}
