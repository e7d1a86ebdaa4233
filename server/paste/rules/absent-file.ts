// `config:` with a file that the workspace does not have.

import { t } from '../../core/translate.ts';
import { shortName } from '../../core/uri.ts';
import { withoutComment } from '../comments.ts';
import { findConfig } from '../files.ts';
import { targetOf } from '../loader.ts';
import type { PasteRule } from '../rule.ts';
import { partSpan } from '../symbols.ts';

export const absentFile: PasteRule = {
  code: 'paste/absent-file',
  severity: 'warning',
  docs: 'A file named by `config:` is not in the workspace. Its path is relative to the folder of the file that names it; `%20` and the like stand for characters (and `%` must be doubled in an ini file). A path outside the workspace is never looked at.',
  examples: {
    bad: [
      `
[app:main]
use = config:shared/base.ini#main
#            ^^^^^^^^^^^^^^^ warning[paste/absent-file] there is no file shared/base.ini in the workspace
`,
      `
#- app.ini
[app:main]
use = config:base.ini ; for all
#            ^^^^^^^^^^^^^^^^^^ warning[paste/absent-file] \`base.ini ; for all\` is no file: a comment must stand on a line of its own, here it is part of the name
#- base.ini
[app:main]
use = egg:demo
`,
    ],
    good: [
      '#- app.ini\n[app:main]\nuse = config:base.ini\n#- base.ini\n[app:main]\nuse = egg:demo\n',
      '[app:main]\nuse = config:/etc/demo/app.ini\n',
    ],
  },
  checkMention({ snapshot, file }, mention, report) {
    if (mention.use.kind === 'config' && mention.use.path === '') {
      report({ span: mention.span, message: t`"config:" names no file` });
      return;
    }
    const target = targetOf(snapshot, file, mention.group, mention.use);
    if (target.kind !== 'absent-file' || mention.use.kind !== 'config') return;
    const { path, pathAt } = mention.use;
    const span = partSpan(mention, pathAt);
    const bare = withoutComment(path);
    if (bare === undefined) {
      report({ span: span ?? mention.span, message: t`there is no file ${shortName(target.uri, snapshot.roots)} in the workspace` });
      return;
    }
    report({
      span: span ?? mention.span,
      message: t`\`${path}\` is no file: a comment must stand on a line of its own, here it is part of the name`,
      fixes:
        span === undefined || findConfig(snapshot, file, bare).kind !== 'file'
          ? []
          : [{ title: t`Remove the comment`, edits: [{ uri: file.uri, edits: [{ span, newText: bare }] }] }],
    });
  },
};
