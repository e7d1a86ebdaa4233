// The family (http, stream, …) that a name of a fragment belongs to, as far as its includes tell.

import type { Snapshot } from '../core/language.ts';
import { type Mention, mentions } from '../data/nginx-symbols.ts';
import type { Context } from '../data/nginx-types.ts';
import { contextsOf } from './context.ts';
import type { Family, Name } from './symbols.ts';

/** The family of a name: from the blocks around it, else from the contexts its file is included in. Undefined when they differ or are unknown. */
export function familyIn(snapshot: Snapshot, name: Name): Family | undefined {
  if (name.family !== undefined) return name.family;
  const families = new Set(contextsOf(snapshot, name.file).map(familyOfContext));
  return families.size === 1 ? [...families][0] : undefined;
}

/** What a name is for: as its directive tells where its family is known, from the contexts its file is included in too. Undefined when they do not tell. */
export function purposeIn(snapshot: Snapshot, name: Name): string | undefined {
  if (name.purpose !== undefined || name.family !== undefined) return name.purpose;
  const family = familyIn(snapshot, name);
  const isOf = ({ directive, kind, family: own }: Mention) =>
    directive === name.directive.name.value && kind === name.kind && own === family;
  return family === undefined ? undefined : mentions.find(isOf)?.purpose;
}

/** The family a context belongs to; undefined for those that belong to none, such as `main`. */
export function familyOfContext(context: Context): Family | undefined {
  const first = context.split(' ')[0]!;
  if (first === 'stream' || first === 'mail' || first === 'rtmp') return first;
  return httpContexts.has(context) ? 'http' : undefined;
}

const httpContexts: ReadonlySet<Context> = new Set([
  'http',
  'server',
  'location',
  'if in server',
  'if in location',
  'limit_except',
  'upstream',
]);
