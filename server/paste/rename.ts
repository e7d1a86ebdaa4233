// textDocument/rename in Paste files: sections wherever `use`, `pipeline` and the like name them, options wherever an interpolation does.

import type { Rename } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { FileEdit, Span, TextEdit } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { groupOf, loaderOptions } from '../data/paste-sections.ts';
import { findSections } from './loader.ts';
import { loggingOf } from './logging.ts';
import { type Named, namedAt } from './names.ts';
import { sectionAt, syntaxTree } from './parser.ts';
import { referencesTo } from './references.ts';
import { type Mention, sectionNameIn } from './symbols.ts';

/** The span a rename at an offset would change. */
export function renameSpan(snapshot: Snapshot, file: SourceFile, offset: number): Span | undefined {
  const named = namedAt(snapshot, file, offset);
  return named === undefined || refusal(named) !== undefined ? undefined : named.span;
}

/** The edits that give what is named at an offset another name, in all files. */
export function rename(snapshot: Snapshot, file: SourceFile, offset: number, newName: string): Rename {
  const named = namedAt(snapshot, file, offset);
  if (named === undefined) return { problem: t`nothing here has a name that can be changed` };
  const problem = refusal(named) ?? faultOf(named, newName);
  if (problem !== undefined) return { problem };
  const byUri = new Map<string, TextEdit[]>();
  for (const { file: at, span, mention } of referencesTo(snapshot, named)) {
    const isUnknown = mention !== undefined && !isUnsaid(mention) && sectionNameIn(mention)?.span === undefined;
    if (isUnknown) {
      return { problem: t`its name in "${mention.option.key}" of [${mention.section.name}] comes from an interpolation` };
    }
    const edit =
      mention !== undefined && isUnsaid(mention)
        ? { span: { start: span.end, end: span.end }, newText: `#${newName}` }
        : { span, newText: newName };
    byUri.set(at.uri, [...(byUri.get(at.uri) ?? []), edit]);
  }
  return { edits: [...byUri].map(([uri, edits]): FileEdit => ({ uri, edits })) };
}

/** `config:x.ini` means its section main without saying so. */
function isUnsaid({ use }: Mention): boolean {
  return use.kind === 'config' && use.nameAt === undefined;
}

function faultOf(named: Named, newName: string): string | undefined {
  if (named.kind === 'logging') return faultOfLogging(named, newName);
  return named.kind === 'section' ? faultOfSection(named, newName) : faultOfOption(named, newName);
}

function faultOfLogging({ file, name: { item } }: Extract<Named, { kind: 'logging' }>, name: string): string | undefined {
  if (name === '' || name !== name.trim()) return t`a name is needed, without blanks around it`;
  if (/[,\]%\r\n]/.test(name)) return t`a comma, bracket, "%" or line break cannot be part of it`;
  const taken = loggingOf(file).names.some(other => other.item === item && other.name === name);
  return taken ? t`there is already a ${item} "${name}"` : undefined;
}

function refusal(named: Named): string | undefined {
  if (named.kind === 'logging') {
    return named.name.item === 'logger' && named.name.name === 'root' ? t`the root logger must be called "root"` : undefined;
  }
  if (named.kind === 'section')
    return named.places.length === 1 ? undefined : t`several sections have this name, and paste.deploy would not choose either`;
  const { key } = named.option;
  return loaderOptions.includes(key) || /^[sg]et /.test(key) ? t`"${key}" is read by paste.deploy itself` : undefined;
}

function faultOfSection({ places }: Extract<Named, { kind: 'section' }>, name: string): string | undefined {
  const { file, section } = places[0]!;
  if (name === '' || name !== name.trim()) return t`a name is needed, without blanks around it`;
  if (/[\]\r\n]/.test(name)) return t`a section name cannot have a bracket or a line break in it`;
  if (/\s/.test(name)) return t`a pipeline could not name it: blanks separate the names there`;
  if (/^[a-zA-Z]+:/.test(name)) return t`"${name.slice(0, name.indexOf(':') + 1)}" would be taken for a scheme`;
  if (/[%#]/.test(name)) return t`"%" and "#" have a meaning of their own where the name is used`;
  const taken = findSections(file, groupOf(section.kind)!, name).find(other => other !== section);
  return taken && t`[${taken.name}] already exists`;
}

function faultOfOption({ file, option }: Extract<Named, { kind: 'option' }>, name: string): string | undefined {
  if (name === '' || name !== name.trim()) return t`a name is needed, without blanks around it`;
  if (/[=:\r\n)]/.test(name)) return t`an option name cannot have "=", ":", ")" or a line break in it`;
  if (/^[#;[]/.test(name)) return t`a line that begins with "${name[0]!}" would be no option`;
  const section = sectionAt(syntaxTree(file), option.start);
  return section?.options.some(other => other.key === name) ? t`[${section.name}] already has "${name}"` : undefined;
}
