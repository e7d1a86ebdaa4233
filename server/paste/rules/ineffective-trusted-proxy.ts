// A trusted proxy that the server never meets under that name.

import { t } from '../../core/translate.ts';
import { setValue } from '../edits.ts';
import { hasValue, spanIn } from '../options.ts';
import { nameOfReader } from '../reader-names.ts';
import type { PasteRule } from '../rule.ts';

export const ineffectiveTrustedProxy: PasteRule = {
  code: 'paste/ineffective-trusted-proxy',
  severity: 'warning',
  docs: 'waitress compares `trusted_proxy` literally with the address of its peer. On a UNIX socket the peer is called `localhost`, on TCP it is an IP address and never a name: with the wrong one no forwarded header is believed, and since waitress 3.0 they are removed before the app sees them. Use `localhost` with `unix_socket`, the IP address of nginx with TCP, or `*` where nobody else can connect.',
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 666
trusted_proxy = 127.0.0.1
#               ^^^^^^^^^ warning[paste/ineffective-trusted-proxy] waitress calls the peer on a UNIX socket \`localhost\`, so \`127.0.0.1\` is never met
trusted_proxy_headers = x-forwarded-proto
`,
      `
[server:main]
use = egg:waitress
port = 6543
trusted_proxy = localhost
#               ^^^^^^^^^ warning[paste/ineffective-trusted-proxy] a peer on TCP is an IP address, so \`localhost\` is never met
trusted_proxy_headers = x-forwarded-proto
`,
    ],
    good: [
      '[server:main]\nuse = egg:waitress\nunix_socket = /run/app.sock\nunix_socket_perms = 666\ntrusted_proxy = localhost\ntrusted_proxy_headers = x-forwarded-proto\n',
      '[server:main]\nuse = egg:waitress\nport = 6543\ntrusted_proxy = *\ntrusted_proxy_headers = x-forwarded-proto\n',
    ],
  },
  constraints: ['peer'],
  checkConstraint({ file, reader, given }, constraint, report) {
    if (constraint.kind !== 'peer') return;
    const found = given.get(constraint.option);
    const socket = given.get(constraint.socket);
    const text = found?.text;
    if (!found?.own || text === undefined || text === '' || text === '*' || (socket !== undefined && socket.text === undefined)) return;
    const onSocket = hasValue(given, constraint.socket);
    if (onSocket === (text === constraint.peer)) return;
    const wanted = onSocket ? constraint.peer : '127.0.0.1';
    if (!onSocket && text !== constraint.peer) return;
    report({
      span: spanIn(found, 0, text.length),
      message: onSocket
        ? t`${nameOfReader(reader)} calls the peer on a UNIX socket \`${constraint.peer}\`, so \`${text}\` is never met`
        : t`a peer on TCP is an IP address, so \`${text}\` is never met`,
      fixes: [{ title: t`Change to ${wanted}`, edits: [{ uri: file.uri, edits: [setValue(found.option, wanted)] }] }],
    });
  },
};
