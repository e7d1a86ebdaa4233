// Refactoring: selected text of a value becomes an option of [DEFAULT], which an interpolation stands for.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import { freeName } from '../../core/free-name.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { encloses, lineBreakOf, type Span, type TextEdit } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { groupOf } from '../../data/paste-sections.ts';
import { addOption } from '../edits.ts';
import { isDefaultKey, percents } from '../interpolation.ts';
import { optionAt, sectionAt, syntaxTree } from '../parser.ts';

/**
 * Offered, in a section that paste.deploy loads, for text within one line of a value that does not cut an interpolation in two. The option gets a name that no section uses:
 * one of [DEFAULT] hides those of its name.
 */
export function extractValue(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, span.start);
  const option = optionAt(tree, span.start);
  if (span.start === span.end || option === undefined || groupOf(section?.kind) === undefined) return [];
  if (tree.template !== undefined || !option.value.lines.some(line => encloses(line, span))) return [];
  const text = file.text.slice(span.start, span.end);
  const cut = percents(option.value).some(one => one.span.start < span.end && span.start < one.span.end && !encloses(span, one.span));
  // A name of this section would not be known in [DEFAULT] alone, where paste.deploy resolves every option too.
  const own = percents(option.value).some(one => one.kind !== 'escape' && encloses(span, one.span));
  if (cut || own || text !== text.trim()) return [];
  const taken = new Set(tree.sections.flatMap(({ options }) => options.map(({ key }) => key)));
  const wanted = `shared_${option.key.replace(/\W+/g, '_')}`;
  const name = freeName(wanted, candidate => taken.has(candidate) || isDefaultKey(snapshot, file, candidate), '_');
  const edits = [defining(file, name, text), { span, newText: `%(${name})s` }];
  return [change(file, 'refactor.extract', t`Extract to ${name} of [DEFAULT]`, edits)];
}

function defining(file: SourceFile, name: string, value: string): TextEdit {
  const { sections } = syntaxTree(file);
  const shared = sections.find(section => section.name === 'DEFAULT');
  if (shared !== undefined) return addOption(file, shared, shared.options.at(-1), name, value);
  const at = sections[0]!.start;
  const end = lineBreakOf(file.text);
  return { span: { start: at, end: at }, newText: `[DEFAULT]${end}${name} = ${value}${end}${end}` };
}
