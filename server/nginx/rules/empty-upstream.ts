// A group of servers that has none to ask, or a reserve that its method does not know.

import { t } from '../../core/translate.ts';
import { levelAround } from '../effective.ts';
import { usesCommercialModules } from '../foreign.ts';
import { entriesOf } from '../reference.ts';
import { removing } from '../removal.ts';
import type { DirectiveRule } from '../rule.ts';
import type { Directive } from '../tree.ts';

/** Methods that spread requests without a second choice (NGX_HTTP_UPSTREAM_BACKUP is not among their flags). */
const methodsWithoutBackup = new Set(['hash', 'ip_hash', 'random']);

/** Each takes the place of the one before it. */
const methods = new Set([...methodsWithoutBackup, 'least_conn', 'least_time']);

export const emptyUpstream: DirectiveRule = {
  code: 'nginx/empty-upstream',
  severity: 'error',
  names: ['upstream'],
  docs: 'An upstream needs at least one `server` that is not a `backup`. The methods `hash`, `ip_hash` and `random` know no backup servers at all when they stand before them. nginx refuses both; add a server, or mark one that must not be asked as `down`.',
  examples: {
    bad: [
      `http {
    upstream app {
        keepalive 8;
    }
#   ^ error[nginx/empty-upstream] no server is inside of upstream app
}
`,
      `http {
    upstream app {
        ip_hash;
        server 10.0.0.1;
        server 10.0.0.2 backup;
#                       ^^^^^^ error[nginx/empty-upstream] the method ip_hash knows no backup servers
    }
}
`,
    ],
    good: ['http {\n    upstream app {\n        server 10.0.0.1;\n        server 10.0.0.2 backup;\n    }\n}\n'],
  },
  check({ snapshot, file, directive, contexts }, report) {
    const { args, block } = directive;
    const [name] = args;
    if (block === undefined || name === undefined || contexts.length === 0) return;
    let method: Directive | undefined;
    for (const child of block.children) {
      if (methods.has(child.name.value)) method = methodsWithoutBackup.has(child.name.value) ? child : undefined;
      const backup = child.name.value === 'server' ? child.args.find(({ value }) => value === 'backup') : undefined;
      if (method === undefined || backup === undefined) continue;
      const before = child.args[child.args.indexOf(backup) - 1] ?? child.name;
      const fixes = [removing(file, { start: before.end, end: backup.end }, t`Remove ${backup.value}`)];
      report({ span: backup, message: t`the method ${method.name.value} knows no backup servers`, fixes });
      return;
    }
    if (block.children.some(isFirstChoice)) return;
    const { settings, open } = levelAround(snapshot, file, directive);
    const servers = settings.get('server') ?? [];
    if (open || [...settings.keys()].some(mayAddServers)) return;
    if (servers.length > 0) {
      if (!servers.every(({ words }) => words.includes('backup'))) return;
      report({ span: directive.name, message: t`upstream ${name.value} has only backup servers: one must be the first choice` });
      return;
    }
    // The commercial nginx fills a group in shared memory while it runs.
    if (settings.has('zone') && usesCommercialModules(snapshot, file)) return;
    const at = block.close ?? directive.name.start;
    report({ span: { start: at, end: at + 1 }, message: t`no server is inside of upstream ${name.value}` });
  },
};

function isFirstChoice({ name, args }: Directive): boolean {
  return name.value === 'server' && !args.some(({ value }) => value === 'backup');
}

function mayAddServers(name: string): boolean {
  return entriesOf(name).every(entry => entry.thirdParty || entry.commercial);
}
