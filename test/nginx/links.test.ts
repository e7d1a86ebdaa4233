// Document links of includes: a file, a glob, a missing one.

import { test } from 'node:test';
import { checkLinks } from '../harness/check.ts';

test('an include leads to its file, a glob to its first match, a missing file nowhere', () =>
  checkLinks(`
#- nginx.conf
http { include conf.d/*.conf; include "sites/a"; include nowhere; }
#              ^^^^^^^^^^^^^ file:///w/conf.d/a.conf
#                                      ^^^^^^^ file:///w/sites/a
#- conf.d/a.conf
#- conf.d/b.conf
#- sites/a
server { }`));
