// textDocument/definition in Paste files: from an interpolation to its option, from a name to its section or file, from `egg:` to its Python code.

import type { Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { protocols } from '../data/paste-sections.ts';
import { knownDistributions } from './environment.ts';
import { findConfig } from './files.ts';
import { defaultOptions } from './interpolation.ts';
import { sameLoggingName } from './logging.ts';
import { mentionAt, type Named, namedAt } from './names.ts';
import { optionAt, sectionAt, syntaxTree } from './parser.ts';
import { partSpan } from './symbols.ts';
import { normalName } from './use.ts';

/** Where what is named at an offset is defined. */
export function define(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  const named = namedAt(snapshot, file, offset);
  if (named?.kind === 'option') {
    if (!named.declares) return [{ uri: named.file.uri, span: named.option.keySpan, whole: named.option, origin: named.span }];
    return defaultBehind(file, offset);
  }
  if (named?.kind === 'logging') return loggingDefinitions(named);
  if (named?.kind === 'section') {
    return named.places.map(({ file: at, section }) => ({ uri: at.uri, span: section.titleSpan, whole: section, origin: named.span }));
  }
  return outsideAt(snapshot, file, offset);
}

/** From a name of logging to its section, and from the section to the list that has it. */
function loggingDefinitions({ file, name, span, declares }: Extract<Named, { kind: 'logging' }>): readonly Location[] {
  return sameLoggingName(file, name)
    .filter(other => (declares ? other.from === 'list' : other.definition !== undefined))
    .map(other => ({ uri: file.uri, span: other.span, origin: span, ...(other.definition && { whole: other.definition }) }));
}

/** From an option that [DEFAULT] has too, and which is therefore dropped, to the one that counts. */
function defaultBehind(file: SourceFile, offset: number): readonly Location[] {
  const tree = syntaxTree(file);
  const option = optionAt(tree, offset);
  const shared = option && defaultOptions(file).get(option.key);
  if (shared === undefined || sectionAt(tree, offset)?.name === 'DEFAULT') return [];
  return [{ uri: file.uri, span: shared.keySpan, whole: shared, origin: option!.keySpan }];
}

/** The file behind `config:`, the Python code behind `egg:`. */
function outsideAt(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  const mention = mentionAt(snapshot, file, offset);
  if (mention === undefined) return [];
  const { use } = mention;
  if (use.kind === 'config') {
    const found = findConfig(snapshot, file, use.path);
    if (found.kind !== 'file') return [];
    return [{ uri: found.file.uri, span: { start: 0, end: 0 }, origin: partSpan(mention, use.pathAt) ?? mention.span }];
  }
  if (use.kind !== 'egg') return [];
  const wanted = protocols[mention.group].flat();
  const entries = knownDistributions(snapshot).byName.get(normalName(use.dist))?.entryPoints ?? [];
  return entries.flatMap(({ group, name, location }) =>
    name === use.entry && wanted.includes(group) && location !== undefined ? [{ ...location, origin: mention.span }] : [],
  );
}
