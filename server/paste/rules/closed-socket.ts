// A UNIX socket with a mode that lets only the server's own user connect.

import { t } from '../../core/translate.ts';
import { addOption, setValue } from '../edits.ts';
import { pythonInteger } from '../numbers.ts';
import { defaultOf, hasValue, optionFacts, spanIn } from '../options.ts';
import { nameOfReader } from '../reader-names.ts';
import type { PasteRule } from '../rule.ts';

export const closedSocket: PasteRule = {
  code: 'paste/closed-socket',
  severity: 'information',
  docs: 'To connect to a UNIX socket one needs write permission on it. waitress gives its socket mode 600 unless `unix_socket_perms` says otherwise, so that nginx, which mostly runs as another user, answers 502 (`connect() … failed (13: Permission denied)`). Use `666`, or `660` with a group that both share. Nothing is wrong when nginx runs as the same user.',
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
#             ^^^^^^^^^^^^^ information[paste/closed-socket] waitress gives this socket mode 600: nginx under another user cannot connect
`,
      `
[server:main]
use = egg:waitress
unix_socket = /run/app.sock
unix_socket_perms = 644
#                   ^^^ information[paste/closed-socket] mode 644 lets nobody but the owner write: nginx under another user cannot connect
`,
    ],
    good: ['[server:main]\nuse = egg:waitress\nunix_socket = /run/app.sock\nunix_socket_perms = 660\n'],
  },
  checkReading({ file, section }, { reader, given }, report) {
    if (reader.kind !== 'server') return;
    const mode = reader.facts.options.find(option => option.role === 'socket-mode' && option.type.kind === 'integer');
    const key = reader.facts.addresses.find(address => address.kind === 'whole' && address.forms.includes('path'));
    const socket = key?.kind === 'whole' && hasValue(given, key.option) ? given.get(key.option) : undefined;
    if (mode === undefined || socket === undefined) return;
    const found = given.get(mode.name);
    const text = found === undefined ? defaultOf(optionFacts(reader.facts, mode.name)!, reader.version) : found.text;
    const value = text === undefined ? undefined : pythonInteger(text, 8);
    const blamed = found ?? socket;
    if (value === undefined || value < 0 || (value & 0o022) !== 0 || !blamed.own) return;
    report({
      span: spanIn(blamed, 0, blamed.text?.length ?? 0),
      message: found
        ? t`mode ${text ?? ''} lets nobody but the owner write: nginx under another user cannot connect`
        : t`${nameOfReader(reader)} gives this socket mode ${text ?? ''}: nginx under another user cannot connect`,
      fixes: ['660', '666'].map(wanted => ({
        title: t`Set ${mode.name} to ${wanted}`,
        edits: [
          { uri: file.uri, edits: [found ? setValue(found.option, wanted) : addOption(file, section, socket.option, mode.name, wanted)] },
        ],
      })),
    });
  },
};
