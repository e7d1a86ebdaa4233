// An `include` of a file that should be in the workspace and is not, or that leads back to itself.

import { t } from '../../core/translate.ts';
import { includesIn, isPackaged, leadsTo, resolve, rootsOf } from '../includes.ts';
import { isLookedFor } from '../machine.ts';
import type { FileRule } from '../rule.ts';

export const includeNotFound: FileRule = {
  code: 'nginx/include-not-found',
  severity: 'warning',
  docs: 'A relative `include` starts from the folder of the main nginx.conf, not from that of the including file, and nginx stops when a file without wildcards in its name is not there. Correct the path, or map deployed folders with the setting `nginxPaste.paths`. A file that includes itself, through others too, never ends.',
  examples: {
    bad: [
      `#- nginx.conf
events {}
http {
    include parts/proxi.conf;
#           ^^^^^^^^^^^^^^^^ warning[nginx/include-not-found] parts/proxi.conf is not in this workspace
}
#- parts/proxy.conf
proxy_http_version 1.1;
`,
      `#- nginx.conf
events {}
http {
    include loop.conf;
}
#- loop.conf
include loop.conf;
#       ^^^^^^^^^ error[nginx/include-not-found] this file is included from itself
`,
    ],
    good: ['#- nginx.conf\nevents {}\nhttp {\n    include parts/*.conf;\n    include mime.types;\n}\n'],
  },
  checkFile(snapshot, file, report) {
    // Where a relative path starts is known from a main file alone.
    const isReached = rootsOf(snapshot, file).length > 0;
    for (const include of includesIn(file)) {
      const { value } = include.pattern;
      const { targets, missing } = resolve(snapshot, include);
      if (missing && isReached && !isPackaged(value) && !isLookedFor(snapshot, file, include.pattern))
        report({ span: include.pattern, message: t`${value} is not in this workspace` });
      else if (targets.some(target => leadsTo(snapshot, target, file))) {
        report({ span: include.pattern, severity: 'error', message: t`this file is included from itself` });
      }
    }
  },
};
