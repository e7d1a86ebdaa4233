// A directive that came with a later nginx than the files are for.

import { t } from '../../core/translate.ts';
import type { DirectiveEntry } from '../../data/nginx-types.ts';
import { meaningsOf } from '../meaning.ts';
import { namesWhere } from '../reference.ts';
import type { DirectiveRule } from '../rule.ts';
import { compareVersions, isAccepted, isNewerThan, targetVersion } from '../target.ts';

export const newerDirective: DirectiveRule = {
  code: 'nginx/newer-directive',
  severity: 'error',
  names: namesWhere(entry => entry.since !== undefined),
  toldBy: 'name',
  docs: 'The nginx that the files are for does not know this directive yet and refuses the file. Raise `nginxPaste.nginx.version`, or do without it. Where only a binary tells the version this is a warning, since distributions add single directives to older versions.',
  examples: {
    bad: [
      `#- settings: {"nginx.version": "1.22.1"}
http {
    server {
        http2 on;
#       ^^^^^ error[nginx/newer-directive] "http2" came with nginx 1.25.1; these files are for 1.22.1
    }
}`,
    ],
    good: ['#- settings: {"nginx.version": "1.25.1"}\nhttp {\n    server {\n        http2 on;\n    }\n}'],
  },
  check(place, report) {
    const { snapshot, directive } = place;
    const version = targetVersion(snapshot);
    const entries = meaningsOf(place);
    if (entries.length === 0 || !entries.every(entry => isNewerThan(entry, version))) return;
    const name = directive.name.value;
    if (isAccepted(snapshot, name)) return;
    report({
      span: directive.name,
      message: t`"${name}" came with nginx ${firstRelease(entries)}; these files are for ${version}`,
      ...(snapshot.settings['nginx.version'] === '' ? { severity: 'warning' } : {}),
    });
  },
};

function firstRelease(entries: readonly DirectiveEntry[]): string {
  return entries.map(entry => entry.since!).sort(compareVersions)[0]!;
}
