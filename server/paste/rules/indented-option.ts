// A line that was meant as an option or a section header, but is indented, so that it goes on with the value above.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { lineStart } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { loaderFacts } from '../../data/paste-loader-options.ts';
import { factoryKeysOf, groupOf } from '../../data/paste-sections.ts';
import { optionFacts, readingOf, sectionFacts } from '../options.ts';
import type { PasteRule, Report } from '../rule.ts';
import type { Option, Section } from '../tree.ts';

export const indentedOption: PasteRule = {
  code: 'paste/indented-option',
  severity: 'warning',
  docs: 'A line that is indented more than the option above it continues its value, whatever it looks like: `port = 80`, two blanks too far to the right, sets no port but becomes the second line of `host`, and an indented `[app:main]` begins no section. Nothing stops at it; the option keeps its default, and the value above is not what it seems. A warning where whoever reads the section knows an option of that name, an information elsewhere; lines of a list that begins below its key or with another such pair, and what stands behind a comma or a bracket, are values that happen to look so.',
  examples: {
    bad: [
      `
[server:main]
use = egg:gunicorn
proc_name = demo
  timeout = 120
# ^^^^^^^^^^^^^ warning[paste/indented-option] this line is indented, so it continues the value of "proc_name" and sets no "timeout"
`,
      `
[app:main]
use = egg:demo
url = postgresql:///demo?host=/run
  demo.mode = plain
# ^^^^^^^^^^^^^^^^^ information[paste/indented-option] this line is indented, so it continues the value of "url" and sets no "demo.mode"
colour = red

  [server:main]
# ^^^^^^^^^^^^^ warning[paste/indented-option] this line is indented, so it continues the value of "colour" and begins no section
`,
      `
[loggers]
keys = root
[logger_root]
handlers =
    level = INFO
#   ^^^^^^^^^^^^ warning[paste/indented-option] this line is indented, so it continues the value of "handlers" and sets no "level"
`,
    ],
    good: [
      '[app:main]\n    use = egg:demo\n    title = a\n',
      '[app:main]\nuse = egg:demo\njinja2.filters =\n    route = demo.filters:route\nassets = css\n    demo:css\ndsn = host=localhost\n    port=5432\njson = {"a": [\n    [1, 2],\n    [3]]}\n',
    ],
  },
  checkSection({ snapshot, file, section }, report) {
    for (const option of section.options) {
      if (option.value.lines.length > 1 && !option.value.hole) checkLines(snapshot, file, section, option, report);
    }
  },
};

/** Something that a value may go on behind, in whatever language it is. */
const open = /[,([{\\|&+:=]$/;

function checkLines(snapshot: Snapshot, file: SourceFile, section: Section, { key, keySpan, value }: Option, report: Report): void {
  const [first, ...others] = value.lines;
  let above = first!.text;
  for (const { start, end, text } of others) {
    const isOpen = open.test(above);
    if (text !== '') above = text;
    if (isOpen) continue;
    const header = /^\[([^[\]]+)\]$/.exec(text)?.[1];
    const name = header === undefined ? /^((?:[sg]et +)?[A-Za-z_][\w.-]*)(?:\s*=(?!=)|:(?=\s|$))/.exec(text)?.[1] : undefined;
    if (header === undefined ? name === undefined : !isSectionName(header)) continue;
    const known = name === undefined || isKnown(snapshot, file, section, name);
    if (!known && (first!.text === '' || /^[\w.-]+\s*=/.test(first!.text) || refusesOthers(snapshot, file, section))) continue;
    const edit = { span: { start: lineStart(file.text, start), end: start }, newText: textBefore(file, keySpan.start) };
    const taken = section.options.some(other => other.key === name);
    report({
      span: { start, end },
      message:
        name === undefined
          ? t`this line is indented, so it continues the value of "${key}" and begins no section`
          : t`this line is indented, so it continues the value of "${key}" and sets no "${name}"`,
      ...(!known && { severity: 'information' }),
      fixes: taken ? [] : [{ title: t`Remove the indentation`, edits: [{ uri: file.uri, edits: [edit] }] }],
    });
  }
}

/** What stands before an offset in its line. */
function textBefore({ text }: SourceFile, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

/** Whether brackets with this in them are a section header for all that is known, and no item of a list. */
function isSectionName(name: string): boolean {
  return name === 'DEFAULT' || groupOf(name.split(':')[0]) !== undefined || sectionFacts(name) !== undefined;
}

/** Whether paste.deploy, or whoever reads the section, has an option of that name. */
function isKnown(snapshot: Snapshot, file: SourceFile, section: Section, name: string): boolean {
  const { kind } = section;
  if (kind !== undefined && loaderFacts.some(facts => facts.name === name && facts.kinds.includes(kind))) return true;
  if (factoryKeysOf(kind).includes(name) || (groupOf(kind) !== undefined && /^[sg]et /.test(name))) return true;
  const reading = readingOf(snapshot, file, section);
  return reading !== undefined && optionFacts(reading.reader.facts, name) !== undefined;
}

/** Whether a name that is not known can be no option of the section. */
function refusesOthers(snapshot: Snapshot, file: SourceFile, section: Section): boolean {
  return readingOf(snapshot, file, section)?.reader.facts.others === 'rejected';
}
