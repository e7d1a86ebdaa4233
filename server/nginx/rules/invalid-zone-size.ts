// A zone of shared memory without a size, or with one that is too small.

import type { Fix } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { leastZone } from '../../data/nginx-symbols.ts';
import { bytesOf } from '../quantities.ts';
import type { FileRule } from '../rule.ts';
import { definitionsOf, ofKind } from '../symbols.ts';

export const invalidZoneSize: FileRule = {
  code: 'nginx/invalid-zone-size',
  severity: 'error',
  docs: 'A zone of shared memory is written with its name and size, such as `zone=one:10m`. Without a size, or with one below eight pages (32k) – two pages (8k) for a cache –, nginx refuses to start: `zone is too small`. One megabyte holds about 16 000 states of 64 bytes.',
  examples: {
    bad: [
      `
http { limit_req_zone $binary_remote_addr zone=one:16k rate=1r/s; }
#                                                  ^^^ error[nginx/invalid-zone-size] zone one is too small: it needs 32k at least`,
      `
http { limit_conn_zone $binary_remote_addr zone=addr; }
#                                               ^^^^ error[nginx/invalid-zone-size] zone addr needs a size, such as zone=addr:10m`,
      `
http { proxy_cache_path /c keys_zone=pages:10mb; }
#                                          ^^^^ error[nginx/invalid-zone-size] "10mb" is not a size; write 10m or 512k`,
    ],
    good: ['http { limit_req_zone $uri zone=a:32k rate=1r/s; proxy_cache_path /c keys_zone=b:8k; limit_conn_zone $uri zone=c:1m; }'],
  },
  checkFile(_snapshot, file, report) {
    for (const name of ofKind(definitionsOf(file).all, 'zone')) {
      const least = leastZone[name.directive.name.value];
      if (least === undefined) continue;
      const word = name.directive.args.find(arg => arg.start <= name.span.start && name.span.end <= arg.end);
      if (word?.hole || word?.value.includes('$')) continue;
      if (name.size === undefined) {
        if (name.uses) continue;
        const prefix = word?.value.slice(0, word.value.indexOf('=') + 1) ?? '';
        const message = t`zone ${name.name} needs a size, such as ${prefix}${name.name}:10m`;
        report({ span: name.span, message, fixes: [sizing(file.uri, { start: name.span.end, end: name.span.end }, ':10m')] });
        continue;
      }
      const text = file.text.slice(name.size.start, name.size.end);
      const bytes = bytesOf(text, 'm');
      const span = text === '' ? name.span : name.size;
      if (bytes === undefined) report({ span, message: t`${JSON.stringify(text)} is not a size; write 10m or 512k` });
      else if (bytes < least) {
        const fixes = [sizing(file.uri, name.size, `${least / 1024}k`)];
        report({ span, message: t`zone ${name.name} is too small: it needs ${least / 1024}k at least`, fixes });
      }
    }
  },
};

function sizing(uri: string, span: Span, size: string): Fix {
  return { title: t`Make it ${size.replace(':', '')}`, edits: [{ uri, edits: [{ span, newText: size }] }] };
}
