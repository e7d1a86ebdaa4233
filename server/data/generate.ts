// Build step: @nginx/reference-lib + corrections + third-party modules → nginx.json (facts) and nginx-docs.json (texts). Deterministic.

import { writeFileSync } from 'node:fs';
import { type Directive, Format, getDirectives, getVariables, type Variable } from '@nginx/reference-lib';
import {
  additions,
  bodies,
  type Correction,
  commercialModules,
  corrections,
  newestVersion,
  separateModules,
  variableAdditions,
} from './nginx-corrections.ts';
import { thirdPartyModules } from './nginx-modules.ts';
import type { Context, Counts, DirectiveEntry, Family, NginxFacts, NginxTexts, VariableEntry } from './nginx-types.ts';
import { type Area, firstReleases } from './nginx-versions.ts';
import { countMask, parseSyntax } from './syntax.ts';

const anywhere: readonly Context[] = [];

/** The contexts that a documented one stands for, by the family of the module. */
const documentedContexts: Readonly<Record<Family, Readonly<Record<string, readonly Context[]>>>> = {
  core: {
    main: ['main'],
    events: ['events'],
    http: ['http'],
    server: ['server'],
    location: ['location'],
    stream: ['stream'],
    mail: ['mail'],
    mgmt: ['mgmt'],
    '': anywhere,
  },
  http: {
    main: ['main'],
    http: ['http'],
    server: ['server'],
    location: ['location'],
    'if in location': ['if in location'],
    if: ['if in server', 'if in location'],
    limit_except: ['limit_except'],
    upstream: ['upstream'],
    acme_issuer: ['acme_issuer'],
    oidc_provider: ['oidc_provider'],
  },
  stream: { main: ['main'], stream: ['stream'], server: ['stream server'], upstream: ['stream upstream'] },
  mail: { main: ['main'], mail: ['mail'], server: ['mail server'] },
};

const releases = new Map<string, string>();
for (const [version, areas] of Object.entries(firstReleases)) {
  for (const [area, names] of Object.entries(areas)) {
    for (const name of names.split(' ')) releases.set(`${area} ${name}`, version);
  }
}

const facts = directiveFacts();
const nginx: NginxFacts = {
  version: newestVersion,
  bodies,
  thirdParty: Object.fromEntries(Object.entries(thirdPartyModules).map(([module, { url }]) => [module, url])),
  directives: facts,
  variables: [...getVariables(Format.Markdown).map(variableEntry), ...addedVariables()].sort(byNameAndModule),
};
write('nginx.json', nginx);
write('nginx-docs.json', texts());

function directiveFacts(): DirectiveEntry[] {
  let entries = getDirectives(Format.Markdown).map(directiveEntry);
  for (const correction of corrections) entries = corrected(entries, correction);
  for (const { plain, reason, ...entry } of additions) {
    entries.push({ ...entry, counts: plain === undefined ? countsOf(entry.syntax) : { plain: maskOf(plain) }, undocumented: true });
  }
  const own = entries.flatMap(withRelease).sort(byNameAndModule);
  return [...own, ...thirdPartyEntries().sort(byNameAndModule)];
}

/** The entry with its first release; one that came to some contexts later than to others is split. */
function withRelease(entry: DirectiveEntry): DirectiveEntry[] {
  if (separateModules.includes(entry.module)) return [entry];
  const groups = new Map<string | undefined, Context[]>();
  for (const context of entry.contexts) {
    const since = releases.get(`${areaOf(context)} ${entry.name}`);
    groups.set(since, [...(groups.get(since) ?? []), context]);
  }
  return [...groups].map(([since, contexts]) => ({ ...entry, contexts, ...(since === undefined ? {} : { since }) }));
}

function areaOf(context: Context): Area | Context {
  if (context === 'stream server') return 'stream';
  if (context === 'mail server') return 'mail';
  return ['server', 'location', 'if in server', 'if in location', 'limit_except'].includes(context) ? 'http' : context;
}

