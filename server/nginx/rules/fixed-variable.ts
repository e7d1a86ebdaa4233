// A definition of a variable that nginx itself has and does not let go.

import { t } from '../../core/translate.ts';
import { fixedVariables } from '../../data/nginx-variables.ts';
import { familyIn } from '../families.ts';
import type { FileRule } from '../rule.ts';
import { definitionsOf, ofKind } from '../symbols.ts';

export const fixedVariable: FileRule = {
  code: 'nginx/fixed-variable',
  severity: 'error',
  docs: 'A `set`, `map`, named group or the like defines a variable that nginx has itself and that cannot be changed. nginx refuses to start: `the duplicate "host" variable`. Choose another name.',
  examples: {
    bad: [
      `
http {
  server { set $host example.com; }
  #             ^^^^ error[nginx/fixed-variable] $host is a variable of nginx itself and cannot be set; choose another name
}`,
      `
http { server { location ~ ^/(?<uri>.+)$ { } } }
#                               ^^^ error[nginx/fixed-variable] $uri is a variable of nginx itself and cannot be set; choose another name`,
    ],
    good: [
      'http { server { set $args ""; set $limit_rate 1k; set $http_x 1; set $my_host a; } } stream { map $protocol $uri { default a; } }',
    ],
  },
  checkFile(snapshot, file, report) {
    for (const name of ofKind(definitionsOf(file).all, 'variable')) {
      const lower = name.name.toLowerCase();
      const family = familyIn(snapshot, name);
      const fixed =
        family === 'http' || family === 'stream'
          ? fixedVariables[family].has(lower)
          : fixedVariables.http.has(lower) && fixedVariables.stream.has(lower);
      if (!fixed) continue;
      report({ span: name.span, message: t`$${name.name} is a variable of nginx itself and cannot be set; choose another name` });
    }
  },
};
