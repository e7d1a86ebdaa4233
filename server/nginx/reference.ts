// Questions to nginx.json: which directives and variables there are, where they may stand, what they take, what is said of them.

import { t } from '../core/translate.ts';
import facts from '../data/nginx.json' with { type: 'json' };
import texts from '../data/nginx-docs.json' with { type: 'json' };
import type { Body, Context, DirectiveEntry, NginxFacts, NginxTexts, VariableEntry } from '../data/nginx-types.ts';

const { directives, variables, bodies, thirdParty, version } = facts as unknown as NginxFacts;
const documentation = texts as unknown as NginxTexts;

const noEntries: readonly DirectiveEntry[] = [];
const byName = new Map<string, DirectiveEntry[]>();
const byContext = new Map<Context, DirectiveEntry[]>();
const byNameInContext = new Map<Context, Map<string, DirectiveEntry>>();
for (const entry of directives) {
  pushTo(byName, entry.name, entry);
  for (const context of entry.contexts) {
    pushTo(byContext, context, entry);
    let names = byNameInContext.get(context);
    if (names === undefined) byNameInContext.set(context, (names = new Map()));
    if (!names.has(entry.name)) names.set(entry.name, entry);
  }
}

/** The newest nginx release that the facts are about. */
export const newestVersion: string = version;

/** All meanings of a directive's name, empty when it is unknown. */
export function entriesOf(name: string): readonly DirectiveEntry[] {
  return byName.get(name) ?? noEntries;
}

/** The name of a directive that stands in a text from `start` to `end`, without a copy of that; undefined when none is called so. */
export function knownName(text: string, start: number, end: number): string | undefined {
  for (const name of byLook[lookOf(text, start, end)]!) if (name.length === end - start && text.startsWith(name, start)) return name;
  return undefined;
}

/** A number below 4096 that two texts seldom share: of the length, and of the first, the last and a character in the middle. */
function lookOf(text: string, start: number, end: number): number {
  const length = end - start;
  const middle = text.charCodeAt(start + (length >> 1));
  return (length * 137 + text.charCodeAt(start) * 31 + middle * 523 + text.charCodeAt(end - 1) * 67) & 4095;
}

const byLook: readonly string[][] = Array.from({ length: 4096 }, () => []);
for (const name of byName.keys()) byLook[lookOf(name, 0, name.length)]!.push(name);

/** What `name` means in `context`, undefined when it is not allowed there. */
export function entryIn(name: string, context: Context): DirectiveEntry | undefined {
  return byNameInContext.get(context)?.get(name);
}

/** Everything that may stand in `context`, by name. The keys with a meaning of their own in a `map`, `geo`, … are those of its context. */
export function entriesIn(context: Context): readonly DirectiveEntry[] {
  return byContext.get(context) ?? noEntries;
}

/** The names of all known directives, those of third-party modules included. */
export function allNames(): Iterable<string> {
  return byName.keys();
}

/** The names with a meaning that `is` such, for rules about these only. */
export function namesWhere(is: (entry: DirectiveEntry) => boolean): readonly string[] {
  return [...new Set(directives.filter(is).map(entry => entry.name))];
}

/** Whether so many arguments, with a block or with `;`, are what the directive takes. */
export function countsFit(entry: DirectiveEntry, count: number, block: boolean): boolean {
  const mask = (block ? entry.counts.block : entry.counts.plain) ?? 0;
  return ((mask >>> Math.min(count, 31)) & 1) === 1;
}

/** What is inside the block of the directive `name` that stands in `context`; undefined when it has no block there or is unknown. */
export function bodyOf(name: string, context: Context): Body | undefined {
  const body = bodies[name];
  if (body !== undefined) return body[context] ?? body['*'];
  return name.endsWith('_by_lua_block') ? 'code' : undefined;
}

/** How the block of a directive is to be read, which its name alone tells; unknown blocks hold directives. */
export function bodyKindOf(name: string): 'directives' | 'entries' | 'code' {
  const body = bodies[name]?.['*'];
  if (body === 'entries' || body === 'code') return body;
  return name.endsWith('_by_lua_block') ? 'code' : 'directives';
}

/** The documentation of a directive as Markdown, with a link to its page at the end. */
export function documentationOf(entry: DirectiveEntry): string {
  const page = thirdParty[entry.module];
  if (page !== undefined) return t`Directive of the third-party module [${entry.module}](${page}).`;
  const text = documentation.directives[`${entry.module}/${entry.name}`] ?? '';
  const link = text === '' ? '' : `[nginx.org](${pageOf(entry.module)}#${entry.name})`;
  return [text, link].filter(part => part !== '').join('\n\n');
}

/** A built-in variable by its name without `$`, also one of those whose names end in anything (`arg_…`); undefined when unknown. */
export function variable(name: string, family: VariableEntry['family']): VariableEntry | undefined {
  const known = variableTables.get(family);
  const exact = known?.exact.get(name);
  return exact ?? known?.prefixes.find(entry => name.startsWith(entry.name) && name.length > entry.name.length);
}

/** All built-in variables of a family. */
export function variablesOf(family: VariableEntry['family']): readonly VariableEntry[] {
  return variableTables.get(family)?.all ?? [];
}

/** The documentation of a variable as Markdown, with a link to its page at the end. */
export function documentationOfVariable(entry: VariableEntry): string {
  const text = documentation.variables[`${entry.module}/${entry.name}`] ?? '';
  const link = text === '' ? '' : `[nginx.org](${pageOf(entry.module)}#var_${entry.name})`;
  return [text, link].filter(part => part !== '').join('\n\n');
}

type VariableTable = {
  readonly all: readonly VariableEntry[];
  readonly exact: ReadonlyMap<string, VariableEntry>;
  readonly prefixes: readonly VariableEntry[];
};

const variableTables = new Map<VariableEntry['family'], VariableTable>();
for (const family of new Set(variables.map(entry => entry.family))) {
  const all = variables.filter(entry => entry.family === family);
  const exact = new Map(all.filter(entry => !entry.prefix).map(entry => [entry.name, entry]));
  variableTables.set(family, { all, exact, prefixes: all.filter(entry => entry.prefix) });
}

function pageOf(module: string): string {
  const page = module === 'Core functionality' ? 'ngx_core_module' : module;
  const folder = /^ngx_(http|stream|mail)_/.exec(module)?.[1];
  return `https://nginx.org/en/docs/${folder === undefined ? '' : `${folder}/`}${page}.html`;
}

function pushTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
