// Hover (textDocument/hover): a directive in its context, a parameter, a name with what defines it, a size or time in plain units, a regular expression.

import type { Hover } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { lineStart, type Span } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { shortName } from '../core/uri.ts';
import { statusCodes, wordsAt } from '../data/nginx-words.ts';
import { capturesFor } from './captures.ts';
import { caretAt } from './caret.ts';
import { contextsAt } from './context.ts';
import { levelsAt } from './effective.ts';
import { type Expected, expectedAt } from './grammar.ts';
import { groupsOf } from './groups.ts';
import { inherited, linkTo } from './inherited.ts';
import { locationOf } from './locations.ts';
import { definitionsFor } from './namesakes.ts';
import { type ArgumentCaret, entriesAt } from './offers.ts';
import { describeDirective, describeParameter, describeVariable } from './prose.ts';
import { variable } from './reference.ts';
import { regexesOf, regexSpan } from './regexes.ts';
import { describeListen, describeLocation, describePath } from './requests.ts';
import { type Name, nameAt, withSigil } from './symbols.ts';
import type { Directive, Word } from './tree.ts';
import { describeQuantity } from './units.ts';
import { familiesAt } from './variables.ts';

/** What is known about the text at `offset`. */
export function hover(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const name = nameAt(file, offset);
  const caret = caretAt(file, offset);
  if (name !== undefined) {
    const markdown = describeName(snapshot, file, name, offset);
    if (markdown !== undefined) return { span: withSigil(file.text, name), markdown };
  }
  if (caret === undefined) return undefined;
  if (caret.at === 'name') return caret.directive && hoverOnName(snapshot, file, caret.directive, caret.parents, offset);
  return caret.word && hoverOnArgument(snapshot, file, caret, caret.word, offset);
}

function hoverOnName(
  snapshot: Snapshot,
  file: SourceFile,
  directive: Directive,
  parents: readonly Directive[],
  offset: number,
): Hover | undefined {
  const { name } = directive;
  if (parents.at(-1)?.block?.kind === 'entries' && name.value.startsWith('~')) return hoverOnRegex(file, directive, parents.at(-1), name);
  const entries = entriesAt(snapshot, file, name.value, offset);
  if (entries.length === 0 || (parents.at(-1)?.block?.kind === 'entries' && !entries.some(entry => entry.contexts.some(isTable))))
    return undefined;
  return { span: name, markdown: [...entries.map(describeDirective), ...replaced(snapshot, file, directive)].join('\n\n---\n\n') };
}

const isTable = (context: string) => /^(?:map|geo|types|split_clients|charset_map)$/.test(context);

/** What would hold without this directive, or at the end of a list what it replaces; a default is documented already. */
function replaced(snapshot: Snapshot, file: SourceFile, directive: Directive): string[] {
  if (directive.block !== undefined) return [];
  const { levels, whole } = levelsAt(snapshot, file, directive.start);
  const name = directive.name.value;
  const found = inherited({ levels: levels.slice(1), whole }, name, contextsAt(snapshot, file, directive.start));
  const link = found && linkTo(snapshot, found.place);
  if (found === undefined || link === undefined) return [];
  const replaces =
    found.count > 1 ? t`Replaces, from \`${found.of}\`, ${link} and ${found.count - 1} more:` : t`Replaces, from \`${found.of}\`, ${link}:`;
  return [`${replaces}\n${code(`${name} ${shortened(found.words)};`)}`];
}

function hoverOnArgument(snapshot: Snapshot, file: SourceFile, caret: ArgumentCaret, word: Word, offset: number): Hover | undefined {
  const { directive, before, parents } = caret;
  const capture = captureAt(file, word, offset);
  if (capture !== undefined) return hoverOnCapture(file, capture, directive, parents);
  const regex = hoverOnRegex(file, directive, undefined, word);
  if (regex !== undefined) return regex;
  const index = directive.args.indexOf(word);
  const given = directive.args.slice(0, index).map(arg => arg.value);
  const parts: string[] = [];
  const list = wordsAt[directive.name.value]?.list;
  const reason = (list === 'status' || list === 'code') && /^\d{3}$/.test(word.value) ? statusCodes.get(Number(word.value)) : undefined;
  if (reason !== undefined) parts.push(`\`${word.value}\` ${reason}`);
  for (const entry of entriesAt(snapshot, file, directive.name.value, offset)) {
    const expected = expectedAt(entry, given, before.length === index ? index : before.length);
    const parameter = expected.find(one => one.what === 'parameter' && one.text.length > 1 && word.value.startsWith(one.text));
    const literal = expected.find(one => one.what === 'literal' && one.text === word.value);
    const quantity =
      parameter?.what === 'parameter'
        ? parameter.kind && describeQuantity(word.value.slice(parameter.text.length), parameter.kind)
        : quantityOf(word.value, expected);
    if (quantity !== undefined) parts.push(quantity);
    const named = parameter ?? literal;
    const about = named && named.what !== 'placeholder' ? describeParameter(entry, named.text) : undefined;
    if (about !== undefined) parts.push(about);
    if (parts.length > 0) break;
  }
  const location = locationOf(directive);
  const told =
    location?.word === word
      ? [describeLocation(location)]
      : index === 0
        ? [describePath(directive, parents), describeListen(snapshot, file, directive)]
        : [];
  parts.push(...told.filter(text => text !== undefined));
  return parts.length === 0 ? undefined : { span: word, markdown: parts.join('\n\n') };
}

