// What a person calls the kinds of names, and those of values.

import { t } from '../core/translate.ts';
import type { SymbolKind } from '../data/nginx-symbols.ts';
import type { ValueKind } from '../data/value-kinds.ts';

/** `upstream`, `log format`, … */
export function kindWord(kind: SymbolKind): string {
  return words[kind]();
}

/** `size`, `time`, …; the kind's own name where it is one of few directives. */
export function valueWord(kind: ValueKind['kind'] | undefined): string {
  switch (kind) {
    case undefined:
      return t`value`;
    case 'size':
      return t`size`;
    case 'time':
      return t`time`;
    case 'number':
      return t`number`;
    case 'path':
      return t`path`;
    case 'address':
      return t`address`;
    case 'network':
      return t`network`;
    case 'variable':
      return t`variable`;
    case 'regex':
      return t`regex`;
    case 'text':
      return t`text`;
    case 'zone':
      return t`zone`;
    default:
      return kind;
  }
}

const words: Readonly<Record<SymbolKind, () => string>> = {
  upstream: () => 'upstream',
  zone: () => t`zone`,
  'log format': () => t`log format`,
  'named location': () => t`named location`,
  variable: () => t`variable`,
  'thread pool': () => t`thread pool`,
  'cache folder': () => t`cache folder`,
  'health check': () => t`health check`,
  issuer: () => t`issuer`,
  provider: () => t`provider`,
  'js module': () => t`js module`,
};
