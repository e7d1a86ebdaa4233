// Two limits of one block that count in the same zone.

import { t } from '../../core/translate.ts';
import { removing } from '../removal.ts';
import type { FileRule } from '../rule.ts';
import { type Name, namesOf, ofKind } from '../symbols.ts';

export const duplicateLimit: FileRule = {
  code: 'nginx/duplicate-limit',
  severity: 'error',
  docs: 'Two `limit_req`, or two `limit_conn`, of one block name the same zone. nginx refuses to start: `"limit_req" directive is duplicate`. Remove one, or give it a zone of its own.',
  examples: {
    bad: [
      `
http {
  limit_conn_zone $binary_remote_addr zone=addr:10m;
  server {
    limit_conn addr 10;
    limit_conn addr 20;
    #          ^^^^ error[nginx/duplicate-limit] this block has a limit_conn in zone addr already
  }
}`,
    ],
    good: [
      'http { limit_conn_zone $uri zone=a:1m; limit_conn_zone $host zone=b:1m; limit_conn a 1; server { limit_conn a 1; limit_conn b 1; } }',
    ],
  },
  checkFile(_snapshot, file, report) {
    const first = new Map<string, Name>();
    let block: Name['parents'] | undefined;
    for (const name of ofKind(namesOf(file), 'zone')) {
      if (name.defines || !/^limit_(?:req|conn)$/.test(name.directive.name.value)) continue;
      if (name.parents !== block) first.clear();
      block = name.parents;
      const key = `${name.directive.name.value} ${name.name}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, name);
      else {
        report({
          span: name.span,
          message: t`this block has a ${name.directive.name.value} in zone ${name.name} already`,
          related: [{ uri: file.uri, span: other.span, message: t`it is here` }],
          fixes: [removing(file, name.directive, t`Remove this ${name.directive.name.value}`)],
        });
      }
    }
  },
};
