// What paste.deploy builds from a file, as plain data: for tests that a change of the text changes nothing.

import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import type { Group } from '../../server/data/paste-sections.ts';
import { endpoints } from '../../server/paste/endpoints.ts';
import { resolvedText } from '../../server/paste/interpolation.ts';
import { localOptions, type Place, serverOf, targetOf } from '../../server/paste/loader.ts';
import { type Mention, mentionsIn } from '../../server/paste/symbols.ts';
import { parseUse } from '../../server/paste/use.ts';

/**
 * The app and the server called main, with all they are made of, and where the file listens. Names of sections do not count, nor whether a
 * filter is put around an app by a pipeline or by `filter-with`.
 */
export function meaningOf(snapshot: Snapshot, file: SourceFile): unknown {
  const built = (['app', 'server'] as const).map(group => build(snapshot, file, group, 'main', []));
  const listens = endpoints(snapshot, file).map(({ address, role }) => [role, address]);
  return JSON.parse(JSON.stringify([...built, listens]));
}

function build(snapshot: Snapshot, file: SourceFile, group: Group, text: string, above: readonly Place[]): unknown {
  const target = targetOf(snapshot, file, group, parseUse(text));
  if (target.kind !== 'section') return [target.kind, text];
  const { place } = target;
  if (above.length > 20 || above.some(other => other.section === place.section)) return 'endless';
  const part = ({ group: wanted, text: name }: Mention) => build(snapshot, place.file, wanted, name, [...above, place]);
  const mentions = mentionsIn(snapshot, place.file, place.section);
  const inRole = (role: Mention['role']) => mentions.filter(mention => mention.role === role).map(part);
  if (place.section.kind === 'pipeline') return inRole('pipeline').reduceRight((inner, filter) => ({ filter, inner }));
  const { egg, factory, chain } = serverOf(snapshot, place.file, place.section);
  // Where a server listens is compared by what it comes to, not by the options that say it.
  const passed = group === 'server' ? /^(?:use|host|port|listen|bind)$/ : /^(?:use|filter-with|next|require)$/;
  const options = new Map<string, string | undefined>();
  for (const at of chain) {
    for (const [key, option] of localOptions(snapshot, at.file, at.section)) {
      if (!options.has(key) && !passed.test(key)) options.set(key, resolvedText(snapshot, at.file, at.section, option));
    }
  }
  const object = { made: egg ?? factory, options: [...options].sort(), parts: [...inRole('composite'), ...inRole('next')] };
  return inRole('filter-with').reduce((inner, filter) => ({ filter, inner }), object);
}
