// An option that was meant as a section header, and a header that was meant as an option.

import type { SourceFile } from '../../core/language.ts';
import { lineEnd, textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { factoryKeysOf, groupOf } from '../../data/paste-sections.ts';
import type { PasteRule } from '../rule.ts';
import type { Option, Section } from '../tree.ts';

export const optionLikeHeader: PasteRule = {
  code: 'paste/option-like-header',
  severity: 'warning',
  docs: '`[server:main` without its bracket is an option called `[server` to configparser, and `app:main` without any is an option called `app`, and what follows belongs to the section above. The other way round, `[x] = y` is the header of a section `x`, and `= y` is thrown away.',
  examples: {
    bad: [
      `
[app:main]
use = egg:demo
[server:main
#<<<<<<<<<<<< warning[paste/option-like-header] without a closing bracket this is an option "[server" of [app:main], not a section header
use2 = egg:waitress
[hosts] = localhost
#<<<<<<< warning[paste/option-like-header] this line is the header of a section "hosts": "= localhost" is thrown away
server:other]
#<<<<<<<<<<<<< warning[paste/option-like-header] without an opening bracket this is an option "server" of [hosts], not a section header
filter:gzip
#<<<<<<<<<<< warning[paste/option-like-header] without brackets this is an option "filter" of [hosts], not a section header
use = egg:Paste#gzip
`,
    ],
    good: [
      '[hosts]\nserver:localhost\nport:80\n',
      '[app:main]\nuse = egg:demo\nhosts[0] = localhost\n[server:main] # waitress\nuse = egg:waitress\n',
    ],
  },
  checkSection({ file, section }, report) {
    const rest = file.text.slice(section.header.end, lineEnd(file.text, section.header.end));
    if (/^\s*[=:]/.test(rest)) {
      report({
        span: section.header,
        message: t`this line is the header of a section "${section.name}": "${rest.trim()}" is thrown away`,
      });
    }
    for (const [index, option] of section.options.entries()) {
      const first = option.value.lines[0]!.text;
      if (groupOf(option.key) !== undefined && file.text[option.delimiter] === ':' && /^[^[]*\]$/.test(first)) {
        report({
          span: { start: option.start, end: option.value.lines[0]!.end },
          message: t`without an opening bracket this is an option "${option.key}" of [${section.name}], not a section header`,
          fixes: [
            {
              title: t`Add the missing [`,
              edits: [{ uri: file.uri, edits: [{ span: { start: option.start, end: option.start }, newText: '[' }] }],
            },
          ],
        });
      }
      if (isBareHeader(file, section, option, section.options[index + 1])) {
        report({
          span: option,
          message: t`without brackets this is an option "${option.key}" of [${section.name}], not a section header`,
          fixes: [
            {
              title: t`Put brackets around it`,
              edits: [{ uri: file.uri, edits: [{ span: option, newText: `[${textOf(file.text, option)}]` }] }],
            },
          ],
        });
      }
      if (!option.key.startsWith('[')) continue;
      const kind = option.key.slice(1).trim();
      const isHeader = groupOf(kind) !== undefined && file.text[option.delimiter] === ':';
      const end = option.value.lines[0]!.end;
      report({
        span: { start: option.start, end: Math.max(end, option.delimiter + 1) },
        message: t`without a closing bracket this is an option "${option.key}" of [${section.name}], not a section header`,
        fixes: isHeader
          ? [{ title: t`Add the missing ]`, edits: [{ uri: file.uri, edits: [{ span: { start: end, end }, newText: ']' }] }] }]
          : [],
      });
    }
  },
};

/** Whether an option is `app:main` or the like, and the next one what such a section begins with. */
function isBareHeader({ text }: SourceFile, section: Section, { key, start, end }: Option, next: Option | undefined): boolean {
  if (groupOf(key) === undefined || key === section.kind || next === undefined) return false;
  const first = key === 'pipeline' ? ['pipeline'] : ['use', ...factoryKeysOf(key)];
  return first.includes(next.key) && /^[\w-]+:[\w.+-]+$/.test(text.slice(start, end));
}
