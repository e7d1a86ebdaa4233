// A value that the reader of the option refuses, or takes and does something else with than was meant.

import { t } from '../../core/translate.ts';
import { withoutComment } from '../comments.ts';
import { setValue } from '../edits.ts';
import { spanIn } from '../options.ts';
import { nameOfReader } from '../reader-names.ts';
import type { PasteRule } from '../rule.ts';
import { doubtOf, problemsOfAll } from '../values.ts';

export const invalidOptionValue: PasteRule = {
  code: 'paste/invalid-option-value',
  severity: 'error',
  docs: "A value that the reader of the option refuses: a number that Python's `int` does not read (waitress: decimal, gunicorn: `0x1f` and `0o17` but no leading zeros, flup: decimal even for `umask`), a word that is no boolean there, a host nobody can resolve, a level in lower case. Values that are taken but mean something else than they seem to (`threads = 0`, `max_request_body_size = 0`, an unknown boolean word that counts as false) are warnings. Values with unknown variables or from templates are not judged.",
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress
threads = ten
#         ^^^ error[paste/invalid-option-value] \`threads\` of waitress: \`ten\` is no integer
max_request_body_size = 1g
#                       ^^ error[paste/invalid-option-value] \`max_request_body_size\` of waitress: \`1g\` is no integer: a suffix such as \`g\` is not understood
`,
      `
[server:main]
use = egg:waitress
port = 70000
#      ^^^^^ warning[paste/invalid-option-value] \`port\` of waitress: \`70000\` is above 65535, so waitress listens on the remainder modulo 65536
ipv6 = maybe
#      ^^^^^ warning[paste/invalid-option-value] \`ipv6\` of waitress: \`maybe\` is no word for true, so it means false
`,
      `
[server:main]
use = egg:gunicorn
umask = 007
#       ^^^ error[paste/invalid-option-value] \`umask\` of gunicorn: \`007\` is no integer: a number with leading zeros is refused
preload_app = yes
#             ^^^ error[paste/invalid-option-value] \`preload_app\` of gunicorn: \`yes\` is none of \`true\`, \`false\`
`,
      `
[server:main]
use = egg:waitress
trusted_proxy = *
trusted_proxy_headers = x-forwarded-for,x-forwarded-proto
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[paste/invalid-option-value] \`trusted_proxy_headers\` of waitress: \`x-forwarded-for,x-forwarded-proto\` holds a comma
`,
      `
[server:main]
use = egg:waitress
listen = http://localhost:6543
#        ^^^^^^^^^^^^^^^^^^^^^ error[paste/invalid-option-value] \`listen\` of waitress: \`http://localhost:6543\` is a URL: only its host and port belong here
[server:other]
use = egg:gunicorn
host = http://localhost
#      ^^^^^^^^^^^^^^^^ warning[paste/invalid-option-value] \`host\` of gunicorn: \`http://localhost\` is a URL: only its host belongs here
port = 6544
`,
      `
[app:main]
use = egg:demo
filter-with = errors
[filter:errors]
use = egg:Paste#error_catcher
smtp_use_tls = false
#              ^^^^^ warning[paste/invalid-option-value] \`smtp_use_tls\` of Paste#error_catcher: \`false\` is a text like any other, and so means true: only an empty value means false
`,
      `
[uwsgi]
chmod-socket = 0660
#              ^^^^ warning[paste/invalid-option-value] \`chmod-socket\` of [uwsgi]: \`0660\` must be exactly three octal digits, such as \`660\`
`,
    ],
    good: [
      '[server:main]\nuse = egg:waitress\nthreads = 1_0\nunix_socket = /run/app.sock\nunix_socket_perms = 0o660\n',
      '[server:main]\nuse = egg:Paste#http\nssl_context =\nhandler =\n',
      '[server:main]\nuse = egg:gunicorn\nraw_env =\n    A=1\n    B=2\nworkers = 0x4\nreload = TRUE\nbind = [::1]:80\n',
    ],
  },
  checkValue(reading, { given, facts, text, types, problems }, report) {
    const { file } = reading;
    const doubt = problems.length > 0 ? undefined : doubtOf(facts, types, text);
    if (problems.length === 0 && doubt === undefined) return;
    const option = t`\`${given.option.key}\` of ${nameOfReader(reading.reader, reading.section)}`;
    const bare = problems.length > 0 ? withoutComment(text) : undefined;
    if (bare !== undefined && problemsOfAll(types, bare).length === 0) return;
    for (const { at, problem, path, unsure, instead } of problems) {
      if (path) continue;
      const blamed = text.slice(at.start, at.end);
      const span = spanIn(given, at.start, at.end);
      const replaced = instead === undefined ? undefined : text.slice(0, at.start) + instead + text.slice(at.end);
      report({
        span,
        message: blamed === '' ? t`${option} ${problem}` : t`${option}: \`${showText(blamed)}\` ${problem}`,
        ...(unsure ? { severity: 'warning' } : {}),
        ...(replaced !== undefined && given.option.value.text === text
          ? { fixes: [{ title: t`Change to ${instead!}`, edits: [{ uri: file.uri, edits: [setValue(given.option, replaced)] }] }] }
          : {}),
      });
    }
    if (doubt === undefined) return;
    const message = text === '' ? t`${option} ${doubt}` : t`${option}: \`${showText(text)}\` ${doubt}`;
    report({ span: spanIn(given, 0, text.length), message, severity: 'warning' });
  },
};

/** A text on one line and not too long. */
function showText(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
