// An address that a server listens on twice.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import type { Context } from '../../data/nginx-types.ts';
import { contextsOf } from '../context.ts';
import { directivesAround, type Written } from '../effective.ts';
import { familyOfContext } from '../families.ts';
import { addressesOf } from '../listens.ts';
import { syntaxTree } from '../parser.ts';
import { removing } from '../removal.ts';
import type { FileRule, Report } from '../rule.ts';
import { hasNamedStreams } from '../target.ts';
import type { Directive } from '../tree.ts';

export const duplicateListen: FileRule = {
  code: 'nginx/duplicate-listen',
  severity: 'error',
  docs: 'A server may listen on an address once; `80`, `*:80` and `0.0.0.0:80` are one address. Put all options behind one `listen`. In `mail`, and in `stream` before nginx 1.25.5, no two servers may listen on one address either.',
  examples: {
    bad: [
      `http {
    server {
        listen 80;
        listen *:80;
#              ^^^^ error[nginx/duplicate-listen] this server listens on 0.0.0.0:80 already
    }
}
`,
      `events {}
mail {
    auth_http 127.0.0.1/auth;
    server { listen 143; protocol imap; }
    server { listen *:143; protocol imap; }
#                   ^^^^^ error[nginx/duplicate-listen] another server listens on 0.0.0.0:143 already
}
`,
    ],
    good: ['http {\n    server {\n        listen 80;\n        listen [::]:80;\n        listen 127.0.0.1:80;\n    }\n}\n'],
  },
  checkFile(snapshot, file, report) {
    const { children, holes } = syntaxTree(file);
    if (holes.length > 0 || !file.text.includes('listen')) return;
    const contexts = contextsOf(snapshot, file);
    const context = contexts.length === 1 ? contexts[0]! : undefined;
    if (context !== undefined && servers.has(context)) return checkServers({ snapshot, file, report }, [undefined], false);
    const oneOfAll = hasNamedStreams(snapshot) ? ['mail'] : ['mail', 'stream'];
    const check = (family: string, blocks: readonly Directive[]) => {
      const listening = blocks.filter(({ name, block }) => name.value === 'server' && block?.kind === 'directives');
      if (oneOfAll.includes(family)) checkServers({ snapshot, file, report }, listening, true);
      else for (const server of listening) checkServers({ snapshot, file, report }, [server], false);
    };
    check((context && familyOfContext(context)) ?? 'http', children);
    for (const { name, block } of children) if (families.has(name.value)) check(name.value, block?.children ?? []);
  },
};

const families: ReadonlySet<string> = new Set(['http', 'stream', 'mail']);
const servers: ReadonlySet<Context> = new Set(['server', 'stream server', 'mail server']);

type Work = { readonly snapshot: Snapshot; readonly file: SourceFile; readonly report: Report };
type Seen = Written & { readonly server: Directive | undefined };

/** Reports in `file` what these servers listen on twice. A server is undefined where the file is the inside of one. */
function checkServers({ snapshot, file, report }: Work, among: readonly (Directive | undefined)[], isOfAll: boolean): void {
  const seen = new Map<string, Seen>();
  for (const server of among) {
    const written = directivesAround(snapshot, file, server, 'listen');
    if (among.length === 1 && written.length < 2) continue;
    for (const { file: from, directive } of written) {
      const addresses = addressesOf(directive);
      if (addresses === undefined) continue;
      const first = addresses.map(address => seen.get(address)).find(known => known !== undefined);
      const twice = addresses.find(address => seen.has(address));
      for (const address of addresses) if (!seen.has(address)) seen.set(address, { file: from, directive, server });
      if (first === undefined || twice === undefined || from !== file) continue;
      const safe = first.file === file && textOf(file.text, directive) === textOf(file.text, first.directive);
      report({
        span: directive.args[0]!,
        message:
          isOfAll && first.server !== server ? t`another server listens on ${twice} already` : t`this server listens on ${twice} already`,
        related: [{ uri: first.file.uri, span: first.directive, message: t`here` }],
        fixes: [{ ...removing(file, directive, t`Remove this listen`), safe }],
      });
    }
  }
}
