// A comment behind a value, which becomes part of the value.

import { t } from '../../core/translate.ts';
import { withoutComment } from '../comments.ts';
import { spanIn } from '../options.ts';
import { nameOfReader } from '../reader-names.ts';
import type { PasteRule } from '../rule.ts';
import { doubtOf, problemsOfAll } from '../values.ts';

export const inlineComment: PasteRule = {
  code: 'paste/inline-comment',
  severity: 'warning',
  docs: 'A `#` or `;` behind a value begins no comment: paste.deploy sets configparser up without inline comments, so all of it is the value. A number then fails, a boolean turns into false, a path names another file. Put the comment on a line of its own. Reported where the value would be right without it; an error where the reader refuses it as it stands.',
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress
threads = 4 # per process
#           ^^^^^^^^^^^^^ error[paste/inline-comment] \`# per process\` is part of the value: a comment needs a line of its own
expose_tracebacks = true ; for now
#                        ^^^^^^^^^ warning[paste/inline-comment] \`; for now\` is part of the value: a comment needs a line of its own
`,
      `
[server:main]
use = egg:waitress
unix_socket = /run/app.sock # shared
#                           ^^^^^^^^ warning[paste/inline-comment] \`# shared\` is part of the value
unix_socket_perms = 666
`,
    ],
    good: ['[server:main]\nuse = egg:waitress\n# per process\nthreads = 4\nident = a#b\n'],
  },
  checkValue(reading, { given, facts, text, types, problems }, report) {
    const { file } = reading;
    const bare = given.own && types[0]!.kind !== 'text' ? withoutComment(text) : undefined;
    if (bare === undefined || problemsOfAll(types, bare).length > 0) return;
    const refused = problems.length > 0;
    const changed = types[0]!.kind === 'boolean' || types[0]!.kind === 'path' || types[0]!.kind === 'socket' || doubtOf(facts, types, text);
    if (!refused && !changed) return;
    const start = bare.length + (text.slice(bare.length).length - text.slice(bare.length).trimStart().length);
    const span = spanIn(given, start, text.length);
    const gap = { start: spanIn(given, 0, Math.max(1, bare.length)).end, end: span.end };
    report({
      span,
      message: t`\`${text.slice(start)}\` is part of the value: a comment needs a line of its own, as ${nameOfReader(reading.reader, reading.section)} reads all of it`,
      ...(refused ? { severity: 'error' } : {}),
      fixes: [{ title: t`Remove the comment`, edits: [{ uri: file.uri, edits: [{ span: gap, newText: '' }] }] }],
    });
  },
};
