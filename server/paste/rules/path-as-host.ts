// The path of a socket where a server takes a host, or `unix:` where it takes a bare path, or a bare path where it wants `unix:`.

import type { SourceFile } from '../../core/language.ts';
import type { Fix } from '../../core/rule.ts';
import type { TextEdit } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { removeOption, renameOption, setValue } from '../edits.ts';
import { addressKeysOf, type Given, type Reading, spanIn } from '../options.ts';
import { nameOfReader } from '../reader-names.ts';
import { replacements } from '../replace-server.ts';
import type { PasteRule } from '../rule.ts';

export const pathAsHost: PasteRule = {
  code: 'paste/path-as-host',
  severity: 'error',
  docs: "Each server has its own way to name a UNIX socket, or none. waitress and flup take a bare path in an option of its own (`unix_socket`, `socket`), gunicorn takes `bind = unix:/path`, uWSGI a bare path in `socket`. A path in `host` is looked up as the name of a machine, which fails at the start (`Invalid host/port specified.`, `Name or service not known`); `unix:` in front of a bare path becomes part of the path (`No such file or directory`). The article's `host = /tmp/SITE.sock` only worked with a patched PasteScript.",
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress
host = /run/app.sock
#      ^^^^^^^^^^^^^ error[paste/path-as-host] \`/run/app.sock\` is the path of a socket, and \`host\` of waitress takes none: use \`unix_socket\`
port = 6543
`,
      `
[server:main]
use = egg:waitress
unix_socket = unix:/run/app.sock
#             ^^^^^^^^^^^^^^^^^^ error[paste/path-as-host] \`unix:/run/app.sock\` begins with \`unix:\`, which would be part of the path: \`unix_socket\` of waitress takes a bare path
unix_socket_perms = 666
`,
      `
[server:main]
use = egg:gunicorn
bind = /run/app.sock
#      ^^^^^^^^^^^^^ error[paste/path-as-host] \`/run/app.sock\` is the path of a socket, and \`bind\` of gunicorn takes one only as \`unix:/run/app.sock\`
`,
      `
[server:main]
use = egg:pyramid#cherrypy
host = /run/app.sock
#      ^^^^^^^^^^^^^ error[paste/path-as-host] \`/run/app.sock\` is the path of a socket, and Pyramid's CherryPy server cannot listen on one
`,
    ],
    good: [
      '[server:main]\nuse = egg:waitress\nunix_socket = /run/app.sock\nunix_socket_perms = 666\n',
      '[server:main]\nuse = egg:gunicorn\nhost = unix:/run/app.sock\n',
    ],
  },
  checkValue(reading, { given, text, problems }, report) {
    const { file } = reading;
    if (!given.own) return;
    for (const { at, path, problem, instead } of problems) {
      if (!path) continue;
      const blamed = text.slice(at.start, at.end);
      const { says, fixes } = advice(file, reading, given, blamed, instead);
      // gunicorn glues the port to the path, and listens on a file of that name.
      const listens =
        /^unix:/.test(blamed) &&
        addressKeysOf(reading.reader).some(key => key.kind === 'pair' && key.alone?.forms.includes('unix:path') && key.host === given.name);
      const severity = listens ? ({ severity: 'warning' } as const) : {};
      report({ span: spanIn(given, at.start, at.end), message: says(t`\`${blamed}\` ${problem}`), fixes, ...severity });
    }
  },
};

function advice(
  file: SourceFile,
  reading: Reading,
  given: Given,
  blamed: string,
  instead: string | undefined,
): { readonly says: (problem: string) => string; readonly fixes: readonly Fix[] } {
  const { reader, section } = reading;
  const { option } = given;
  const who = nameOfReader(reader);
  const plain = option.value.text === given.text;
  const fix = (title: string, ...edits: TextEdit[]): readonly Fix[] => (plain ? [{ title, edits: [{ uri: file.uri, edits }] }] : []);
  const bare = blamed.replace(/^unix:(?:\/\/(?=\/))?/i, '');
  if (instead !== undefined) {
    return {
      says: problem => t`${problem}: \`${option.key}\` of ${who} takes a bare path`,
      fixes: fix(t`Change to ${bare}`, setValue(option, bare)),
    };
  }
  const forms = addressKeysOf(reader).flatMap(key => (key.kind === 'whole' ? [key] : []));
  const here = forms.find(key => key.option === given.name)?.forms ?? [];
  if (here.includes('bare-path') || here.includes('path')) {
    return {
      says: problem => t`${problem}, and \`${option.key}\` of ${who} takes a bare path`,
      fixes: fix(t`Change to ${bare}`, setValue(option, bare)),
    };
  }
  const pair = addressKeysOf(reader).find(key => key.kind === 'pair' && key.host === given.name);
  const port = pair?.kind === 'pair' ? section.options.find(candidate => candidate.key === pair.port) : undefined;
  const dropPort = port === undefined ? [] : [removeOption(file, port)];
  const prefixed = here.includes('unix:path') || (pair?.kind === 'pair' && pair.alone?.forms.includes('unix:path'));
  if (prefixed) {
    const says = (problem: string) =>
      port
        ? t`${problem}, and \`${option.key}\` of ${who} takes one only as \`unix:${bare}\` and without a port`
        : t`${problem}, and \`${option.key}\` of ${who} takes one only as \`unix:${bare}\``;
    return { says, fixes: given.text === blamed ? fix(t`Change to unix:${bare}`, setValue(option, `unix:${bare}`), ...dropPort) : [] };
  }
  const other = forms.find(key => key.forms.includes('path'));
  if (other !== undefined) {
    const edits = bare === blamed ? [] : [setValue(option, bare)];
    const says = (problem: string) => t`${problem}, and \`${option.key}\` of ${who} takes none: use \`${other.option}\``;
    const taken = reading.given.has(other.option);
    return {
      says,
      fixes:
        taken || given.text !== blamed ? [] : fix(t`Change to ${other.option}`, renameOption(option, other.option), ...edits, ...dropPort),
    };
  }
  return { says: problem => t`${problem}, and ${who} cannot listen on one`, fixes: replacements(file, reading) };
}
