// A name in `use`, `pipeline`, `next`, `filter-with` or a composite to which no section belongs.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { memo } from '../../core/memo.ts';
import type { Fix } from '../../core/rule.ts';
import { suggest } from '../../core/suggest.ts';
import { type Span, textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { shortName } from '../../core/uri.ts';
import { type Group, searchOrder } from '../../data/paste-sections.ts';
import { groupArticle, groupWord } from '../kinds.ts';
import { findSections, sectionsOf, targetOf } from '../loader.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';
import { compositeOf, type Mention, sectionNameIn } from '../symbols.ts';

export const unknownSection: PasteRule = {
  code: 'paste/unknown-section',
  severity: 'error',
  strikes: 'loading',
  docs: 'A name leads to no section of the kind that is wanted: the last name of a `pipeline`, `next` and the values of a urlmap are apps (`[app:…]`, `[composite:…]`, `[pipeline:…]`, `[filter-app:…]`), the others of a pipeline and `filter-with` are filters. Names are separated by blanks only: a comma becomes part of the name, and so does a `#` behind it, because there are no comments at the end of a line. paste.deploy stops with `LookupError: No section …`. In a section that nobody loads, or where a foreign factory may know better, it is a warning.',
  examples: {
    bad: [
      `
[pipeline:main]
pipeline = gzip, proxy demo
#          ^^^^^ error[paste/unknown-section] "gzip," with its comma is no filter: names in a pipeline are separated by blanks only
#                ^^^^^ error[paste/unknown-section] no filter is called "proxy" in this file
#                      ^^^^ error[paste/unknown-section] no app is called "demo" in this file: did you mean "dem"?
[filter:gzip]
use = egg:demo
[app:dem]
use = egg:demo
`,
      `
[app:main]
use = base
#     ^^^^ error[paste/unknown-section] [filter:base] is a filter, and "use" here must be an app
filter-with = base # the base
#             ^^^^^^^^^^^^^^^ error[paste/unknown-section] "base # the base" is no filter: a comment must stand on a line of its own, here it is part of the name
[filter:base]
use = egg:demo
`,
      `
[composite:main]
use = Paste#urlmap
#     ^^^^^^^^^^^^ error[paste/unknown-section] "Paste#urlmap" is taken for the name of a section: an entry point of a distribution is "egg:Paste#urlmap"
`,
      `
[composite:main]
use == egg:Paste#urlmap
#    ^^^^^^^^^^^^^^^^^^ error[paste/unknown-section] the value of use begins with a second "=", which becomes part of the name
`,
      `
[app:main]
use =
#    ^ error[paste/unknown-section] the value of use begins with a line break, which becomes part of the name "egg:demo"
  egg:demo
`,
    ],
    good: [
      '[pipeline:main]\npipeline =\n  gzip\n# proxy\n  demo\n[filter:gzip]\nuse = egg:demo\n[app:demo]\nuse = egg:demo\n',
      '[composite:main]\nuse = egg:Paste#urlmap\nnot_found_app =\n',
    ],
  },
  checkMention({ snapshot, file, section }, mention, report) {
    if (mention.text === '' && compositeOf(snapshot, file, section)?.empty?.test(mention.option.key)) return;
    const target = targetOf(snapshot, file, mention.group, mention.use);
    if (target.kind !== 'missing') return;
    const { message, fixes } = explain(snapshot, file, mention, target.file, target.name);
    report({
      span: mention.span.start < mention.span.end ? mention.span : mention.option.keySpan,
      ...(mention.guess && { severity: 'warning' }),
      message,
      fixes,
    });
  },
};

function explain(
  snapshot: Snapshot,
  file: SourceFile,
  mention: Mention,
  target: SourceFile,
  name: string,
): { readonly message: string; readonly fixes: readonly Fix[] } {
  const span = sectionNameIn(mention)?.span;
  const fix = (title: string, at: Span, newText: string): Fix => ({ title, edits: [{ uri: file.uri, edits: [{ span: at, newText }] }] });
  const { group } = mention;
  if (name === '') return { message: t`"${mention.option.key}" is empty: it must name ${groupArticle(group)}`, fixes: [] };

  const bare = name.replace(/^,+|,+$/g, '');
  if (bare !== name && mention.option.key === 'pipeline') {
    const fixes = span === undefined || bare === '' ? [] : [fix(t`Remove the comma`, span, bare)];
    return { message: t`"${name}" with its comma is no ${groupWord(group)}: names in a pipeline are separated by blanks only`, fixes };
  }
  const { option } = mention;
  if (name.startsWith('\n') && option.value.text === name) {
    const fixes = [fix(t`Put it on one line`, option.value, name.trim())];
    return { message: t`the value of ${option.key} begins with a line break, which becomes part of the name "${name.trim()}"`, fixes };
  }
  const comment = /\s*[#;].*$/s.exec(name);
  if (/^[\w.-]+#[\w.-]+$/.test(name) && findSections(target, group, name.slice(0, comment!.index)).length === 0) {
    const fixes = span === undefined ? [] : [fix(t`Put egg: in front`, { start: span.start, end: span.start }, 'egg:')];
    return { message: t`"${name}" is taken for the name of a section: an entry point of a distribution is "egg:${name}"`, fixes };
  }
  const kept = name.slice(0, comment?.index);
  const known = comment !== null && findSections(target, group, kept).length > 0;
  if (known || /^\s*[#;]|\s[#;]/.test(name)) {
    const fixes = known && span !== undefined && !textOf(file.text, span).includes('\n') ? [fix(t`Remove the comment`, span, kept)] : [];
    return {
      message: t`"${name}" is no ${groupWord(group)}: a comment must stand on a line of its own, here it is part of the name`,
      fixes,
    };
  }
  const doubled = /^[=:]\s*/.exec(name);
  if (doubled !== null && option.value.text === name) {
    const sign = name[0]!;
    return {
      message: t`the value of ${option.key} begins with a second "${sign}", which becomes part of the name`,
      fixes: [fix(t`Remove the second ${sign}`, { start: option.value.start, end: option.value.start + doubled[0].length }, '')],
    };
  }
  const foreign = (['app', 'filter', 'server'] as const).find(other => other !== group && findSections(target, other, name).length > 0);
  if (foreign !== undefined) {
    const [section] = findSections(target, foreign, name);
    return { message: t`[${section!.name}] is ${groupArticle(foreign)}, and ${place(mention)} must be ${groupArticle(group)}`, fixes: [] };
  }
  const nearest = nearestTitle(target, group, name);
  const wrongCase = sectionsInLowerCase(target).get(`${searchOrder[group][0]![0]}:${name}`.toLowerCase());
  if (wrongCase !== undefined && wrongCase.title === name)
    return { message: t`[${wrongCase.name}] is not what it looks like: kinds are written in lower case`, fixes: [] };
  const message =
    target === file
      ? t`no ${groupWord(group)} is called "${name}" in this file`
      : t`no ${groupWord(group)} is called "${name}" in ${shortName(target.uri, snapshot.roots)}`;
  if (nearest === undefined) return { message, fixes: [] };
  return {
    message: t`${message}: did you mean "${nearest}"?`,
    fixes: span === undefined ? [] : [fix(t`Change it to ${nearest}`, span, nearest)],
  };
}

function place(mention: Mention): string {
  if (mention.role !== 'pipeline') return t`"${mention.option.key}" here`;
  return mention.group === 'app' ? t`the last of a pipeline` : t`all but the last of a pipeline`;
}

/** Files with more sections of a kind than a person looks through get no suggestions: each would take as long as the file. */
const mostTitles = 300;

function nearestTitle(file: SourceFile, group: Group, name: string): string | undefined {
  const titles = titlesOf(file)[group];
  return titles.length > mostTitles ? undefined : suggest(name, titles);
}

const titlesOf = memo((file: SourceFile): Readonly<Record<Group, readonly string[]>> => {
  const titles = (group: Group) => sectionsOf(file, group).map(section => section.title);
  return { app: titles('app'), filter: titles('filter'), server: titles('server') };
});

const sectionsInLowerCase = memo(
  (file: SourceFile) => new Map(syntaxTree(file).sections.map(section => [section.name.toLowerCase(), section] as const)),
);
