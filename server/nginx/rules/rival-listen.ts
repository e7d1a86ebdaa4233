// Two servers that both want to decide about one address: which is its default, or how its socket is made.

import type { Finding } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { type Listen, listensAround, listensOf } from '../listens.ts';
import { removing } from '../removal.ts';
import type { FileRule } from '../rule.ts';

export const rivalListen: FileRule = {
  code: 'nginx/rival-listen',
  severity: 'error',
  docs: 'Servers may share an address, but only one of them may be its `default_server`, and only one `listen` may carry options of the socket itself (`backlog`, `reuseport`, `deferred`, `so_keepalive`, `ipv6only`, …). nginx refuses the second. Remove it there: what one says holds for all.',
  examples: {
    bad: [
      `http {
    server { listen 80 default_server; server_name a; }
    server { listen 80 default_server; server_name b; }
#                      ^^^^^^^^^^^^^^ error[nginx/rival-listen] 0.0.0.0:80 has a default server already
    server { listen 81 backlog=5; server_name a; }
    server { listen 81 backlog=6; server_name b; }
#                      ^^^^^^^^^ error[nginx/rival-listen] the socket options of 0.0.0.0:81 are given already
}
`,
    ],
    good: ['http {\n    server { listen 80 default_server; server_name a; }\n    server { listen 80; server_name b; }\n}\n'],
  },
  checkFile(snapshot, file, report) {
    if (!listensOf(file).some(({ isDefault, socketOption }) => isDefault || socketOption)) return;
    const defaults = new Map<string, Listen>();
    const options = new Map<string, Listen>();
    for (const listen of listensAround(snapshot, file)) {
      for (const address of listen.addresses) {
        const problem = problemOf(listen, address, defaults, options);
        if (problem === undefined || listen.file !== file) continue;
        report(problem);
        break;
      }
    }
  },
};

function problemOf(listen: Listen, address: string, defaults: Map<string, Listen>, options: Map<string, Listen>): Finding | undefined {
  let finding: Finding | undefined;
  const { directive, isDefault, socketOption } = listen;
  const flag = directive?.args.find(({ value }) => value === 'default_server' || value === 'default');
  if (isDefault && flag !== undefined) {
    const first = defaults.get(address);
    if (first === undefined) defaults.set(address, listen);
    else {
      const before = directive!.args[directive!.args.indexOf(flag) - 1]!;
      const fixes = [removing(listen.file, { start: before.end, end: flag.end }, t`Remove ${flag.value}`)];
      finding = { span: flag, message: t`${address} has a default server already`, ...seen(first), fixes };
    }
  }
  if (socketOption !== undefined) {
    const first = options.get(address);
    if (first === undefined) options.set(address, listen);
    else finding ??= { span: socketOption, message: t`the socket options of ${address} are given already`, ...seen(first) };
  }
  return finding;
}

function seen({ file, directive, server }: Listen): Pick<Finding, 'related'> {
  return { related: [{ uri: file.uri, span: (directive ?? server).name, message: t`here` }] };
}
