// What a hover says about names in Paste files: interpolations, sections, entry points. hover.ts joins it with what options mean.

import type { Hover } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { touches } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { shortName } from '../core/uri.ts';
import { groupOf, protocolsOf, sectionKinds } from '../data/paste-sections.ts';
import { knownDistributions } from './environment.ts';
import { handedDown } from './handed-down.ts';
import { bindingOf, defaultOptions, isDefaultKey, type Percent, percents, resolve, resolvedText, valueOfName } from './interpolation.ts';
import { type Place, serverOf, targetOf } from './loader.ts';
import { mentionAt } from './names.ts';
import { optionAt, sectionAt, syntaxTree } from './parser.ts';
import type { Option, Section } from './tree.ts';
import { normalName } from './use.ts';

/** The hover of an interpolation: its value and where that comes from. */
export function hoverInterpolation(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, offset);
  const option = optionAt(tree, offset);
  if (section === undefined || option === undefined || section.name.startsWith('formatter_')) return undefined;
  const percent = percents(option.value).find(({ span }) => touches(span, offset));
  if (percent === undefined || percent.kind === 'bad') return undefined;
  if (percent.kind === 'escape') return { span: percent.span, markdown: t`\`%%\` is a single \`%\`` };
  return { span: percent.span, markdown: describeReference(snapshot, file, section, option, percent) };
}

/** The hover of a section's header: its kind, and what `use` leads to. */
export function hoverHeader(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const section = sectionAt(syntaxTree(file), offset);
  if (section === undefined || !touches(section.header, offset)) return undefined;
  if (section.name === 'DEFAULT') {
    const markdown = t`Options that every section inherits: for \`%(name)s\` everywhere in this file, and as the global configuration of apps, filters and servers. An option of a section with the same name is dropped, not overriding.`;
    return { span: section.header, markdown };
  }
  const facts = sectionKinds.find(({ kind }) => kind === section.kind);
  if (facts === undefined) return undefined;
  return { span: section.header, markdown: [facts.meaning, describeChain(snapshot, { file, section })].filter(Boolean).join('\n\n') };
}

/** The hover of a name in `use`, `pipeline` and the like: the section, file or entry point it leads to. */
export function hoverMention(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const mention = mentionAt(snapshot, file, offset);
  if (mention === undefined) return undefined;
  const { use, group, span } = mention;
  const target = targetOf(snapshot, file, group, use);
  switch (target.kind) {
    case 'section': {
      const { place } = target;
      const name = `\`[${place.section.name}]\``;
      const whole = place.file === file ? name : t`${name} of ${shortName(place.file.uri, snapshot.roots)}`;
      return { span, markdown: [whole, describeChain(snapshot, place)].filter(Boolean).join('\n\n') };
    }
    case 'egg': {
      const distribution = knownDistributions(snapshot).byName.get(normalName(target.dist));
      if (distribution === undefined) return undefined;
      const wanted = protocolsOf[group];
      const entry = distribution.entryPoints.find(({ name, group: protocol }) => name === target.entry && wanted.includes(protocol));
      const title = `**${distribution.name}** ${distribution.version ?? ''}`.trim();
      return { span, markdown: entry === undefined ? title : `${title}\n\n\`${entry.target}\` (${entry.group})` };
    }
    default:
      return undefined;
  }
}

/** The hover of an option that never reaches its section because [DEFAULT] has one of that name. */
export function hoverDropped(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, offset);
  const option = optionAt(tree, offset);
  if (section === undefined || option === undefined || groupOf(section.kind) === undefined) return undefined;
  if (!touches(option.keySpan, offset) || !isDefaultKey(snapshot, file, option.key)) return undefined;
  const shared = defaultOptions(file).get(option.key);
  return {
    span: option.keySpan,
    markdown:
      shared === undefined
        ? t`Dropped: \`${option.key}\` is also in \`[DEFAULT]\`, so that \`[${section.name}]\` never gets this one.`
        : t`Dropped: \`${option.key}\` is also in \`[DEFAULT]\`, where it is \`${shared.value.text}\`, so that \`[${section.name}]\` never gets this one.`,
  };
}

function describeReference(
  snapshot: Snapshot,
  file: SourceFile,
  section: Section,
  option: Option,
  percent: Extract<Percent, { kind: 'reference' }>,
): string {
  const binding = bindingOf(snapshot, file, section, percent.name);
  const handed = binding === undefined ? handedDown(snapshot, file).get(percent.name) : undefined;
  if (handed !== undefined) {
    const value = resolvedText(snapshot, handed.file, handed.mention.section, handed.option);
    const shown = value === undefined ? t`its value is not known` : `\`\`\`\n${value}\n\`\`\``;
    return `${shown}\n\n${t`\`${percent.name}\` from ${shortName(handed.file.uri, snapshot.roots)}, which loads this file`}`;
  }
  if (binding === undefined) return t`\`${percent.name}\` has no value in this file: it must be given at start`;
  const text = valueOfName(snapshot, file, section, percent.name);
  const value = text === undefined ? t`its value is not known` : `\`\`\`\n${text}\n\`\`\``;
  const from = {
    section: t`from [${section.name}]`,
    default: t`from [DEFAULT]`,
    'built-in': t`set by paste.deploy`,
    variable: t`from the setting paste.variables`,
  };
  const whole = resolve(snapshot, file, section, option);
  const all = whole.kind === 'text' && whole.pieces.length > 1 ? `\n\n${t`\`${option.key}\` is`}\n\`\`\`\n${whole.text}\n\`\`\`` : '';
  return `${value}\n\n\`${percent.name}\` ${from[binding.from]}${all}`;
}

/** What stands behind a section: the entry point or callable in the end, and the sections on the way. */
function describeChain(snapshot: Snapshot, { file, section }: Place): string {
  if (section.kind === 'pipeline') return '';
  const { egg, factory, chain } = serverOf(snapshot, file, section);
  const end = egg ?? (factory && `call:${factory}`);
  const through = chain.slice(1).map(place => `\`[${place.section.name}]\``);
  if (end === undefined && through.length === 0) return '';
  return [through.length > 0 ? t`through ${through.join(t`, `)}` : '', end === undefined ? '' : `\`${end}\``].filter(Boolean).join(': ');
}
