// The Python distributions a workspace can load from, read from the text of their metadata. Nothing here reads a disk or runs Python: whoever
// does gives the texts, and gets distributions.

import type { Distribution, EntryPoint, Snapshot } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { type Group, protocols } from '../data/paste-sections.ts';
import { normalName } from './use.ts';

/**
 * What is known to `egg:`. `complete`: a whole environment was found (it has PasteDeploy itself), so that a name which is not here does
 * not exist in it.
 */
export type KnownDistributions = { readonly byName: ReadonlyMap<string, Distribution>; readonly complete: boolean };

/** The distributions of a snapshot by their normalised name. */
export const knownDistributions: (snapshot: Snapshot) => KnownDistributions = snapshot => indexed(snapshot.distributions ?? none);

/** The entry points of a distribution that make an app (or composite), a filter or a server. */
export function entryPointsOf(distribution: Distribution, group: Group): readonly EntryPoint[] {
  const wanted = protocols[group].flat();
  return distribution.entryPoints.filter(entry => wanted.includes(entry.group));
}

const none: readonly Distribution[] = [];

const indexed = memo((distributions: readonly Distribution[]): KnownDistributions => {
  const byName = new Map(distributions.map(distribution => [normalName(distribution.name), distribution]));
  return { byName, complete: byName.has('pastedeploy') };
});
