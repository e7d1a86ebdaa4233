// A directive that only the commercial nginx has.

import { t } from '../../core/translate.ts';
import { meaningsOf } from '../meaning.ts';
import { entriesOf, namesWhere } from '../reference.ts';
import type { DirectiveRule } from '../rule.ts';
import { isAccepted } from '../target.ts';

export const commercialDirective: DirectiveRule = {
  code: 'nginx/commercial-directive',
  severity: 'information',
  names: namesWhere(entry => entry.commercial === true),
  toldBy: 'name',
  docs: 'Only the commercial distribution, NGINX Plus, has this directive; the open source nginx refuses it as unknown. Add the name to `nginxPaste.nginx.directives` when you use the commercial one.',
  examples: {
    bad: [
      `http {
    upstream app {
        zone app 64k;
        queue 10;
#       ^^^^^ information[nginx/commercial-directive] "queue" is only in the commercial nginx
        server 127.0.0.1:8080;
    }
}`,
    ],
    good: ['http {\n    upstream app {\n        zone app 64k;\n        server 127.0.0.1:8080;\n    }\n}'],
  },
  check(place, report) {
    const entries = meaningsOf(place);
    if (entries.length === 0) return;
    for (const entry of entries) if (entry.commercial === undefined) return;
    const name = place.directive.name.value;
    // a third-party module may have one of the same name, as with proxy_cache_purge
    if (isAccepted(place.snapshot, name) || entriesOf(name).some(entry => entry.thirdParty)) return;
    const accept = { title: t`Accept the directive "${name}"`, edits: [], setting: { key: 'nginx.directives', value: name } };
    report({
      span: place.directive.name,
      message: t`"${name}" is only in the commercial nginx (module ${entries[0]!.module}), not in the open source one`,
      fixes: [accept],
    });
  },
};
