// Where nginx speaks TLS, and so asks at its start for what that needs.

import { effective, type Levels } from './effective.ts';
import type { Place } from './rule.ts';
import { hasNamedStreams, isTargetKnown } from './target.ts';

/** The module whose connections to other servers a directive of TLS is about (`proxy` of `proxy_ssl_verify`); undefined for those with clients: `ssl_…`. */
export function moduleOf(name: string): string | undefined {
  return /^(\w+)_ssl_/.exec(name)?.[1];
}

/**
 * Whether nginx makes itself ready for TLS where a directive of TLS stands in a server or location: towards clients, or for `proxy_ssl_…` and its
 * like towards the server behind. `levels`: those around the directive.
 */
export function startsTls({ snapshot, directive, contexts: [context] }: Place, levels: Levels): boolean {
  const isSet = (name: string, isSuch: (words: readonly string[]) => boolean) =>
    effective(levels, name)?.some(({ words }) => isSuch(words)) ?? false;
  const listensWithTls = () => isSet('listen', words => words.includes('ssl'));
  const hasCertificate = () => isSet('ssl_certificate', () => true);
  const module = moduleOf(directive.name.value);
  switch (context) {
    case 'server':
      return module === undefined && hasCertificate();
    case 'location':
      return levels.levels[0]?.settings.get(`${module}_pass`)?.some(({ words: [url = ''] }) => toTls.test(url)) ?? false;
    case 'stream server':
      if (module !== undefined) return isSet('proxy_ssl', ([state]) => state === 'on');
      // Before 1.25.5 nothing is asked of a server of stream that does not speak TLS.
      return listensWithTls() || (isTargetKnown(snapshot) && hasNamedStreams(snapshot) && hasCertificate());
    case 'mail server':
      return module === undefined && (listensWithTls() || isSet('starttls', ([state]) => state !== 'off'));
    default:
      return false;
  }
}

/** Begins an address where nginx speaks TLS, or may, which a variable tells only later. */
const toTls = /^(?:(?:https|grpcs|suwsgi):\/\/|\$)/i;
