// A directive of a module that the nginx in use was built without.

import { t } from '../../core/translate.ts';
import { optionalModules } from '../../data/nginx-optional-modules.ts';
import { meaningsOf } from '../meaning.ts';
import { namesWhere } from '../reference.ts';
import type { DirectiveRule } from '../rule.ts';
import { isAccepted, isNewerThan } from '../target.ts';

export const missingModule: DirectiveRule = {
  code: 'nginx/missing-module',
  severity: 'error',
  names: namesWhere(entry => optionalModules.includes(entry.module)),
  toldBy: 'name',
  docs: 'The nginx binary in use says with `nginx -V` that it was built without the module of this directive, so it does not know it. Build it with the module, use a package that has it, or set `nginxPaste.nginx.version` when the files are for another nginx.',
  examples: {
    bad: [
      `#- build: {"version": "1.22.1", "modules": ["http_ssl_module"]}
events {}
http {
    server {
        dav_methods PUT;
#       ^^^^^^^^^^^ error[nginx/missing-module] "dav_methods" is in ngx_http_dav_module, without which nginx 1.22.1 was built
    }
}`,
    ],
    good: [
      '#- build: {"version": "1.22.1", "modules": ["http_dav_module"]}\nevents {}\nhttp {\n    server {\n        dav_methods PUT;\n    }\n}',
      'events {}\nhttp {\n    server {\n        dav_methods PUT;\n    }\n}',
    ],
  },
  check(place, report) {
    const { build, settings } = place.snapshot;
    if (build === undefined || build.modules.length === 0 || settings['nginx.version'] !== '') return;
    const entries = meaningsOf(place);
    const missing = entries.filter(({ module }) => optionalModules.includes(module) && !build.modules.includes(module.replace('ngx_', '')));
    const name = place.directive.name.value;
    if (missing.length < Math.max(1, entries.length) || isNewerThan(missing[0]!, build.version) || isAccepted(place.snapshot, name)) return;
    report({
      span: place.directive.name,
      message: t`"${name}" is in ${missing[0]!.module}, without which nginx ${build.version} was built`,
    });
  },
};
