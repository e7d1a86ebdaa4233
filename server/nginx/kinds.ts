// What a person calls the kinds of names.

import { t } from '../core/translate.ts';
import type { SymbolKind } from '../data/nginx-symbols.ts';

/** `upstream`, `log format`, … */
export function kindWord(kind: SymbolKind): string {
  return words[kind]();
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
