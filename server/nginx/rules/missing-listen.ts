// A server of stream or mail that listens nowhere.

import { t } from '../../core/translate.ts';
import { levelAround } from '../effective.ts';
import type { DirectiveRule } from '../rule.ts';

export const missingListen: DirectiveRule = {
  code: 'nginx/missing-listen',
  severity: 'error',
  names: ['server'],
  docs: 'In `stream` and `mail` every server needs a `listen`; only in `http` is there a default (`*:80`). nginx refuses to start without it.',
  examples: {
    bad: [
      `events {}
stream {
    server {
#   ^^^^^^ error[nginx/missing-listen] this server has no "listen", which stream needs
        proxy_pass 127.0.0.1:53;
    }
}`,
    ],
    good: [
      'events {}\nstream {\n    server {\n        listen 53 udp;\n        proxy_pass 127.0.0.1:53;\n    }\n}\nhttp {\n    server {\n    }\n}',
    ],
  },
  check({ snapshot, file, directive, contexts }, report) {
    const { block } = directive;
    const context = contexts[0];
    if (block?.close === undefined || contexts.length !== 1 || (context !== 'stream' && context !== 'mail')) return;
    const level = levelAround(snapshot, file, directive);
    if (level.settings.has('listen') || level.open) return;
    report({ span: directive.name, message: t`this server has no "listen", which ${context} needs` });
  },
};
