// The sections of a file that listen: what is known of their server, and the options that reach it. Shared by endpoints.ts and facts.ts.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { isWithin, pathOf, resolveUri } from '../core/uri.ts';
import type { OptionFacts, OptionRole, SectionFacts, ServerFacts } from '../data/paste-types.ts';
import { uwsgi } from '../data/paste-uwsgi.ts';
import { resolve } from './interpolation.ts';
import { localOptions, type Place, serverOf } from './loader.ts';
import { serverByEgg } from './options.ts';
import { syntaxTree } from './parser.ts';
import type { Option, Section } from './tree.ts';

/** A section that listens, with the option of each name that reaches its server, and the sections they come from. */
export type Listener = {
  readonly section: Section;
  readonly facts: ServerFacts | SectionFacts;
  readonly chain: readonly Place[];
  readonly options: ReadonlyMap<string, Given>;
  /** The chain of `use` ends in sight, so that other files have no say. */
  readonly settled: boolean;
};

export type Given = { readonly option: Option; readonly place: Place };

/** The listening sections of a file whose server is known, in text order. */
export function listeners(snapshot: Snapshot, file: SourceFile): readonly Listener[] {
  return bySnapshot(snapshot)(file);
}

const bySnapshot = memo((snapshot: Snapshot) =>
  memo((file: SourceFile): readonly Listener[] => syntaxTree(file).sections.flatMap(section => listenerOf(snapshot, file, section) ?? [])),
);

/** The section as a listener; undefined when it is none, or its server is not known. */
function listenerOf(snapshot: Snapshot, file: SourceFile, section: Section): Listener | undefined {
  const place = { file, section };
  if (section.name === uwsgi.name) {
    const options = new Map(section.options.map(option => [option.key, { option, place }]));
    return { section, facts: uwsgi, chain: [place], options, settled: true };
  }
  if (section.kind !== 'server') return undefined;
  const { egg, chain } = serverOf(snapshot, file, section);
  const facts = egg === undefined ? undefined : serverByEgg.get(egg);
  if (facts === undefined) return undefined;
  const options = new Map<string, Given>();
  for (const at of chain) {
    for (const [key, option] of localOptions(snapshot, at.file, at.section)) {
      const name = facts.foldCase ? key.toLowerCase() : key;
      if (!options.has(name)) options.set(name, { option, place: at });
    }
  }
  return { section, facts, chain, options, settled: chain.every(at => at.file === file) };
}

/** What an option is given as, resolved; undefined when it is absent, `unknown` when its text is not known. */
export function given(snapshot: Snapshot, { options }: Listener, name: string): string | undefined | 'unknown' {
  const found = options.get(name);
  if (found === undefined) return undefined;
  const resolution = resolve(snapshot, found.place.file, found.place.section, found.option);
  return resolution.kind === 'text' ? resolution.text : 'unknown';
}

/** The facts of the option that decides something at this server. */
export function optionInRole(facts: Listener['facts'], role: OptionRole): OptionFacts | undefined {
  return optionsByRole(facts).get(role);
}

const optionsByRole = memo(
  ({ options }: Listener['facts']): ReadonlyMap<OptionRole, OptionFacts> =>
    new Map(options.flatMap(option => (option.role === undefined ? [] : [[option.role, option] as const])).reverse()),
);

/** Where the folder of a file is on the server, from the settings `paste.here` and `paths`; undefined when they do not tell. */
export function deployedFolder(snapshot: Snapshot, file: SourceFile): string | undefined {
  const here = snapshot.settings['paste.here'];
  if (here !== '') return here;
  for (const [deployed, local] of Object.entries(snapshot.settings.paths)) {
    for (const root of snapshot.roots) {
      const folder = resolveUri(root, local);
      if (!isWithin(folder, file.uri)) continue;
      const below = pathOf(file.uri).slice(pathOf(folder).replace(/\/$/, '').length);
      return deployed.replace(/\/$/, '') + below.slice(0, below.lastIndexOf('/'));
    }
  }
  return undefined;
}

/** The snapshot in which `%(here)s` is `here`. */
export function withHere(snapshot: Snapshot, here: string): Snapshot {
  return { ...snapshot, settings: { ...snapshot.settings, 'paste.here': here } };
}
