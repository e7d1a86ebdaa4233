// A `proxy_pass` with a path where nginx cannot tell which part of the request it replaces.

import { t } from '../../core/translate.ts';
import { locationAround, locationOf } from '../locations.ts';
import { pathStart } from '../requests.ts';
import type { DirectiveRule } from '../rule.ts';
import type { Directive } from '../tree.ts';

export const proxyPassUri: DirectiveRule = {
  code: 'nginx/proxy-pass-uri',
  severity: 'error',
  names: ['proxy_pass'],
  docs: 'A path behind the address replaces the part of the request that the location matched. In a regex or named location, in `if` and in `limit_except` there is no such part, and nginx refuses the path, even a lone `/`. Leave the path out and change it with `rewrite`, or write it with variables.',
  examples: {
    bad: [
      `http {
    server {
        location ~ ^/api/ {
            proxy_pass http://127.0.0.1:8080/v1/;
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^ error[nginx/proxy-pass-uri] proxy_pass cannot have a path in a regex location
        }
    }
}
`,
    ],
    good: [
      'http {\n    server {\n        location ~ ^/api/ { proxy_pass http://127.0.0.1:8080; }\n        location /api/ { proxy_pass http://127.0.0.1:8080/v1/; }\n    }\n}\n',
    ],
  },
  check({ file, directive, parents, contexts }, report) {
    const [url] = directive.args;
    const around = locationAround(parents);
    if (url === undefined || url.hole || url.value.includes('$') || around === undefined) return;
    if (!contexts.some(context => context === 'location' || context === 'if in location' || context === 'limit_except')) return;
    const where = placeWithoutPath(around);
    const path = pathStart(url.value);
    if (where === undefined || path === undefined) return;
    const newText = file.text.slice(url.start, url.end).replace(url.value, url.value.slice(0, path));
    report({
      span: url,
      message: t`proxy_pass cannot have a path in ${where}: leave out ${url.value.slice(path)}`,
      fixes: [{ title: t`Leave out ${url.value.slice(path)}`, edits: [{ uri: file.uri, edits: [{ span: url, newText }] }] }],
    });
  },
};

function placeWithoutPath(around: Directive): string | undefined {
  if (around.name.value !== 'location') return `\`${around.name.value}\``;
  const kind = locationOf(around)?.kind;
  return kind === 'regex' ? t`a regex location` : kind === 'named' ? t`a named location` : undefined;
}
