// Refactoring: what two sections have in common moves to a section of its own, which both build on by `use`.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import { freeName } from '../../core/free-name.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { lineBreakOf, lineStart, type Span, touches } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { groupOf, loaderOptions } from '../../data/paste-sections.ts';
import { removeOption, setValue } from '../edits.ts';
import { bindingOf, percents } from '../interpolation.ts';
import { findSections, localOptions } from '../loader.ts';
import { sectionAt, syntaxTree } from '../parser.ts';
import type { Option, Section } from '../tree.ts';

/** Offered on the header of a section with `use` of something other than a section, where others say at least one more thing alike. */
export function extractSection(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, span.start);
  const group = groupOf(section?.kind);
  if (section === undefined || group === undefined || !touches(section.header, span.end) || tree.template !== undefined) return [];
  const alike = tree.sections.filter(other => other.kind === section.kind && useOf(other)?.value.text === useOf(section)?.value.text);
  const use = useOf(section);
  if (use === undefined || !/^(?:egg|call|config):/.test(use.value.text) || alike.length < 2) return [];
  const common = movable(snapshot, file, section).filter(option =>
    alike.every(other => movable(snapshot, file, other).some(one => one.key === option.key && one.value.text === option.value.text)),
  );
  if (common.length === 0) return [];
  const title = freeName('shared', name => findSections(file, group, name).length > 0);
  const end = lineBreakOf(file.text);
  const written = [use, ...common].map(option => `${option.key} = ${file.text.slice(option.value.start, option.value.end)}`);
  const at = lineStart(file.text, alike[0]!.start);
  const edits = alike.flatMap(other => [
    setValue(useOf(other)!, title),
    ...other.options.filter(({ key }) => common.some(option => option.key === key)).map(option => removeOption(file, option)),
  ]);
  const newText = [`[${section.kind}:${title}]`, ...written, '', ''].join(end);
  return [
    change(file, 'refactor.extract', t`Extract what ${alike.length} sections share to [${section.kind!}:${title}]`, [
      { span: { start: at, end: at }, newText },
      ...edits,
    ]),
  ];
}

function useOf(section: Section): Option | undefined {
  return section.options.find(({ key }) => key === 'use');
}

/**
 * Options that mean the same in a section that this one builds on: not those that paste.deploy reads itself, nor those whose interpolation
 * names an option of this section, nor those that others here interpolate.
 */
function movable(snapshot: Snapshot, file: SourceFile, section: Section): readonly Option[] {
  const own = (option: Option) =>
    percents(option.value).flatMap(percent => {
      const binding = percent.kind === 'reference' ? bindingOf(snapshot, file, section, percent.name) : undefined;
      return binding?.from === 'section' ? [binding.option] : [];
    });
  const needed = new Set(section.options.flatMap(own));
  return [...localOptions(snapshot, file, section).values()].filter(
    option => !loaderOptions.includes(option.key) && !option.value.hole && !needed.has(option) && own(option).length === 0,
  );
}
