// nginx as everything outside this folder sees it: one record, each field a function of a file of its own.

import type { Language } from '../core/language.ts';
import { endpoints } from './endpoints.ts';
import { format, formatTyped } from './format.ts';
import { judge } from './judge.ts';

export const nginx: Language = {
  id: 'nginx',
  recognise: name => name === 'nginx.conf',
  judge,
  endpoints,
  outline: () => [],
  hover: () => undefined,
  complete: () => [],
  document: () => undefined,
  define: () => [],
  format,
  formatTyped,
};
