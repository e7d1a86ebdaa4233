// A zone of shared memory that is defined twice, or with two sizes.

import { t } from '../../core/translate.ts';
import { bytesOf } from '../quantities.ts';
import { earlierRival } from '../rivals.ts';
import type { FileRule } from '../rule.ts';
import { definitionsOf, type Name, ofKind } from '../symbols.ts';

export const duplicateZone: FileRule = {
  code: 'nginx/duplicate-zone',
  severity: 'error',
  docs: 'A zone is bound to one key or one cache. Defining it again is refused: `limit_req_zone "one" is already bound to key "$binary_remote_addr"`, `duplicate zone "pages"`. Where zones may be shared, as those of upstreams and TLS sessions, all places that give a size must give the same. Choose another name, or the same size.',
  examples: {
    bad: [
      `
http {
  limit_req_zone $binary_remote_addr zone=one:10m rate=1r/s;
  limit_req_zone $server_name zone=one:10m rate=1r/s;
  #                                ^^^ error[nginx/duplicate-zone] zone one is defined already, bound to $binary_remote_addr
}`,
      `
http {
  ssl_session_cache shared:TLS:10m;
  server { ssl_session_cache shared:TLS:1m; }
  #                                     ^^ error[nginx/duplicate-zone] zone TLS has the size 10m already
}`,
    ],
    good: [
      'http { limit_req_zone $uri zone=a:1m rate=1r/s; limit_req_zone $uri zone=b:1m rate=1r/s; ssl_session_cache shared:TLS:1024k; server { ssl_session_cache shared:TLS:1m; } }',
    ],
  },
  checkFile(snapshot, file, report) {
    for (const name of ofKind(definitionsOf(file).all, 'zone')) {
      if (name.purpose === undefined) continue;
      const size = sizeOf(name);
      const first = earlierRival(snapshot, name, other => other.purpose === name.purpose && (!name.uses || sizeOf(other) !== size));
      if (first === undefined || (name.uses && (name.size === undefined || first.size === undefined))) continue;
      const related = [{ uri: first.file.uri, span: first.span, message: t`zone ${first.name} is defined here` }];
      if (name.uses) {
        const { start, end } = first.size!;
        report({ span: name.size!, message: t`zone ${name.name} has the size ${first.file.text.slice(start, end)} already`, related });
      } else {
        const key = first.directive.args.find(arg => arg.value.includes('$'))?.value;
        report({
          span: name.span,
          message: key === undefined ? t`zone ${name.name} is defined already` : t`zone ${name.name} is defined already, bound to ${key}`,
          related,
        });
      }
    }
  },
};

function sizeOf({ size, file }: Name): number | undefined {
  return size && bytesOf(file.text.slice(size.start, size.end));
}
