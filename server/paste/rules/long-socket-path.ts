// The path of a UNIX socket that no kernel takes for its length.

import { t } from '../../core/translate.ts';
import { readAddress } from '../addresses.ts';
import { type Given, spanIn } from '../options.ts';
import type { PasteRule } from '../rule.ts';
import { bytesOf, longestSocketPath } from '../types.ts';

export const longSocketPath: PasteRule = {
  code: 'paste/long-socket-path',
  severity: 'error',
  docs: 'The path of a UNIX socket may have 107 bytes on Linux (`sun_path` holds 108, the last of them zero). The server fails at its start with `AF_UNIX path too long`, and nginx refuses the same path in its configuration. Use a short folder such as `/run/app`. A path built from `%(here)s` is judged by the folder of the file, or by `nginxPaste.paste.here`, and only as a warning.',
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress
unix_socket = /srv/customers/example-corporation/departments/marketing/websites/production/releases/current/shared/xx.sock
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[paste/long-socket-path] the path of a socket may have 107 bytes, and this one has 108
unix_socket_perms = 666
`,
    ],
    good: ['[server:main]\nuse = egg:gunicorn\nbind = unix:/run/app/app.sock\n'],
  },
  checkValue(_reading, { given, text, types }, report) {
    const [type] = types;
    const address = type!.kind === 'address' ? readAddress(text, type!.forms) : undefined;
    const start = type!.kind === 'socket' ? 0 : address && 'kind' in address && address.kind === 'unix' ? address.path.start : undefined;
    if (start === undefined || !given.own) return;
    const bytes = bytesOf(text.slice(start));
    if (bytes <= longestSocketPath) return;
    report({
      span: spanIn(given, start, text.length),
      message: t`the path of a socket may have ${longestSocketPath} bytes, and this one has ${bytes}`,
      ...(isBuilt(given) ? { severity: 'warning' } : {}),
    });
  },
};

/** Whether interpolations have a share in the text, such as a folder that may be another one on the server. */
function isBuilt({ option }: Given): boolean {
  return option.value.text.includes('%(');
}
