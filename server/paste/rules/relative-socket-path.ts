// The path of a UNIX socket that depends on where the server is started.

import { t } from '../../core/translate.ts';
import { readAddress } from '../addresses.ts';
import { spanIn } from '../options.ts';
import type { PasteRule } from '../rule.ts';

export const relativeSocketPath: PasteRule = {
  code: 'paste/relative-socket-path',
  severity: 'warning',
  docs: 'A socket path without `/` in front is relative to the folder in which the server is started, which is another one under systemd or supervisor than in a terminal; nginx will not find the socket. Write an absolute path, or begin it with `%(here)s/`, the folder of the file.',
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress
unix_socket = run/app.sock
#             ^^^^^^^^^^^^ warning[paste/relative-socket-path] \`run/app.sock\` is relative to the folder in which the server is started
unix_socket_perms = 666
`,
      `
[uwsgi]
http-socket = 3031
#             ^^^^ warning[paste/relative-socket-path] \`3031\` is a file in the folder in which the server is started: a port needs a colon, \`:3031\`
`,
    ],
    good: ['[server:main]\nuse = egg:waitress\nunix_socket = %(here)s/run/app.sock\nunix_socket_perms = 666\n'],
  },
  checkValue(reading, { given, text, types }, report) {
    const { file } = reading;
    const [type] = types;
    const address = type!.kind === 'address' ? readAddress(text, type!.forms) : undefined;
    const start = type!.kind === 'socket' ? 0 : address && 'kind' in address && address.kind === 'unix' ? address.path.start : undefined;
    if (start === undefined || !given.own || text.length === start || /^(?:\/|unix:|\$|~)/.test(text.slice(start))) return;
    const path = text.slice(start);
    const span = spanIn(given, start, text.length);
    const isPort = /^\d+$/.test(path);
    const edit = { span: { start: span.start, end: span.start }, newText: isPort ? ':' : '%(here)s/' };
    const fixable = reading.reader.kind === 'server' || isPort;
    const title = isPort ? t`Change to :${path}` : t`Put %(here)s in front`;
    report({
      span,
      message: isPort
        ? t`\`${path}\` is a file in the folder in which the server is started: a port needs a colon, \`:${path}\``
        : t`\`${path}\` is relative to the folder in which the server is started`,
      fixes: fixable ? [{ title, edits: [{ uri: file.uri, edits: [edit] }] }] : [],
    });
  },
};
