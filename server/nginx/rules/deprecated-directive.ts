// A directive that nginx still takes, but only with a warning.

import { t } from '../../core/translate.ts';
import { meaningsOf } from '../meaning.ts';
import { namesWhere } from '../reference.ts';
import { removing } from '../removal.ts';
import type { DirectiveRule } from '../rule.ts';
import { compareVersions, isRemovedIn, targetVersion } from '../target.ts';

export const deprecatedDirective: DirectiveRule = {
  code: 'nginx/deprecated-directive',
  severity: 'warning',
  names: namesWhere(entry => entry.deprecated !== undefined),
  toldBy: 'name',
  docs: 'nginx reads over this directive or will soon refuse it, and says so with a warning at every start. The message names what took its place.',
  examples: {
    bad: [
      `http {
    http2_max_field_size 8k;
#   ^^^^^^^^^^^^^^^^^^^^ warning[nginx/deprecated-directive] "http2_max_field_size" is obsolete since nginx 1.19.7: use "large_client_header_buffers" instead
}`,
    ],
    good: [
      'http {\n    large_client_header_buffers 4 8k;\n}',
      '#- settings: {"nginx.version": "1.18.0"}\nhttp {\n    http2_max_field_size 8k;\n}',
    ],
  },
  check(place, report) {
    const { file, directive, snapshot } = place;
    const entries = meaningsOf(place);
    if (entries.length === 0 || entries.some(entry => entry.deprecated === undefined)) return;
    const version = targetVersion(snapshot);
    const { deprecated } = entries[0]!;
    const since = deprecated!.version ?? '0';
    if (compareVersions(version, since) < 0 || entries.every(entry => isRemovedIn(entry, version))) return;
    const name = directive.name.value;
    const { instead } = deprecated!;
    report({
      span: directive.name,
      message:
        instead === undefined
          ? t`"${name}" is obsolete since nginx ${since} and does nothing`
          : t`"${name}" is obsolete since nginx ${since}: use "${instead}" instead`,
      tag: 'deprecated',
      fixes: instead === undefined || name.startsWith('http2_') ? [removing(file, directive, t`Remove "${name}"`)] : [],
    });
  },
};
