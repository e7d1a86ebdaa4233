// Refactorings: an app with `filter-with` becomes a pipeline of the filter and the app, and a pipeline of two an app with `filter-with`.
// paste.deploy builds the same from both, as long as nobody loads the section by `use` and it sets no globals, which its filter would get.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import { freeName } from '../../core/free-name.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { lineBreakOf, lineStart, type Span, touches } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { groupOf } from '../../data/paste-sections.ts';
import { addOption, removeOption, removeSection } from '../edits.ts';
import { findSections, localOptions, targetOf } from '../loader.ts';
import { sectionAt, syntaxTree } from '../parser.ts';
import { type Mention, mentionsIn, mentionsOf } from '../symbols.ts';
import type { Section } from '../tree.ts';

/** Offered on the header of an app or composite with `filter-with`, and on that option. */
export function toPipeline(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const section = sectionAt(syntaxTree(file), span.start);
  if (section === undefined || !isPlainApp(section) || section.title === '') return [];
  const option = localOptions(snapshot, file, section).get('filter-with');
  const filter = mentionsIn(snapshot, file, section).find(({ role }) => role === 'filter-with');
  if (option === undefined || !filter?.literal || !(isAt(section.header, span) || isAt(option, span))) return [];
  if (mentionsTo(snapshot, section).some(({ role }) => role === 'use')) return [];
  const end = lineBreakOf(file.text);
  const wanted = section.title === 'main' ? 'app' : `${section.title}-app`;
  const name = freeName(wanted, title => findSections(file, 'app', title).length > 0);
  const at = lineStart(file.text, section.start);
  return [
    change(file, 'refactor.rewrite', t`Convert filter-with to [pipeline:${section.title}]`, [
      { span: { start: at, end: at }, newText: `[pipeline:${section.title}]${end}pipeline = ${filter.text} ${name}${end}${end}` },
      { span: section.titleSpan, newText: name },
      removeOption(file, option),
    ]),
  ];
}

/** Offered in a pipeline of one filter and an app of this file that nothing else names. */
export function fromPipeline(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const section = sectionAt(syntaxTree(file), span.start);
  if (section?.kind !== 'pipeline' || section.options.length !== 1 || !isAt(section, span)) return [];
  const [filter, last, ...others] = mentionsIn(snapshot, file, section);
  if (!filter?.literal || !last?.literal || others.length > 0) return [];
  const target = targetOf(snapshot, file, 'app', last.use);
  if (target.kind !== 'section' || target.place.file !== file) return [];
  const app = target.place.section;
  if (!isPlainApp(app) || app.options.some(({ key }) => key === 'filter-with')) return [];
  if (mentionsTo(snapshot, app).length !== 1 || mentionsTo(snapshot, section).some(({ role }) => role === 'use')) return [];
  return [
    change(file, 'refactor.rewrite', t`Convert [${section.name}] to filter-with`, [
      removeSection(file, section),
      { span: app.titleSpan, newText: section.title },
      addOption(file, app, app.options.at(-1), 'filter-with', filter.text),
    ]),
  ];
}

function isPlainApp({ kind, options }: Section): boolean {
  return groupOf(kind) === 'app' && kind !== 'pipeline' && kind !== 'filter-app' && !options.some(({ key }) => /^set /.test(key));
}

/** Every place in the workspace that names the section. */
function mentionsTo(snapshot: Snapshot, section: Section): readonly Mention[] {
  return [...snapshot.files.values()].flatMap(file =>
    file.language.id !== 'paste-deploy'
      ? []
      : mentionsOf(snapshot, file).filter(({ group, use }) => {
          const target = targetOf(snapshot, file, group, use);
          return target.kind === 'section' && target.place.section === section;
        }),
  );
}

function isAt(place: Span, span: Span): boolean {
  return touches(place, span.start) && touches(place, span.end);
}
