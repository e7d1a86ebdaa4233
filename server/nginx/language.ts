// nginx as everything outside this folder sees it: one record, each field a function of a file of its own.

import type { Language } from '../core/language.ts';
import { actions } from './actions.ts';
import { complete } from './completion.ts';
import { configure } from './configure.ts';
import { define } from './definition.ts';
import { enclosing } from './enclosing.ts';
import { connectsUnseen, endpoints } from './endpoints.ts';
import { facts } from './facts.ts';
import { folds } from './folds.ts';
import { format, formatTyped } from './format.ts';
import { highlight } from './highlight.ts';
import { hints } from './hints.ts';
import { holders } from './holders.ts';
import { hover } from './hover.ts';
import { isRoot } from './includes.ts';
import { judge } from './judge.ts';
import { linked } from './linked.ts';
import { links } from './links.ts';
import { seeks } from './machine.ts';
import { needs } from './needs.ts';
import { outline } from './outline.ts';
import { document } from './prose.ts';
import { recognise } from './recognise.ts';
import { refer } from './references.ts';
import { rename, renameSpan } from './rename.ts';
import { sign } from './signature.ts';
import { tokens } from './tokens.ts';

export const nginx: Language = {
  id: 'nginx',
  recognise,
  needs,
  isRoot,
  seeks,
  judge,
  endpoints,
  connectsUnseen,
  holders,
  outline,
  facts,
  configure,
  hover,
  complete,
  document,
  sign,
  hints,
  define,
  refer,
  highlight,
  renameSpan,
  rename,
  linked,
  links,
  enclosing,
  folds,
  tokens,
  actions,
  format,
  formatTyped,
};
