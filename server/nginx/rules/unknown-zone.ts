// A shared memory zone that nothing defines.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { t } from '../../core/translate.ts';
import { purposeIn } from '../families.ts';
import { isWhole } from '../includes.ts';
import { definitionFor, definitionsAround } from '../namesakes.ts';
import type { FileRule } from '../rule.ts';
import { respell } from '../spelling.ts';
import { type Name, namesOf, ofKind } from '../symbols.ts';

export const unknownZone: FileRule = {
  code: 'nginx/unknown-zone',
  severity: 'error',
  docs: 'A zone of shared memory is used but no directive gives it a size: `limit_req` needs a `limit_req_zone`, `limit_conn` a `limit_conn_zone`, `proxy_cache` a `proxy_cache_path` with `keys_zone=`, the `zone` of an upstream a size in one of its places. nginx refuses to start: `zero size shared memory zone`. Correct the name, or define the zone.',
  examples: {
    bad: [
      `
http {
  limit_req_zone $binary_remote_addr zone=login:10m rate=1r/s;
  server { location / { limit_req zone=logn burst=5; } }
  #                                    ^^^^ error[nginx/unknown-zone] no limit_req_zone defines a zone logn; did you mean login?
}`,
      `
http { server { location / { proxy_cache pages; } } }
#                                        ^^^^^ error[nginx/unknown-zone] no proxy_cache_path defines a zone pages`,
      `
http { upstream app { zone app; server 127.0.0.1:8000; } }
#                          ^^^ error[nginx/unknown-zone] zone app has no size here or elsewhere`,
    ],
    good: [
      'http { upstream a { zone z; server a:1; } upstream b { zone z 64k; server b:1; } limit_conn_zone $uri zone=c:1m; server { limit_conn c 1; proxy_cache off; fastcgi_cache $uri; } }',
    ],
  },
  checkFile(snapshot, file, report) {
    if (!isWhole(snapshot, file) || definitionsAround(snapshot, file).open.has('zone')) return;
    for (const name of ofKind(namesOf(file), 'zone')) {
      if (!name.uses || name.size !== undefined || purposeIn(snapshot, name) === undefined) continue;
      if (definitionFor(snapshot, name, other => !other.uses || other.size !== undefined) !== undefined) continue;
      const near = respell(file, name.span, zonesFor(snapshot, file, name));
      const message = name.defines
        ? t`zone ${name.name} has no size here or elsewhere`
        : near
          ? t`no ${definerOf(name)} defines a zone ${name.name}; did you mean ${near.name}?`
          : t`no ${definerOf(name)} defines a zone ${name.name}`;
      report({ span: name.span, message, ...(near && !name.defines && { fixes: near.fixes }) });
    }
  },
};

function definerOf({ directive }: Name): string {
  const name = directive.name.value;
  return name.endsWith('_cache') ? `${name}_path` : `${name}_zone`;
}

function zonesFor(snapshot: Snapshot, file: SourceFile, wanted: Name): string[] {
  const purpose = purposeIn(snapshot, wanted);
  const zones = ofKind(definitionsAround(snapshot, file).all, 'zone');
  return zones.filter(other => other.purpose === purpose).map(({ name }) => name);
}
