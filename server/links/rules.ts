// Every rule over the links between files, in documentation order.

import type { LinkRule } from './rule.ts';

export const linkRules: readonly LinkRule[] = [];
