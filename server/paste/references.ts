// textDocument/references and documentHighlight in Paste files: every place that means the same section or option.

import type { Highlight, Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { handedDown } from './handed-down.ts';
import { bindingOf, defaultOptions, percents } from './interpolation.ts';
import { targetOf } from './loader.ts';
import { sameLoggingName } from './logging.ts';
import { type Named, namedAt } from './names.ts';
import { syntaxTree } from './parser.ts';
import { type Mention, mentionsOf, sectionNameIn } from './symbols.ts';
import type { Option } from './tree.ts';

/** One place that means something; `declares`: it is its header or key. `mention`: the name of a section in a value. */
export type Reference = { readonly file: SourceFile; readonly span: Span; readonly declares: boolean; readonly mention?: Mention };

/** Every place that means what is named at an offset. */
export function refer(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  const named = namedAt(snapshot, file, offset);
  return named === undefined ? [] : referencesTo(snapshot, named).map(reference => ({ uri: reference.file.uri, span: reference.span }));
}

/** The places of this file that mean what is named at an offset. */
export function highlight(snapshot: Snapshot, file: SourceFile, offset: number): readonly Highlight[] {
  const named = namedAt(snapshot, file, offset);
  if (named === undefined) return [];
  const here = referencesTo(snapshot, named).filter(reference => reference.file === file);
  return here.map(({ span, declares }) => ({ span, write: declares }));
}

/** All references, the declarations first. */
export function referencesTo(snapshot: Snapshot, named: Named): readonly Reference[] {
  if (named.kind === 'logging') {
    const { file, name } = named;
    return sameLoggingName(file, name).map(({ span, definition }) => ({ file, span, declares: definition !== undefined }));
  }
  return named.kind === 'section' ? referencesToSections(snapshot, named) : referencesToOption(snapshot, named);
}

function referencesToSections(snapshot: Snapshot, { places }: Extract<Named, { kind: 'section' }>): readonly Reference[] {
  const found: Reference[] = places.map(({ file, section }) => ({ file, span: section.titleSpan, declares: true }));
  for (const file of snapshot.files.values()) {
    if (file.language.id !== 'paste-deploy') continue;
    for (const mention of mentionsOf(snapshot, file)) {
      const target = targetOf(snapshot, file, mention.group, mention.use);
      const sections = target.kind === 'section' ? [target.place.section] : target.kind === 'ambiguous' ? target.sections : [];
      if (!sections.some(section => places.some(place => place.section === section))) continue;
      found.push({ file, span: sectionNameIn(mention)?.span ?? mention.span, declares: false, mention });
    }
  }
  return found;
}

function referencesToOption(snapshot: Snapshot, { file, option }: Extract<Named, { kind: 'option' }>): readonly Reference[] {
  const found: Reference[] = [{ file, span: option.keySpan, declares: true }];
  const isShared = defaultOptions(file).get(option.key) === option;
  for (const section of syntaxTree(file).sections) {
    for (const user of section.options) {
      for (const percent of percents(user.value)) {
        if (percent.kind !== 'reference' || percent.name !== option.key) continue;
        const binding = bindingOf(snapshot, file, section, percent.name);
        if (binding !== undefined && 'option' in binding && binding.option === option)
          found.push({ file, span: percent.nameSpan, declares: false });
      }
      if (isShared && user.key.startsWith('get ') && user.value.text === option.key)
        found.push({ file, span: user.value, declares: false });
    }
  }
  return [...found, ...referencesFromLoaded(snapshot, file, option)];
}

/** The interpolations in files that another loads by `config:`, which name an option of its global configuration. */
function referencesFromLoaded(snapshot: Snapshot, holder: SourceFile, option: Option): readonly Reference[] {
  if (!holder.text.includes('config:')) return [];
  const found: Reference[] = [];
  for (const file of snapshot.files.values()) {
    const [name] =
      [...(file.language.id === 'paste-deploy' ? handedDown(snapshot, file) : [])].find(([, handed]) => handed.option === option) ?? [];
    if (name === undefined) continue;
    for (const section of syntaxTree(file).sections) {
      for (const user of section.options) {
        for (const percent of percents(user.value)) {
          if (percent.kind === 'reference' && percent.name === name && bindingOf(snapshot, file, section, name) === undefined)
            found.push({ file, span: percent.nameSpan, declares: false });
        }
      }
    }
  }
  return found;
}
