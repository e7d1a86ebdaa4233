// Two caches in one folder.

import { t } from '../../core/translate.ts';
import { earlierRival } from '../rivals.ts';
import type { FileRule } from '../rule.ts';
import { definitionsOf, ofKind } from '../symbols.ts';

export const duplicateCachePath: FileRule = {
  code: 'nginx/duplicate-cache-path',
  severity: 'error',
  docs: 'Two caches keep their files in the same folder. nginx refuses to start: `the same path name "/var/cache/nginx" used in …`. Give each cache its own folder.',
  examples: {
    bad: [
      `
http {
  proxy_cache_path /var/cache/nginx keys_zone=a:10m;
  proxy_cache_path /var/cache/nginx keys_zone=b:10m;
  #                ^^^^^^^^^^^^^^^^ error[nginx/duplicate-cache-path] /var/cache/nginx is the folder of another cache
}`,
    ],
    good: ['http { proxy_cache_path /var/cache/a keys_zone=a:10m; fastcgi_cache_path /var/cache/b keys_zone=b:10m; }'],
  },
  checkFile(snapshot, file, report) {
    for (const name of ofKind(definitionsOf(file).all, 'cache folder')) {
      const first = earlierRival(snapshot, name);
      if (first === undefined) continue;
      const related = [{ uri: first.file.uri, span: first.span, message: t`the other cache is here` }];
      report({ span: name.span, message: t`${name.name} is the folder of another cache`, related });
    }
  },
};
