// One zone of shared memory for two purposes.

import { t } from '../../core/translate.ts';
import { isAfter } from '../order.ts';
import { rivalOf } from '../rivals.ts';
import type { FileRule } from '../rule.ts';
import { namesOf, ofKind } from '../symbols.ts';

export const zoneForAnotherUse: FileRule = {
  code: 'nginx/zone-for-another-use',
  severity: 'error',
  docs: 'A zone of shared memory serves one purpose in the whole configuration: requests, connections, the cache of one module, an upstream, TLS sessions; http and stream apart. nginx refuses a second purpose: `the shared memory zone "a" is already declared for a different use`. Give each its own name.',
  examples: {
    bad: [
      `
http {
  limit_req_zone $binary_remote_addr zone=one:10m rate=1r/s;
  limit_conn_zone $binary_remote_addr zone=one:10m;
  #                                        ^^^ error[nginx/zone-for-another-use] zone one is for limit_req_zone and cannot serve limit_conn_zone too
}`,
    ],
    good: [
      'http { limit_req_zone $uri zone=a:1m rate=1r/s; limit_conn_zone $uri zone=b:1m; server { limit_req zone=a; limit_conn b 1; } }',
    ],
  },
  checkFile(snapshot, file, report) {
    for (const name of ofKind(namesOf(file), 'zone')) {
      if (name.purpose === undefined) continue;
      // What a zone is for is what its own kind of definition says; a use beside its definition is not at fault.
      if (!name.defines && rivalOf(snapshot, name, other => other.purpose === name.purpose)) continue;
      const first = rivalOf(
        snapshot,
        name,
        other => other.purpose !== undefined && other.purpose !== name.purpose && (!name.defines || isAfter(snapshot, name, other)),
      );
      if (first === undefined) continue;
      report({
        span: name.span,
        message: t`zone ${name.name} is for ${first.directive.name.value} and cannot serve ${name.directive.name.value} too`,
        related: [{ uri: first.file.uri, span: first.span, message: t`zone ${name.name} is defined here` }],
      });
    }
  },
};
