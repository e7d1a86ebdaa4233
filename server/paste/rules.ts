// Every rule over Paste files, in the order of the documentation.

import type { PasteRule } from './rule.ts';
import { byteOrderMark } from './rules/byte-order-mark.ts';
import { duplicateOption } from './rules/duplicate-option.ts';
import { duplicateSection } from './rules/duplicate-section.ts';
import { missingSection } from './rules/missing-section.ts';
import { notAnOption } from './rules/not-an-option.ts';
import { unclosedHeader } from './rules/unclosed-header.ts';

export const pasteRules: readonly PasteRule[] = [
  byteOrderMark,
  missingSection,
  unclosedHeader,
  notAnOption,
  duplicateSection,
  duplicateOption,
];