/** A value in plain units, as the first place for it reads it. The documentation's word for a time is one also where nginx has more for it. */
function quantityOf(value: string, expected: readonly Expected[]): string | undefined {
  for (const place of expected) {
    if (place.what !== 'placeholder') continue;
    const quantity =
      (place.kind && describeQuantity(value, place.kind)) ??
      (place.name === 'time' ? describeQuantity(value, { kind: 'expires' }) : undefined);
    if (quantity !== undefined) return quantity;
  }
  return undefined;
}

/** A name: what nginx says of it, and where the configuration defines it. */
function describeName(snapshot: Snapshot, file: SourceFile, name: Name, offset: number): string | undefined {
  const parts: string[] = [];
  if (name.kind === 'variable') {
    const lower = name.name.toLowerCase();
    for (const family of familiesAt(snapshot, file, offset)) {
      const entry = variable(lower, family);
      if (entry !== undefined) parts.push(describeVariable(entry));
    }
  }
  const definitions = definitionsFor(snapshot, name);
  const shown = definitions.slice(0, 5).map(definition => describeDefinition(snapshot, definition));
  if (definitions.length > shown.length) shown.push(t`… and ${definitions.length - shown.length} more`);
  if (shown.length > 0) parts.push(...shown);
  return parts.length === 0 ? undefined : parts.join('\n\n');
}

function describeDefinition(snapshot: Snapshot, { file, directive, kind, span, size }: Name): string {
  const line = file.text.slice(0, span.start).split('\n').length;
  const quantity = size && describeQuantity(file.text.slice(size.start, size.end), { kind: 'size', large: true });
  const where = `${shortName(file.uri, snapshot.roots)}:${line}`;
  const whole =
    kind === 'upstream' || directive.block?.kind === 'entries' ? blockText(file.text, directive) : oneLine(file.text, directive);
  return `${code(whole)}\n${[where, quantity].filter(Boolean).join(' · ')}`;
}

/** A block of at most a dozen lines, without the indentation it stands in. */
function blockText(text: string, directive: Directive): string {
  const indent = directive.start - lineStart(text, directive.start);
  const lines = text.slice(directive.start, directive.end).split(/\r?\n/);
  const dedented = lines.map(line => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line));
  return dedented.length > 12 ? [...dedented.slice(0, 11), '    …', '}'].join('\n') : dedented.join('\n');
}

/** A directive up to its `;` or `{`, on one line. */
function oneLine(text: string, directive: Directive): string {
  const end = directive.block?.open ?? directive.end;
  const line = text.slice(directive.start, end).replace(/\s+/g, ' ').trim();
  return directive.block === undefined ? shortened(line) : `${shortened(line)} { … }`;
}

function shortened(line: string): string {
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

function code(text: string): string {
  return `\`\`\`nginx\n${text}\n\`\`\``;
}

/** The span of `$1` to `$9` at `offset` in a word. */
function captureAt(file: SourceFile, word: Word, offset: number): Span | undefined {
  for (const match of file.text.slice(word.start, word.end).matchAll(/\$[1-9]/g)) {
    const start = word.start + match.index;
    if (start <= offset && offset <= start + 2) return { start, end: start + 2 };
  }
  return undefined;
}

function hoverOnCapture(file: SourceFile, span: Span, directive: Directive, parents: readonly Directive[]): Hover | undefined {
  const number = Number(file.text[span.start + 1]);
  const capture = capturesFor(file.text, directive, parents).find(one => one.number === number);
  return capture && { span, markdown: t`\`$${number}\` is the group \`${capture.group}\` of \`${capture.pattern}\`` };
}

function hoverOnRegex(file: SourceFile, directive: Directive, parent: Directive | undefined, word: Word): Hover | undefined {
  const regex = regexesOf(directive, parent).find(one => one.word === word);
  if (regex === undefined) return undefined;
  const span = regexSpan(file.text, regex, directive);
  const pattern = file.text.slice(span.start, span.end);
  const { groups, names } = groupsOf(pattern);
  const mark = directive.args[directive.args.indexOf(word) - 1]?.value ?? '';
  const caseless = regex.skip === 2 || mark.endsWith('~*') || directive.name.value === 'server_name' || pattern.startsWith('(?i)');
  const list = groups.map((group, index) => {
    const name = names.find(named => named.start > group.start && named.end <= group.start + 5 + named.name.length);
    return `- \`$${index + 1}\`${name ? `, \`$${name.name}\`` : ''}: \`${pattern.slice(group.start, group.end)}\``;
  });
  const head = caseless
    ? t`Regular expression (PCRE), letter case ignored; ${anchors(pattern)}`
    : t`Regular expression (PCRE), case-sensitive; ${anchors(pattern)}`;
  return { span: word, markdown: list.length === 0 ? head : `${head}\n\n${list.join('\n')}` };
}

/** Where in the text the expression must match: it may match anywhere unless it is anchored. */
function anchors(pattern: string): string {
  const start = /^(?:\(\?\w+\))?\^/.test(pattern);
  const end = /(?:^|[^\\])(?:\\\\)*\$$/.test(pattern);
  return start && end ? t`the whole text` : start ? t`at the beginning` : end ? t`at the end` : t`anywhere`;
}
