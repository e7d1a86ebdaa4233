// Refactoring: `%(name)s` becomes the text that it stands for.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { encloses, type Span } from '../../core/text.ts';
import { bindingOf, percents } from '../interpolation.ts';
import { optionAt, sectionAt, syntaxTree } from '../parser.ts';

/**
 * Offered on an interpolation of an option of this file. Names in the text that takes its place mean what they meant: configparser looks
 * them up from the section where the interpolation stands.
 */
export function inlineInterpolation(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const tree = syntaxTree(file);
  const section = sectionAt(tree, span.start);
  const option = optionAt(tree, span.start);
  if (section === undefined || option === undefined) return [];
  const found = percents(option.value).find(percent => encloses(percent.span, span));
  if (found?.kind !== 'reference') return [];
  const binding = bindingOf(snapshot, file, section, found.name);
  if (binding === undefined || !('option' in binding) || binding.hole || binding.option === option) return [];
  // A text of several lines would need the indentation of this value.
  if (binding.option.value.lines.length !== 1) return [];
  return [change(file, 'refactor.inline', `Inline %(${found.name})s`, [{ span: found.span, newText: binding.text }])];
}
