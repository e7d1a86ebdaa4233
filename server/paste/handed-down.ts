// What a file that is loaded by `config:` gets from the file that names it: paste.deploy puts the global configuration of the one among the
// defaults of the other (`_loadconfig` and `update_defaults` in paste/deploy/loadwsgi.py), where names of the other's own go first.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { defaultOptions } from './interpolation.ts';
import { targetOf } from './loader.ts';
import { type Mention, mentionsOf } from './symbols.ts';
import type { Option } from './tree.ts';

/** An option of one file that another gets as a default, by the `config:` in `mention`. */
export type HandedDown = { readonly file: SourceFile; readonly option: Option; readonly mention: Mention };

/** What a file gets from those that name it, by name, less what it has in its own [DEFAULT]; of several the first that is known. */
export function handedDown(snapshot: Snapshot, file: SourceFile): ReadonlyMap<string, HandedDown> {
  return bySnapshot(snapshot).get(file.uri) ?? nothing;
}

/** The options that a `config:` hands to another file: those of [DEFAULT], and what the section sets. */
export function handedBy(file: SourceFile, { section }: Mention): ReadonlyMap<string, Option> {
  const handed = new Map(defaultOptions(file));
  for (const option of section.options) {
    const name = /^set +(.*)$/.exec(option.key)?.[1];
    if (name !== undefined) handed.set(name, option);
  }
  return handed;
}

const nothing: ReadonlyMap<string, HandedDown> = new Map();

const bySnapshot = memo((snapshot: Snapshot): ReadonlyMap<string, ReadonlyMap<string, HandedDown>> => {
  const byUri = new Map<string, Map<string, HandedDown>>();
  for (const file of snapshot.files.values()) {
    if (file.language.id !== 'paste-deploy' || !file.text.includes('config:')) continue;
    for (const mention of mentionsOf(snapshot, file)) {
      if (mention.use.kind !== 'config') continue;
      const target = targetOf(snapshot, file, mention.group, mention.use);
      if (target.kind !== 'section' || target.place.file === file) continue;
      const own = defaultOptions(target.place.file);
      const { uri } = target.place.file;
      const known = byUri.get(uri) ?? new Map<string, HandedDown>();
      for (const [name, option] of handedBy(file, mention)) {
        if (!own.has(name) && !known.has(name) && name !== 'here' && name !== '__file__') known.set(name, { file, option, mention });
      }
      byUri.set(uri, known);
    }
  }
  return byUri;
});
