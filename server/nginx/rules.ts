// Every rule over nginx files, in documentation order.

import type { NginxRule } from './rule.ts';
import { missingBrace } from './rules/missing-brace.ts';
import { missingSemicolon } from './rules/missing-semicolon.ts';
import { parameterTooLong } from './rules/parameter-too-long.ts';
import { swallowedDirective } from './rules/swallowed-directive.ts';
import { textAfterQuote } from './rules/text-after-quote.ts';
import { unclosedQuote } from './rules/unclosed-quote.ts';
import { unexpectedPunctuation } from './rules/unexpected-punctuation.ts';

export const nginxRules: readonly NginxRule[] = [
  missingSemicolon,
  missingBrace,
  unexpectedPunctuation,
  textAfterQuote,
  unclosedQuote,
  parameterTooLong,
  swallowedDirective,
];
