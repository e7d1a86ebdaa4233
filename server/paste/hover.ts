// textDocument/hover in Paste files: what an option means to whoever reads it and what it comes to, beside what names lead to.

import type { Hover } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { touches } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { globalAssignments, loaderFacts } from '../data/paste-loader-options.ts';
import { handlerClasses, loggingLists } from '../data/paste-logging.ts';
import { factoryKeysOf, groupOf } from '../data/paste-sections.ts';
import { describeFactory, describeOption, describeRead, describeSection, describeServer, describeSource } from './describe.ts';
import { hoverDropped, hoverHeader, hoverInterpolation, hoverMention } from './hover-names.ts';
import { resolve } from './interpolation.ts';
import { loggingNameAt } from './logging.ts';
import { lookUpName, optionFacts, type Reader, readerOf } from './options.ts';
import { optionAt, sectionAt, syntaxTree } from './parser.ts';
import type { Option, Section } from './tree.ts';

/** The Markdown about the place at an offset; undefined where there is nothing to say. */
export function hover(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  return (
    hoverInterpolation(snapshot, file, offset) ??
    hoverOption(snapshot, file, offset) ??
    hoverValue(snapshot, file, offset) ??
    hoverMention(snapshot, file, offset) ??
    hoverHeader(snapshot, file, offset) ??
    hoverOtherHeader(file, offset)
  );
}

/** The name of an option: what it means, after a warning when [DEFAULT] takes it away. */
function hoverOption(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, offset);
  const option = optionAt(tree, offset);
  if (section === undefined || option === undefined || !touches(option.keySpan, offset)) return undefined;
  const dropped = hoverDropped(snapshot, file, offset)?.markdown;
  const parts = [dropped, meaningOf(snapshot, file, section, option), resolvedValue(snapshot, file, section, option)];
  const markdown = parts.filter(part => part !== undefined).join('\n\n---\n\n');
  return markdown === '' ? undefined : { span: option.keySpan, markdown };
}

function meaningOf(snapshot: Snapshot, file: SourceFile, section: Section, option: Option): string | undefined {
  const reader = readerOf(snapshot, file, section);
  if (groupOf(section.kind) !== undefined) {
    const assigned = /^([sg]et) /.exec(option.key)?.[1];
    if (assigned !== undefined) return globalAssignments.find(({ word }) => word === assigned)?.meaning;
    const loader = loaderFacts.find(({ name, kinds }) => name === option.key && kinds.includes(section.kind!));
    if (loader !== undefined) return describeOption(loader, { options: [], others: 'taken', source: 'PasteDeploy 3.0.1' }, 'paste.deploy');
  }
  const facts = reader && optionFacts(reader.facts, lookUpName(reader.facts, option.key));
  return facts && describeRead(reader, facts);
}

/** What a value with interpolations comes to. */
function resolvedValue(snapshot: Snapshot, file: SourceFile, section: Section, option: Option): string | undefined {
  if (!option.value.text.includes('%') || section.name.startsWith('formatter_')) return undefined;
  const resolution = resolve(snapshot, file, section, option);
  return resolution.kind === 'text' && resolution.text !== option.value.text ? `\`\`\`\n${resolution.text}\n\`\`\`` : undefined;
}

/** The value of `use` with facts behind it, a handler's class, a name of logging. */
function hoverValue(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, offset);
  const option = optionAt(tree, offset);
  if (section === undefined || option === undefined || !touches(option.value, offset) || option.value.start === option.value.end)
    return undefined;
  const span = { start: option.value.start, end: option.value.end };
  const named = loggingNameAt(file, offset);
  if (named !== undefined) {
    const list = loggingLists.find(({ item }) => item === named.item)!;
    return { span: named.span, markdown: t`The ${named.item} of \`[${list.prefix}${named.name}]\`` };
  }
  if (section.name.startsWith('handler_') && option.key.toLowerCase() === 'class') {
    const known = handlerClasses.find(({ name }) => name === option.value.text.replace(/^logging\./, ''));
    return known && { span, markdown: `\`${known.name}(${known.parameters.join(', ')})\`\n\n${known.meaning}` };
  }
  const group = groupOf(section.kind);
  if (group === undefined) return undefined;
  const makes = option.key === 'use' ? /^(?:egg|call):/i.test(option.value.text) : factoryKeysOf(section.kind).includes(option.key);
  const reader = makes ? readerOf(snapshot, file, section) : undefined;
  const about = reader && describeReader(reader);
  if (about === undefined) return undefined;
  const more = hoverMention(snapshot, file, offset)?.markdown;
  return { span, markdown: more === undefined ? about : `${about}\n\n---\n\n${more}` };
}

function describeReader(reader: Reader): string | undefined {
  if (reader.kind === 'server') return describeServer(reader.facts, reader.version);
  if (reader.kind === 'source') return describeSource(reader.facts);
  return reader.kind === 'factory' ? describeFactory(reader.facts, reader.version) : undefined;
}

/** The header of a section that paste.deploy does not read. */
function hoverOtherHeader(file: SourceFile, offset: number): Hover | undefined {
  const section = sectionAt(syntaxTree(file), offset);
  if (section === undefined || !touches(section.header, offset)) return undefined;
  const markdown = describeSection(section.name);
  return markdown === undefined ? undefined : { span: section.header, markdown };
}
