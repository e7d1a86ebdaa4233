// An option that a pipeline section may not have.

import { lineEnd, lineStart } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { optionsByKey } from '../interpolation.ts';
import { localOptions } from '../loader.ts';
import type { PasteRule } from '../rule.ts';

export const extraPipelineOption: PasteRule = {
  code: 'paste/extra-pipeline-option',
  severity: 'error',
  strikes: 'loading',
  docs: 'A `[pipeline:…]` section takes `pipeline`, `require` and `set name = value`, and nothing else: there is no factory to get other options, so paste.deploy refuses them (`… has extra (disallowed) settings`). Put them into the sections of the filters or the app.',
  examples: {
    bad: [
      `
[pipeline:main]
pipeline = app
use = egg:Paste
#<<< error[paste/extra-pipeline-option] a pipeline has no option "use": only "pipeline", "require" and "set name" are allowed here
get x = y
#<<<<< error[paste/extra-pipeline-option] a pipeline has no option "get x": only "pipeline", "require" and "set name" are allowed here
[app:app]
use = egg:demo
`,
    ],
    good: ['[pipeline:main]\nset debug = true\npipeline = app\n[app:app]\nuse = egg:demo\n'],
  },
  checkLoadable({ snapshot, file, section }, report) {
    if (section.kind !== 'pipeline') return;
    const local = localOptions(snapshot, file, section);
    for (const option of optionsByKey(section).values()) {
      const { key } = option;
      if (['pipeline', 'require', 'filter-with'].includes(key) || !(local.has(key) || key.startsWith('get '))) continue;
      const line = { start: lineStart(file.text, option.start), end: Math.min(file.text.length, lineEnd(file.text, option.end) + 1) };
      report({
        span: option.keySpan,
        message: t`a pipeline has no option "${key}": only "pipeline", "require" and "set name" are allowed here`,
        fixes: [{ title: t`Remove ${key}`, edits: [{ uri: file.uri, edits: [{ span: line, newText: '' }] }] }],
      });
    }
  },
};
