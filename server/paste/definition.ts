// textDocument/definition in Paste files: from an interpolation to its option, from a name to its section or file, from `egg:`, `call:` and explicit factories to
// their Python code.

import type { Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { type Span, touches } from '../core/text.ts';
import { factoryKeysOf, groupOf } from '../data/paste-sections.ts';
import { entryPointsOf, knownDistributions } from './environment.ts';
import { findConfig } from './files.ts';
import { defaultOptions, resolvedText } from './interpolation.ts';
import { sameLoggingName } from './logging.ts';
import { mentionAt, type Named, namedAt } from './names.ts';
import { optionAt, sectionAt, syntaxTree } from './parser.ts';
import { factoryAt, loggingClasses } from './python-modules.ts';
import { type Mention, partSpan } from './symbols.ts';
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

/** The file behind `config:`, the Python code behind `egg:`, `call:` and explicit factories. */
function outsideAt(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  const mention = mentionAt(snapshot, file, offset);
  if (mention === undefined) return explicitAt(snapshot, file, offset);
  const { use } = mention;
  if (use.kind === 'config') {
    const found = findConfig(snapshot, file, use.path);
    if (found.kind !== 'file') return [];
    return [{ uri: found.file.uri, span: { start: 0, end: 0 }, origin: partSpan(mention, use.pathAt) ?? mention.span }];
  }
  return targetsOf(snapshot, mention).flatMap(target => sourceOf(snapshot, target, mention.span));
}

/** The code that an option such as `paste.app_factory`, or `class` of logging, names. */
function explicitAt(snapshot: Snapshot, file: SourceFile, offset: number): readonly Location[] {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, offset);
  const option = optionAt(tree, offset);
  const group = groupOf(section?.kind);
  const logged = option && loggingClasses(file).find(known => known.option === option);
  if (logged !== undefined && touches(option!.value, offset)) return sourceOf(snapshot, logged.target, option!.value);
  if (group === undefined || option === undefined || !touches(option.value, offset)) return [];
  if (!factoryKeysOf(section?.kind).includes(option.key)) return [];
  return sourceOf(snapshot, resolvedText(snapshot, file, section!, option) ?? '', option.value);
}

/** `module:attribute` of each entry point or callable that a mention means. */
function targetsOf(snapshot: Snapshot, { use, group }: Mention): readonly string[] {
  if (use.kind === 'call') return [use.spec];
  if (use.kind !== 'egg') return [];
  const distribution = knownDistributions(snapshot).byName.get(normalName(use.dist));
  const offered = distribution === undefined ? [] : entryPointsOf(distribution, group);
  return offered.filter(({ name }) => name === use.entry).map(({ target }) => target);
}

function sourceOf(snapshot: Snapshot, target: string, origin: Span): readonly Location[] {
  const found = factoryAt(snapshot, target);
  if (found?.kind !== 'found') return [];
  return [
    { uri: found.module.uri, span: found.definition?.span ?? { start: 0, end: 0 }, origin: { start: origin.start, end: origin.end } },
  ];
}
