// Every rule over Paste files, in documentation order.

import type { PasteRule } from './rule.ts';

export const pasteRules: readonly PasteRule[] = [];
