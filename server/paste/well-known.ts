// Distributions whose entry points are known without looking into an environment: those of the servers, apps and filters in server/data/.

import type { Distribution, EntryPoint } from '../core/language.ts';
import { factories } from '../data/paste-apps.ts';
import { protocols } from '../data/paste-sections.ts';
import { servers } from '../data/paste-servers.ts';
import { normalName } from './use.ts';

/** By normalised name. They may have more entry points than these, in other versions, and no targets are stated. */
export const wellKnown: ReadonlyMap<string, Distribution> = collect();

function collect(): ReadonlyMap<string, Distribution> {
  const entries = new Map<string, { readonly name: string; readonly entryPoints: EntryPoint[] }>();
  const add = (egg: string, group: string) => {
    const [dist = '', name = 'main'] = egg.split('#');
    const known = entries.get(normalName(dist)) ?? { name: dist, entryPoints: [] };
    entries.set(normalName(dist), known);
    known.entryPoints.push({ group, name, target: '' });
  };
  const group = { app: protocols.app[0]![0]!, composite: protocols.app[1]![0]!, filter: protocols.filter[0]![0]! };
  for (const { egg, kind } of factories) add(egg, group[kind]);
  for (const { eggs } of servers) for (const egg of eggs) add(egg, protocols.server[0]![0]!);
  return entries;
}
