// Every rule over nginx files, in documentation order.

import type { NginxRule } from './rule.ts';

export const nginxRules: readonly NginxRule[] = [];
