// An `alias` where nginx refuses it, or where it serves one file for every path.

import { t } from '../../core/translate.ts';
import { locationAround, locationOf } from '../locations.ts';
import type { DirectiveRule } from '../rule.ts';

export const misusedAlias: DirectiveRule = {
  code: 'nginx/misused-alias',
  severity: 'error',
  names: ['alias'],
  docs: '`alias` replaces the part of the path that its location matched. A named location matches none, and `root` beside it says the opposite: nginx refuses both. In a regex location the whole path is replaced, so that without a capture in it every request leads to the same file.',
  examples: {
    bad: [
      `http {
    server {
        location @files {
            alias /srv/files;
#           ^^^^^ error[nginx/misused-alias] alias cannot be used in a named location
        }
        location /b/ {
            root /srv;
            alias /srv/files/;
#           ^^^^^ error[nginx/misused-alias] alias and root exclude each other
        }
        location ~ ^/c/(.+)$ {
            alias /srv/files/;
#                 ^^^^^^^^^^^ warning[nginx/misused-alias] in a regex location alias replaces the whole path
        }
    }
}
`,
    ],
    good: [
      'http {\n    server {\n        location ~ ^/c/(.+)$ { alias /srv/files/$1; }\n        location /d/ { alias /srv/files/; }\n    }\n}\n',
    ],
  },
  check({ file, directive, parents }, report) {
    const around = locationAround(parents);
    const kind = around && locationOf(around)?.kind;
    const siblings = parents.at(-1)?.block?.children ?? [];
    const root = siblings.find(({ name }) => name.value === 'root');
    const [path] = directive.args;
    if (kind === 'named') {
      report({ span: directive.name, message: t`alias cannot be used in a named location: use root` });
    } else if (root !== undefined) {
      const later = root.start > directive.start ? root : directive;
      const other = later === root ? directive : root;
      report({
        span: later.name,
        message: t`alias and root exclude each other in one location`,
        related: [{ uri: file.uri, span: other.name, message: t`${other.name.value} stands here` }],
      });
    } else if (kind === 'regex' && path !== undefined && !path.hole && !path.value.includes('$')) {
      report({
        span: path,
        severity: 'warning',
        message: t`in a regex location alias replaces the whole path: add a capture such as $1`,
      });
    }
  },
};
