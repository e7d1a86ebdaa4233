// A directive that nginx no longer has.

import type { Fix } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { meaningsOf } from '../meaning.ts';
import { namesWhere } from '../reference.ts';
import { removal, removing } from '../removal.ts';
import type { DirectiveRule, Place } from '../rule.ts';
import { isRemovedIn, isTargetKnown, targetVersion } from '../target.ts';

export const removedDirective: DirectiveRule = {
  code: 'nginx/removed-directive',
  severity: 'error',
  names: namesWhere(entry => entry.removed !== undefined),
  toldBy: 'name',
  docs: 'Newer versions of nginx refuse this directive; the message says since when and what took its place. It is an error when the version in use is known (`nginxPaste.nginx.version` or a binary), else a warning.',
  examples: {
    bad: [
      `#- settings: {"nginx.version": "1.26.0"}
http {
    server {
        listen 443;
        ssl on;
#       ^^^ error[nginx/removed-directive] "ssl" is gone since nginx 1.25.1: use "listen … ssl" instead
    }
}`,
      `http {
    server {
        spdy_headers_comp 5;
#       ^^^^^^^^^^^^^^^^^ warning[nginx/removed-directive] "spdy_headers_comp" is gone since nginx 1.19.7: use "http2" instead
    }
}`,
    ],
    good: [
      '#- settings: {"nginx.version": "1.14.0"}\nhttp {\n    server {\n        listen 443;\n        ssl on;\n        ssl_certificate a.crt;\n        ssl_certificate_key a.key;\n    }\n}',
    ],
  },
  check(place, report) {
    const version = targetVersion(place.snapshot);
    const entries = meaningsOf(place);
    if (entries.length === 0 || !entries.every(entry => isRemovedIn(entry, version))) return;
    const { removed } = entries[0]!;
    const name = place.directive.name.value;
    const { version: gone, instead } = removed!;
    report({
      span: place.directive.name,
      message:
        instead === undefined
          ? t`"${name}" is gone since nginx ${gone}`
          : t`"${name}" is gone since nginx ${gone}: use "${instead}" instead`,
      fixes: fixes(place),
      tag: 'deprecated',
      ...(isTargetKnown(place.snapshot) ? {} : { severity: 'warning' }),
    });
  },
};

function fixes(place: Place): readonly Fix[] {
  const { file, directive, parents } = place;
  const name = directive.name.value;
  if (name !== 'ssl' || directive.args[0]?.value !== 'on') return [removing(file, directive, t`Remove "${name}"`)];
  const listens = (parents[parents.length - 1]?.block?.children ?? []).filter(
    child => child.name.value === 'listen' && child.args.length > 0,
  );
  const plain = listens.filter(listen => !listen.args.some(word => word.value === 'ssl' || word.value === 'quic'));
  if (listens.length === 0) return [];
  const added = plain.map(listen => {
    const end = listen.args[listen.args.length - 1]!.end;
    return { span: { start: end, end }, newText: ' ssl' };
  });
  return [{ title: t`Replace by "ssl" in "listen"`, edits: [{ uri: file.uri, edits: [removal(file.text, directive), ...added] }] }];
}
