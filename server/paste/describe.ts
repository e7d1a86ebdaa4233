// Markdown about options, servers, apps and sections, from their facts: what hovers and completions show.

import type { DocsKey } from '../core/answers.ts';
import { t, translated } from '../core/translate.ts';
import { handlerClasses, recordFields } from '../data/paste-logging.ts';
import { groupOf, sectionKinds } from '../data/paste-sections.ts';
import type { AddressForm, AddressKey, FactoryFacts, OptionFacts, OptionSet, ServerFacts } from '../data/paste-types.ts';
import { defaultOf, factoryByEgg, optionFacts, pyramidApp, type Reader, sectionFacts, serverByEgg, typesOf } from './options.ts';
import { nameOfReader } from './reader-names.ts';
import type { SourceFacts } from './source-facts.ts';
import { nameOfType } from './types.ts';

/** An option: type, unit, default, versions, meaning, source. */
export function describeOption(facts: OptionFacts, set: OptionSet, who: string, version?: string): string {
  const usual = defaultOf(facts, version);
  const type = typesOf(facts, version).map(nameOfType).join(t` or `);
  const parts = [
    type,
    facts.unit && facts.unit !== 'port' && facts.unit !== 'mode' ? facts.unit : undefined,
    facts.required ? t`needed` : usual === undefined ? undefined : formerly(t`default \`${usual}\``, facts, version),
    facts.since === undefined ? undefined : t`since ${facts.since}`,
    facts.removed === undefined ? undefined : t`until ${facts.removed}`,
  ].filter(part => part !== undefined);
  const deprecated = facts.deprecated === undefined ? [] : [t`**Deprecated**: ${facts.deprecated}.`];
  return [`**${facts.name}** (${who})`, parts.join(' · '), facts.meaning, ...deprecated, `*${set.source}*`].join('\n\n');
}

/** A server: what it is, where it listens, which nginx directive reaches it. */
export function describeServer(facts: ServerFacts, version?: string): string {
  const listens = facts.listens === undefined ? [] : [t`Listens on \`${facts.listens.host}:${facts.listens.port}\` unless told otherwise.`];
  const addresses = facts.addresses.map(describeAddress);
  const where = addresses.length > 0 ? [t`Address: ${addresses.join('; ')}.`] : [];
  const reached = facts.nginx === undefined ? [] : [t`Reached from nginx with \`${facts.nginx}\`.`];
  const says = facts.status && translated(facts.status.says);
  const status = says === undefined ? [] : [facts.status!.kind === 'dead' ? t`**Dead**: it ${says}.` : t`**Deprecated**: it ${says}.`];
  const title = version === undefined ? `**${facts.title}**` : `**${facts.title}** ${version}`;
  return [title, facts.meaning, ...status, [...where, ...listens, ...reached].join(' '), `*${facts.source}*`].filter(Boolean).join('\n\n');
}

/** A function of the project, with its arguments. */
export function describeSource({ name, meaning, options, source }: SourceFacts): string {
  return [`**${name}**`, meaning, rowsOf(options.filter(({ name: option }) => !/^pyramid\./.test(option))), `*${source}*`]
    .filter(Boolean)
    .join('\n\n');
}

/** An app, filter or composite, with its arguments. */
export function describeFactory(facts: FactoryFacts, version?: string): string {
  const dead = facts.dead === undefined ? [] : [t`**Cannot be loaded**: ${facts.dead}.`];
  return [
    `**${facts.egg}**${version === undefined ? '' : ` ${version}`}`,
    facts.meaning,
    ...dead,
    rowsOf(facts.options),
    `*${facts.source}*`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function rowsOf(options: readonly OptionFacts[]): string {
  const rows = options.map(option => {
    const name = `\`${option.name}\``;
    const usual = option.required ? t`${name} (needed)` : option.default === undefined ? name : t`${name} (default \`${option.default}\`)`;
    return t`- ${usual}: ${option.meaning}`;
  });
  return rows.join('\n');
}

/** The Markdown behind a completion's key: of an option (`context` is an egg, a section's name or `pyramid`), an egg, a section or a value. */
export function document({ name, context }: DocsKey): string | undefined {
  switch (context) {
    case 'egg': {
      const [server, factory] = [serverByEgg.get(name), factoryByEgg.get(name)];
      return server ? describeServer(server) : factory && describeFactory(factory);
    }
    case 'section':
      return describeSection(name);
    case 'class':
      return handlerClasses.find(known => known.name === name)?.meaning;
    case 'field':
      return recordFields.find(known => known.name === name)?.meaning;
    case 'pyramid':
      return documentOption(pyramidApp, name, 'Pyramid');
    case undefined:
      return undefined;
    default: {
      const server = serverByEgg.get(context);
      if (server) return documentOption(server, name, server.title);
      const factory = factoryByEgg.get(context);
      if (factory) return documentOption(factory, name, factory.egg);
      const section = sectionFacts(context);
      return section && documentOption(section, name, `[${context}]`);
    }
  }
}

/** What a completion of an option of this reader puts into its key. */
export function contextOf(reader: Exclude<Reader, { kind: 'source' }>): string {
  return reader.kind === 'app' ? 'pyramid' : reader.kind === 'section' ? reader.facts.name.replace('*', 'x') : reader.egg;
}

/** A section by its whole name: whose it is. */
export function describeSection(name: string): string | undefined {
  if (name === 'DEFAULT') return t`Options that every section inherits, and the global configuration of apps, filters and servers.`;
  const colon = name.indexOf(':');
  const kind = colon === -1 ? undefined : name.slice(0, colon);
  const facts = groupOf(kind) === undefined ? sectionFacts(name) : undefined;
  return facts ? `${facts.meaning}\n\n*${facts.source}*` : sectionKinds.find(known => known.kind === kind)?.meaning;
}

/** An option of a known reader. */
export function describeRead(reader: Reader, facts: OptionFacts): string {
  const who = reader.version === undefined ? nameOfReader(reader) : `${nameOfReader(reader)} ${reader.version}`;
  return describeOption(facts, reader.facts, who, reader.version);
}

function documentOption(set: OptionSet, name: string, who: string): string | undefined {
  const facts = optionFacts(set, name);
  return facts && describeOption(facts, set, who);
}

/** A default with the one it had before, where it is not known which holds. */
function formerly(usual: string, { before }: OptionFacts, version: string | undefined): string {
  return version === undefined && before?.default !== undefined ? t`${usual} (\`${before.default}\` before ${before.version})` : usual;
}

function describeAddress(key: AddressKey): string {
  return key.kind === 'pair'
    ? t`\`${key.host}\` and \`${key.port}\``
    : `\`${key.option}\` (${key.forms.flatMap(form => (form === 'blanks' ? [] : [formName(form)])).join(t`, `)})`;
}

function formName(form: Exclude<AddressForm, 'blanks'>): string {
  switch (form) {
    case 'host':
      return t`a host`;
    case 'bare-v6':
    case 'v6':
      return t`an IPv6 address`;
    case 'path':
    case 'bare-path':
      return t`the path of a UNIX socket`;
    default:
      return formNames[form];
  }
}

const formNames = {
  'host:port': '`host:port`',
  ':port': '`:port`',
  '*': '`*`',
  'unix:path': '`unix:/path`',
  '@abstract': '`@name`',
  fd: '`fd://3`',
} as const;
