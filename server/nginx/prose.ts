// Documentation as people read it: of a directive, of one of its parameters, of a variable. Markdown, for hovers and completions.

import type { DocsKey } from '../core/answers.ts';
import { t } from '../core/translate.ts';
import type { Context, DirectiveEntry, VariableEntry } from '../data/nginx-types.ts';
import { formsOf } from './grammar.ts';
import { documentationOf, documentationOfVariable, entriesOf, entryIn, variable } from './reference.ts';

/** The Markdown behind a completion: `name` in `context`, its parameter `of`, or a variable (`$name`) of the family `of`. */
export function document({ name, context, of }: DocsKey): string | undefined {
  if (name.startsWith('$')) {
    const entry = variable(name.slice(1), (of ?? 'http') as VariableEntry['family']);
    return entry && describeVariable(entry);
  }
  const entry = (context && entryIn(name, context as Context)) || entriesOf(name)[0];
  if (entry === undefined) return undefined;
  return of === undefined ? describeDirective(entry) : describeParameter(entry, of);
}

/** A directive: how it is written, default, contexts, versions, and what it does. */
export function describeDirective(entry: DirectiveEntry): string {
  const syntax = ['```nginx', ...formsOf(entry).map(form => form.label), '```'].join('\n');
  const facts = [
    entry.default !== undefined && t`**Default:** \`${entry.default}\``,
    t`**Context:** ${entry.contexts.join(t`, `)}`,
    entry.since !== undefined && t`**Since:** ${entry.since}`,
    t`**Module:** ${moduleOf(entry)}`,
  ];
  return [syntax, ...warningsOf(entry), facts.filter(Boolean).join('  \n'), documentationOf(entry)]
    .filter(part => part !== '')
    .join('\n\n');
}

function warningsOf({ removed, deprecated, undocumented }: DirectiveEntry): string[] {
  return [
    ...(removed ? [`⚠️ ${withCure(t`Removed in ${removed.version}`, removed.instead)}`] : []),
    ...(deprecated
      ? [`⚠️ ${withCure(deprecated.version ? t`Deprecated since ${deprecated.version}` : t`Deprecated`, deprecated.instead)}`]
      : []),
    ...(undocumented ? [t`Known to nginx, but not documented.`] : []),
  ];
}

function withCure(warning: string, instead: string | undefined): string {
  return instead === undefined ? t`${warning}.` : t`${warning}; write \`${instead}\` instead.`;
}

function moduleOf({ module, thirdParty, commercial }: DirectiveEntry): string {
  return thirdParty ? t`${module} (third party)` : commercial ? t`${module} (commercial subscription)` : module;
}

/** What the documentation of a directive says of one of its parameters or words; undefined when it does not mention it. */
export function describeParameter(entry: DirectiveEntry, name: string): string | undefined {
  const bare = name.replace(/=.*$/, '');
  const text = documentationOf(entry);
  const quoted = `\`${bare.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}=?\``;
  const item = new RegExp(`^- [^\\n]*${quoted}[^\\n]*\\n\\n((?:    [^\\n]*\\n?|\\n(?=    ))+)`, 'm').exec(text);
  if (item) return item[1]!.replace(/^ {4}/gm, '').trim();
  const paragraphs = text.split(/\n\n+/);
  const about = new RegExp(`(?:[Tt]he|[Ii]f|[Aa]n?|[Uu]sing)\\s+(?:the\\s+)?${quoted}`);
  const found = paragraphs.find(paragraph => about.test(paragraph)) ?? paragraphs.find(paragraph => new RegExp(quoted).test(paragraph));
  return found?.trim();
}

/** A built-in variable. */
export function describeVariable(entry: VariableEntry): string {
  return [`\`$${entry.name}${entry.prefix ? '…' : ''}\` · ${entry.module}`, documentationOfVariable(entry)]
    .filter(part => part !== '')
    .join('\n\n');
}
