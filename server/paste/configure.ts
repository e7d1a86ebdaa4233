// The edits after which something holds where a server of a Paste file listens: a value replaced, or an option added to its section.

import type { Endpoint, WantedFacts } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { lineBreakOf, lineEnd, type TextEdit } from '../core/text.ts';
import { behaviours } from '../data/paste-facts.ts';
import type { OptionFacts, OptionRole } from '../data/paste-types.ts';
import { listenerAt } from './endpoints.ts';
import { titleOf } from './facts.ts';
import { isDefaultKey } from './interpolation.ts';
import { type Listener, optionInRole } from './listener.ts';
import type { Option, Section } from './tree.ts';

/** Undefined when this server has no option for something wanted, or `[DEFAULT]` would drop it. */
export function configure(snapshot: Snapshot, file: SourceFile, endpoint: Endpoint, wanted: WantedFacts): readonly TextEdit[] | undefined {
  const listener = listenerAt(snapshot, file, endpoint);
  const { host, protocol, ...others } = wanted;
  const assignments = listener && assignmentsFor(listener.facts, others);
  if (listener === undefined || assignments === undefined || protocol !== undefined) return undefined;
  const edits: TextEdit[] = [];
  const added: string[] = [];
  if (host !== undefined) {
    const pair = listener.facts.addresses?.find(key => key.kind === 'pair');
    if (endpoint.parts.host !== undefined) edits.push({ span: endpoint.parts.host, newText: host });
    else if (pair === undefined || listener.options.has(pair.host)) return undefined;
    else added.push(`${pair.host}${delimiterOf(file, listener.section)}${host}`);
  }
  for (const [name, value] of assignments) {
    if (listener.section.kind === 'server' && isDefaultKey(snapshot, file, name)) return undefined;
    const own = listener.section.options.find(({ key }) => key === name);
    if (own === undefined) added.push(`${name}${delimiterOf(file, listener.section)}${value}`);
    else if (own.value.text !== value) edits.push({ span: { start: own.value.start, end: own.value.end }, newText: value });
  }
  if (added.length > 0) edits.push(insertion(file, listener.section, added));
  return edits;
}

/** The options of a server that give the facts wanted, with their texts; undefined when it has none for one of them. */
export function assignmentsFor(
  facts: Listener['facts'],
  wanted: WantedFacts,
): readonly (readonly [name: string, value: string])[] | undefined {
  const assignments: (readonly [string, string])[] = [];
  for (const [key, value] of Object.entries(wanted)) {
    const found = assignmentFor(facts, key as keyof WantedFacts, value);
    if (found === undefined) return undefined;
    assignments.push(found);
  }
  return assignments;
}

const roles: { readonly [Key in keyof WantedFacts]?: readonly OptionRole[] } = {
  bodyLimit: ['body-limit'],
  headerLimit: ['header-limit', 'buffer-limit'],
  requestLineLimit: ['line-limit'],
  requestLimit: ['request-timeout'],
  idleTimeout: ['idle-timeout'],
  threads: ['workers'],
  connectionLimit: ['connection-limit'],
  socketMode: ['socket-mode', 'umask'],
  leavesSocket: ['remove-socket'],
  trustedProxy: ['trusted-peer'],
  trustedHeaders: ['trusted-headers'],
  scheme: ['url-scheme'],
  prefix: ['url-prefix'],
};

function assignmentFor(facts: Listener['facts'], key: keyof WantedFacts, value: unknown): readonly [string, string] | undefined {
  for (const role of roles[key] ?? []) {
    const option = optionInRole(facts, role);
    const text = option && printed(facts, option, key, value);
    if (option !== undefined && text !== undefined) return [option.name, text];
  }
  return undefined;
}

function printed(facts: Listener['facts'], option: OptionFacts, key: keyof WantedFacts, value: unknown): string | undefined {
  const behaviour = behaviours[titleOf(facts)] ?? {};
  if (option.role === 'socket-mode') return (value as number).toString(8).padStart(3, '0');
  if (option.role === 'umask') {
    const mask = 0o777 & ~(value as number);
    return behaviour.umaskBase === 0 ? `0o${mask.toString(8).padStart(3, '0')}` : String(mask);
  }
  if (option.role === 'remove-socket') return String(!value);
  if (Array.isArray(value)) return value.join(' ');
  if (typeof value === 'string') return value;
  const amount = value as number;
  if (key === 'bodyLimit' && behaviour.bodyLimit === 'below') return String(amount === Infinity ? 2 ** 53 - 1 : amount + 1);
  if (amount === Infinity) return '0';
  return String(option.unit === 'seconds' ? Math.ceil(amount / 1000) : amount);
}

/** How the section writes it: `key = value` unless its options all do it in another way. */
function delimiterOf(file: SourceFile, { options }: Section): string {
  const [first] = options;
  const written = first === undefined ? '' : file.text.slice(first.keySpan.end, first.value.start);
  return /^[ \t]*[=:][ \t]*$/.test(written) ? written : ' = ';
}

/** Behind the last option of the section, or its header. */
function insertion(file: SourceFile, { options, header }: Section, lines: readonly string[]): TextEdit {
  const last: Option | undefined = options.at(-1);
  const at = last?.end ?? lineEnd(file.text, header.end);
  const newLine = lineBreakOf(file.text);
  return { span: { start: at, end: at }, newText: lines.map(line => newLine + line).join('') };
}
