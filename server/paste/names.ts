// What the cursor is on: a section by its header or a mention, an option by its key or an interpolation of it, or a name of logging.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { type Span, touches } from '../core/text.ts';
import { groupOf } from '../data/paste-sections.ts';
import { handedDown } from './handed-down.ts';
import { bindingOf, defaultOptions, percents } from './interpolation.ts';
import { findSections, type Place, targetOf } from './loader.ts';
import { type LoggingName, loggingNameAt } from './logging.ts';
import { optionAt, sectionAt, syntaxTree } from './parser.ts';
import { type Mention, mentionsIn, sectionNameIn } from './symbols.ts';
import type { Option, Section } from './tree.ts';

/** Something with a name, and the text at the cursor that names it. Several places when the name is ambiguous. */
export type Named =
  | { readonly kind: 'section'; readonly places: readonly Place[]; readonly span: Span; readonly declares: boolean }
  | { readonly kind: 'option'; readonly file: SourceFile; readonly option: Option; readonly span: Span; readonly declares: boolean }
  | { readonly kind: 'logging'; readonly file: SourceFile; readonly name: LoggingName; readonly span: Span; readonly declares: boolean };

/** What is named at an offset; undefined when nothing there has a name that other places share. */
export function namedAt(snapshot: Snapshot, file: SourceFile, offset: number): Named | undefined {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, offset);
  if (section === undefined) return undefined;
  const logging = loggingNameAt(file, offset);
  if (logging !== undefined) {
    return { kind: 'logging', file, name: logging, span: logging.span, declares: logging.definition !== undefined };
  }
  if (touches(section.header, offset)) {
    if (groupOf(section.kind) === undefined) return undefined;
    return { kind: 'section', places: [{ file, section }], span: section.titleSpan, declares: true };
  }
  const option = optionAt(tree, offset);
  if (option === undefined) return undefined;
  if (touches(option.keySpan, offset)) return { kind: 'option', file, option, span: option.keySpan, declares: true };
  return (
    interpolationAt(snapshot, file, section, option, offset) ?? globalAt(file, option, offset) ?? mentioned(snapshot, file, section, offset)
  );
}

/** The mention at an offset. */
export function mentionAt(snapshot: Snapshot, file: SourceFile, offset: number): Mention | undefined {
  const section = sectionAt(syntaxTree(file), offset);
  return section && mentionsIn(snapshot, file, section).find(mention => touches(mention.span, offset));
}

function interpolationAt(snapshot: Snapshot, file: SourceFile, section: Section, option: Option, offset: number): Named | undefined {
  for (const percent of percents(option.value)) {
    if (percent.kind !== 'reference' || !touches(percent.span, offset)) continue;
    const binding = bindingOf(snapshot, file, section, percent.name);
    const handed = binding === undefined ? handedDown(snapshot, file).get(percent.name) : undefined;
    if (handed !== undefined) return { kind: 'option', file: handed.file, option: handed.option, span: percent.nameSpan, declares: false };
    if (binding === undefined || !('option' in binding)) return undefined;
    return { kind: 'option', file, option: binding.option, span: percent.nameSpan, declares: false };
  }
  return undefined;
}

/** `get x = name` names an option of [DEFAULT]. */
function globalAt(file: SourceFile, option: Option, offset: number): Named | undefined {
  if (!option.key.startsWith('get ') || !touches(option.value, offset)) return undefined;
  const shared = defaultOptions(file).get(option.value.text);
  return shared && { kind: 'option', file, option: shared, span: option.value, declares: false };
}

function mentioned(snapshot: Snapshot, file: SourceFile, section: Section, offset: number): Named | undefined {
  const mention = mentionsIn(snapshot, file, section).find(({ span }) => touches(span, offset));
  const name = mention && sectionNameIn(mention);
  if (mention === undefined || name === undefined) return undefined;
  const target = targetOf(snapshot, file, mention.group, mention.use);
  const span = name.span ?? mention.span;
  if (target.kind === 'section') return { kind: 'section', places: [target.place], span, declares: false };
  if (target.kind !== 'ambiguous') return undefined;
  const places = findSections(target.file, mention.group, target.name).map(found => ({ file: target.file, section: found }));
  return { kind: 'section', places, span, declares: false };
}
