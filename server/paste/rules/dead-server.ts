// A server that cannot start any more, is given up, or was never one.

import type { Snapshot } from '../../core/language.ts';
import { t, translated } from '../../core/translate.ts';
import { notServers } from '../../data/paste-servers/rare.ts';
import { sourceOf } from '../interpolation.ts';
import { serverOf, useOf } from '../loader.ts';
import { normalEgg, readingOf } from '../options.ts';
import { replacements } from '../replace-server.ts';
import type { PasteRule } from '../rule.ts';
import { normalName } from '../use.ts';
import { installedVersion, isOlder } from '../version.ts';

export const deadServer: PasteRule = {
  code: 'paste/dead-server',
  severity: 'error',
  docs: "`use` names a server that does not start on a current system, one whose authors have given it up, or a distribution that has no Paste server at all. `egg:PasteScript#cherrypy` needs `cherrypy.wsgiserver`, which CherryPy removed in 9.0.0 (2017); it also never listened on a socket path without a patch. The fix changes the section to a server that is alive and keeps what the options meant: `numthreads` becomes waitress' `threads`, `timeout` its `channel_timeout`, `request_queue_size` its `backlog`, and a path given as `host` its `unix_socket`.",
  examples: {
    bad: [
      `
[server:main]
host = /run/site-python.sock
use = egg:PasteScript#cherrypy
#     ^^^^^^^^^^^^^^^^^^^^^^^^ error[paste/dead-server] \`egg:PasteScript#cherrypy\` cannot start on a current system: it needs \`cherrypy.wsgiserver\`, which CherryPy removed in 9.0.0 (2017)
numthreads = 10
timeout = 180
request_queue_size = 200
`,
      `
[server:main]
use = egg:meinheld
#     ^^^^^^^^^^^^ error[paste/dead-server] meinheld has no Paste entry point
`,
      `
[server:main]
use = egg:PasteScript#flup_scgi_thread
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information[paste/dead-server] \`egg:PasteScript#flup_scgi_thread\` warns at its start
`,
    ],
    good: ['[server:main]\nuse = egg:pyramid#cherrypy\nhost = 127.0.0.1\nport = 6501\n'],
  },
  checkLoadable({ snapshot, file, section, group }, report) {
    if (group !== 'server') return;
    const used = useOf(snapshot, file, section);
    const { egg } = serverOf(snapshot, file, section);
    if (used?.use.kind !== 'egg' || egg === undefined) return;
    const span = sourceOf(used.pieces, 0, used.text.length).enclosing;
    const reading = readingOf(snapshot, file, section);
    const status = reading?.reader.kind === 'server' ? reading.reader.facts.status : undefined;
    const never = reasons.get(egg);
    if (never !== undefined && !exists(snapshot, egg)) report({ span, message: translated(never) });
    if (reading === undefined || status === undefined || isWell(snapshot, status.unless)) return;
    report({
      span,
      message: t`\`${used.text}\` ${translated(status.says)}`,
      ...(status.kind === 'deprecated' ? { severity: 'information', tag: 'deprecated' } : {}),
      fixes: replacements(file, reading),
    });
  },
};

/** By its egg, why something is no server. */
const reasons: ReadonlyMap<string, string> = new Map(Object.entries(notServers).map(([egg, reason]) => [normalEgg(egg), reason]));

function isWell(snapshot: Snapshot, unless: { readonly dist: string; readonly before: string } | undefined): boolean {
  const version = unless && installedVersion(snapshot, unless.dist);
  return version !== undefined && isOlder(version, unless!.before);
}

/** Whether the environment has the entry point after all. */
function exists(snapshot: Snapshot, egg: string): boolean {
  const [dist, entry] = egg.slice('egg:'.length).split('#');
  return (
    snapshot.distributions?.some(
      ({ name, entryPoints }) =>
        normalName(name) === dist && entryPoints.some(point => point.name === entry && /^paste\.server_/.test(point.group)),
    ) ?? false
  );
}
