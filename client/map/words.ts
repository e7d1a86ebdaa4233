// What the page of the link map says, in the language of VS Code: the page itself knows none.

import { l10n } from 'vscode';
import type { DrawnKind } from '../../server/protocol.ts';

/** `{0}` stands for a number or a text that the page puts there. */
export type Words = {
  /** The name of one node of a kind, and of several with their number. */
  readonly kinds: Readonly<Record<DrawnKind, { readonly one: string; readonly many: string }>>;
  readonly map: string;
  readonly empty: string;
  readonly nothing: string;
  readonly problem: string;
  readonly withProblems: string;
  readonly more: string;
};

/** The names of a kind; `many` holds the number. */
export function kindWords(): Words['kinds'] {
  const { t } = l10n;
  return {
    site: { one: t('site'), many: t('{0} sites') },
    location: { one: t('location'), many: t('{0} locations') },
    group: { one: t('upstream'), many: t('{0} upstreams') },
    socket: { one: t('socket'), many: t('{0} sockets') },
    server: { one: t('server'), many: t('{0} servers') },
    app: { one: t('application'), many: t('{0} applications') },
  };
}

export function words(): Words {
  const { t } = l10n;
  return {
    kinds: kindWords(),
    map: t('link map'),
    empty: t('No socket or port is named in this workspace yet.'),
    nothing: t('Nothing matches.'),
    problem: t('problem: {0}'),
    withProblems: t('{0} with problems'),
    more: t('… and {0} more'),
  };
}