function directiveEntry(directive: Directive): DirectiveEntry {
  const { name, module, syntax, description } = directive;
  const obsolete =
    /made obsolete in version ([\d.]*\d)/.exec(description) ?? /directive is obsolete since version ([\d.]*\d)/.exec(description);
  const removed = /was removed in version ([\d.]*\d)/.exec(description)?.[1];
  const instead = /obsolete[^[]*?\. *\n?>? *(?:The|An equivalent) \[`?(\w+)`?\]/.exec(description)?.[1];
  const commercial =
    commercialModules.includes(module) ||
    /This (?:directive|functionality) is available as part of our\s(?:> )?\[commercial/.test(description);
  return {
    name,
    module,
    contexts: contextsOf(directive),
    counts: countsOf(syntax),
    syntax: syntax.map(line => line.trim()),
    ...(directive.default === '' ? {} : { default: directive.default.trim() }),
    ...(removed === undefined ? {} : { removed: { version: removed, ...(instead === undefined ? {} : { instead }) } }),
    ...(obsolete === null ? {} : { deprecated: { version: obsolete[1]!, ...(instead === undefined ? {} : { instead }) } }),
    ...(commercial ? { commercial } : {}),
  };
}

function contextsOf({ name, module, contexts }: Directive): readonly Context[] {
  const table = documentedContexts[familyOf(module)];
  return contexts.flatMap(context => {
    const known = table[context];
    if (known === undefined) throw new Error(`${module} ${name}: unknown context "${context}"`);
    return known;
  });
}

function familyOf(module: string): Family {
  if (/^ngx_http_|^ngx_otel_/.test(module)) return 'http';
  if (module.startsWith('ngx_stream_')) return 'stream';
  if (module.startsWith('ngx_mail_')) return 'mail';
  if (module === 'Core functionality' || /^ngx_(mgmt|google_perftools)_/.test(module)) return 'core';
  throw new Error(`unknown module family: ${module}`);
}

function countsOf(lines: readonly string[]): Counts {
  let plain = 0;
  let block = 0;
  for (const syntax of lines.map(parseSyntax)) {
    if (syntax.block) block |= countMask(syntax.items);
    else plain |= countMask(syntax.items);
  }
  return { ...(plain === 0 ? {} : { plain: plain >>> 0 }), ...(block === 0 ? {} : { block: block >>> 0 }) };
}

/** The directives of third-party modules; of their arguments only the number is known, and whether it is on or off. */
function thirdPartyEntries(): DirectiveEntry[] {
  return Object.entries(thirdPartyModules).flatMap(([module, { rows }]) =>
    rows.flatMap(row => {
      const [contexts, counts, names] = row.split(' | ') as [string, string, string];
      const [plain, kind] = counts.split(' ') as [string, string?];
      const mask = maskOf(plain);
      return names.split(' ').map(
        (name): DirectiveEntry => ({
          name,
          module,
          contexts: contexts.split(', ') as Context[],
          counts: kind === '{}' ? { block: mask } : { plain: mask },
          syntax: [kind === 'flag' ? '`on` | `off`' : `${valuesSyntax(mask)}${kind === '{}' ? ' `{...}`' : ''}`],
          thirdParty: true,
        }),
      );
    }),
  );
}

/** A syntax line for so many values: optional beyond the least, repeated when there is no most. */
function valuesSyntax(mask: number): string {
  const counts = Array.from({ length: 32 }, (_, count) => count).filter(count => (mask >>> count) & 1);
  const least = counts[0] ?? 0;
  const values = Array.from({ length: least }, () => '*`value`*').join(' ');
  if (counts.includes(31)) return least === 0 ? '[*`value`* ...]' : `${values} ...`;
  const optional = counts[counts.length - 1]! - least;
  return `${values}${' [*`value`*]'.repeat(optional)}`.trim();
}

/** The entries after a correction; one that holds only in some contexts splits off an entry for these. */
function corrected(entries: readonly DirectiveEntry[], correction: Correction): DirectiveEntry[] {
  const { name, module, only, also = [], plain, block, earlier, reason, ...rest } = correction;
  const fits = (entry: DirectiveEntry) => entry.name === name && (module === undefined || entry.module === module);
  if (!entries.some(fits)) throw new Error(`the correction of ${name} fits no entry (${reason})`);
  return entries.flatMap(entry => {
    if (!fits(entry)) return [entry];
    const here = only ?? [...new Set([...entry.contexts, ...also])];
    const counts = {
      ...entry.counts,
      ...(plain === undefined ? {} : { plain: maskOf(plain) }),
      ...(block === undefined ? {} : { block: maskOf(block) }),
    };
    const others = only === undefined ? [] : entry.contexts.filter(context => !only.includes(context));
    const before = earlier && { version: earlier.version, counts: { plain: maskOf(earlier.plain) } };
    const split = { ...entry, ...rest, contexts: here, counts, ...(before === undefined ? {} : { earlier: before }) };
    return others.length === 0 ? [split] : [{ ...entry, contexts: others }, split];
  });
}

/** `1`, `1-3`, `2+`, `0,2` or `none` as a mask. */
function maskOf(counts: string): number {
  if (counts === 'none') return 0;
  let mask = 0;
  for (const part of counts.split(',')) {
    const [, first, dash, last] = /^(\d+)(?:([-+])(\d*))?$/.exec(part)!;
    const end = dash === '+' ? 31 : dash === '-' ? Number(last) : Number(first);
    for (let n = Number(first); n <= end; n++) mask |= 1 << n;
  }
  return mask >>> 0;
}

function variableEntry({ name, module }: Pick<Variable, 'name' | 'module'>): VariableEntry {
  const bare = name.replace(/^\$/, '');
  const family = familyOf(module);
  if (family === 'core') throw new Error(`${module} has a variable, but no family`);
  return bare.endsWith('NAME') ? { name: bare.slice(0, -4), prefix: true, module, family } : { name: bare, module, family };
}

function addedVariables(): VariableEntry[] {
  return Object.entries(variableAdditions).flatMap(([module, names]) => names.map(name => variableEntry({ name, module })));
}

function texts(): NginxTexts {
  const directives = getDirectives(Format.Markdown).map(({ module, name, description }) => [`${module}/${name}`, description.trim()]);
  const variables = getVariables(Format.Markdown).map(variable => [
    `${variable.module}/${variableEntry(variable).name}`,
    variable.description.trim(),
  ]);
  return { directives: Object.fromEntries(directives), variables: Object.fromEntries(variables) };
}

function byNameAndModule(a: { name: string; module: string }, b: { name: string; module: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.module < b.module ? -1 : a.module > b.module ? 1 : 0;
}

function write(name: string, content: unknown): void {
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(content)}\n`);
}
