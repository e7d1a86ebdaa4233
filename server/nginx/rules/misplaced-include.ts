// A file that comes with nginx, included where nothing of what is in it may stand.

import { t } from '../../core/translate.ts';
import { packagedSettings } from '../../data/nginx-facts.ts';
import { fileNameOf, includesIn, resolve } from '../includes.ts';
import { listedContexts } from '../meaning.ts';
import { entriesOf, entryIn } from '../reference.ts';
import type { DirectiveRule } from '../rule.ts';

export const misplacedInclude: DirectiveRule = {
  code: 'nginx/misplaced-include',
  severity: 'error',
  names: ['include'],
  docs: 'An include puts the directives of a file in its place, and nginx refuses those that are not allowed there, with the line of the included file. What the files that come with nginx hold is known without seeing them: `mime.types` is a `types` block, `fastcgi_params` has `fastcgi_param`. Move the include to a block that takes them.',
  examples: {
    bad: [
      `include mime.types;
#       ^^^^^^^^^^ error[nginx/misplaced-include] mime.types holds "types", which is not allowed in the top level
events {}
http {
}
`,
    ],
    good: [
      'include /srv/shop/mime.types;\nevents {}\nhttp {\n}\n',
      'events {}\nhttp {\n    include mime.types;\n    server {\n        location / {\n            include /etc/nginx/fastcgi_params;\n        }\n    }\n}\n',
    ],
  },
  concerns: ({ directive: { args } }) => args.length === 1 && isOfNginx(args[0]!.value),
  check({ snapshot, file, directive, contexts }, report) {
    const pattern = directive.args[0];
    if (directive.args.length !== 1 || pattern === undefined || !isOfNginx(pattern.value) || pattern.hole || contexts.length === 0) return;
    const held = packagedSettings[fileNameOf(pattern.value)]?.[0]?.[0];
    if (held === undefined || entriesOf(held).length === 0 || contexts.some(context => entryIn(held, context) !== undefined)) return;
    const include = includesIn(file).find(candidate => candidate.pattern === pattern);
    // one that is in the workspace is judged itself
    if (include === undefined || resolve(snapshot, include).targets.length > 0) return;
    report({
      span: pattern,
      message: t`${fileNameOf(pattern.value)} holds "${held}", which is not allowed in ${listedContexts(contexts)}`,
    });
  },
};

/** Whether a path is that of a file as nginx brings it: beside the main file, as a bare name means, or in a folder of nginx. */
function isOfNginx(path: string): boolean {
  return fileNameOf(path) in packagedSettings && /^(?:.*\/nginx\/(?:conf\/)?)?[^/]+$/.test(path);
}
