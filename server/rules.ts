// Every rule, in documentation order: what RULES.md lists, the settings offer, and the tests hold against their own examples.

import type { RuleInfo } from './core/rule.ts';
import { linkRules } from './links/rules.ts';
import { nginxRules } from './nginx/rules.ts';
import { pasteRules } from './paste/rules.ts';

export const rules: readonly RuleInfo[] = [...nginxRules, ...pasteRules, ...linkRules];
