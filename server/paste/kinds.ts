// What a person calls the things that paste.deploy makes.

import { t } from '../core/translate.ts';
import type { Group } from '../data/paste-sections.ts';

/** `app`, `filter` or `server`. */
export function groupWord(group: Group): string {
  return group === 'app' ? t`app` : group === 'filter' ? t`filter` : t`server`;
}

/** `an app`, `a filter` or `a server`. */
export function groupArticle(group: Group): string {
  return group === 'app' ? t`an app` : group === 'filter' ? t`a filter` : t`a server`;
}
