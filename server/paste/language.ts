// Paste Deploy as everything outside this folder sees it: one record, each field a function of a file of its own.

import type { Language } from '../core/language.ts';
import { actions } from './actions.ts';
import { complete } from './completion.ts';
import { configure } from './configure.ts';
import { define } from './definition.ts';
import { document } from './describe.ts';
import { enclosing } from './enclosing.ts';
import { endpoints } from './endpoints.ts';
import { facts } from './facts.ts';
import { folds } from './folds.ts';
import { format, formatTyped } from './format.ts';
import { hints } from './hints.ts';
import { holders } from './holders.ts';
import { hover } from './hover.ts';
import { judge } from './judge.ts';
import { links } from './links.ts';
import { needs } from './needs.ts';
import { outline } from './outline.ts';
import { readerFor } from './parser.ts';
import { recognise } from './recognise.ts';
import { highlight, refer } from './references.ts';
import { rename, renameSpan } from './rename.ts';
import { sign } from './signature.ts';
import { tokens } from './tokens.ts';

export const paste: Language = {
  id: 'paste-deploy',
  recognise,
  readerFor,
  needs,
  judge,
  endpoints,
  outline,
  facts,
  configure,
  holders,
  hover,
  complete,
  document,
  define,
  refer,
  highlight,
  renameSpan,
  rename,
  hints,
  links,
  enclosing,
  folds,
  format,
  formatTyped,
  sign,
  tokens,
  actions,
};
