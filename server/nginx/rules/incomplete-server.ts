// A server of stream or mail without what its family asks of every one: something to do, a protocol, a service that knows the users, a certificate.

import type { Snapshot } from '../../core/language.ts';
import type { Finding } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { effective, type Levels, levelsAt, type Setting } from '../effective.ts';
import { entryIn } from '../reference.ts';
import type { DirectiveRule } from '../rule.ts';
import { hasNamedStreams } from '../target.ts';
import type { Directive } from '../tree.ts';

/** What does something with the connections of a stream server; modules of others may too. */
const handlers: ReadonlySet<string> = new Set(['proxy_pass', 'return', 'pass']);

/** Ports whose protocol nginx knows (`ngx_mail_*_protocol`, by `listen`). */
const mailPorts = /(?:^|:)(?:25|465|587|110|995|143|993)$/;

export const incompleteServer: DirectiveRule = {
  code: 'nginx/incomplete-server',
  severity: 'error',
  names: ['server'],
  docs: 'A server of `stream` needs something that it does with connections, such as `proxy_pass`: before 1.25.5 nginx refuses it without (`no handler for server`), later ones close each connection. One of `mail` needs `auth_http`, its own or that of the `mail` block, and a `protocol` where the port does not tell it. Where one of them speaks TLS (`listen … ssl`, `starttls on`), it needs an `ssl_certificate`.',
  examples: {
    bad: [
      `events {}
stream {
    server { listen 53; }
#   ^^^^^^ warning[nginx/incomplete-server] this server does nothing with its connections: it needs "proxy_pass" or "return"
    server { listen 54 ssl; proxy_pass 127.0.0.1:53; }
#            ^^^^^^ error[nginx/incomplete-server] this server listens with ssl but has no ssl_certificate
}
mail {
    server { listen 143; }
#   ^^^^^^ error[nginx/incomplete-server] this server has no "auth_http", which tells it where to log users in
    server { listen 1430; auth_http 127.0.0.1/auth; }
#   ^^^^^^ error[nginx/incomplete-server] this server has no "protocol", and its port is none that tells it
    server { listen 110; auth_http 127.0.0.1/auth; starttls on; }
#                                                  ^^^^^^^^ error[nginx/incomplete-server] this server offers TLS but has no ssl_certificate
}`,
    ],
    good: [
      'events {}\nstream {\n    server { listen 53; proxy_pass 127.0.0.1:53; }\n}\nmail {\n    auth_http 127.0.0.1/auth;\n    server { listen 143; }\n}',
    ],
  },
  check({ snapshot, file, directive, contexts }, report) {
    const context = contexts[0];
    if (contexts.length !== 1 || (context !== 'stream' && context !== 'mail') || directive.block?.close === undefined) return;
    const levels = levelsAt(snapshot, file, directive.block.open + 1);
    const finding = context === 'stream' ? streamProblem(snapshot, directive, levels) : mailProblem(directive, levels);
    if (finding !== undefined) report(finding);
  },
};

function streamProblem(snapshot: Snapshot, server: Directive, levels: Levels): Finding | undefined {
  const level = levels.levels[0]!;
  if (level.open) return undefined;
  // whatever is not nginx's own may be a handler
  const isOwn = (name: string) => entryIn(name, 'stream server')?.thirdParty === undefined && entryIn(name, 'stream server');
  if ([...level.settings.keys()].every(name => isOwn(name) && !handlers.has(name) && !name.startsWith('js_'))) {
    const severity = hasNamedStreams(snapshot) ? 'warning' : 'error';
    return { span: server.name, severity, message: t`this server does nothing with its connections: it needs "proxy_pass" or "return"` };
  }
  return certificateProblem(server, levels);
}

function mailProblem(server: Directive, levels: Levels): Finding | undefined {
  if (effective(levels, 'auth_http')?.length === 0) {
    return { span: server.name, message: t`this server has no "auth_http", which tells it where to log users in` };
  }
  const ports = listensOf(levels).map(({ words }) => words[0] ?? '');
  if (effective(levels, 'protocol')?.length === 0 && ports.length > 0 && !ports.some(port => port.includes('$') || mailPorts.test(port))) {
    return { span: server.name, message: t`this server has no "protocol", and its port is none that tells it` };
  }
  return certificateProblem(server, levels);
}

function certificateProblem(server: Directive, levels: Levels): Finding | undefined {
  if (effective(levels, 'ssl_certificate')?.length !== 0 || effective(levels, 'ssl_reject_handshake')?.length !== 0) return undefined;
  const own = (setting: Setting) => server.block!.children.find(child => child === setting.directive) ?? server;
  const listen = listensOf(levels).find(({ words }) => words.includes('ssl'));
  if (listen !== undefined) return { span: own(listen).name, message: t`this server listens with ssl but has no ssl_certificate` };
  const asked = ['starttls', 'ssl']
    .flatMap(name => effective(levels, name) ?? [])
    .find(({ words }) => words[0] === 'on' || words[0] === 'only');
  if (asked === undefined) return undefined;
  return { span: own(asked).name, message: t`this server offers TLS but has no ssl_certificate` };
}

function listensOf({ levels }: Levels): readonly Setting[] {
  return levels[0]!.settings.get('listen') ?? [];
}
